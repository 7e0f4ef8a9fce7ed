import { atClock, dayOf, HOUR, minutesOf } from './day'

/** Minutes of the day between which people are left alone: 21:00 to 07:00. */
const QUIET = { from: 21 * 60, to: 7 * 60 }

export function isQuiet(at: number): boolean {
  const minutes = minutesOf(at)
  return minutes < QUIET.to || minutes >= QUIET.from
}

/** The moment itself, or seven in the morning after it. Epoch milliseconds. */
export function awake(at: number): number {
  if (!isQuiet(at)) return at
  return atClock(minutesOf(at) < QUIET.to ? dayOf(at) : dayOf(at + 12 * HOUR), '07:00')
}
