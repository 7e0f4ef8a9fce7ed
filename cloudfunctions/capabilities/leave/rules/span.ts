import type { Half } from '../../../kernel/absence'
import { countsAsWork, type WorkCalendar } from '../../../kernel/calendar'
import { addDays, atClock, daysBetween, daysFrom, yearOf, type Day } from '../../../kernel/day'

/** One end of an absence: the whole day, its morning, or its afternoon. */
export interface Edge {
  day: Day
  half: Half
}

/** 起止: both ends included. Over several days it may begin at noon and end at noon; a single day says its half twice. */
export interface Span {
  from: Edge
  to: Edge
}

/** Halves are numbered from here, mornings even, afternoons odd. */
const FIRST_DAY: Day = '1970-01-01'
/** No run of rest days is longer than this many days: the longest holiday had 9, a county adds a few. */
const LONGEST_REST = 30

function firstHalf({ from }: Span): number {
  return daysBetween(FIRST_DAY, from.day) * 2 + (from.half === 'afternoon' ? 1 : 0)
}

function lastHalf({ to }: Span): number {
  return daysBetween(FIRST_DAY, to.day) * 2 + (to.half === 'morning' ? 0 : 1)
}

/** True when at least half a day lies in both. */
export function overlaps(a: Span, b: Span): boolean {
  return firstHalf(a) <= lastHalf(b) && firstHalf(b) <= lastHalf(a)
}

/** Every day of the span, rest days included, with the part of it that is away. */
export function partsOf(span: Span): Edge[] {
  return daysFrom(span.from.day, span.to.day).map((day) => {
    if (day === span.from.day) return { day, half: span.from.half }
    return { day, half: day === span.to.day ? span.to.half : 'full' }
  })
}

/** The part of a span up to the end of a day; null where nothing of it is left. */
export function upTo<T extends Span>(span: T, last: Day): Span | null {
  const { from, to } = span
  if (last < from.day) return null
  if (last >= to.day) return { from, to }
  return { from, to: { day: last, half: last === from.day ? from.half : 'full' } }
}

/** The half day after a span: where a longer absence would go on. */
export function halfAfter({ to }: Span): Edge {
  if (to.half === 'morning') return { day: to.day, half: 'afternoon' }
  return { day: addDays(to.day, 1), half: 'full' }
}

/** When it begins, epoch milliseconds: at midnight or at noon. */
export function beginsAt({ from }: Span): number {
  return atClock(from.day, from.half === 'afternoon' ? '12:00' : '00:00')
}

export function calendarDays(span: Span): number {
  return daysBetween(span.from.day, span.to.day) + 1
}

/** 天数: working days of the county's calendar, halves count 0.5. */
export function workingDays(calendar: WorkCalendar, span: Span): number {
  return lengthOf(calendar, partsOf(span))
}

/** The working days of the span that fall into one calendar year. */
export function workingDaysIn(calendar: WorkCalendar, span: Span, year: number): number {
  return lengthOf(
    calendar,
    partsOf(span).filter(({ day }) => yearOf(day) === year),
  )
}

function lengthOf(calendar: WorkCalendar, parts: Edge[]): number {
  const working = parts.filter(({ day }) => countsAsWork(calendar, day))
  return working.reduce((sum, { half }) => sum + (half === 'full' ? 1 : 0.5), 0)
}

/** 相连: the two follow each other with nothing but rest days between; spans that overlap touch as well. */
export function touches(calendar: WorkCalendar, a: Span, b: Span): boolean {
  const [early, late] = firstHalf(a) <= firstHalf(b) ? [a, b] : [b, a]
  const begin = lastHalf(early) + 1
  const end = firstHalf(late) - 1
  if (end - begin > LONGEST_REST * 2) return false
  for (let half = begin; half <= end; half++) {
    if (countsAsWork(calendar, addDays(FIRST_DAY, Math.floor(half / 2)))) return false
  }
  return true
}
