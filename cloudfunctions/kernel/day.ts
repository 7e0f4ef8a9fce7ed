import dayjs from 'dayjs'
import utc from 'dayjs/plugin/utc'

dayjs.extend(utc)

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

const FORM = 'YYYY-MM-DD'
/** The moment as the village's wall clock shows it. */
const wall = (ms: number): dayjs.Dayjs => dayjs.utc(ms + OFFSET)

/** The day that epoch milliseconds fall on at UTC+8. */
export function dayOf(ms: number): Day {
  return wall(ms).format(FORM)
}

/** Epoch milliseconds of 00:00 at UTC+8 of that day. */
export function startOf(day: Day): number {
  return dayjs.utc(day).valueOf() - OFFSET
}

/** Minutes since midnight at UTC+8: 07:48 is 468. */
export function minutesOf(ms: number): number {
  return Math.floor(((((ms + OFFSET) % DAY) + DAY) % DAY) / MINUTE)
}

/** `07:48` at UTC+8. */
export function clockOf(ms: number): string {
  return wall(ms).format('HH:mm')
}

/** Epoch milliseconds of `HH:MM` on that day at UTC+8; `24:00` is the next midnight. */
export function atClock(day: Day, clock: string): number {
  const [hours, minutes] = clock.split(':')
  return startOf(day) + Number(hours) * HOUR + Number(minutes) * MINUTE
}

export function addDays(day: Day, count: number): Day {
  return dayjs.utc(day).add(count, 'day').format(FORM)
}

/** Whole days from `from` to `to`; negative when `to` is earlier. */
export function daysBetween(from: Day, to: Day): number {
  return dayjs.utc(to).diff(dayjs.utc(from), 'day')
}

/** 0 is Sunday. */
export function weekdayOf(day: Day): number {
  return dayjs.utc(day).day()
}

export function monthOf(day: Day): Month {
  return day.slice(0, 7)
}

export function yearOf(day: Day): number {
  return Number(day.slice(0, 4))
}

export function addMonths(month: Month, count: number): Month {
  return dayjs.utc(`${month}-01`).add(count, 'month').format('YYYY-MM')
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
