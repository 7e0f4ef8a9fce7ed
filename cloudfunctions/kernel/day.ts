/**
 * Days at UTC+8, whatever the zone of the server or the phone.
 * The whole product counts in these; no rule touches a zone-dependent date function.
 */

/** A calendar day `YYYY-MM-DD` at UTC+8. */
export type Day = string
/** A calendar month `YYYY-MM` at UTC+8. */
export type Month = string

export const MINUTE = 60_000
export const HOUR = 3_600_000
export const DAY = 86_400_000
const OFFSET = 8 * HOUR

const two = (n: number): string => (n < 10 ? `0${n}` : String(n))

/** The day that epoch milliseconds fall on at UTC+8. */
export function dayOf(ms: number): Day {
  const at = new Date(ms + OFFSET)
  return `${at.getUTCFullYear()}-${two(at.getUTCMonth() + 1)}-${two(at.getUTCDate())}`
}

/** Epoch milliseconds of 00:00 at UTC+8 of that day. */
export function startOf(day: Day): number {
  return Date.UTC(yearOf(day), monthNumberOf(day) - 1, Number(day.slice(8, 10))) - OFFSET
}

/** Minutes since midnight at UTC+8: 07:48 is 468. */
export function minutesOf(ms: number): number {
  return Math.floor(((((ms + OFFSET) % DAY) + DAY) % DAY) / MINUTE)
}

/** `07:48` at UTC+8. */
export function clockOf(ms: number): string {
  const minutes = minutesOf(ms)
  return `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`
}

/** Epoch milliseconds of `HH:MM` on that day at UTC+8; `24:00` is the next midnight. */
export function atClock(day: Day, clock: string): number {
  const [hours, minutes] = clock.split(':')
  return startOf(day) + Number(hours) * HOUR + Number(minutes) * MINUTE
}

export function addDays(day: Day, count: number): Day {
  return dayOf(startOf(day) + count * DAY)
}

/** Whole days from `from` to `to`; negative when `to` is earlier. */
export function daysBetween(from: Day, to: Day): number {
  return Math.round((startOf(to) - startOf(from)) / DAY)
}

/** 0 is Sunday. */
export function weekdayOf(day: Day): number {
  return new Date(startOf(day) + OFFSET).getUTCDay()
}

export function monthOf(day: Day): Month {
  return day.slice(0, 7)
}

export function yearOf(day: Day): number {
  return Number(day.slice(0, 4))
}

function monthNumberOf(day: Day): number {
  return Number(day.slice(5, 7))
}

export function addMonths(month: Month, count: number): Month {
  const index = Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7)) - 1 + count
  return `${Math.floor(index / 12)}-${two((index % 12) + 1)}`
}

export function daysOfMonth(month: Month): Day[] {
  const first = `${month}-01`
  const count = daysBetween(first, `${addMonths(month, 1)}-01`)
  return Array.from({ length: count }, (_, i) => addDays(first, i))
}

/** Every day from `from` to `to`, both included; empty when `to` is earlier. */
export function daysFrom(from: Day, to: Day): Day[] {
  return Array.from({ length: Math.max(0, daysBetween(from, to) + 1) }, (_, i) => addDays(from, i))
}

/** True for a real calendar day in the form `YYYY-MM-DD`. */
export function isDay(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(startOf(text)) && dayOf(startOf(text)) === text
}
