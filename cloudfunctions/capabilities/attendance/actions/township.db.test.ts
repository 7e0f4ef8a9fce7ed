import { granted } from '../../organization/testing/given'
import { atClock } from '../../../kernel/day'
import { startTestCloud, type TestCloud } from '../../../testing/test-cloud'
import { LIUWAN_OFFICE } from '../testing/given'
import { openTownship, type Township } from '../testing/township'

const MONDAY = '2026-11-23'
const TOWNSHIP = 'u990101101'
const LIUWAN = 'u990101101201'
const at = (day: string, clock: string) => atClock(day, clock)

/** Eight villages more with two people each: 红柳镇 has ten. */
const more = [...'子丑寅卯辰巳午未']
  .map((name, i) => ({
    village: `${name}家村`,
    villageCode: `99010110121${i}`,
  }))
  .flatMap((village, i) => [
    { name: `甲${'子丑寅卯辰巳午未'[i]}`, phone: `1970000000${i}`, ...village },
    { name: `乙${'子丑寅卯辰巳午未'[i]}`, phone: `1970000001${i}`, role: '队员', ...village },
  ])
const inspector = { name: '付立群', phone: '19900008008', role: '督查组', title: '', unitCode: '990101' }

let cloud: TestCloud
let town: Township

beforeAll(async () => {
  cloud = await startTestCloud({ startAt: at('2026-11-02', '07:40') })
  town = await openTownship(cloud, { posted: more, officers: [inspector] })
  for (const day of ['2026-11-19', '2026-11-20', MONDAY]) {
    const now = at(day, '07:48')
    await cloud.setClock(now)
    const fix = { ...LIUWAN_OFFICE, accuracy: 12, capturedAt: now }
    granted(await town.as('周建平').call('attendance.checkIn', { fix, tappedAt: now }))
  }
  const end = { day: MONDAY, half: 'full' } as const
  const leave = { kind: 'trip' as const, from: end, to: end, reason: '到县里开会' }
  const { bookId, applicationId } = granted(await town.as('李晓燕').call('leave.submit', leave))
  granted(await town.as('马玉兰').call('leave.approve', { bookId, applicationId }))
  await cloud.setClock(at(MONDAY, '18:30'))
})
afterAll(() => cloud?.close())

/** The answer, and how many times the database was asked after the caller was read. */
async function counted<View>(act: () => Promise<unknown>): Promise<{ view: View; queries: number }> {
  await cloud.resetStats()
  const view = granted((await act()) as never) as View
  const { requests } = await cloud.stats()
  return { view, queries: Object.values(requests).reduce((sum, count) => sum + count, 0) - 1 }
}

describe('today in the villages', () => {
  it('a township of ten villages costs two queries, and says who is where', async () => {
    const { view, queries } = await counted<Awaited<ReturnType<typeof todayOf>>>(() =>
      town.as('马玉兰').call('attendance.today', {}),
    )
    expect(queries).toBeLessThanOrEqual(2)
    expect(view.villages).toHaveLength(10)
    expect(view.villages.map(({ villageId }) => villageId)).toEqual(
      view.villages.map(({ villageId }) => villageId).sort(),
    )
    const [liuwan] = view.villages
    expect(liuwan).toMatchObject({ name: '柳湾村', tag: { text: '在村 1' } })
    expect(liuwan!.people.map(({ name, words }) => name + words)).toEqual(['周建平在村', '李晓燕公出'])
    expect(view.nobody).toHaveLength(9)
    expect(view.nobody[0]).toMatchObject({ text: '沙井村今天没人在村', more: '赵志强今天还没签' })
  })

  const todayOf = async (name: string, unitId?: string) =>
    granted(await town.as(name).call('attendance.today', unitId ? { unitId } : {}))

  it('a village’s secretary sees the own village and has no list of what needs a look', async () => {
    const view = await todayOf('柳支书')
    expect(view.villages.map(({ name }) => name)).toEqual(['柳湾村'])
    expect(view.looks).toBe(false)
  })

  it('the county sees its townships by figures and opens one', async () => {
    const view = await todayOf('刘敏')
    expect(view.villages).toEqual([])
    expect(view.towns.map(({ name, value }) => `${name} ${value}`)).toEqual([
      '城关镇 在村 0 / 1',
      '红柳镇 在村 1 / 19',
    ])
    expect((await todayOf('刘敏', TOWNSHIP)).villages).toHaveLength(10)
  })

  it('another township is as unknown as one that does not exist', async () => {
    const ask = (unitId: string) => town.as('外镇长').call('attendance.today', { unitId })
    const [stranger, missing] = [await ask(LIUWAN), await ask('u990101100999')]
    expect([stranger, missing]).toMatchObject([{ code: 'record.notFound' }, { code: 'record.notFound' }])
  })
})

