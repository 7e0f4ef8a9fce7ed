import { join } from 'node:path'
import type simulate from 'miniprogram-simulate'

const root = join(__dirname, '..', '..', '..')
const today = {
  answer: '',
  hint: '',
  slots: [],
  button: { text: '晚上签到', slot: 'evening', primary: true },
  location: true,
  privacy: '只记这一次，不跟踪。',
}
const verdict = (name: string, what: string, confirm: string) => ({
  verdict: name,
  tone: name === 'inside' ? 'pine' : name === 'weak' ? 'wheat' : 'brick',
  sign: 'in',
  what,
  how: '',
  advice: '',
  confirm,
  dial: null,
})
const inside = verdict('inside', '在村里', '签到')
const done = { when: '11月23日 18:20', verdict: inside, what: '今天两次都签了', next: '', stat: null, today }

interface Sent {
  action: string
  requestId: string
  input: Record<string, unknown>
}

/** The sheet on a phone at a place (`null` denies it), whose cloud gives these answers; `null` is a lost network. */
async function open(
  place: object | null,
  answers: Record<string, unknown>,
  rest: { today?: object; stale?: boolean } = {},
) {
  jest.resetModules()
  const fresh = jest.requireActual<typeof simulate>('miniprogram-simulate')
  const storage = new Map<string, unknown>()
  const sent: Sent[] = []
  const events: string[] = []
  /** How often the phone was asked where it is, or whether it may say. */
  const asked = { location: 0 }
  Object.assign(globalThis, {
    wx: {
      cloud: {
        callFunction: ({ data }: { data: Sent }) => {
          sent.push(data)
          const answer = answers[data.action]
          return answer ? Promise.resolve({ result: answer }) : Promise.reject({ errCode: -1 })
        },
      },
      getStorageSync: (key: string) => storage.get(key) ?? '',
      setStorageSync: (key: string, value: unknown) => storage.set(key, value),
      authorize: ({ success, fail }: { success(): void; fail(): void }) => {
        asked.location += 1
        if (place) success()
        else fail()
      },
      getLocation: ({ success }: { success(at: object): void }) => {
        asked.location += 1
        success(place ?? {})
      },
    },
  })
  const sheet = fresh.render(fresh.load(join(__dirname, 'index'), { compiler: 'official', rootPath: root }), {
    show: false,
    today,
    ...rest,
  })
  sheet.attach(document.createElement('div'))
  const heard = sheet as unknown as { addEventListener(name: string, then: () => void): void }
  for (const name of ['recorded', 'close']) heard.addEventListener(name, () => events.push(name))
  const settle = () => new Promise((resolve) => setTimeout(resolve, 40))
  sheet.setData({ show: true })
  await settle()
  const methods = sheet.instance as unknown as {
    onPrimary(): void
    stopWaiting(): void
    onNote(event: object): void
  }
  const primary = async () => {
    methods.onPrimary()
    await settle()
  }
  return {
    primary,
    asked,
    sent,
    events,
    storage,
    data: sheet.data as { step: string; wait: string; bar: { primary: string; secondary: string } },
    end: () => methods.stopWaiting(),
    write: (value: string) => methods.onNote({ detail: { value } }),
  }
}

const here = { latitude: 35.9, longitude: 104.2, accuracy: 12 }
const ok = (data: unknown) => ({ ok: true, data })
const preview = (view: unknown) => ok({ when: '11月23日 18:20', verdict: view })

it('looks first, says what it would be, and records only when its person says so', async () => {
  const { primary, sent, events, data, end, asked } = await open(here, {
    'attendance.preview': preview(inside),
    'attendance.checkIn': ok(done),
  })
  expect(data.step).toBe('verdict')
  expect(asked.location).toBeGreaterThan(0)
  expect(sent.map((each) => each.action)).toEqual(['attendance.preview'])
  await primary()
  expect(data.step).toBe('done')
  expect(events).toEqual(['recorded'])
  expect(sent[1]).toMatchObject({
    action: 'attendance.checkIn',
    input: { slotAsked: 'evening', fix: { latitude: 35.9, accuracy: 12 } },
  })
  expect(sent[1]!.input['sentAt']).toBeGreaterThanOrEqual(sent[1]!.input['tappedAt'] as number)
  end()
})

