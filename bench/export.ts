import readXlsx from 'read-excel-file/node'
import { data } from '../cloudfunctions/testing/county'
import { atClock } from '../cloudfunctions/kernel/day'
import { MARKS } from '../cloudfunctions/capabilities/supervision/archive-messages'
import { openRegion, type Region } from '../cloudfunctions/testing/region'
import { startTestCloud, type Phone } from '../cloudfunctions/testing/test-cloud'
import { add, rounded } from './figures'
import { functionPeaks } from './function-peaks'
import { layMonth, TEAM } from './month-data'

/** 1,176 villages with three people each; their December, made in the first days of January, which are read for its last night. */
const SIZE = { cities: 6, counties: 4, townships: 7, villages: 7 }
const PEOPLE = 3528
const MONTH = '2026-12'
const DAYS = 31
const NOW = atClock('2027-01-03', '10:00')
/** Columns before the days. */
const WHO = 6
/** The least of marked days that a row of a full month has. */
const MARKED = 22
/** What a month of such people has in it. */
const KINDS = ['present', 'partial', 'trip', 'recalled', 'leave', 'rest', 'unexplained'] as const
/** Seconds and megabytes that the month of a whole region may take. */
const LONGEST = 60
const MOST = 200

/** A region's month in one file: how long it takes from the first tap, and the peak of the function that makes it. */
export async function measureExport(): Promise<void> {
  const cloud = await startTestCloud({ startAt: NOW })
  try {
    const region = await openRegion(cloud, SIZE, NOW)
    await layMonth(cloud, region.villageIds, MONTH)
    const supervisor = await region.supervisor('region-supervisor', 'u97')
    const started = Date.now()
    const { url, calls } = await untilThere(supervisor)
    const seconds = rounded((Date.now() - started) / 1000)
    const peak = Math.round(Math.max(...functionPeaks()))
    const [sheet] = await readXlsx(Buffer.from(await (await fetch(url)).arrayBuffer()))
    await holdTo(sheet!.data, region, supervisor)
    const what = `月度考勤台账 of ${PEOPLE} people × ${DAYS} full days, ${calls} calls`
    add('export.seconds', what, seconds, 's', LONGEST, 1)
    add('export.memory', 'peak of the function that makes it, its program included', peak, 'MB', MOST, 1)
  } finally {
    await cloud.close()
  }
}

/**
 * Everybody stands in the file with a full month and totals that are numbers; people of one place in their teams have the same
 * month, and that of the first and the last village is what their calendars say.
 */
async function holdTo(sheet: unknown[][], { villageIds }: Region, supervisor: Phone): Promise<void> {
  const rows = sheet.slice(4, 4 + PEOPLE)
  const wrong = (what: string): never => {
    throw new Error(`the file is not the region’s month: ${what}`)
  }
  if (rows.length !== PEOPLE) wrong(`${rows.length} rows`)
  const cells = (row: unknown[]): unknown[] => row.slice(WHO, WHO + DAYS)
  for (const [i, row] of rows.entries()) {
    if (row[0] !== i + 1 || row[3] !== `p${villageIds[Math.floor(i / TEAM)]}${i % TEAM}`)
      wrong(`row ${i + 1}`)
    if (row.slice(WHO + DAYS).some((total) => typeof total !== 'number')) wrong(`totals of row ${i + 1}`)
    if (cells(row).filter(Boolean).length < MARKED) wrong(`an empty month in row ${i + 1}`)
    if (JSON.stringify(row.slice(WHO)) !== JSON.stringify(rows[i % TEAM]!.slice(WHO)))
      wrong(`marks of row ${i + 1}`)
  }
  const marks = new Set(rows.slice(0, TEAM).flatMap(cells))
  for (const state of KINDS) if (!marks.has(MARKS[state].mark)) wrong(`no ${state}`)
  for (const villageId of [villageIds[0], villageIds[villageIds.length - 1]])
    for (let n = 0; n < TEAM; n++) {
      const of = { month: MONTH, postingId: `g${villageId}${n}`, personId: `p${villageId}${n}` }
      const calendar = data(await supervisor.call('attendance.month', of)).cells.map(
        ({ state }) => MARKS[state].mark,
      )
      if (JSON.stringify(calendar) !== JSON.stringify(cells(rows[n]!).map((mark) => mark ?? '')))
        wrong(of.personId)
    }
}

async function untilThere(supervisor: Phone): Promise<{ url: string; calls: number }> {
  for (let calls = 1; calls < 100; calls++) {
    const { file } = data(await supervisor.call('report.monthLedger', { unitId: 'u97', month: MONTH }))
    if (file) return { url: file.url, calls }
  }
  throw new Error('the file was not made in a hundred calls')
}
