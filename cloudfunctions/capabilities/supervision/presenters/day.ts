import type { Day } from '../../../kernel/day'
import type { UnitKind } from '../../../kernel/people'
import type { UnitTally } from '../../../kernel/tally'
import { dayWords } from '../../../kernel/words'
import type { DayBoardView, UnitBarView } from '../contract'
import * as words from '../messages'
import { dayParts, type Days } from './bars'

/** One day over the units below, by code; those of which nothing is counted that day are left out. */
export function dayBoard(
  { unitId, kind, day }: { unitId: string; kind: UnitKind; day: Day },
  parts: readonly UnitTally[],
): DayBoardView {
  const rows = [...parts]
    .sort((a, b) => a.unitId.localeCompare(b.unitId))
    .flatMap((part) => dayRow(part, day) ?? [])
  return { unitId, day, title: words.dayTitle(dayWords(day), words.rowsTitles[kind] ?? ''), rows }
}

function dayRow({ unitId, name, month }: UnitTally, day: Day): UnitBarView | null {
  const at = (series: readonly number[]): number => series[Number(day.slice(8)) - 1] ?? 0
  const days: Days = {
    ...{ in: at(month.in), trip: at(month.trip), leave: at(month.leave) },
    ...{ none: at(month.none), unbound: at(month.unbound) },
  }
  const parts = dayParts(days)
  if (parts.length === 0) return null
  const value = words.dayValue(days)
  return { unitId, name, value, unexplained: days.none, parts, words: words.daysWords(days) }
}