it('a weak fix may be recorded as it is, and not repeated for thirty seconds', async () => {
  const { data, end } = await open(here, {
    'attendance.preview': preview(verdict('weak', '信号弱', '照样签到')),
  })
  expect(data.bar.primary).toBe('照样签到')
  expect(data.bar.secondary).toMatch(/^(30|29) 秒后再试$/)
  end()
  expect(data.bar.secondary).toBe('再试一次')
})

it('who denies the location may check in without it', async () => {
  const { primary, sent, data, end } = await open(null, { 'attendance.checkIn': ok(done) })
  expect(data).toMatchObject({ step: 'unlocated', bar: { primary: '不带位置签到', secondary: '去打开' } })
  await primary()
  expect(sent[0]?.input).toMatchObject({ noFix: 'denied' })
  expect(sent[0]?.input).not.toHaveProperty('fix')
  end()
})

it('where the county asks for no location the phone is never asked for one, and none is sent', async () => {
  const { primary, sent, data, asked } = await open(
    here,
    { 'attendance.checkIn': ok(done) },
    { today: { ...today, location: false } },
  )
  expect(data.step).toBe('plain')
  await primary()
  expect(asked.location).toBe(0)
  expect(sent.map((each) => each.action)).toEqual(['attendance.checkIn'])
  expect(sent[0]?.input).toMatchObject({ noFix: 'off' })
  expect(sent[0]?.input).not.toHaveProperty('fix')
})

it('without a signal it is kept on the phone under the id it was tried with, and says that it was not sent', async () => {
  const { primary, sent, storage, events, data, end } = await open(here, {
    'attendance.preview': preview(inside),
  })
  await primary()
  expect(data.step).toBe('kept')
  expect(events).toEqual([])
  const [kept] = storage.get('keptCheckIns') as Sent[]
  expect(kept?.requestId).toBe(sent.at(-1)?.requestId)
  expect(kept?.input).not.toHaveProperty('sentAt')
  await primary()
  expect(events).toEqual(['close'])
  end()
})

it('after a failure the same check-in is sent again under the same id', async () => {
  const failure = {
    ok: false,
    code: 'server.failed',
    params: {},
    text: { what: '', next: '' },
    requestId: 'r',
  }
  const answers: Record<string, unknown> = {
    'attendance.preview': preview(inside),
    'attendance.checkIn': failure,
  }
  const { primary, sent, data, end } = await open(here, answers)
  await primary()
  expect(data.step).toBe('refused')
  answers['attendance.checkIn'] = ok(done)
  await primary()
  expect(data.step).toBe('done')
  const [first, second] = sent.filter((each) => each.action === 'attendance.checkIn')
  expect(second?.requestId).toBe(first?.requestId)
  expect(second?.input['tappedAt']).toBe(first?.input['tappedAt'])
  end()
})

it('a page from before names no slot, because that slot may be over', async () => {
  const { primary, sent, end } = await open(
    here,
    { 'attendance.preview': preview(inside), 'attendance.checkIn': ok(done) },
    { stale: true },
  )
  await primary()
  expect(sent[1]?.input).not.toHaveProperty('slotAsked')
  end()
})

it('what its person wrote goes with the check-in, blanks do not', async () => {
  const answers = { 'attendance.preview': preview(inside), 'attendance.checkIn': ok(done) }
  const one = await open(here, answers)
  one.write('  村里停电 ')
  await one.primary()
  expect(one.sent[1]?.input).toMatchObject({ note: '村里停电' })
  one.end()
  const two = await open(here, answers)
  two.write('   ')
  await two.primary()
  expect(two.sent[1]?.input).not.toHaveProperty('note')
  two.end()
})
