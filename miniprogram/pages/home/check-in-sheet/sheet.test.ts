import { offline, openComponent, refusal, type Answers, type Sent } from '../../../testing/simulated-page'

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

/** The sheet on a phone at a place (`null` denies it), whose cloud answers by action. */
async function open(place: object | null, answers: Answers, rest: { today?: object; stale?: boolean } = {}) {
  /** How often the phone was asked where it is, or whether it may say. */
  const asked = { location: 0 }
  const sheet = await openComponent(
    __dirname,
    { show: false, today, ...rest },
    {
      answers,
      wx: {
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
    },
  )
  await sheet.set({ show: true })
  return {
    ...sheet,
    asked,
    events: () => sheet.heard.map(([name]) => name),
    primary: () => sheet.act('onPrimary'),
    data: sheet.data as { step: string; wait: string; bar: { primary: string; secondary: string } },
  }
}

const here = { latitude: 35.9, longitude: 104.2, accuracy: 12 }
const preview = (view: object) => ({ when: '11月23日 18:20', verdict: view })

it('looks first, says what it would be, and records only when its person says so', async () => {
  const { primary, sent, events, data, asked } = await open(here, {
    'attendance.preview': preview(inside),
    'attendance.checkIn': done,
  })
  expect(data.step).toBe('verdict')
  expect(asked.location).toBeGreaterThan(0)
  expect(sent.map((each) => each.action)).toEqual(['attendance.preview'])
  await primary()
  expect(data.step).toBe('done')
  expect(events()).toEqual(['recorded'])
  expect(sent[1]).toMatchObject({
    action: 'attendance.checkIn',
    input: { slotAsked: 'evening', fix: { latitude: 35.9, accuracy: 12 } },
  })
  expect(sent[1]!.input['sentAt']).toBeGreaterThanOrEqual(sent[1]!.input['tappedAt'] as number)
})

it('a weak fix may be recorded as it is, and not repeated for thirty seconds', async () => {
  const { begin, data } = await open(here, {
    'attendance.preview': preview(verdict('weak', '信号弱', '照样签到')),
  })
  expect(data.bar.primary).toBe('照样签到')
  expect(data.bar.secondary).toMatch(/^(30|29) 秒后再试$/)
  begin('stopWaiting')
  expect(data.bar.secondary).toBe('再试一次')
})

it('who denies the location may check in without it', async () => {
  const { primary, sent, data } = await open(null, { 'attendance.checkIn': done })
  expect(data).toMatchObject({ step: 'unlocated', bar: { primary: '不带位置签到', secondary: '去打开' } })
  await primary()
  expect(sent[0]?.input).toMatchObject({ noFix: 'denied' })
  expect(sent[0]?.input).not.toHaveProperty('fix')
})

it('where the county asks for no location the phone is never asked for one, and none is sent', async () => {
  const { primary, sent, data, asked } = await open(
    here,
    { 'attendance.checkIn': done },
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
  const { primary, sent, storage, events, data } = await open(here, {
    'attendance.preview': preview(inside),
    'attendance.checkIn': offline,
  })
  await primary()
  expect(data.step).toBe('kept')
  expect(events()).toEqual([])
  const [kept] = storage.get('keptCheckIns') as Sent[]
  expect(kept?.requestId).toBe(sent.at(-1)?.requestId)
  expect(kept?.input).not.toHaveProperty('sentAt')
  await primary()
  expect(events()).toEqual(['close'])
})

it('after a failure the same check-in is sent again under the same id', async () => {
  const { primary, sent, data, answerWith } = await open(here, {
    'attendance.preview': preview(inside),
    'attendance.checkIn': refusal('server.failed'),
  })
  await primary()
  expect(data.step).toBe('refused')
  answerWith('attendance.checkIn', done)
  await primary()
  expect(data.step).toBe('done')
  const [first, second] = sent.filter((each) => each.action === 'attendance.checkIn')
  expect(second?.requestId).toBe(first?.requestId)
  expect(second?.input['tappedAt']).toBe(first?.input['tappedAt'])
})

it('a page from before names no slot, because that slot may be over', async () => {
  const { primary, sent } = await open(
    here,
    { 'attendance.preview': preview(inside), 'attendance.checkIn': done },
    { stale: true },
  )
  await primary()
  expect(sent[1]?.input).not.toHaveProperty('slotAsked')
})

it('what its person wrote goes with the check-in, blanks do not', async () => {
  const answers = { 'attendance.preview': preview(inside), 'attendance.checkIn': done }
  const one = await open(here, answers)
  await one.choose('onNote', '  村里停电 ')
  await one.primary()
  expect(one.sent[1]?.input).toMatchObject({ note: '村里停电' })
  const two = await open(here, answers)
  await two.choose('onNote', '   ')
  await two.primary()
  expect(two.sent[1]?.input).not.toHaveProperty('note')
})
