import { data, type County } from '../cloudfunctions/testing/county'
import type { Phone, TestCloud } from '../cloudfunctions/testing/test-cloud'
import { add } from './figures'

/** Gateway requests of one act. */
async function trips(cloud: TestCloud, act: () => Promise<unknown>): Promise<number> {
  await cloud.resetStats()
  await act()
  return Object.values((await cloud.stats()).requests).reduce((sum, count) => sum + count, 0)
}

/** The first page of every role within four round trips, and a township's pages within two after the caller's own. */
export async function measureTownship(cloud: TestCloud, county: County, leader: Phone): Promise<void> {
  const clerk = await county.bind('陈国栋', 'chen')
  const village = await county.bind('柳长河', 'liu')
  const inspector = await county.bind('付立群', 'fu')
  const homes = [
    ['clerk', '首页，乡镇干事', clerk],
    ['village', '首页，村支书', village],
    ['organiser', '首页，县驻村办', county.organiser],
    ['inspector', '首页，督查组', inspector],
  ] as const
  for (const [id, what, phone] of homes) {
    const count = await trips(cloud, async () => data(await phone.call('home.get', {})))
    add(`trips.home.${id}`, what, count, 'round trips', 4, 1)
  }
  const pages = [
    ['today', '今天村里', () => leader.call('attendance.today', {})],
    ['teams', '全镇一个月', () => leader.call('attendance.teams', {})],
    ['looks', '要看一看', () => leader.call('attendance.looks', {})],
  ] as const
  for (const [id, what, ask] of pages) {
    const count = await trips(cloud, async () => data<unknown>((await ask()) as never))
    add(`trips.${id}`, `${what}, after the caller`, count - 1, 'round trips', 2, 1)
  }
}
