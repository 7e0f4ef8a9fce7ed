import { statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { data, openCounty } from '../cloudfunctions/testing/county'
import { inLanes, openCrowd } from '../cloudfunctions/testing/crowd'
import { fillMonth, storedIn } from '../cloudfunctions/testing/full-month'
import { measureAudit } from './audit'
import { measureDecide } from './decide'
import { measureHistory } from './history'
import { measureRegion } from './region'
import { measureTownship } from './township'
import { Polling } from '../cloudfunctions/testing/polling'
import { add, figures } from './figures'
import { measureLocalCloud } from './local-cloud'
import { startTestCloud, type Phone, type TestCloud } from '../cloudfunctions/testing/test-cloud'

async function roundTrips(cloud: TestCloud, act: () => Promise<unknown>): Promise<number> {
  await cloud.resetStats()
  await act()
  return Object.values((await cloud.stats()).requests).reduce((sum, count) => sum + count, 0)
}

/** Gateway requests of the accepted path against the budget of the architecture; deliveries are counted apart. */
async function measureRoundTrips(cloud: TestCloud, secretary: Phone, leader: Phone): Promise<void> {
  const fix = { latitude: 35.9, longitude: 104.2, accuracy: 14, capturedAt: Date.UTC(2026, 10, 23, 10, 20) }
  const trips = async (
    id: string,
    what: string,
    budget: number,
    act: () => Promise<unknown>,
    deliveries = 0,
  ) => add(`trips.${id}`, what, (await roundTrips(cloud, act)) - deliveries, 'round trips', budget, 1)
  await trips('home.secretary', '首页，第一书记', 4, async () => data(await secretary.call('home.get', {})))
  await trips('home.leader', '首页，乡镇领导', 4, async () => data(await leader.call('home.get', {})))
  await trips('checkIn', '签到', 3, async () =>
    data(await secretary.call('attendance.checkIn', { fix, tappedAt: fix.capturedAt })),
  )
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
async function measureReads(cloud: TestCloud, secretary: Phone): Promise<void> {
  await cloud.resetStats()
  data(await secretary.call('organization.me', {}))
  const { documentsRead, documentsScanned } = await cloud.stats()
  add(
    'reads.caller',
    'documents scanned per document read, the caller with units',
    documentsScanned,
    'documents',
    documentsRead,
    1,
  )
}

/** Mean milliseconds of a call, one after another. */
async function meanTime(times: number, act: () => Promise<unknown>): Promise<number> {
  const started = process.hrtime.bigint()
  for (let i = 0; i < times; i++) await act()
  return Number(process.hrtime.bigint() - started) / 1e6 / times
}

/** What the product's own work costs beside calling a function at all; machine load cancels out of the ratio. */
async function measureCost(secretary: Phone): Promise<void> {
  const empty = await meanTime(60, () => secretary.raw('clock', {}))
  const home = await meanTime(60, () => secretary.call('home.get', {}))
  add(
    'cost.home',
    'time of 首页 over a call that does nothing',
    Math.round(home * 10) / 10,
    'ms',
    Math.round(empty * 10) / 10,
    4,
  )
}

/** The largest month there is: thirty-one days with every slot filled twice, coordinates and all. */
async function measureLedger(cloud: TestCloud, secretary: Phone): Promise<void> {
  await fillMonth(cloud, secretary, '2026-12')
  const [document = ''] = await storedIn(cloud, 'ledgers', { month: '2026-12' })
  add(
    'size.ledger',
    'a month document with every slot filled twice',
    Buffer.byteLength(document),
    'bytes',
    8192,
    1,
  )
}

/** Three hundred people check in at once for the first time in a month: the ledger is new, so one read more. */
async function measureBurst(): Promise<void> {
  const cloud = await startTestCloud()
  try {
    const crowd = await openCrowd(cloud, 300)
    const fix = { latitude: 35.9, longitude: 104.2, accuracy: 14, capturedAt: Date.UTC(2026, 10, 23, 10, 20) }
    const trips = await roundTrips(cloud, () =>
      inLanes(
        crowd,
        async ({ phone }) => data(await phone.call('attendance.checkIn', { fix, tappedAt: fix.capturedAt })),
        100,
      ),
    )
    add('trips.burst', 'a check-in among 300 at once', trips / crowd.length, 'round trips', 4, 1)
  } finally {
    await cloud.close()
  }
}

function measureSizes(): void {
  const bytes = (name: string): number =>
    statSync(join(__dirname, '../dist/cloudfunctions', name, 'index.js')).size
  // wx-server-sdk alone, bundled: about 1.2 MB minified, 2.7 MB as we bundle it.
  add('size.api', 'the api bundle over the clock bundle', bytes('api'), 'bytes', bytes('clock'), 1.25)
}

async function main(): Promise<void> {
  const cloudOnly = process.argv.includes('--cloud')
  if (process.argv.includes('--audit-all')) {
    await measureAudit()
    return report()
  }
  if (!cloudOnly) {
    await measureProduct()
    await measureBurst()
    await measureRegion()
    await measureDecide()
    await measureAudit()
  }
  await measureLocalCloud()
  report()
  if (!cloudOnly) writeFileSync(join(__dirname, 'report.json'), `${JSON.stringify(figures, null, 2)}\n`)
}

async function measureProduct(): Promise<void> {
  const cloud = await startTestCloud()
  try {
    const county = await openCounty(cloud)
    const secretary = await county.bind('周建平', 'zhou')
    const leader = await county.bind('马玉兰', 'ma')
    await measureRoundTrips(cloud, secretary, leader)
    await measureTownship(cloud, county, leader)
    await measurePoll(new Polling(cloud, county), cloud)
    await measureReads(cloud, secretary)
    await measureCost(secretary)
    measureSizes()
    await measureLedger(cloud, secretary)
    await measureHistory(cloud, secretary, '2026-12')
  } finally {
    await cloud.close()
  }
}

function report(): void {
  for (const { ok, id, value, unit, reference, ratio, budget } of figures)
    console.log(
      `${ok ? 'ok  ' : 'OVER'} ${id.padEnd(22)} ${value} ${unit}, ${ratio} of ${reference} (budget ${budget})`,
    )
  process.exitCode = figures.every((figure) => figure.ok) ? 0 : 1
}

main().catch((error: unknown) => {
  console.error(error)
  process.exitCode = 1
})
