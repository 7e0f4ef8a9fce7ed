import { MINUTE } from '../cloudfunctions/kernel/day'
import { data } from '../cloudfunctions/testing/county'
import { openRegion, type Region } from '../cloudfunctions/testing/region'
import { startTestCloud, type TestCloud } from '../cloudfunctions/testing/test-cloud'
import { add } from './figures'
import { MONTHS, NOW, openWholeRegion, REGION } from './region-data'

interface Cost {
  queries: number
  documents: number
}

async function costOf(cloud: TestCloud, act: () => Promise<unknown>): Promise<Cost> {
  await cloud.resetStats()
  await act()
  const { requests, documentsRead, documentsScanned } = await cloud.stats()
  const queries = Object.values(requests).reduce((sum, count) => sum + count, 0)
  return { queries, documents: Math.max(documentsRead, documentsScanned) }
}

/**
 * A whole region's first screen against the scan that would tell the same: every township worked out of its ledgers. And
 * what one check-in makes the clock do, against working out everything.
 */
async function measureBoard(cloud: TestCloud, region: Region, name: string, with_: string): Promise<void> {
  const whole = await costOf(cloud, () => cloud.tick())
  const supervisor = await region.supervisor('region-supervisor', 'u97')
  const board = async (unitId?: string): Promise<void> =>
    void data(await supervisor.call('supervision.board', unitId ? { unitId } : {}))
  const screen = await costOf(cloud, () => board())
  const townships = [...new Set(region.villageIds.map((id) => id.slice(0, -3)))]
  let scan = 0
  for (const township of townships) scan += (await costOf(cloud, () => board(township))).documents
  add(`trips.region${name}`, `一个区的看板${with_}`, screen.queries, 'round trips', 3, 1)
  const reads = `documents of a region’s board over a scan of its villages${with_}`
  add(`reads.region${name}`, reads, screen.documents, 'documents', scan, 0.02)
  // Everything was written at once here, and the clock forgets that only when it has settled.
  const later = NOW + 10 * MINUTE
  await cloud.setClock(later)
  await cloud.tick()
  const late = cloud.as(`wx-p${region.villageIds[0]!}2`)
  data(await late.call('attendance.checkIn', { noFix: 'off', tappedAt: later }))
  const one = await costOf(cloud, () => cloud.tick())
  const run = `documents of a clock run after one check-in over those of all${with_}`
  add(`reads.figures${name}`, run, one.documents, 'documents', whole.documents, 0.02)
}

export async function measureRegion(): Promise<void> {
  const cloud = await startTestCloud({ startAt: NOW })
  try {
    await measureBoard(cloud, await openRegion(cloud, REGION, NOW), '', '')
  } finally {
    await cloud.close()
  }
}

/** The same with three years of everybody's ledgers beside. */
export async function measureWholeRegion(): Promise<void> {
  const { cloud, region } = await openWholeRegion()
  try {
    await measureBoard(cloud, region, '.whole', `, after ${MONTHS} months`)
  } finally {
    await cloud.close()
  }
}
