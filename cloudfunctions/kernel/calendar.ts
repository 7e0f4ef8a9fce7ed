import published from 'chinese-days/dist/chinese-days.json'
import { addDays, daysFrom, weekdayOf, yearOf, type Day } from './day'

/** The working calendar of a county, 工作日历. */
export interface WorkCalendar {
  /** Rest days the county lists by law (古尔邦节, 三月三 …). */
  countyRestDays: Day[]
  /** Years that the region imported because the library does not know them. */
  publishedYears?: PublishedYear[]
}

/** 放假安排: one year of the State Council's notice, as the region imported it. Days as `MM-DD`. */
export interface PublishedYear {
  year: number
  /** Days off, at weekends too where the notice names them. */
  rest: string[]
  /** 调休: weekend days that are worked. */
  work: string[]
}

/** What a day is for work. `unknown`: the State Council has not published that year, so nothing is guessed. */
export type DayKind = 'work' | 'rest' | 'unknown'

/**
 * Years whose public holidays chinese-days 1.5.7 holds as published by the State Council
 * (all 678 dates were compared with the notices); later years it guesses, so they count as unknown.
 */
export const KNOWN_YEARS = { first: 2007, last: 2026 }

export function isKnownYear(year: number): boolean {
  return year >= KNOWN_YEARS.first && year <= KNOWN_YEARS.last
}

/** Make-up workdays on weekends are work; public holidays and the county's own rest days are rest. */
export function dayKind(calendar: WorkCalendar, day: Day): DayKind {
  if (calendar.countyRestDays.includes(day)) return 'rest'
  if (isKnownYear(yearOf(day))) return publishedKind(day)
  const year = calendar.publishedYears?.find((each) => each.year === yearOf(day))
  return year ? importedKind(year, day) : 'unknown'
}

function importedKind({ rest, work }: PublishedYear, day: Day): 'work' | 'rest' {
  const date = day.slice(5)
  if (rest.includes(date)) return 'rest'
  return work.includes(date) || !isWeekend(day) ? 'work' : 'rest'
}

/**
 * The library's table alone: its functions build it anew at each cold start, which took longer than all rules of ours, and
 * read a day in the zone of the machine.
 */
const { holidays, workdays: worked } = published as Record<'holidays' | 'workdays', Record<Day, string>>

function publishedKind(day: Day): DayKind {
  if (holidays[day]) return 'rest'
  return worked[day] || !isWeekend(day) ? 'work' : 'rest'
}

function isWeekend(day: Day): boolean {
  const weekday = weekdayOf(day)
  return weekday === 0 || weekday === 6
}

export function isRestDay(calendar: WorkCalendar, day: Day): boolean {
  return dayKind(calendar, day) === 'rest'
}

/** Working days from `from` to `to`, both included. An unknown day counts as its weekday suggests. */
export function workdays(calendar: WorkCalendar, from: Day, to: Day): Day[] {
  return daysFrom(from, to).filter((day) => countsAsWork(calendar, day))
}

/** For lengths only: an unknown year's weekends are taken as rest, and whoever shows it says the year is unknown. */
export function countsAsWork(calendar: WorkCalendar, day: Day): boolean {
  const kind = dayKind(calendar, day)
  if (kind !== 'unknown') return kind === 'work'
  return !isWeekend(day)
}

/** The day so many working days after `from`, or before it for a negative count; `from` itself is not counted. */
export function workdayAfter(calendar: WorkCalendar, from: Day, count: number): Day {
  const step = count < 0 ? -1 : 1
  let day = from
  for (let left = Math.abs(count); left > 0;) {
    day = addDays(day, step)
    if (countsAsWork(calendar, day)) left -= 1
  }
  return day
}

export function hasUnknownDay(calendar: WorkCalendar, from: Day, to: Day): boolean {
  return daysFrom(from, to).some((day) => dayKind(calendar, day) === 'unknown')
}
