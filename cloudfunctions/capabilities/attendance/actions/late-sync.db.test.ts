import { atClock, DAY, type Day } from '../../../kernel/day'
import { newRequestId, startTestCloud, type TestCloud } from '../../../testing/test-cloud'
import { granted, type Caller } from '../../organization/testing/given'
import type { AttendanceApi } from '../contract'
import { LIUWAN_OFFICE } from '../testing/given'
import { openTownship, type Township } from '../testing/township'

type Input = AttendanceApi['attendance.checkIn']['input']

let cloud: TestCloud
let town: Township
/** The clock only goes forward: every test begins where the last one ended. */
let now = atClock('2026-11-22', '17:50')

beforeAll(async () => {
  cloud = await startTestCloud({ startAt: now })
  town = await openTownship(cloud)
})
afterAll(() => cloud?.close())

async function goTo(day: Day, clock: string): Promise<void> {
  now = atClock(day, clock)
  await cloud.setClock(now)
}
const ticketOf = async (phone: Caller): Promise<string> =>
  granted(await phone.call('home.get', {})).today!.ticket

/** A tap at the village office, as the phone keeps it. */
function tap(tappedAt: number, nonce?: string): Input {
  const fix = { ...LIUWAN_OFFICE, accuracy: 12, capturedAt: tappedAt }
  return { tappedAt, fix, ...(nonce === undefined ? {} : { nonce }) }
}
const send = async (phone: Caller, input: Input, requestId = newRequestId(), skew = 0) =>
  granted(await phone.call('attendance.checkIn', { ...input, sentAt: now + skew }, requestId))

async function story(phone: Caller, day: Day) {
  const view = granted(await phone.call('attendance.month', { month: day.slice(0, 7) }))
  const items = view.stories.find((each) => each.day === day)!.items
  return items.filter(({ what }) => /\d\d:\d\d/.test(what)).map(({ what, when }) => `${what}，${when}`)
}

describe('a check-in that found no signal', () => {
  it('on the last day of a posting is taken when its person has left', async () => {
    const phone = town.as('任期满')
    const ticket = await ticketOf(phone)
    await goTo('2026-11-22', '20:00')
    const kept = tap(now, `${ticket}.0`)
    await goTo('2026-11-23', '09:00')
    expect((await send(phone, kept)).what).toBe('补上了')
    const fresh = await phone.call('attendance.checkIn', { ...tap(now), sentAt: now })
    expect(fresh).toMatchObject({ ok: false, code: 'caller.notPosted' })
    const postingId = await town.postingOf('任期满')
    const view = granted(await town.as('马玉兰').call('attendance.month', { postingId, month: '2026-11' }))
    expect(view.stories[21]!.items[0]).toMatchObject({ what: '晚上 20:00 在村' })
  })

  it('counts two days later for its own evening, costs three round trips, and says that it came late', async () => {
    const phone = town.as('周建平')
    const ticket = await ticketOf(phone)
    await goTo('2026-11-23', '20:14')
    const kept = tap(now, `${ticket}.0`)
    await goTo('2026-11-25', '13:00')
    await cloud.resetStats()
    expect((await send(phone, kept)).next).toBe('11月23日晚上的签到，按 20:14 记，会注明是补传的。')
    const { requests } = await cloud.stats()
    expect(Object.values(requests).reduce((sum, count) => sum + count, 0)).toBeLessThanOrEqual(3)
    expect(await story(phone, '2026-11-23')).toEqual(['晚上 20:14 在村，离村委会 0 米，误差 12 米，补传的'])
  })

  it('counts although the phone’s clock is four hundred days wrong', async () => {
    const phone = town.as('周建平')
    const ticket = await ticketOf(phone)
    await goTo('2026-11-25', '20:10')
    const kept = tap(now - 400 * DAY, `${ticket}.0`)
    await goTo('2026-11-26', '13:00')
    await send(phone, kept, newRequestId(), -400 * DAY)
    expect((await story(phone, '2026-11-25')).at(-1)).toMatch(/^晚上 20:10 在村.*补传的$/)
  })

  it.each([
    ['a number of another person', async () => `${await ticketOf(town.as('李晓燕'))}.0`],
    ['a forged number', async () => `${(await ticketOf(town.as('周建平'))).slice(0, -1)}x.0`],
    ['no number', async () => undefined],
    ['a number of the wrong form', async () => '../../$ne.0'],
  ])('with %s is written down as a time that cannot be proved, and never refused', async (_what, number) => {
    const phone = town.as('周建平')
    const nonce = await number()
    const before = await story(phone, '2026-11-26')
    const kept = tap(atClock('2026-11-26', '09:00'), nonce)
    expect((await send(phone, kept)).next).toContain('这个时间证明不了')
    const after = await story(phone, '2026-11-26')
    expect(after).toHaveLength(before.length + 1)
    expect(after.at(-1)).toMatch(/^09:00 在村.*补传的，时间证明不了$/)
  })

  it('with a number used before is written down and proves nothing, also in another month', async () => {
    const phone = town.as('李晓燕')
    await goTo('2026-11-30', '17:00')
    const ticket = await ticketOf(phone)
    await goTo('2026-11-30', '20:00')
    const kept = tap(now, `${ticket}.0`)
    await goTo('2026-12-01', '07:00')
    const copied = tap(now, `${ticket}.0`)
    const other = tap(now, `${ticket}.1`)
    await goTo('2026-12-01', '13:00')
    await send(phone, kept)
    expect(await story(phone, '2026-11-30')).toEqual([expect.stringMatching(/^晚上 20:00 在村.*补传的$/)])
    expect((await send(phone, copied)).next).toContain('这个时间证明不了')
    expect((await send(phone, other)).what).toBe('早上的签到记好了')
    expect(await story(phone, '2026-12-01')).toEqual([
      expect.stringContaining('时间证明不了'),
      expect.stringMatching(/^早上 07:00 在村.*补传的$/),
    ])
    const november = granted(await phone.call('attendance.month', { month: '2026-11' }))
    expect(november.cells[29]).toMatchObject({ night: true })
  })

  it('whose queue is sent again as a whole, in another order and from two phones, is there once', async () => {
    const phone = town.as('李晓燕')
    await goTo('2026-12-02', '04:00')
    const ticket = await ticketOf(phone)
    const clocks = ['05:30', '07:30', '20:00', '21:00']
    const queue = clocks.map((clock, i) => ({
      input: tap(atClock('2026-12-02', clock), `${ticket}.${i}`),
      id: newRequestId(),
    }))
    await goTo('2026-12-03', '13:00')
    const sendAll = (order: typeof queue) => Promise.all(order.map(({ input, id }) => send(phone, input, id)))
    await sendAll([...queue].reverse())
    await sendAll(queue)
    await goTo('2026-12-03', '14:00')
    await sendAll(queue)
    const told = await story(phone, '2026-12-02')
    expect(told.map((line) => line.slice(0, 8))).toEqual([
      '早上 05:30',
      '早上 07:30',
      '晚上 20:00',
      '晚上 21:00',
    ])
  })

  it('of more than seven days ago is written down for today without a slot', async () => {
    const phone = town.as('赵志强')
    const ticket = await ticketOf(phone)
    const kept = tap(now, `${ticket}.0`)
    await goTo('2026-12-11', '13:00')
    expect((await send(phone, kept)).next).toContain('这个时间证明不了')
    expect(await story(phone, '2026-12-11')).toHaveLength(1)
  })
})
