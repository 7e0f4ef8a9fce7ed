import { addDays, addMonths, dayOf, daysOfMonth, monthOf, type Day, type Month } from './day'

/**
 * 合计: what a unit's figures are made of. It counts people, days of people and villages, and names nobody: who is behind
 * a number is on the page that the number opens.
 */
export interface Tally {
  /** The day that `today` is about; `today` says nothing of any other day. */
  day: Day
  today: TodayCounts
  month: MonthCounts
  /** 要看一看 by kind, without what somebody looked at already. */
  looks: Record<string, number>
}

/** 今天的人数; who rests is counted nowhere else. */
export interface TodayCounts {
  posted: number
  in: number
  /** 公出 and 借用. */
  trip: number
  leave: number
  rest: number
  /** 还没签: nothing of today yet, and the morning is not over. */
  waiting: number
  /** 还没签 when the morning is over: worth asking after. */
  unseen: number
  /** 没绑定: cannot check in, so that nothing is asked of them. */
  unbound: number
  /** Villages that stand today; of these, where nobody is and nobody is expected any more, and without anybody posted. */
  villages: number
  nobody: number
  vacant: number
}

/** 本月的人天: days of people up to today, each in one state; today itself counts once it is decided. */
export interface MonthCounts extends DaySeries {
  /** For how many it was such a day, those among them who were in the village as well. */
  off: number[]
  /** Postings that touch the month up to today. */
  people: number
  /** Of these, who has no account and of whom nothing is known: they cannot check in, and no average counts them. */
  silent: number
  /** Days on trips that were 借用, which are among `trip` as well. */
  recalled: number
  /** 夜宿. */
  nights: number
}

/** One number for every day of the month, from the first to the last. */
export interface DaySeries {
  in: number[]
  trip: number[]
  leave: number[]
  /** 待说明. */
  none: number[]
  /** 没绑定: days without a record of people who could not leave one. */
  unbound: number[]
  /** Who rested, on a rest day or on a day of a year whose holidays are not published. */
  rest: number[]
}

/** One unit among those of the unit above it. */
export interface UnitTally extends Tally {
  unitId: string
  name: string
}

export const TODAY_KEYS = [
  ...(['posted', 'in', 'trip', 'leave', 'rest', 'waiting', 'unseen', 'unbound'] as const),
  ...(['villages', 'nobody', 'vacant'] as const),
] as const
export const SERIES = ['in', 'trip', 'leave', 'none', 'unbound', 'rest'] as const

/** The day a month's figures are about: today while it runs, the last day of one that is over. */
export function dayFor(month: Month, now: number): Day {
  const today = dayOf(now)
  return month === monthOf(today) ? today : addDays(`${addMonths(month, 1)}-01`, -1)
}

export const noToday = (): TodayCounts =>
  Object.fromEntries(TODAY_KEYS.map((key) => [key, 0])) as unknown as TodayCounts

export function noMonth(month: Month): MonthCounts {
  const days = daysOfMonth(month).map(() => 0)
  const series = Object.fromEntries(SERIES.map((key) => [key, [...days]])) as unknown as DaySeries
  return { people: 0, silent: 0, recalled: 0, nights: 0, off: days, ...series }
}

export const noTally = (day: Day, month: Month): Tally => ({
  day,
  today: noToday(),
  month: noMonth(month),
  looks: {},
})

/**
 * The figures of several units as those of one. A part whose `today` is about an earlier day brings its month and
 * nothing of today: yesterday's people are not added to today's.
 */
export function addTallies(parts: readonly Tally[], day: Day, month: Month): Tally {
  return parts.reduce<Tally>((sum, part) => added(sum, part), noTally(day, month))
}

function added(sum: Tally, part: Tally): Tally {
  return {
    day: sum.day,
    today: part.day === sum.day ? addedToday(sum.today, part.today) : sum.today,
    month: addedMonth(sum.month, part.month),
    looks: addedLooks(sum.looks, part.looks),
  }
}

function addedToday(a: TodayCounts, b: TodayCounts): TodayCounts {
  return Object.fromEntries(TODAY_KEYS.map((key) => [key, a[key] + b[key]])) as unknown as TodayCounts
}

function addedMonth(a: MonthCounts, b: MonthCounts): MonthCounts {
  const numbers = (['people', 'silent', 'recalled', 'nights'] as const).map((key) => [key, a[key] + b[key]])
  const series = ([...SERIES, 'off'] as const).map((key) => [
    key,
    a[key].map((count, i) => count + (b[key][i] ?? 0)),
  ])
  return Object.fromEntries([...numbers, ...series]) as unknown as MonthCounts
}

function addedLooks(a: Record<string, number>, b: Record<string, number>): Record<string, number> {
  const sum = { ...a }
  for (const [kind, count] of Object.entries(b)) sum[kind] = (sum[kind] ?? 0) + count
  return sum
}

/** Days of people of one kind in the whole month. */
export const totalOf = (series: readonly number[]): number => series.reduce((sum, count) => sum + count, 0)
