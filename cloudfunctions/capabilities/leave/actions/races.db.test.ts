import { newRequestId, startTestCloud, type TestCloud } from '../../../testing/test-cloud'
import { codeOf, granted } from '../../organization/testing/given'
import { entriesOf, openVillage, request, type Village } from '../testing/village'

let cloud: TestCloud
let village: Village

beforeAll(async () => {
  cloud = await startTestCloud()
  village = await openVillage(cloud)
})
afterAll(() => cloud?.close())
afterEach(() => cloud.clearFaults())

const MINUTE = 60_000
/** 23 November 2026 18:20 at UTC+8. */
let clock = Date.UTC(2026, 10, 23, 10, 20)

async function tickAfter(milliseconds: number): Promise<void> {
  clock += milliseconds
  await cloud.setClock(clock)
  await cloud.tick()
}

const mineOn = async (day: string) => (await mine()).find(({ when }) => when.startsWith(day))!
const mine = async () => granted(await village.zhou.call('leave.mine', {})).rows

describe('a reply that is lost', () => {
  it('is harmless: the same request again is the same application', async () => {
    const requestId = newRequestId()
    const first = granted(await village.zhou.call('leave.submit', request('11-25'), requestId))
    const again = granted(await village.zhou.call('leave.submit', request('11-25'), requestId))
    expect(again).toEqual(first)
    expect(await mine()).toHaveLength(1)
    expect(await entriesOf(village.ma, '周建平请假，等你决定')).toBe(1)
  })

  it('is refused with another content under the same request', async () => {
    const requestId = newRequestId()
    granted(await village.zhou.call('leave.submit', request('11-27'), requestId))
    expect(codeOf(await village.zhou.call('leave.submit', request('12-01'), requestId))).toBe(
      'request.reused',
    )
    expect(await mine()).toHaveLength(2)
  })
})

describe('two at once', () => {
  it('of two requests for the same days one is kept', async () => {
    const replies = await Promise.all(
      Array.from({ length: 5 }, () => village.zhou.call('leave.submit', request('12-03'))),
    )
    const codes = replies.map(codeOf).sort()
    expect(codes.filter((code) => code === 'ok')).toHaveLength(1)
    expect(new Set(codes)).toEqual(new Set(['ok', 'leave.overlaps']))
  })

  it('of a yes and a no one counts, and the other hears who decided what', async () => {
    for (const day of ['12-07', '12-09', '12-11', '12-15']) {
      const application = granted(await village.zhou.call('leave.submit', request(day)))
      const { bookId, applicationId } = application
      const [yes, no] = await Promise.all([
        village.ma.call('leave.approve', { bookId, applicationId }),
        village.chen.call('leave.reject', { bookId, applicationId, reason: '换一天。' }),
      ])
      expect([codeOf(yes), codeOf(no)].sort()).toEqual(['leave.alreadyDecided', 'ok'])
      const { tag } = granted(await village.zhou.call('leave.application', { bookId, applicationId }))
      expect(tag.text).toBe(yes.ok ? '已同意' : '没同意')
      const refused = yes.ok ? no : yes
      expect(refused.ok || refused.text.what).toBe(yes.ok ? '马玉兰已经同意了' : '陈国栋已经不同意了')
    }
  })

  it('a yes and a withdrawal never both count', async () => {
    const { bookId, applicationId } = granted(await village.zhou.call('leave.submit', request('12-17')))
    const [yes, back] = await Promise.all([
      village.ma.call('leave.approve', { bookId, applicationId }),
      village.zhou.call('leave.withdraw', { bookId, applicationId }),
    ])
    expect([yes.ok, back.ok].filter(Boolean)).toHaveLength(1)
  })
})

describe('a failure on the way', () => {
  it('whichever call of asking fails, asking again under the same request leaves one application and one message', async () => {
    for (let nth = 1; nth <= 8; nth++) {
      const day = `2027-01-${String(3 + nth).padStart(2, '0')}`
      const asked = request('x', 'x', { from: { day, half: 'full' }, to: { day, half: 'full' } })
      const requestId = newRequestId()
      const before = await entriesOf(village.ma, '周建平请假，等你决定')
      await cloud.fault({ match: {}, nth, kind: 'fail' })
      await village.zhou.call('leave.submit', asked, requestId).catch(() => undefined)
      await cloud.clearFaults()
      const reply = await village.zhou.call('leave.submit', asked, requestId)
      const weekend = [9, 10].includes(3 + nth)
      expect(codeOf(reply)).toBe(weekend ? 'leave.onlyRestDays' : 'ok')
      await tickAfter(2 * MINUTE)
      expect((await entriesOf(village.ma, '周建平请假，等你决定')) - before).toBe(weekend ? 0 : 1)
    }
  })

  it('a delivery that stopped halfway is repeated by the clock and arrives in the inbox once', async () => {
    const faults = [
      ['12-21', 1, 'database.insertDocument'],
      ['12-23', 1, 'database.modifyDocument'],
      ['12-25', 2, 'database.modifyDocument'],
    ] as const
    for (const [day, nth, action] of faults) {
      const { bookId, applicationId } = granted(await village.zhou.call('leave.submit', request(day)))
      const before = await entriesOf(village.zhou, '马玉兰同意了你的假')
      await cloud.fault({ match: { action }, nth, kind: 'dropReply' })
      await village.ma.call('leave.approve', { bookId, applicationId }).catch(() => undefined)
      await cloud.clearFaults()
      await tickAfter(2 * MINUTE)
      await tickAfter(2 * MINUTE)
      expect((await entriesOf(village.zhou, '马玉兰同意了你的假')) - before).toBe(1)
    }
  })
})

