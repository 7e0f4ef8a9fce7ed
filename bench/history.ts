import { LIUWAN_OFFICE } from '../cloudfunctions/capabilities/attendance/testing/given'
import { addMonths, atClock, daysOfMonth, type Month } from '../cloudfunctions/kernel/day'
import { data, openCounty } from '../cloudfunctions/testing/county'
import { fillMonth, storedIn } from '../cloudfunctions/testing/full-month'
import { startTestCloud, type Phone, type TestCloud } from '../cloudfunctions/testing/test-cloud'
import { add } from './figures'
import { insertAll, MONTHS } from './region-data'

/** Ledgers of others that lie in the same database: everybody of a region in one month. */
const OTHERS = 3_500

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
    await measureHistory(cloud, secretary, '2026-12')
  } finally {
    await cloud.close()
  }
}

/** What a month, the first page and a check-in of it cost after three years of ledgers, over what the first month's cost. */
async function measureHistory(cloud: TestCloud, secretary: Phone, month: string): Promise<void> {
  const [document = ''] = await storedIn(cloud, 'ledgers', { month })
  const acts = {
    month: async () => data(await secretary.call('attendance.month', { month })),
    home: async () => data(await secretary.call('home.get', {})),
    checkIn: async () => data(await secretary.call('attendance.checkIn', checkInAt(lastEvening(month)))),
  }
  // The clock's next look at the last fixes belongs to neither side.
  await cloud.setClock(lastEvening(month))
  await cloud.tick()
  const first = {
    month: await scanned(cloud, acts.month),
    home: await scanned(cloud, acts.home),
    checkIn: await scanned(cloud, acts.checkIn),
  }
  await layDown(cloud, document)
  const words = { month: '一个月的台账', home: '首页', checkIn: '签到' }
  for (const id of ['month', 'home', 'checkIn'] as const) {
    const after = await scanned(cloud, acts[id])
    const what = `${words[id]}, after ${MONTHS} months of history among ${OTHERS} others`
    add(`history.${id}.scanned`, what, after.documents, 'documents', first[id].documents, 1.1)
    add(`history.${id}.bytes`, what, after.bytes, 'bytes', first[id].bytes, 1.1)
  }
}
