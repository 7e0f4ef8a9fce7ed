import { LIUWAN_OFFICE } from '../cloudfunctions/capabilities/attendance/testing/given'
import { addMonths, atClock, DAY, daysOfMonth, type Month } from '../cloudfunctions/kernel/day'
import { data, openCounty, type County } from '../cloudfunctions/testing/county'
import { fillMonth, storedIn } from '../cloudfunctions/testing/full-month'
import { Polling } from '../cloudfunctions/testing/polling'
import { startTestCloud, type Phone, type TestCloud } from '../cloudfunctions/testing/test-cloud'
import { add } from './figures'
import { insertAll, MONTHS } from './region-data'

/** Ledgers of others that lie in the same database: everybody of a region in one month. */
const OTHERS = 3_500
/** Rounds that the first page of an organiser shows; before there were so many it has less to show. */
const SHOWN = 3
/** Rounds of the other counties of a region in three years, one a quarter in each of fifty. */
const OTHER_ROUNDS = 600

interface Scanned {
  /** Documents that the database looked at, and bytes of the answer that the phone got. */
  documents: number
  bytes: number
}

async function scanned(cloud: TestCloud, act: () => Promise<unknown>): Promise<Scanned> {
  await cloud.resetStats()
  const reply = await act()
  const { documentsScanned } = await cloud.stats()
  return { documents: documentsScanned, bytes: Buffer.byteLength(JSON.stringify(reply)) }
}

/** A ledger as it lies there, many times: of the same posting in the months before, and of other postings. */
async function layDown(cloud: TestCloud, document: string): Promise<void> {
  const ledger = JSON.parse(document) as { _id: string; state: object; month: string; postingId: string }
  const { postingId, month } = ledger
  const of = (posting: string, when: string, rest: object = {}): string =>
    JSON.stringify({
      ...ledger,
      ...rest,
      _id: `l${posting}_${when.replace('-', '_')}`,
      ...{ postingId: posting, month: when, wakeAt: null },
      state: { ...ledger.state, postingId: posting, month: when },
    })
  const own = Array.from({ length: MONTHS }, (_, i) => of(postingId, addMonths(month, -i - 2)))
  const elsewhere = {
    scope: ['u97', 'u9701', 'u970101', 'u970101101', 'u970101101201'],
    personId: 'pelsewhere',
  }
  const others = Array.from({ length: OTHERS }, (_, i) => of(`gother${i}`, month, elsewhere))
  await insertAll(cloud, 'ledgers', [...own, ...others])
}

/** A round that was published, with its six villages and their results, again `count` times, each a month before the last. */
function roundsBefore(document: string, name: string, count: number, rest: object = {}): string[] {
  const round = JSON.parse(document) as { state: { opensAt: number; closesAt: number }; closesAt: number }
  return Array.from({ length: count }, (_, i) => {
    const earlier = (at: number): number => at - (i + 1) * 30 * DAY
    const { opensAt, closesAt } = round.state
    const state = { ...round.state, opensAt: earlier(opensAt), closesAt: earlier(closesAt) }
    const moved = { ...round, ...rest, _id: `r${name}${i}`, closesAt: state.closesAt, wakeAt: null, state }
    return JSON.stringify(moved)
  })
}

const lastEvening = (month: Month): number => atClock(daysOfMonth(month).at(-1)!, '20:30')

function checkInAt(now: number) {
  return { fix: { ...LIUWAN_OFFICE, accuracy: 12, capturedAt: now }, tappedAt: now }
}

/** The largest month there is: thirty-one days with every slot filled twice, coordinates and all. And what comes after many. */
export async function measureLedger(): Promise<void> {
  const cloud = await startTestCloud()
  try {
    const county = await openCounty(cloud)
    const secretary = await county.bind('周建平', 'zhou')
    await fillMonth(cloud, secretary, '2026-12')
    const [document = ''] = await storedIn(cloud, 'ledgers', { month: '2026-12' })
    const what = 'a month document with every slot filled twice'
    add('size.ledger', what, Buffer.byteLength(document), 'bytes', 8192, 1)
    await measureHistory(cloud, county, secretary, '2026-12')
  } finally {
    await cloud.close()
  }
}

/** What a month, the first page and a check-in of it cost after three years of ledgers and rounds, over what the first month's cost. */
async function measureHistory(
  cloud: TestCloud,
  county: County,
  secretary: Phone,
  month: string,
): Promise<void> {
  const [document = ''] = await storedIn(cloud, 'ledgers', { month })
  const acts = {
    month: async () => data(await secretary.call('attendance.month', { month })),
    home: async () => data(await secretary.call('home.get', {})),
    organiserHome: async () => data(await county.organiser.call('home.get', {})),
    checkIn: async () => data(await secretary.call('attendance.checkIn', checkInAt(lastEvening(month)))),
  }
  const polling = new Polling(cloud, county)
  polling.now = lastEvening(month) - DAY
  await cloud.setClock(polling.now)
  const opened = await polling.openRound(10)
  await polling.publish(opened)
  const [round = ''] = await storedIn(cloud, 'rounds', { _id: opened.roundId })
  await insertAll(cloud, 'rounds', roundsBefore(round, 'shown', SHOWN - 1))
  // The clock's next look at the last fixes belongs to neither side.
  await cloud.setClock(lastEvening(month))
  await cloud.tick()
  const first = {
    month: await scanned(cloud, acts.month),
    home: await scanned(cloud, acts.home),
    organiserHome: await scanned(cloud, acts.organiserHome),
    checkIn: await scanned(cloud, acts.checkIn),
  }
  await layDown(cloud, document)
  const scope = ['u97', 'u9701', 'u970101']
  const others = roundsBefore(round, 'other', OTHER_ROUNDS, { scope, villageIds: ['u970101101201'] })
  await insertAll(cloud, 'rounds', [...roundsBefore(round, 'own', MONTHS), ...others])
  const words = { month: '一个月的台账', home: '首页', organiserHome: '县驻村办的首页', checkIn: '签到' }
  for (const id of ['month', 'home', 'organiserHome', 'checkIn'] as const) {
    const after = await scanned(cloud, acts[id])
    const what = `${words[id]}, after ${MONTHS} months of ledgers and rounds among ${OTHERS} others`
    add(`history.${id}.scanned`, what, after.documents, 'documents', first[id].documents, 1.1)
    add(`history.${id}.bytes`, what, after.bytes, 'bytes', first[id].bytes, 1.1)
  }
}