describe('a message', () => {
  /** Of both who may decide. */
  const cards = async () =>
    (await cloud.as('ma').messages()).length + (await cloud.as('chen').messages()).length
  const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds))

  it('comes once, though the request is taken back while it is being sent', async () => {
    const before = await cards()
    await cloud.fault({ match: { action: 'database.modifyDocument' }, nth: 2, kind: 'delay', ms: 600 })
    await cloud.fault({ match: { action: 'database.modifyDocument' }, nth: 3, kind: 'delay', ms: 1500 })
    const asked = village.zhou.call('leave.submit', request('12-22'))
    await pause(300)
    const { bookId, applicationId } = await mineOn('12月22日')
    const back = village.zhou.call('leave.withdraw', { bookId, applicationId })
    expect([codeOf(await asked), codeOf(await back)]).toEqual(['ok', 'ok'])
    await tickAfter(2 * MINUTE)
    expect((await cards()) - before).toBe(2)
  })

  it('comes though another duty of the clock fails', async () => {
    const before = await cards()
    await cloud.fault({ match: { collection: 'inbox' }, nth: 1, kind: 'fail' })
    await village.zhou.call('leave.submit', request('12-24'))
    await cloud.clearFaults()
    await cloud.fault({ match: { collection: 'jobs' }, nth: 1, kind: 'fail' })
    await tickAfter(2 * MINUTE)
    expect((await cards()) - before).toBe(2)
  })
})

describe('the inbox', () => {
  it('is read page by page, every entry once, and only one’s own entries can be marked', async () => {
    const { ma, zhou } = village
    const first = granted(await ma.call('notifications.inbox', {}))
    const ids: string[] = first.entries.map(({ id }) => id)
    for (let next = first.next; next !== null;) {
      const page = granted(await ma.call('notifications.inbox', { cursor: next }))
      ids.push(...page.entries.map(({ id }) => id))
      next = page.next
    }
    expect(new Set(ids).size).toBe(ids.length)
    expect(first.unread).toBe(ids.length)
    const foreign = granted(await zhou.call('notifications.inbox', {})).unread
    expect(granted(await zhou.call('notifications.read', { ids: ids.slice(0, 5) })).unread).toBe(foreign)
    expect(granted(await ma.call('notifications.read', { ids: ids.slice(0, 5) })).unread).toBe(ids.length - 5)
    expect(granted(await ma.call('notifications.read', { ids: ids.slice(0, 5) })).unread).toBe(ids.length - 5)
  })

  it('knows that whoever opened an application has seen what it says about it, and nobody else has', async () => {
    const { ma, chen, zhou } = village
    const { bookId, applicationId } = granted(await zhou.call('leave.submit', request('12-29')))
    const unread = async (phone: typeof ma) => granted(await phone.call('notifications.inbox', {})).unread
    const [before, other] = [await unread(ma), await unread(chen)]
    const page = `packages/leave/application/index?bookId=${bookId}&applicationId=${applicationId}`
    expect(granted(await ma.call('notifications.seen', { page })).unread).toBe(before - 1)
    expect(granted(await ma.call('notifications.seen', { page })).unread).toBe(before - 1)
    expect(await unread(chen)).toBe(other)
    expect(codeOf(await ma.call('notifications.seen', { page: 'https://x' }))).toBe('request.invalid')
  })
})

it('a request that nobody answers is brought up again after a day, once', async () => {
  const day = { day: '2027-01-28', half: 'full' as const }
  granted(await village.zhou.call('leave.submit', request('x', 'x', { from: day, to: day })))
  const reminders = () => entriesOf(village.chen, '还在等你', '1月28日')
  await tickAfter(23 * 60 * MINUTE)
  expect(await reminders()).toBe(0)
  await tickAfter(2 * 60 * MINUTE)
  expect(await reminders()).toBe(1)
  await tickAfter(60 * MINUTE)
  await tickAfter(24 * 60 * MINUTE)
  expect(await reminders()).toBe(1)
})