describe('a township’s month', () => {
  it('is a row of days for everybody, in two queries', async () => {
    const { view, queries } = await counted<{
      villages: Array<{ rows: Array<{ name: string; totals: string; cells: Array<{ state: string }> }> }>
      next: string | null
    }>(() => town.as('马玉兰').call('attendance.teams', {}))
    expect(queries).toBeLessThanOrEqual(2)
    const rows = view.villages.flatMap((village) => village.rows)
    expect(rows).toHaveLength(20)
    expect(rows.every(({ cells }) => cells.length === 30)).toBe(true)
    const zhou = rows.find(({ name }) => name === '周建平')!
    expect(zhou.totals).toBe('3 天 0 夜')
    expect(zhou.cells[18]!.state).toBe('partial')
    expect(view.next).toBeNull()
  })

  it('ends with whoever left, and a month ahead is refused', async () => {
    const view = granted(await town.as('马玉兰').call('attendance.teams', { unitId: LIUWAN }))
    const left = view.villages[0]!.rows.find(({ name }) => name === '任期满')!
    expect(left.cells[22]!.state).toBe('not-posted')
    const ahead = await town.as('马玉兰').call('attendance.teams', { month: '2026-12' })
    expect(ahead).toMatchObject({ code: 'attendance.monthAhead' })
  })
})

describe('what needs a look', () => {
  const looks = async (name: string, unitId?: string) =>
    granted(await town.as(name).call('attendance.looks', unitId ? { unitId } : {}))

  it('costs two queries, each row with its village, its dates and where it leads', async () => {
    const { view, queries } = await counted<Awaited<ReturnType<typeof looks>>>(() =>
      town.as('马玉兰').call('attendance.looks', {}),
    )
    expect(queries).toBeLessThanOrEqual(2)
    expect(view.count).toBe(view.rows.length)
    expect(view.rows.every(({ what, note, until }) => what && until && !/\d分|排名/.test(what + note))).toBe(
      true,
    )
    const zhou = view.rows.find(
      ({ key }) => key.startsWith('absent-') && /周建平/.test(view.rows.find((r) => r.key === key)!.what),
    )
    expect(zhou?.where).toContain('柳湾村，')
    expect(zhou?.page).toContain('packages/attendance/ledger/index?personId=')
  })

  it('a row that was looked at stays off with what was found, until something newer happens', async () => {
    const before = await looks('马玉兰', 'u990101101202')
    const row = before.rows.find(({ key }) => key.startsWith('nobody-'))!
    const input = { villageId: row.villageId, key: row.key, until: row.until, words: '去县里开会了' }
    granted(await town.as('何文').call('attendance.mark', input))
    const after = await looks('马玉兰', 'u990101101202')
    expect(after.rows.map(({ key }) => key)).not.toContain(row.key)
    expect(after.seen).toMatchObject([{ key: row.key, words: '去县里开会了', by: '何文，11月23日看过' }])
    await cloud.setClock(at('2026-11-24', '18:30'))
    expect((await looks('马玉兰', 'u990101101202')).rows.map(({ key }) => key)).toContain(row.key)
    await cloud.setClock(at(MONDAY, '18:30'))
  })

  it('of two who look at once both sentences are kept, and a lost reply is harmless', async () => {
    const mark = (name: string, key: string, requestId?: string) => {
      const input = { villageId: LIUWAN, key: `${key}-g1`, until: MONDAY, words: `${name}看过` }
      return town.as(name).call('attendance.mark', input, requestId)
    }
    const both = await Promise.all([mark('何文', 'flags'), mark('马玉兰', 'torn')])
    expect(both.every(({ ok }) => ok)).toBe(true)
    await cloud.fault({ match: { collection: 'looks' }, nth: 2, kind: 'dropReply' })
    const id = '00000000-0000-4000-8000-000000000042'
    await mark('何文', 'absent', id).catch(() => undefined)
    await cloud.clearFaults()
    expect(await mark('何文', 'absent', id)).toMatchObject({ ok: true })
  })

  it('a village’s secretary, and another township, mark nothing', async () => {
    const input = { villageId: LIUWAN, key: 'commuting-g1', until: MONDAY, words: '看过' }
    expect(await town.as('柳支书').call('attendance.mark', input)).toMatchObject({ ok: false })
    expect(await town.as('外镇长').call('attendance.mark', input)).toMatchObject({ code: 'record.notFound' })
  })
})
