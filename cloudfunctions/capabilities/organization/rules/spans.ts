import { addDays, type Day } from '../../../kernel/day'

/** Days from a first to a last, null while open. */
export interface Span {
  from: Day
  to: Day | null
}

/** After every day that anybody may name. */
export const NEVER: Day = '9999-12-31'

/**
 * Days back to which a posting or a role may still be changed on the phone: the ledgers of this month and of the two
 * before. Earlier months have been handed in; they are changed by the roster, as a whole.
 */
export const DAYS_BACK = 62
/** Days ahead that may be settled today. */
export const DAYS_AHEAD = 366

export function overlaps(a: Span, b: Span): boolean {
  return a.from <= (b.to ?? NEVER) && b.from <= (a.to ?? NEVER)
}

export function isWithinReach(day: Day, today: Day): boolean {
  return addDays(today, -DAYS_BACK) <= day && day <= addDays(today, DAYS_AHEAD)
}

/** Both days within reach and in their order. */
export function isSpanWithinReach({ from, to }: Span, today: Day): boolean {
  return isWithinReach(from, today) && (to === null || (isWithinReach(to, today) && from <= to))
}
