import { cpSync, existsSync, mkdirSync, renameSync, rmSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { pathOf, unitType } from '../cloudfunctions/capabilities/organization'
import { addMonths, atClock, startOf, type Month } from '../cloudfunctions/kernel/day'
import type { Unit } from '../cloudfunctions/kernel/people'
import { alarmOf } from '../cloudfunctions/platform/aggregate-store'
import { openCounty } from '../cloudfunctions/testing/county'
import { fillMonth, storedIn } from '../cloudfunctions/testing/full-month'
import { rawDatabase } from '../cloudfunctions/testing/raw-database'
import { openRegion, regionOf, type Region, type RegionSize } from '../cloudfunctions/testing/region'
import { startTestCloud, type TestCloud } from '../cloudfunctions/testing/test-cloud'
import { readerOf } from '../scripts/audit-reading'

/** The region that the product is drawn for: 1,162 villages, three people each. */
export const REGION: RegionSize = { cities: 6, counties: 4, townships: 7, villages: 7, atMost: 1162 }
export const NOW = atClock('2026-11-24', '10:00')
/** Months before this one of which everybody has a ledger. */
export const MONTHS = 36
const TEAM = 3
/** Ledgers of one village, of all its people and months. */
export const A_VILLAGE = TEAM * MONTHS
/** Made once; the number changes with what is made. */
const CACHE = resolve(__dirname, '../.cache/bench/region-2')
/** Documents of one request: 250 of 8 KB each. */
const BATCH = 250

/** Documents as JSON, straight into the database. */
export async function insertAll(
  cloud: TestCloud,
  collectionName: string,
  all: readonly string[],
): Promise<void> {
  for (let from = 0; from < all.length; from += BATCH) {
    const reply = await fetch(`${cloud.url}/admin`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({
        ...{ action: 'database.insertDocument', collectionName },
        data: all.slice(from, from + BATCH),
      }),
    })
    const { code, message } = (await reply.json()) as { code?: string; message?: string }
    if (code) throw new Error(`the documents were not taken: ${code} ${message}`)
  }
}

/** The largest month there is, as the functions wrote it: thirty-one days with every slot filled twice. */
export async function fullLedger(): Promise<string> {
  const cloud = await startTestCloud()
  try {
    const county = await openCounty(cloud)
    await fillMonth(cloud, await county.bind('周建平'), '2026-12')
    const [document] = await storedIn(cloud, 'ledgers', { month: '2026-12' })
    return document!
  } finally {
    await cloud.close()
  }
}

/** A ledger like that one, of other people of other villages: all months of everybody. They were last changed on that day. */
export async function layLedgers(
  cloud: TestCloud,
  document: string,
  villageIds: readonly string[],
  changedOn: string,
): Promise<number> {
  const ledger = JSON.parse(document) as { state: object }
  const months = Array.from({ length: MONTHS }, (_, i) => addMonths('2026-11', -1 - i))
  const of = (villageId: string, n: number, month: Month): string => {
    const postingId = `g${villageId}${n}`
    const personId = `p${villageId}${n}`
    return JSON.stringify({
      ...ledger,
      ...{ _id: `l${postingId}_${month.replace('-', '_')}`, postingId, personId, month, villageId },
      ...{ scope: pathOf(villageId), changedOn, changedAt: startOf(`${month}-28`) },
      state: { ...ledger.state, postingId, personId, month, villageId },
    })
  }
  let count = 0
  for (const villageId of villageIds) {
    const all = Array.from({ length: TEAM }, (_, n) => months.map((month) => of(villageId, n, month))).flat()
    await insertAll(cloud, 'ledgers', all)
    count += all.length
  }
  return count
}

/** The whole region with three years of ledgers, 125,000 of them and about a gigabyte, in a cloud of its own. */
export async function openWholeRegion(): Promise<{ cloud: TestCloud; region: Region }> {
  if (!existsSync(CACHE)) await makeWholeRegion()
  const cloud = await startTestCloud({ startAt: NOW, data: CACHE })
  return { cloud, region: regionOf(cloud, REGION, NOW) }
}

/** A county's documents end: its alarm stands beside it, as an audit asks. Nothing else of a region has one. */
async function setAlarms(cloud: TestCloud): Promise<void> {
  const raw = rawDatabase(cloud)
  for await (const page of readerOf(`${cloud.url}/admin`).pages('units', 100))
    for (const document of page) {
      const wakeAt = alarmOf(unitType, document['state'] as Unit)
      if (wakeAt !== null) await raw.put('units', { ...document, wakeAt })
    }
}

/** It gets its name last, so that one that was cut off is made again. */
async function makeWholeRegion(): Promise<void> {
  const document = await fullLedger()
  const cloud = await startTestCloud({ startAt: NOW })
  try {
    const region = await openRegion(cloud, REGION, NOW)
    await setAlarms(cloud)
    await layLedgers(cloud, document, region.villageIds, '2026-11-24')
    const half = `${CACHE}-${process.pid}`
    mkdirSync(half, { recursive: true })
    await cloud.stopped((dataDir) => cpSync(join(dataDir, 'cloud'), half, { recursive: true }))
    rmSync(CACHE, { recursive: true, force: true })
    renameSync(half, CACHE)
  } finally {
    await cloud.close()
  }
}
