/** Times of the told month, November 2026, at UTC+8. */

const OFFSET = 8 * 3_600_000

/** Epoch ms of a day of November 2026 and a clock time `HH:MM`. */
export function november(day: number, clock: string): number {
  const [hours, minutes] = clock.split(':')
  return Date.UTC(2026, 10, day, Number(hours), Number(minutes)) - OFFSET
}

/** Where the told month begins: nobody is bound yet. */
export const FIRST_MORNING = november(1, '06:00')
/** Where the visitor takes over. */
export const VISITOR_BEGINS = november(23, '18:20')
/** When the county's round closes, and when nobody can vote any more (10 minutes' grace and the clock's minute). */
export const ROUND_CLOSES = november(25, '18:00')
export const ROUND_ENDS = november(25, '18:12')
