import { atClock, MINUTE } from '../../../kernel/day'
import { startTestCloud, type TestCloud } from '../../../testing/test-cloud'
import { LIUWAN_OFFICE } from '../../attendance/testing/given'
import { openTownship, type Township } from '../../attendance/testing/township'
import { codeOf, granted } from '../../organization/testing/given'
import { entriesOf, request, roundTripsOf } from '../testing/village'

let cloud: TestCloud
let township: Township

beforeAll(async () => {
  cloud = await startTestCloud()
  await at('11-23', '18:20')
  township = await openTownship(cloud)
})
afterAll(() => cloud?.close())
afterEach(() => cloud.clearFaults())
type Ids = { bookId: string; applicationId: string }

const zhou = () => township.as('周建平')
const ma = () => township.as('马玉兰')
const chen = () => township.as('陈国栋')
const clerk = () => township.as('何文')

let now = 0
async function at(day: string, clock: string): Promise<void> {
  now = atClock(day.length === 5 ? `2026-${day}` : day, clock)
  await cloud.setClock(now)
}
/** The clock's run at that time, and one a little later for what the first could not deliver. */
async function ring(day: string, clock: string): Promise<void> {
  await at(day, clock)
  await cloud.tick()
  await cloud.setClock(now + 2 * MINUTE)
  await cloud.tick()
}

async function leave(from: string, to = from): Promise<Ids> {
  const { bookId, applicationId } = granted(await zhou().call('leave.submit', request(from, to)))
  return { bookId, applicationId }
}
async function grantedLeave(from: string, to = from): Promise<Ids> {
  const ids = await leave(from, to)
  granted(await ma().call('leave.approve', ids))
  return ids
}
const seen = async (ids: Ids, as = zhou()) => granted(await as.call('leave.application', ids))
const checkIn = async () => {
  const fix = { ...LIUWAN_OFFICE, accuracy: 12, capturedAt: now }
  granted(await zhou().call('attendance.checkIn', { fix, tappedAt: now }))
}
const end = (day: string) => ({ day: `2026-${day}`, half: 'full' as const })

/** 25 and 26 November: Wednesday and Thursday. */
let first: Ids

