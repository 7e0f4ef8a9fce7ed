import { atClock } from '../../../kernel/day'
import { startTestCloud, type TestCloud } from '../../../testing/test-cloud'
import { granted } from '../../organization/testing/given'
import { LIUWAN_OFFICE } from '../testing/given'
import { openTownship, type Township } from '../testing/township'

let cloud: TestCloud
let town: Township

beforeAll(async () => {
  cloud = await startTestCloud({ startAt: atClock('2026-11-23', '07:00') })
  town = await openTownship(cloud)
})
afterAll(() => cloud?.close())

async function checkIn(name: string, clock: string, north: number, note?: string): Promise<void> {
  const now = atClock('2026-11-23', clock)
  await cloud.setClock(now)
  const fix = { ...LIUWAN_OFFICE, latitude: LIUWAN_OFFICE.latitude + north, accuracy: 9, capturedAt: now }
  granted(await town.as(name).call('attendance.checkIn', { fix, tappedAt: now, ...(note ? { note } : {}) }))
}
async function lines(name: string): Promise<string[]> {
  const view = granted(await town.as(name).call('attendance.month', { month: '2026-11' }))
  return view.stories[22]!.items.filter(({ what }) => /\d\d:\d\d/.test(what)).map(({ when }) => when)
}

describe('what the clock finds odd in the night', () => {
  it('is three people at the very same point and a journey of nobody’s speed, said beside the check-in', async () => {
    for (const name of ['周建平', '李晓燕', '赵志强']) await checkIn(name, '07:30', 0)
    await checkIn('周建平', '07:40', 1)
    await checkIn('任期满', '07:41', 0.000_02).catch(() => undefined)
    const before = await lines('周建平')
    await cloud.setClock(atClock('2026-11-24', '01:59'))
    await cloud.tick()
    expect(await lines('周建平')).toEqual(before)
    await cloud.setClock(atClock('2026-11-24', '02:00'))
    await cloud.resetStats()
    await cloud.tick()
    const after = await lines('周建平')
    expect(after[0]).toBe(`${before[0]}，位置和别人一模一样`)
    expect(after[1]).toBe(`${before[1]}，离上一次太远，时间太短`)
    expect((await lines('李晓燕'))[0]).toContain('位置和别人一模一样')
  })

  it('is looked at once: the next minute finds nothing to do', async () => {
    await cloud.resetStats()
    await cloud.tick()
    const { requests } = await cloud.stats()
    expect(Object.keys(requests).filter((action) => /insert/i.test(action))).toEqual([])
  })

  it('what its person says beside a check-in is shown as theirs', async () => {
    const now = atClock('2026-11-24', '07:30')
    await cloud.setClock(now)
    const fix = { ...LIUWAN_OFFICE, accuracy: 9, capturedAt: now }
    const note = '村里停电，在村委会值班。'
    granted(await town.as('李晓燕').call('attendance.checkIn', { fix, tappedAt: now, note }))
    const view = granted(await town.as('李晓燕').call('attendance.month', { month: '2026-11' }))
    expect(view.stories[23]!.items[0]!.when).toMatch(/“村里停电，在村委会值班。”$/)
  })
})
