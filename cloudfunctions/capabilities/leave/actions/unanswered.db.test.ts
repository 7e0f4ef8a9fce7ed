import { atClock, MINUTE } from '../../../kernel/day'
import { startTestCloud, type TestCloud } from '../../../testing/test-cloud'
import { openTownship, type Township } from '../../attendance/testing/township'
import { granted } from '../../organization/testing/given'
import { entriesOf, request } from '../testing/village'

let cloud: TestCloud
let township: Township

beforeAll(async () => {
  cloud = await startTestCloud()
  await at('2026-11-23', '18:20')
  township = await openTownship(cloud)
})
afterAll(() => cloud?.close())
afterEach(() => cloud.clearFaults())
type Ids = { bookId: string; applicationId: string }

const zhou = () => township.as('周建平')
const ma = () => township.as('马玉兰')
const liu = () => township.as('刘敏')
let now = 0
async function at(day: string, clock: string): Promise<void> {
  now = atClock(day, clock)
  await cloud.setClock(now)
}
async function ring(day: string, clock: string): Promise<void> {
  await at(day, clock)
  await cloud.tick()
  await cloud.setClock(now + 2 * MINUTE)
  await cloud.tick()
}
async function leave(from: string, to = from, as = zhou()): Promise<Ids> {
  const edge = (day: string) => ({ day, half: 'full' as const })
  const input = request('x', 'x', { from: edge(from), to: edge(to) })
  const { bookId, applicationId } = granted(await as.call('leave.submit', input))
  return { bookId, applicationId }
}
const seen = async (ids: Ids, as = zhou()) => granted(await as.call('leave.application', ids))

/** How many messages of a kind WeChat still takes for somebody; -1 for any number. */
async function quota(name: string, templateId: string, count: number): Promise<void> {
  const body = JSON.stringify({ openid: `wx-${township.personOf(name)}`, templateId, count })
  const headers = { 'content-type': 'application/json' }
  await fetch(`${cloud.url}/local/quota`, { method: 'POST', headers, body })
}

describe('a leader whom no message reaches', () => {
  const DECIDE = 'local-leave-to-decide'
  const cards = async () => {
    const arrived = await cloud.as(`wx-${township.personOf('马玉兰')}`).messages()
    return arrived.filter(({ title }) => title === '请假待审批提醒').length
  }
  let ids: Ids

  it('shows to who waits, with the number to call, and to the organiser; the inbox has it all the same', async () => {
    await quota('马玉兰', DECIDE, 0)
    ids = await leave('2026-11-30')
    expect((await seen(ids)).unreached).toEqual({
      text: '马玉兰暂时收不到微信提醒',
      more: '陈国栋收到了，也可以决定。',
      people: [{ name: '马玉兰', phone: '19900008001' }],
    })
    expect(await entriesOf(ma(), '周建平请假，等你决定')).toBe(1)
    expect((await seen(ids, ma())).unreached).toBeNull()
    const { rows } = granted(await liu().call('attendance.looks', { unitId: 'u990101101' }))
    expect(rows.filter(({ what }) => what === '周建平的假条，马玉兰收不到提醒')).toMatchObject([
      { page: `packages/leave/application/index?bookId=${ids.bookId}&applicationId=${ids.applicationId}` },
    ])
    expect((await seen(ids, liu())).unreached?.people[0]?.phone).toBe('19900008001')
  })

  it('does so no more once a message arrives', async () => {
    await quota('马玉兰', DECIDE, -1)
    await ring('2026-11-24', '18:20')
    expect((await seen(ids)).unreached).toBeNull()
    const { rows } = granted(await liu().call('attendance.looks', { unitId: 'u990101101' }))
    expect(rows.filter(({ what }) => what.includes('收不到提醒'))).toEqual([])
    granted(await ma().call('leave.approve', ids))
  })

  it('shows after ten minutes where WeChat does not answer; it is tried for three days and then no more', async () => {
    await at('2026-11-24', '19:00')
    const before = await cards()
    await cloud.fault({ match: { action: 'wx.openApi' }, nth: 1, times: 'every', kind: 'fail' })
    const waits = await leave('2026-12-30')
    expect((await seen(waits)).unreached).toBeNull()
    await cloud.setClock(now + 11 * MINUTE)
    await cloud.tick()
    expect((await seen(waits)).unreached?.text).toContain('马玉兰')
    // A day less than three: it is still tried. Three days after the last of them, the reminder: no more.
    await ring('2026-11-25', '20:00')
    await ring('2026-11-26', '20:00')
    await ring('2026-12-01', '20:00')
    await cloud.clearFaults()
    await ring('2026-12-01', '20:10')
    expect(await cards()).toBe(before)
    expect((await seen(waits)).unreached?.text).toContain('马玉兰')
    expect(await entriesOf(ma(), '周建平请假，等你决定', '12月30日')).toBe(1)
    granted(await zhou().call('leave.withdraw', waits))
  })
})

