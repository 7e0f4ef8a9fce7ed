import { atClock, startOf } from '../../../kernel/day'
import { data, openCounty, type County } from '../../../testing/county'
import { storedIn } from '../../../testing/full-month'
import { startTestCloud, newRequestId, type Phone, type TestCloud } from '../../../testing/test-cloud'
import type { CheckInInput } from '../contract'
import { DONGQU_OFFICE, LIUWAN_OFFICE } from '../testing/given'
import type { InferOutput } from 'valibot'

const today = '2026-11-23'
const now = atClock(today, '18:20')

let cloud: TestCloud
let county: County
let secretary: Phone

beforeAll(async () => {
  cloud = await startTestCloud({ startAt: now })
  county = await openCounty(cloud)
  secretary = await county.bind('周建平')
})
afterAll(() => cloud?.close())
afterEach(() => cloud.clearFaults())

type Input = InferOutput<typeof CheckInInput>

/** A check-in at the village office, or so many degrees north of it. */
function here(rest: { north?: number; accuracy?: number; tappedAt?: number } = {}): Input {
  const { north = 0, accuracy = 12, tappedAt = now } = rest
  const { latitude, longitude } = LIUWAN_OFFICE
  return { tappedAt, fix: { latitude: latitude + north, longitude, accuracy, capturedAt: tappedAt } }
}

const requests = async (): Promise<number> =>
  Object.values((await cloud.stats()).requests).reduce((sum, count) => sum + count, 0)

/** How many lines of evidence one day of the caller's ledger shows. */
async function lines(phone: Phone, day: string): Promise<number> {
  const view = data(await phone.call('attendance.month', { month: day.slice(0, 7) }))
  const story = view.stories.find((candidate) => candidate.day === day)
  return story!.items.filter((item) => /\d\d:\d\d/.test(item.what)).length
}

describe('a check-in through the deployed functions', () => {
  it('is previewed without being recorded, then recorded as it was previewed', async () => {
    const { fix } = here({ north: 0.0028 })
    const seen = data(await secretary.call('attendance.preview', { fix: fix! }))
    expect(seen.verdict).toMatchObject({ verdict: 'inside', what: '在村里', confirm: '签到' })
    expect(seen.verdict.dial).toMatchObject({ radius: 800, east: 0, north: 311 })
    expect(await lines(secretary, today)).toBe(0)
    const done = data(await secretary.call('attendance.checkIn', here({ north: 0.0028 })))
    expect(done).toMatchObject({
      when: '11月23日 18:20',
      verdict: { verdict: 'inside', how: seen.verdict.how },
    })
    expect(done.next).toBe('明早 12:00 前再签一次，\n今晚就算一夜。')
    expect(done.today.slots[1]).toMatchObject({ state: 'in', stateWords: '在村' })
    expect(await lines(secretary, today)).toBe(1)
  })

  it('costs three round trips: who calls, the ledger, one write', async () => {
    await cloud.resetStats()
    data(await secretary.call('attendance.checkIn', here()))
    expect(await requests()).toBeLessThanOrEqual(3)
    await cloud.resetStats()
    data(await secretary.call('attendance.preview', { fix: here().fix! }))
    expect(await requests()).toBe(1)
    await cloud.resetStats()
    data(await secretary.call('attendance.month', {}))
    expect(await requests()).toBeLessThanOrEqual(3)
  })

  it('41 kilometres away is written down and never refused', async () => {
    const member = await county.bind('李晓燕')
    const done = data(await member.call('attendance.checkIn', here({ north: 0.37 })))
    expect(done).toMatchObject({ verdict: { verdict: 'outside', confirm: '照样签到' }, what: '照实记下了' })
    expect(done.today.answer).toBe('今天还差晚上一次签到')
    expect(await lines(member, today)).toBe(1)
  })

  it('sent twice under one id is one check-in, under another input it is refused', async () => {
    const member = await county.bind('王磊')
    const id = newRequestId()
    const first = data(await member.call('attendance.checkIn', here(), id))
    const again = data(await member.call('attendance.checkIn', { ...here(), sentAt: now + 5 }, id))
    expect(again.verdict).toEqual(first.verdict)
    expect(await lines(member, today)).toBe(1)
    const other = await member.call('attendance.checkIn', here({ tappedAt: now - 1_000 }), id)
    expect(other).toMatchObject({ ok: false, code: 'request.reused' })
  })

  it('whose reply is lost on the way is there once, and the phone’s repeat answers it', async () => {
    const member = await county.bind('赵志强')
    const id = newRequestId()
    await cloud.fault({ match: { collection: 'ledgers', function: 'api' }, nth: 2, kind: 'dropReply' })
    const lost = await member.call('attendance.checkIn', here(), id)
    expect(lost).toMatchObject({ ok: false, code: 'server.failed' })
    await cloud.clearFaults()
    const again = data(await member.call('attendance.checkIn', here(), id))
    expect(again.verdict.verdict).toBe('outside')
    expect(await lines(member, today)).toBe(1)
  })

  it('on two phones at once is recorded twice, and nothing is lost', async () => {
    const member = await county.bind('白静')
    const taps = Array.from({ length: 6 }, (_, i) =>
      member.call('attendance.checkIn', here({ tappedAt: now + i })),
    )
    for (const reply of await Promise.all(taps)) expect(reply.ok).toBe(true)
    expect(await lines(member, today)).toBe(6)
  })

  it('fails as a whole or happens as a whole, whichever call to the database fails', async () => {
    const member = await county.bind('丁海波')
    let recorded = 0
    for (let nth = 1; nth <= 3; nth++) {
      await cloud.fault({ match: { function: 'api' }, nth, kind: 'fail' })
      const reply = await member.call('attendance.checkIn', here({ tappedAt: now + nth }))
      await cloud.clearFaults()
      if (reply.ok) recorded += 1
      else expect(reply).toMatchObject({ code: 'server.failed' })
      expect(await lines(member, today)).toBe(recorded)
    }
    expect(recorded).toBeLessThan(3)
  })
})

