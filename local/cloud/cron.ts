/** Seconds of a day, and of the platform's zone: its cron expressions are read at UTC+8. */
const DAY_S = 86_400
const ZONE_S = 8 * 3600
const [FIRST_YEAR, LAST_YEAR] = [1970, 2099]

const MONTHS = ['JAN', 'FEB', 'MAR', 'APR', 'MAY', 'JUN', 'JUL', 'AUG', 'SEP', 'OCT', 'NOV', 'DEC']
const WEEKDAYS = ['SUN', 'MON', 'TUE', 'WED', 'THU', 'FRI', 'SAT']

interface FieldRule {
  name: string
  from: number
  to: number
  /** Names that stand for numbers, the first one for `from`. */
  names?: string[]
}

/** The seven fields (WeChat developer documentation, "timed triggers"; the same at CloudBase and Tencent Cloud SCF). */
const FIELDS: FieldRule[] = [
  { name: 'second', from: 0, to: 59 },
  { name: 'minute', from: 0, to: 59 },
  { name: 'hour', from: 0, to: 23 },
  { name: 'day', from: 1, to: 31 },
  { name: 'month', from: 1, to: 12, names: MONTHS },
  { name: 'weekday', from: 0, to: 6, names: WEEKDAYS },
  { name: 'year', from: FIRST_YEAR, to: LAST_YEAR },
]

/** A parsed expression: the values of each field in ascending order. */
export interface Cron {
  seconds: number[]
  minutes: number[]
  hours: number[]
  days: Set<number>
  months: Set<number>
  weekdays: Set<number>
  years: Set<number>
  /** Whether a day is named, and whether a weekday is; when both are, either will do. */
  namesDay: boolean
  namesWeekday: boolean
}

/** Reads an expression of seven fields. Throws an Error that says which field is wrong and how. */
export function parseCron(text: string): Cron {
  const fields = text.trim().split(/\s+/)
  if (fields.length !== FIELDS.length)
    throw new Error(
      `it has ${fields.length} fields instead of seven: ${FIELDS.map(({ name }) => name).join(', ')}`,
    )
  const [seconds, minutes, hours, days, months, weekdays, years] = FIELDS.map((rule, i) =>
    valuesOf(rule, fields[i]!),
  ) as [number[], number[], number[], number[], number[], number[], number[]]
  return {
    ...{ seconds, minutes, hours },
    days: new Set(days),
    months: new Set(months),
    weekdays: new Set(weekdays),
    years: new Set(years),
    namesDay: fields[3] !== '*',
    namesWeekday: fields[5] !== '*',
  }
}

function valuesOf(rule: FieldRule, text: string): number[] {
  const values = new Set<number>()
  for (const part of text.split(',')) for (const value of partOf(rule, part)) values.add(value)
  return [...values].sort((a, b) => a - b)
}

/** `*`, `3`, `3-9`, and each of them with `/2`; a number with a step goes on to the end. */
function partOf(rule: FieldRule, part: string): number[] {
  const wrong = (why: string) => new Error(`its ${rule.name} is wrong: ${part || 'nothing'} ${why}`)
  const [stretch = '', step, ...more] = part.split('/')
  if (more.length > 0) throw wrong('has two steps')
  if (step !== undefined && !/^[1-9]\d*$/.test(step)) throw wrong('needs a step from 1 on')
  const [first = '', last, ...rest] = stretch.split('-')
  if (rest.length > 0) throw wrong('is no range')
  const number = (word: string): number => {
    const named = rule.names?.indexOf(word) ?? -1
    const value = named >= 0 ? rule.from + named : /^\d+$/.test(word) ? Number(word) : NaN
    if (!(value >= rule.from && value <= rule.to)) throw wrong(`is not from ${rule.from} to ${rule.to}`)
    return value
  }
  const all = first === '*' && last === undefined
  const from = all ? rule.from : number(first)
  const open = all || (last === undefined && step !== undefined)
  const to = open ? rule.to : last === undefined ? from : number(last)
  if (to < from) throw wrong('goes backwards')
  const values: number[] = []
  for (let value = from; value <= to; value += Number(step ?? 1)) values.push(value)
  return values
}

/** The first moment after `after` that fits, in milliseconds since the epoch; null when there is none up to 2099. */
export function nextTick(cron: Cron, after: number): number | null {
  const start = Math.floor(after / 1000) + 1 + ZONE_S
  let second = start % DAY_S
  for (let day = Math.floor(start / DAY_S); yearOf(day) <= LAST_YEAR; day += 1) {
    const found = fitsDay(cron, day) ? firstFrom(cron, second) : undefined
    if (found !== undefined) return (day * DAY_S + found - ZONE_S) * 1000
    second = 0
  }
  return null
}

/** The last moment up to and including `until` that fits; null when there is none from 1970 on. */
export function lastTick(cron: Cron, until: number): number | null {
  const end = Math.floor(until / 1000) + ZONE_S
  let second = end % DAY_S
  for (let day = Math.floor(end / DAY_S); day >= 0; day -= 1) {
    const found = fitsDay(cron, day) ? lastUpTo(cron, second) : undefined
    if (found !== undefined) return (day * DAY_S + found - ZONE_S) * 1000
    second = DAY_S - 1
  }
  return null
}

const yearOf = (day: number): number => new Date(day * DAY_S * 1000).getUTCFullYear()

/** Days are counted from the epoch, at UTC+8. A day and a weekday that are both named are an "or". */
function fitsDay(cron: Cron, day: number): boolean {
  const date = new Date(day * DAY_S * 1000)
  if (!cron.years.has(date.getUTCFullYear()) || !cron.months.has(date.getUTCMonth() + 1)) return false
  const byDay = cron.days.has(date.getUTCDate())
  const byWeekday = cron.weekdays.has(date.getUTCDay())
  return cron.namesDay && cron.namesWeekday ? byDay || byWeekday : byDay && byWeekday
}

/** The first second of a day, from `second` on, whose time fits. */
function firstFrom({ hours, minutes, seconds }: Cron, second: number): number | undefined {
  for (const hour of hours)
    for (const minute of minutes) {
      const start = hour * 3600 + minute * 60
      if (start + 59 < second) continue
      const found = seconds.find((value) => start + value >= second)
      if (found !== undefined) return start + found
    }
  return undefined
}

/** The last second of a day, up to `second`, whose time fits. */
function lastUpTo({ hours, minutes, seconds }: Cron, second: number): number | undefined {
  for (const hour of [...hours].reverse())
    for (const minute of [...minutes].reverse()) {
      const start = hour * 3600 + minute * 60
      if (start > second) continue
      const found = [...seconds].reverse().find((value) => start + value <= second)
      if (found !== undefined) return start + found
    }
  return undefined
}
