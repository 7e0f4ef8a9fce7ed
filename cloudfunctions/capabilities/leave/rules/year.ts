import type { WorkCalendar } from '../../../kernel/calendar'
import { yearOf } from '../../../kernel/day'
import type { Kind } from '../contract'
import type { Application } from './book'
import { workingDaysIn, type Span } from './span'

/** Trips and being recalled by the office are not the person's own leave. */
export function isCharged(kind: Kind): boolean {
  return kind !== 'trip' && kind !== 'recalled'
}

/** 今年已请: days asked for or granted that fall into the year. */
export function usedIn(calendar: WorkCalendar, live: readonly Application[], year: number): number {
  const charged = live.filter((application) => isCharged(application.kind))
  return charged.reduce((sum, each) => sum + workingDaysIn(calendar, each, year), 0)
}

/** True when the request would bring any year it falls into over the county's cap. */
export function overCap(
  calendar: WorkCalendar,
  yearCap: number,
  asked: Span & { kind: Kind },
  live: readonly Application[],
): boolean {
  if (!isCharged(asked.kind)) return false
  const [first, last] = [yearOf(asked.from.day), yearOf(asked.to.day)]
  const years = Array.from({ length: last - first + 1 }, (_, index) => first + index)
  return years.some((year) => {
    const more = workingDaysIn(calendar, asked, year)
    return more > 0 && usedIn(calendar, live, year) + more > yearCap
  })
}
