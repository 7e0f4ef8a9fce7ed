import { startTestCloud, type TestCloud } from '../../../testing/test-cloud'
import { granted } from '../../organization/testing/given'
import { openVillage, request, roundTripsOf, type Village } from '../testing/village'

let cloud: TestCloud
let village: Village
beforeAll(async () => {
  cloud = await startTestCloud()
  village = await openVillage(cloud)
}, 120_000)
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
