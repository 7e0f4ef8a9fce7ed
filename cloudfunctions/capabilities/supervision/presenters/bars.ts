import type { TodayCounts } from '../../../kernel/tally'
import type { BarPart, UnitBarView } from '../contract'
import * as words from '../messages'
import type { MonthTotals, Row } from '../rules/figure'

/** Where people are, as a bar. Who rests, need not have checked in yet, or cannot, is one part. */
export function todayParts(counts: TodayCounts): BarPart[] {
  return shown([
    { kind: 'in', count: counts.in },
    { kind: 'trip', count: counts.trip },
    { kind: 'leave', count: counts.leave },
    { kind: 'none', count: counts.unseen },
    { kind: 'wait', count: counts.waiting + counts.unbound + counts.rest },
  ])
}

export type Days = Pick<MonthTotals, 'in' | 'trip' | 'leave' | 'none' | 'unbound'>

/** Days of people, as a bar. */
export function dayParts({ in: there, trip, leave, none, unbound }: Days): BarPart[] {
  return shown([
    { kind: 'in', count: there },
    { kind: 'trip', count: trip },
    { kind: 'leave', count: leave },
    { kind: 'none', count: none },
    { kind: 'wait', count: unbound },
  ])
}

const shown = (parts: BarPart[]): BarPart[] => parts.filter(({ count }) => count > 0)

/** A unit below today; one whose numbers are of an earlier day says so instead of showing them. */
export function todayRow({ unitId, name, today, day: of }: Row, day: string): UnitBarView {
  if (of !== day)
    return { unitId, name, value: words.rowNotYet, unexplained: 0, parts: [], words: words.rowNotYet }
  return {
    ...{ unitId, name, value: words.todayValue(today), unexplained: today.unseen },
    ...{ parts: todayParts(today), words: words.todayWords(today) || words.todayValue(today) },
  }
}

export function monthRow({ unitId, name, month }: Row): UnitBarView {
  const value = words.averageWords(month)
  const said = [value, words.daysWords(month)].filter(Boolean).join('，')
  return { unitId, name, value, unexplained: 0, parts: dayParts(month), words: said }
}
