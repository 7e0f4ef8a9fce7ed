import { atClock } from '../../../kernel/day'
import { openRegion, type Region } from '../../../testing/region'
import { startTestCloud, type Phone, type TestCloud } from '../../../testing/test-cloud'
import { granted } from '../../organization/testing/given'

const NOW = atClock('2026-11-24', '10:00')

let cloud: TestCloud
let region: Region

beforeAll(async () => {
  cloud = await startTestCloud({ startAt: NOW })
  region = await openRegion(cloud, { cities: 6, counties: 1, townships: 1, villages: 2 }, NOW)
})
afterAll(() => cloud?.close())

/** The first page of a phone, and how many times the functions asked the database for it. */
async function open(phone: Phone) {
  await cloud.resetStats()
  const view = granted(await phone.call('home.get', {}))
  const { requests, documentsScanned } = await cloud.stats()
  return {
    view,
    documentsScanned,
    roundTrips: Object.values(requests).reduce((sum, count) => sum + count, 0),
  }
}

describe('the first page of who looks over a region or a city', () => {
  it('before the clock has ever run says that the numbers are still to come', async () => {
    const { view } = await open(await region.supervisor('region-supervisor', 'u97'))
    expect(view.board).toMatchObject({ unitId: 'u97', rows: [], summary: '', late: '这里的数还没有算出来' })
  })

  it('shows today’s people and the units below, in four round trips and few documents', async () => {
    await cloud.tick()
    const { view, roundTrips, documentsScanned } = await open(cloud.as('wx-sregionsupervisoru97'))
    expect(roundTrips).toBeLessThanOrEqual(4)
    expect(documentsScanned).toBeLessThanOrEqual(30)
    expect(view.board).toMatchObject({ title: 'region97今天各市', summary: '36 人，24 人在村', late: '' })
    expect(view.board!.rows).toHaveLength(5)
    expect(view.board!.more).toContain('6 个')
    // A complaint that nobody below answered comes up to them.
    expect(view).toMatchObject({ aside: '', villages: null, entries: [{ text: '投诉建议' }] })
  })

  it('of a city is its counties, and who is below the counties is led to the board by a row', async () => {
    const { view } = await open(await region.supervisor('city-supervisor', 'u9701'))
    expect(view.board).toMatchObject({ title: 'city9701今天各县', summary: '6 人，4 人在村', more: '' })
    const leader = await open(await region.supervisor('township-leader', 'u970101101'))
    expect(leader.view.board).toBeNull()
    expect(leader.view.entries.map(({ page }) => page)).toContain('packages/supervision/board/index')
    expect(leader.roundTrips).toBeLessThanOrEqual(4)
  })
})
