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
  return dayNumbered(Math.floor((ms + OFFSET) / DAY)) ?? wall(ms).format(FORM)
}

/** Epoch milliseconds of 00:00 at UTC+8 of that day. */
export function startOf(day: Day): number {
  const number = numberOf(day)
  return (number === null ? dayjs.utc(day).valueOf() : number * DAY) - OFFSET
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
  const number = numberOf(day)
  const moved = number === null ? null : dayNumbered(number + count)
  return moved ?? dayjs.utc(day).add(count, 'day').format(FORM)
}

/** Whole days from `from` to `to`; negative when `to` is earlier. */
export function daysBetween(from: Day, to: Day): number {
  const [first, last] = [numberOf(from), numberOf(to)]
  return first === null || last === null ? dayjs.utc(to).diff(dayjs.utc(from), 'day') : last - first
}

/** 0 is Sunday. */
export function weekdayOf(day: Day): number {
  const number = numberOf(day)
  // Day 0, 1 January 1970, is a Thursday.
  return number === null ? dayjs.utc(day).day() : (((number + 4) % 7) + 7) % 7
}

export function monthOf(day: Day): Month {
  return day.slice(0, 7)
}

export function yearOf(day: Day): number {
  return Number(day.slice(0, 4))
}

export function addMonths(month: Month, count: number): Month {
  const written = MONTH_FORM.exec(month)
  const months = written ? Number(written[1]) * 12 + Number(written[2]) - 1 + count : Number.NaN
  const [year, index] = [Math.floor(months / 12), months % 12]
  return year >= FIRST_YEAR && year <= LAST_YEAR && Number.isInteger(months)
    ? `${year}-${two(index + 1)}`
    : dayjs.utc(`${month}-01`).add(count, 'month').format('YYYY-MM')
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

/*
 * Months of thousands of people are counted day by day, and a date object of the library for each day takes most of that
 * time. Days of ordinary years are therefore whole numbers, 0 for 1 January 1970, by the clock of the language; anything odd
 * is left to the library, whose answers are the same.
 */

const DAY_FORM = /^([1-9]\d{3})-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/
const MONTH_FORM = /^([1-9]\d{3})-(0[1-9]|1[0-2])$/
const [FIRST_YEAR, LAST_YEAR] = [1000, 9999]
const FIRST_DAY = Date.UTC(FIRST_YEAR, 0, 1) / DAY
const LAST_DAY = Date.UTC(LAST_YEAR, 11, 31) / DAY

/** The whole number of a day in its form; a 31st of a shorter month is the 1st of the next, and so on. null for anything else. */
function numberOf(day: Day): number | null {
  const written = DAY_FORM.exec(day)
  return written ? Date.UTC(Number(written[1]), Number(written[2]) - 1, Number(written[3])) / DAY : null
}

/** The other way round; null outside the years that are written with four digits, and for what is no whole number. */
function dayNumbered(number: number): Day | null {
  if (!Number.isInteger(number) || number < FIRST_DAY || number > LAST_DAY) return null
  const written = WRITTEN.get(number) ?? new Date(number * DAY).toISOString().slice(0, FORM.length)
  if (WRITTEN.size < MANY_DAYS) WRITTEN.set(number, written)
  return written
}

/** The few hundred days that are asked for again and again; a start with odd ones takes no more room than ten years. */
const WRITTEN = new Map<number, Day>()
const MANY_DAYS = 3_660

const two = (number: number): string => (number < 10 ? `0${number}` : String(number))
