import { startTestCloud, type TestCloud } from '../../../testing/test-cloud'
import { granted } from '../../organization/testing/given'
import { openTownship, type Township } from '../../attendance/testing/township'
import { openVillage, request, roundTripsOf, type Village } from '../testing/village'

let cloud: TestCloud
let village: Village
beforeAll(async () => {
  cloud = await startTestCloud()
  village = await openVillage(cloud)
})
afterAll(() => cloud?.close())

const REASON = '父亲住院，回市里陪护。'

it('a leader sees who is away on which day, what still waits apart, and no reason', async () => {
  const { zhou, li, ma } = village
  const sick = granted(await zhou.call('leave.submit', request('11-26', '11-27', { kind: 'sick' })))
  granted(await ma.call('leave.approve', { bookId: sick.bookId, applicationId: sick.applicationId }))
  granted(await li.call('leave.submit', request('11-27')))
  const view = granted(await ma.call('leave.calendar', {}))
  expect(view).toMatchObject({ name: '红柳镇', month: '2026-11', title: '2026年11月', towns: [] })
  const shown = view.days.filter(({ people }) => people.length > 0)
  expect(shown.map(({ date, count, waits }) => [date, count, waits])).toEqual([
    [26, 1, false],
    [27, 1, true],
  ])
  expect(shown[1]!.people).toMatchObject([
    { who: '周建平', where: '柳湾村', what: '请假', tag: null, opens: true },
    { who: '李晓燕', what: '请假', tag: { text: '等镇里决定' } },
  ])
  const text = JSON.stringify(view)
  expect(text).not.toContain(REASON)
  expect(text).not.toContain('病')
})

it('costs one read beside the caller’s own, whatever the month', async () => {
  const { ma } = village
  expect(await roundTripsOf(cloud, () => ma.call('leave.calendar', {}))).toBeLessThanOrEqual(2)
  expect(
    await roundTripsOf(cloud, () => ma.call('leave.calendar', { month: '2027-03' })),
  ).toBeLessThanOrEqual(2)
})

it('the county chooses a township, and a township’s leader sees no other one', async () => {
  const { county, ma, neighbour, zhou } = village
  const view = granted(await county.call('leave.calendar', {}))
  expect(view.towns.map(({ name }) => name)).toEqual(['城关镇', '红柳镇'])
  const town = view.towns.find(({ name }) => name === '红柳镇')!
  expect(granted(await county.call('leave.calendar', { unitId: town.unitId })).days).toHaveLength(30)
  expect(await neighbour.call('leave.calendar', { unitId: town.unitId })).toMatchObject({
    ok: false,
    code: 'record.notFound',
  })
  expect(await ma.call('leave.calendar', { unitId: 'u990101101299' })).toMatchObject({
    ok: false,
    code: 'record.notFound',
  })
  expect(await zhou.call('leave.calendar', {})).toMatchObject({ ok: false })
})

describe('who stands beside the approval', () => {
  let other: TestCloud
  let town: Township
  beforeAll(async () => {
    other = await startTestCloud()
    const both = { name: '两镇干', phone: '19900008009', role: '乡镇干事', title: '干事' }
    town = await openTownship(other, {
      officers: [
        { ...both, unitCode: '990101101' },
        { ...both, unitCode: '990101100' },
        { name: '区里人', phone: '19900008010', role: '乡镇干事', title: '', unitCode: '990101100' },
      ],
    })
    const above = { personId: town.personOf('区里人'), role: 'region-supervisor', unitId: 'u99' } as const
    granted(await other.operator('report.grant', { ...above, from: '2026-11-23' }))
    const { bookId, applicationId } = granted(await town.as('周建平').call('leave.submit', request('11-26')))
    granted(await town.as('马玉兰').call('leave.approve', { bookId, applicationId }))
  })
  afterAll(() => other?.close())

  it('an application opens from the calendar for exactly those for whom its page opens', async () => {
    for (const name of ['马玉兰', '何文', '柳支书', '陈国栋']) {
      const { days } = granted(await town.as(name).call('leave.calendar', {}))
      const [row] = days.find(({ date }) => date === 26)!.people
      const { bookId, applicationId } = row!
      const page = await town.as(name).call('leave.application', { bookId, applicationId })
      expect([name, row!.opens]).toEqual([name, page.ok])
    }
    const ofTheClerk = granted(await town.as('何文').call('leave.calendar', {}))
    expect(ofTheClerk.days[25]!.people).toMatchObject([{ who: '周建平', opens: false }])
  })

  it('a clerk of two townships chooses one of them, without a read', async () => {
    const clerk = town.as('两镇干')
    const view = granted(await clerk.call('leave.calendar', {}))
    expect(view).toMatchObject({ days: [], towns: [{ name: '城关镇' }, { name: '红柳镇' }] })
    expect(await roundTripsOf(other, () => clerk.call('leave.calendar', {}))).toBe(1)
    const [, red] = view.towns
    expect(granted(await clerk.call('leave.calendar', { unitId: red!.unitId })).days).toHaveLength(30)
  })

  it('above a county a county is chosen first, then its township', async () => {
    const region = town.as('区里人')
    const [county] = granted(await region.call('leave.calendar', {})).towns
    expect(county!.name).toBe('清河县')
    const { towns } = granted(await region.call('leave.calendar', { unitId: county!.unitId }))
    expect(towns.map(({ name }) => name)).toEqual(['城关镇', '红柳镇'])
  })

  it('turns as far ahead as a leave may be asked for, and no further', async () => {
    const ma = town.as('马玉兰')
    const until = async (month: string) => granted(await ma.call('leave.calendar', { month })).next
    expect(await until('2027-11')).toBe('2027-12')
    expect(await until('2027-12')).toBe('')
  })
})
