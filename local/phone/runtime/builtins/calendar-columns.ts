/** Which parts of a date a picker offers. */
export type DateFields = 'year' | 'month' | 'day'

export interface DateRange {
  /** `YYYY-MM-DD`, `YYYY-MM` or `YYYY`. */
  start: string
  end: string
}

interface Parts {
  year: number
  month: number
  day: number
}

/** WeChat's own limits when a page gives none. */
const FIRST = '1900-01-01'
const LAST = '2099-12-31'

export function datePartsOf(text: string, fallback: string): Parts {
  const [year = 1970, month = 1, day = 1] = (/^\d{4}/.test(text) ? text : fallback).split('-').map(Number)
  return { year, month: month || 1, day: day || 1 }
}

function daysIn(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate()
}

function span(from: number, to: number): number[] {
  return Array.from({ length: Math.max(0, to - from + 1) }, (_unused, n) => from + n)
}

/** The columns a date picker offers while `at` is chosen, as numbers. */
export function dateColumns(at: Parts, { start, end }: DateRange, fields: DateFields): number[][] {
  const first = datePartsOf(start, FIRST)
  const last = end.length > 0 ? endParts(end) : datePartsOf(LAST, LAST)
  const years = span(first.year, last.year)
  if (fields === 'year') return [years]
  const atFirst = at.year === first.year
  const atLast = at.year === last.year
  const months = span(atFirst ? first.month : 1, atLast ? last.month : 12)
  if (fields === 'month') return [years, months]
  const from = atFirst && at.month === first.month ? first.day : 1
  const to = atLast && at.month === last.month ? last.day : daysIn(at.year, at.month)
  return [years, months, span(from, to)]
}

function endParts(end: string): Parts {
  const [year = 2099, month = 12, day] = end.split('-').map(Number)
  return { year, month, day: day ?? daysIn(year, month) }
}

export function two(value: number): string {
  return String(value).padStart(2, '0')
}

/** Hours, and the minutes that the range leaves in the chosen hour. */
export function timeColumns(hour: number, start: string, end: string): number[][] {
  const [firstHour = 0, firstMinute = 0] = (start || '00:00').split(':').map(Number)
  const [lastHour = 23, lastMinute = 59] = (end || '23:59').split(':').map(Number)
  const from = hour === firstHour ? firstMinute : 0
  const to = hour === lastHour ? lastMinute : 59
  return [span(firstHour, lastHour), span(from, to)]
}