describe('a leave from request to return', () => {
  it('is given back by a check-in in the village: the days that were not used come back to the ledger', async () => {
    first = await grantedLeave('11-25', '11-26')
    await at('11-26', '07:40')
    expect((await seen(first)).may).toMatchObject({ comeBack: true, extend: true, revoke: false })
    await checkIn()
    expect(granted(await zhou().call('leave.return', first)).next).toBe('没休的 1天还回来了。')
    const view = await seen(first)
    expect(view).toMatchObject({ tag: { text: '已销假' }, count: '1', may: { comeBack: false } })
    const month = granted(await zhou().call('attendance.month', { month: '2026-11' }))
    const states = month.cells.filter(({ day }) => day === '2026-11-25' || day === '2026-11-26')
    expect(states.map(({ state }) => state)).toEqual(['leave', 'partial'])
    expect(codeOf(await zhou().call('leave.return', first))).toBe('leave.alreadyReturned')
  })

  it('without a check-in waits for the township clerk, who sees it among what waits', async () => {
    const ids = await grantedLeave('11-27')
    await at('11-27', '14:00')
    expect(granted(await zhou().call('leave.return', ids)).next).toBe('等何文确认，确认了就告诉你。')
    expect(codeOf(await zhou().call('leave.return', ids))).toBe('leave.alreadySaid')
    const { items } = granted(await clerk().call('leave.waiting', {}))
    expect(items.map(({ applicationId }) => applicationId)).toEqual([ids.applicationId])
    expect((await seen(ids, clerk())).may.confirmReturn).toBe(true)
    expect(codeOf(await township.as('外干事').call('leave.confirmReturn', ids))).toBe('record.notFound')
    granted(await clerk().call('leave.confirmReturn', ids))
    expect((await seen(ids)).tag.text).toBe('已销假')
    expect(await entriesOf(zhou(), '假销好了')).toBe(1)
    expect(granted(await clerk().call('leave.waiting', {})).items).toEqual([])
  })

  it('is closed by the clock when the ledger shows somebody back, who then hears of it once', async () => {
    const ids = await grantedLeave('11-30')
    await at('11-30', '18:30')
    await checkIn()
    await ring('12-01', '07:00')
    expect((await seen(ids)).settled).toMatchObject({ what: '假销好了' })
    expect(await entriesOf(zhou(), '假销好了')).toBe(2)
  })

  it('is overdue at noon of the next working day, and told to the leader that evening and to the county next morning', async () => {
    const ids = await grantedLeave('12-02')
    await ring('12-02', '07:00')
    expect(await entriesOf(zhou(), '今天是请假的最后一天')).toBe(1)
    await ring('12-03', '12:00')
    expect((await seen(ids)).tag.text).toBe('到期没销假')
    expect(await entriesOf(zhou(), '假期过了，还没销假')).toBe(1)
    expect(await entriesOf(ma(), '到期还没销假')).toBe(0)
    await ring('12-03', '18:00')
    expect(await entriesOf(ma(), '到期还没销假')).toBe(1)
    await ring('12-04', '09:00')
    expect(await entriesOf(township.as('刘敏'), '到期还没销假')).toBe(1)
    await at('12-04', '18:30')
    await checkIn()
    granted(await zhou().call('leave.return', ids))
    expect(await entriesOf(ma(), '周建平回来了')).toBe(1)
  })

  it('is prolonged while it lasts, by the way of the whole, and the return ends both', async () => {
    await at('12-07', '09:00')
    const ids = await grantedLeave('12-07', '12-08')
    const { extendTo, questions } = await seen(ids)
    expect(extendTo[0]).toEqual({ day: '2026-12-09', text: '12月9日 周三', words: '多 1天' })
    expect(questions.extend.title).toBe('再请几天')
    const longer = { ...ids, until: end('12-10') }
    expect(granted(await zhou().call('leave.previewExtension', longer)).pathTitle).toContain('一共 4天')
    const more = granted(await zhou().call('leave.extend', { ...longer, reason: '还要陪护两天。' }))
    const again = await zhou().call('leave.extend', { ...longer, reason: '还要陪护两天。' })
    expect(codeOf(again)).toBe('leave.alreadyExtended')
    const added = { bookId: more.bookId, applicationId: more.applicationId }
    granted(await ma().call('leave.approve', added))
    granted(await township.as('刘敏').call('leave.approve', added))
    await at('12-09', '07:30')
    await checkIn()
    granted(await zhou().call('leave.return', added))
    expect((await seen(ids)).tag.text).toBe('已销假')
    expect((await seen(added)).tag.text).toBe('已销假')
  })

  it('is given back before it begins, by either side, and the other hears of it', async () => {
    const mine = await grantedLeave('12-14')
    expect((await seen(mine)).may.revoke).toBe(true)
    granted(await zhou().call('leave.revoke', mine))
    expect(await entriesOf(ma(), '周建平的假撤销了')).toBe(1)
    const theirs = await grantedLeave('12-14')
    expect(codeOf(await chen().call('leave.revoke', theirs))).toBe('leave.reasonMissing')
    granted(await chen().call('leave.revoke', { ...theirs, reason: '那天防汛，都要在岗。' }))
    expect((await seen(theirs)).settled).toMatchObject({ next: '那天防汛，都要在岗。' })
    expect(await entriesOf(zhou(), '陈国栋撤销了你的假')).toBe(1)
    expect(codeOf(await zhou().call('leave.return', theirs))).toBe('leave.notOnLeave')
  })

  it('is handed over to a colleague of the same seat, and both may decide', async () => {
    const ids = await leave('12-15')
    const { deputies } = await seen(ids, ma())
    expect(deputies).toEqual([{ personId: township.personOf('陈国栋'), name: '陈国栋', title: '镇长' }])
    granted(await ma().call('leave.handOver', { ...ids, to: deputies[0]!.personId }))
    expect(await entriesOf(chen(), '马玉兰请你决定周建平的假条')).toBe(1)
    const nobody = { ...ids, to: township.personOf('何文') }
    expect(codeOf(await ma().call('leave.handOver', nobody))).toBe('leave.notADeputy')
    granted(await chen().call('leave.approve', ids))
    expect((await seen(ids)).timeline.map(({ what }) => what)).toContain('马玉兰 转给陈国栋')
  })

  it('may be decided by the next level after two days without an answer, and never by time', async () => {
    await at('12-16', '09:00')
    const ids = await leave('12-30')
    await ring('12-17', '09:00')
    await ring('12-18', '09:00')
    const county = township.as('刘敏')
    expect(await entriesOf(county, '周建平的假条等了两天')).toBe(1)
    await ring('12-21', '09:00')
    expect((await seen(ids)).may.withdraw).toBe(true)
    expect((await seen(ids, county)).may.decide).toBe(true)
    granted(await county.call('leave.approve', ids))
    expect((await seen(ids)).tag.text).toBe('已同意')
  })
})

