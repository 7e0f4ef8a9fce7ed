import { data, openCounty, type County } from '../cloudfunctions/testing/county'
import { inLanes, openCrowd } from '../cloudfunctions/testing/crowd'
import { Polling } from '../cloudfunctions/testing/polling'
import { startTestCloud, type Phone, type TestCloud } from '../cloudfunctions/testing/test-cloud'
import { add } from './figures'

const FIX = { latitude: 35.9, longitude: 104.2, accuracy: 14, capturedAt: Date.UTC(2026, 10, 23, 10, 20) }
const CHECK_IN = { fix: FIX, tappedAt: FIX.capturedAt }

/** Gateway requests of one act. */
async function roundTrips(cloud: TestCloud, act: () => Promise<unknown>): Promise<number> {
  await cloud.resetStats()
  await act()
  return Object.values((await cloud.stats()).requests).reduce((sum, count) => sum + count, 0)
}

/** Gateway requests of the accepted path against the budget of the architecture; deliveries are counted apart. */
async function measureDuty(cloud: TestCloud, secretary: Phone, leader: Phone): Promise<void> {
  const trips = async (
    id: string,
    what: string,
    budget: number,
    act: () => Promise<unknown>,
    deliveries = 0,
  ) => add(`trips.${id}`, what, (await roundTrips(cloud, act)) - deliveries, 'round trips', budget, 1)
  await trips('home.secretary', '首页，第一书记', 4, async () => data(await secretary.call('home.get', {})))
  await trips('home.leader', '首页，乡镇领导', 4, async () => data(await leader.call('home.get', {})))
  await trips('checkIn', '签到', 3, async () => data(await secretary.call('attendance.checkIn', CHECK_IN)))
  const span = { from: { day: '2026-12-03', half: 'full' }, to: { day: '2026-12-03', half: 'full' } } as const
  let application = { bookId: '', applicationId: '' }
  // One leader is told: the account in one read, one inbox entry, one message, one clearing.
  await trips(
    'leave.submit',
    '请假',
    6,
    async () => {
      const input = { kind: 'personal' as const, ...span, reason: '回家一天。' }
      const { bookId, applicationId } = data(await secretary.call('leave.submit', input))
      application = { bookId, applicationId }
    },
    4,
  )
  await trips(
    'leave.approve',
    '同意',
    4,
    async () => data(await leader.call('leave.approve', application)),
    4,
  )
}

/** The first page of every role within four round trips, and a township's pages within two after the caller's own. */
async function measureTownship(cloud: TestCloud, county: County, leader: Phone): Promise<void> {
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
    const count = await roundTrips(cloud, async () => data(await phone.call('home.get', {})))
    add(`trips.home.${id}`, what, count, 'round trips', 4, 1)
  }
  const pages = [
    ['today', '今天村里', () => leader.call('attendance.today', {})],
    ['teams', '全镇一个月', () => leader.call('attendance.teams', {})],
    ['looks', '要看一看', () => leader.call('attendance.looks', {})],
  ] as const
  for (const [id, what, ask] of pages) {
    const count = await roundTrips(cloud, async () => data<unknown>((await ask()) as never))
    add(`trips.${id}`, `${what}, after the caller`, count - 1, 'round trips', 2, 1)
  }
}

async function measurePoll(polling: Polling, cloud: TestCloud): Promise<void> {
  const round = await polling.openRound()
  const [scene] = await polling.scenesOf(round, '柳湾村')
  const open = await roundTrips(cloud, async () =>
    data(await cloud.as('villager').call('poll.open', { scene: scene! })),
  )
  add('trips.poll.open', '打开测评', open, 'round trips', 1, 1)
  const cast = await roundTrips(cloud, async () => data(await polling.cast('villager', scene!)))
  add('trips.poll.cast', '投票', cast, 'round trips', 3, 1)
}

/** The caller read must touch one person and that person's units, however large the county is. */
async function measureCaller(cloud: TestCloud, secretary: Phone): Promise<void> {
  await cloud.resetStats()
  data(await secretary.call('organization.me', {}))
  const { documentsRead, documentsScanned } = await cloud.stats()
  const what = 'documents scanned per document read, the caller with units'
  add('reads.caller', what, documentsScanned, 'documents', documentsRead, 1)
}

/** Round trips of every use case that has a budget. */
export async function measureTrips(): Promise<void> {
  const cloud = await startTestCloud()
  try {
    const county = await openCounty(cloud)
    const secretary = await county.bind('周建平', 'zhou')
    const leader = await county.bind('马玉兰', 'ma')
    await measureDuty(cloud, secretary, leader)
    await measureTownship(cloud, county, leader)
    await measurePoll(new Polling(cloud, county), cloud)
    await measureCaller(cloud, secretary)
  } finally {
    await cloud.close()
  }
}

/** Three hundred people check in at once for the first time in a month: the ledger is new, so one read more. */
export async function measureBurst(): Promise<void> {
  const cloud = await startTestCloud()
  try {
    const crowd = await openCrowd(cloud, 300)
    const all = (): Promise<unknown> =>
      inLanes(crowd, async ({ phone }) => data(await phone.call('attendance.checkIn', CHECK_IN)), 100)
    const trips = (await roundTrips(cloud, all)) / crowd.length
    add('trips.burst', 'a check-in among 300 at once', trips, 'round trips', 4, 1)
  } finally {
    await cloud.close()
  }
}