describe('who may check in and whose ledger is read', () => {
  it('a stranger, a township leader and an organiser have no post to check in at', async () => {
    expect(await cloud.as('stranger').call('attendance.checkIn', here())).toMatchObject({
      code: 'caller.notBound',
    })
    const leader = await county.bind('马玉兰')
    expect(await leader.call('attendance.checkIn', here())).toMatchObject({ code: 'caller.notPosted' })
    expect(await county.organiser.call('attendance.month', {})).toMatchObject({ code: 'caller.notPosted' })
  })

  it('those above the village read a ledger by its posting; beside it, nobody can tell that it exists', async () => {
    const postingId = await postingOf('白静')
    const leader = cloud.as(`wx-${await county.personId('马玉兰')}`)
    const view = data(await leader.call('attendance.month', { postingId }))
    expect(view.whose).toBe('沙井村 · 白静')
    expect(data(await county.organiser.call('attendance.month', { postingId })).cells).toEqual(view.cells)
    for (const id of [postingId, 'g0'])
      expect(await secretary.call('attendance.month', { postingId: id })).toMatchObject({
        code: 'record.notFound',
      })
    expect(await leader.call('attendance.month', { postingId: 'g0' })).toMatchObject({
      code: 'record.notFound',
    })
  })

  it.each([
    ['an unknown field', { ...here(), personId: 'p1' }],
    ['a latitude of 91', { tappedAt: now, fix: { ...here().fix, latitude: 91 } }],
    ['a text for a number', { tappedAt: now, fix: { ...here().fix, accuracy: '12' } }],
    ['a query in a field', { tappedAt: { $gt: 0 } }],
    ['no time at all', {}],
    ['a prototype', JSON.parse('{"__proto__":{"tappedAt":1},"tappedAt":1,"constructor":{}}')],
  ])('%s is turned away before anything is read', async (_what, input) => {
    const event = { v: 1, action: 'attendance.checkIn', input, requestId: newRequestId() }
    expect(await secretary.raw('api', event)).toMatchObject({ ok: false, code: 'request.invalid' })
  })

  it('a month that has not come is refused kindly', async () => {
    expect(await secretary.call('attendance.month', { month: '2026-12' })).toMatchObject({
      code: 'attendance.monthAhead',
    })
  })
})

describe('time goes on', () => {
  it('the last evening of a month and the first morning of the next make a night of the old month', async () => {
    const member = await county.bind('田永福')
    for (const at of [atClock('2026-11-30', '20:00'), atClock('2026-12-01', '07:30')]) {
      await cloud.setClock(at)
      const input = { tappedAt: at, fix: { ...DONGQU_OFFICE, accuracy: 10, capturedAt: at } }
      expect(data(await member.call('attendance.checkIn', input)).verdict.verdict).toBe('inside')
    }
    const november = data(await member.call('attendance.month', { month: '2026-11' }))
    expect(november.cells.find((cell) => cell.day === '2026-11-30')).toMatchObject({ night: true })
    expect(november.totals).toContainEqual({ value: 1, text: '夜宿', tone: 'ink' })
    expect(november.next).toBe('2026-12')
  })

  it('a tap that waited on the phone until the next slot is kept for its day, without a slot', async () => {
    const at = atClock('2026-12-01', '18:30')
    await cloud.setClock(at)
    const tappedAt = atClock('2026-12-01', '11:50')
    const done = data(await secretary.call('attendance.checkIn', { ...here({ tappedAt }), sentAt: at }))
    expect(done.what).toBe('补上了')
    expect(done.today.slots.map((slot) => slot.state)).toEqual(['missed', 'due'])
  })

  it('the clock deletes the coordinates when their time is up, and the ledger still tells the day', async () => {
    await cloud.setClock(atClock('2026-12-02', '02:00'))
    await cloud.tick()
    const before = data(await secretary.call('attendance.month', { month: '2026-11' }))
    expect(await coordinates()).toBeGreaterThan(0)
    await cloud.setClock(startOf('2027-03-08'))
    await cloud.tick()
    expect(await coordinates()).toBe(0)
    const after = data(await secretary.call('attendance.month', { month: '2026-11' }))
    const told = (view: typeof before) => view.stories.find((story) => story.day === today)!.items
    expect(told(after)).toEqual(told(before))
    expect(told(after).length).toBeGreaterThan(0)
  })
})

describe('a note of ten thousand characters', () => {
  it('is refused before anything is read', async () => {
    const long = { ...here(), note: '字'.repeat(10_000) }
    expect(await secretary.call('attendance.checkIn', long)).toMatchObject({ code: 'request.invalid' })
  })
})

/** The posting of a person who has bound an account, as their own phone knows it. */
async function postingOf(name: string): Promise<string> {
  const phone = cloud.as(`wx-${await county.personId(name)}`)
  return data(await phone.call('organization.me', {})).me!.postingId!
}

/** How many fixes lie in the ledgers of the database. */
async function coordinates(): Promise<number> {
  const ledgers = (await storedIn(cloud, 'ledgers', {})).map((text) => JSON.parse(text) as Stored)
  return ledgers.flatMap(({ state }) => state.fixes.flatMap(({ of }) => of)).length
}
interface Stored {
  state: { fixes: Array<{ of: string[] }> }
}