describe('two at once', () => {
  it('of a return and more days one comes first, and no absence goes on after the return', async () => {
    for (const [day, next] of [
      ['12-22', '12-23'],
      ['12-23', '12-24'],
    ] as const) {
      await at(day, '08:00')
      const ids = await grantedLeave(day)
      await at(day, '18:30')
      await checkIn()
      const [back, more] = await Promise.all([
        zhou().call('leave.return', ids),
        zhou().call('leave.extend', { ...ids, until: end(next), reason: '再陪护一天。' }),
      ])
      expect(codeOf(back)).toBe('ok')
      expect(['ok', 'leave.notOnLeave']).toContain(codeOf(more))
      const { rows } = granted(await zhou().call('leave.mine', {}))
      expect(rows.filter(({ tag }) => tag.text === '等镇里决定')).toHaveLength(0)
    }
  })

  it('of the clock and the person one closes the leave, and its person hears of it at most once', async () => {
    await at('12-28', '08:00')
    const ids = await grantedLeave('12-28')
    await at('12-28', '18:30')
    await checkIn()
    await at('12-29', '07:00')
    const before = await entriesOf(zhou(), '假销好了')
    const [, said] = await Promise.all([cloud.tick(), zhou().call('leave.return', ids)])
    expect(['ok', 'leave.alreadyReturned']).toContain(codeOf(said))
    await ring('12-29', '12:00')
    expect((await seen(ids)).tag.text).toBe('已销假')
    expect((await entriesOf(zhou(), '假销好了')) - before).toBeLessThanOrEqual(1)
  })

  it('of two who give a leave back one does, and of a yes and a withdrawal one counts', async () => {
    const ids = await grantedLeave('12-31')
    const replies = await Promise.all([
      zhou().call('leave.revoke', ids),
      ma().call('leave.revoke', { ...ids, reason: '都要在岗。' }),
    ])
    expect(replies.map(codeOf).sort()).toEqual(['leave.alreadyRevoked', 'ok'])
    const asked = await leave('12-31')
    const both = await Promise.all([ma().call('leave.approve', asked), zhou().call('leave.withdraw', asked)])
    expect(both.filter(({ ok }) => ok)).toHaveLength(1)
  })
})

/** In 2027 the county's document for positions is over, so that returns have to be confirmed. */
it('giving back, more days and coming back stay within their round trips, deliveries apart', async () => {
  const on = (day: string) => ({ day, half: 'full' as const })
  const grantedOn = async (day: string): Promise<Ids> => {
    const input = request('x', 'x', { from: on(day), to: on(day) })
    const { bookId, applicationId } = granted(await zhou().call('leave.submit', input))
    const ids = { bookId, applicationId }
    for (const as of [ma(), township.as('刘敏')]) granted(await as.call('leave.approve', ids))
    return ids
  }
  /** The accounts in one read, an inbox entry each, and the clearing. */
  const delivery = (told: number) => 2 + told
  await at('2027-01-04', '08:00')
  const later = await grantedOn('2027-01-12')
  const revoking = await roundTripsOf(cloud, async () => granted(await zhou().call('leave.revoke', later)))
  // The caller, the book, whoever knew of it, the write.
  expect(revoking - delivery(3)).toBeLessThanOrEqual(4)
  const ids = await grantedOn('2027-01-04')
  const more = { ...ids, until: on('2027-01-05'), reason: '再陪护一天。' }
  const extending = await roundTripsOf(cloud, async () => granted(await zhou().call('leave.extend', more)))
  // As asking: the caller, the team with its deciders, their books, the write.
  expect(extending - delivery(2)).toBeLessThanOrEqual(4)
  const returning = await roundTripsOf(cloud, async () => granted(await zhou().call('leave.return', ids)))
  // The caller, the book, beside each other the ledger and the units, who confirms, the write.
  expect(returning - delivery(1)).toBeLessThanOrEqual(6)
  const confirming = await roundTripsOf(cloud, async () =>
    granted(await clerk().call('leave.confirmReturn', ids)),
  )
  expect(confirming - delivery(1)).toBeLessThanOrEqual(3)
})
