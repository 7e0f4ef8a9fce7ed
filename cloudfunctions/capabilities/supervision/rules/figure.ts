import { canonical } from '../../../kernel/hashing'
import { addMonths, type Month } from '../../../kernel/day'
import {
  addTallies,
  dayFor,
  totalOf,
  type MonthCounts,
  type Tally,
  type UnitTally,
} from '../../../kernel/tally'

/** 一个单位一个月的数: what its villages come to, and how it is spread over the units right below. */
export interface Figure {
  unitId: string
  name: string
  month: Month
  total: Tally
  /** By code. Of a township its villages, of a county its townships, and so on. */
  rows: Row[]
  /** When what it is made of was read, epoch milliseconds; 0 before the first time. */
  at: number
}

/** One unit below, its month without the single days. */
export interface Row extends Omit<UnitTally, 'month'> {
  month: MonthTotals
}

/** Days of people in the whole month. */
export interface MonthTotals {
  people: number
  silent: number
  recalled: number
  nights: number
  in: number
  trip: number
  leave: number
  none: number
  unbound: number
}

/** Units below that the first page shows. */
export const TOP_ROWS = 5

export const figureId = (unitId: string, month: Month): string => `f${unitId}_${month.replace('-', '_')}`

/** By which a unit finds those right below it in one month. */
export const belowKey = (unitId: string, month: Month): string => `${unitId}_${month}`

/** The key under which a unit is found by the one above it; null for what stands below nothing. */
export const parentKeyOf = (path: readonly string[], month: Month): string | null =>
  path.length > 1 ? belowKey(path[path.length - 2]!, month) : null

export const blankFigure = (unitId: string, month: Month, now: number): Figure => ({
  ...{ unitId, name: '', month, rows: [], at: 0 },
  total: addTallies([], dayFor(month, now), month),
})

export function totalsOf({ people, silent, recalled, nights, ...series }: MonthCounts): MonthTotals {
  return {
    ...{ people, silent, recalled, nights },
    ...{ in: totalOf(series.in), trip: totalOf(series.trip), leave: totalOf(series.leave) },
    ...{ none: totalOf(series.none), unbound: totalOf(series.unbound) },
  }
}

export const rowOf = ({ month, ...rest }: UnitTally): Row => ({ ...rest, month: totalsOf(month) })

/**
 * The figure of a unit from those right below it, which is why a region costs no more than its cities. Units that never
 * had a village or a person are left out.
 */
export function rollUp(
  unit: { unitId: string; name: string; month: Month },
  parts: readonly UnitTally[],
  now: number,
): Figure {
  const sorted = [...parts].filter(isPeopled).sort((a, b) => a.unitId.localeCompare(b.unitId))
  const total = addTallies(sorted, dayFor(unit.month, now), unit.month)
  const { unitId, name, month } = unit
  return { unitId, name, month, total, rows: sorted.map(rowOf), at: now }
}

const isPeopled = ({ today, month }: UnitTally): boolean => today.villages > 0 || month.people > 0

/** Whether two figures say the same, whenever they were made. */
export const saysTheSame = (a: Figure, b: Figure): boolean =>
  canonical({ ...a, at: 0 }) === canonical({ ...b, at: 0 })

/** When a figure is true for: nothing it is made of changed until the clock last looked, unless it is due. */
export function trueFor(
  { state: { at }, wakeAt }: { state: Figure; wakeAt: number | null },
  lookedAt: number,
): number {
  return at > 0 && (wakeAt === null || wakeAt > lookedAt) ? Math.max(at, lookedAt) : at
}

/** This month and those before it, the oldest first. */
export const monthsBack = (month: Month, count: number): Month[] =>
  Array.from({ length: count }, (_, i) => addMonths(month, i + 1 - count))
