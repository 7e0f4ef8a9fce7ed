import { addDays, dayOf, HOUR, MINUTE, type Day } from './day'

/** A write that was decided on a day reaches the database so long after its midnight at the latest; ten times what a function may run. */
const WRITTEN_WITHIN = 10 * MINUTE
/** So long after midnight the day before is sealed: nothing of it can be on its way any more. */
const SEALED_AFTER = 20 * MINUTE

/** The latest day that may be sealed at that moment. */
export function lastSealable(now: number): Day {
  return addDays(dayOf(now - SEALED_AFTER), -1)
}

/** A region's night takes some minutes. After so long a seal that is not there is missing. */
const DONE_WITHIN = 2 * HOUR

/** The day up to which everything must be sealed by that moment. */
export function sealOwed(now: number): Day {
  return lastSealable(now - DONE_WITHIN)
}

/** A document that was last changed on that day may be sealed in the form it has. */
export function mayBeSealed(changedOn: Day, now: number): boolean {
  return changedOn <= lastSealable(now)
}

/** 已经封存的日子: what was decided on that day is not written any more, it has to be decided again. */
export function isDayClosed(day: Day, now: number): boolean {
  return day < dayOf(now - WRITTEN_WITHIN)
}