it('a message that WeChat takes again within the three days arrives after all', async () => {
  await at('2026-12-02', '09:00')
  const arrived = async () =>
    (await cloud.as(`wx-${township.personOf('马玉兰')}`).messages()).filter(({ data }) =>
      data['thing3']?.value.includes('12月29日'),
    ).length
  await cloud.fault({ match: { action: 'wx.openApi' }, nth: 1, times: 'every', kind: 'fail' })
  const waits = await leave('2026-12-29')
  await ring('2026-12-04', '08:00')
  expect([await arrived(), (await seen(waits)).unreached !== null]).toEqual([0, true])
  await cloud.clearFaults()
  await ring('2026-12-04', '08:30')
  expect(await arrived()).toBeGreaterThanOrEqual(1)
  expect((await seen(waits)).unreached).toBeNull()
  granted(await zhou().call('leave.withdraw', waits))
})

describe('a return that nobody confirms', () => {
  it('is brought up to the clerk after a day, and after two the leader may confirm it as well', async () => {
    // In 2027 the county's document for positions is over, so that returns have to be confirmed.
    await at('2027-01-11', '09:00')
    const ids = await leave('2027-01-13', '2027-01-15')
    for (const as of [ma(), liu()]) granted(await as.call('leave.approve', ids))
    await at('2027-01-14', '10:00')
    granted(await zhou().call('leave.return', ids))
    const clerk = township.as('何文')
    await ring('2027-01-15', '10:00')
    expect(await entriesOf(clerk, '周建平说回来了，还在等你确认')).toBe(1)
    expect(granted(await ma().call('leave.waiting', {})).items).toEqual([])
    await ring('2027-01-16', '10:00')
    expect(await entriesOf(ma(), '周建平说回来了，你也可以确认')).toBe(1)
    expect(granted(await ma().call('leave.waiting', {})).items).toMatchObject([{ who: '周建平' }])
    expect((await seen(ids, ma())).may.confirmReturn).toBe(true)
    expect((await seen(ids)).timeline.at(-1)?.when).toContain('也可以确认')
    granted(await ma().call('leave.confirmReturn', ids))
    expect((await seen(ids)).tag.text).toBe('已销假')
    expect(granted(await clerk.call('leave.waiting', {})).items).toEqual([])
  })
})

describe('a posting that ends in the midst of a leave', () => {
  it('ends the leave at once, with its last day, and its person hears of it', async () => {
    await at('2027-03-01', '09:00')
    const zhao = township.as('赵志强')
    const ids = await leave('2027-03-02', '2027-03-05', zhao)
    for (const as of [ma(), liu()]) granted(await as.call('leave.approve', ids))
    await at('2027-03-04', '10:00')
    const personId = township.personOf('赵志强')
    const { postings } = granted(await liu().call('organization.person', { personId }))
    const postingId = postings[0]!.postingId
    granted(
      await liu().call('organization.endPosting', {
        personId,
        postingId,
        lastDay: '2027-03-03',
        reason: '调回原单位',
      }),
    )
    const view = await seen(ids, liu())
    expect(view).toMatchObject({ count: '2', settled: { what: '派驻期满，假期到此为止' } })
    expect(await entriesOf(zhao, '派驻期满')).toBe(1)
    await ring('2027-03-05', '07:00')
    expect(await entriesOf(zhao, '派驻期满')).toBe(1)
  })
})
