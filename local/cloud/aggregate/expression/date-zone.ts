import { isFields, type Value } from '../../values/types'
import { failed, isNullish, typeName, type Compile, type Expression, type Scope } from './scope'
import { ObjectId } from 'bson'

const MINUTE_MS = 60_000
const formatters = new Map<string, Intl.DateTimeFormat>()

/** Milliseconds by which a zone is ahead of UTC at a moment. A zone is an Olson name or `+hh[:mm]`, `+hhmm`. */
export function zoneOffset(zone: string, at: number): number {
  const numeric = /^([+-])(\d{2}):?(\d{2})?$/.exec(zone)
  if (numeric) {
    const minutes = Number(numeric[2]) * 60 + Number(numeric[3] ?? 0)
    return (numeric[1] === '-' ? -minutes : minutes) * MINUTE_MS
  }
  if (zone === 'UTC' || zone === 'GMT' || zone === 'Z') return 0
  const second = Math.floor(at / 1000) * 1000
  const parts = Object.fromEntries(
    formatterOf(zone)
      .formatToParts(second)
      .map(({ type, value }) => [type, value]),
  )
  const [year, month, day, hour, minute, whole] = ['year', 'month', 'day', 'hour', 'minute', 'second'].map(
    (name) => Number(parts[name]),
  )
  return Date.UTC(year!, month! - 1, day!, hour! % 24, minute!, whole!) - second
}

function formatterOf(zone: string): Intl.DateTimeFormat {
  let formatter = formatters.get(zone)
  if (!formatter) {
    try {
      formatter = new Intl.DateTimeFormat('en-US', {
        timeZone: zone,
        hourCycle: 'h23',
        ...{ year: 'numeric', month: 'numeric', day: 'numeric' },
        ...{ hour: 'numeric', minute: 'numeric', second: 'numeric' },
      })
    } catch {
      throw failed(`unrecognized time zone identifier: "${zone}"`)
    }
    formatters.set(zone, formatter)
  }
  return formatter
}

/** The moment at which a clock of the zone shows this time of UTC; in the hour that is skipped or repeated, the earlier offset. */
export function momentOf(shownAtUtc: number, zone: string): number {
  const guess = shownAtUtc - zoneOffset(zone, shownAtUtc)
  return shownAtUtc - zoneOffset(zone, guess)
}

/** The zone an operator was given, `undefined` when it is null, UTC when none was given. */
export function zoneOf(expression: Expression | undefined, scope: Scope): string | undefined {
  if (!expression) return 'UTC'
  const zone = expression(scope)
  if (isNullish(zone)) return undefined
  if (typeof zone !== 'string') throw failed(`timezone must evaluate to a string, found ${typeName(zone)}`)
  return zone
}

/** A date, or the moment an ObjectId was made. */
export function dateOf(value: Value): Date {
  if (value instanceof Date) return value
  if (value instanceof ObjectId) return value.getTimestamp()
  throw failed(`can't convert from BSON type ${typeName(value)} to Date`)
}

/** The operand of a date operator: an expression of a date, or `{date, timezone}`. */
export function dateOperand(
  operand: Value,
  compile: Compile,
  operator: string,
): { date: Expression; zone: Expression | undefined } {
  const named = isFields(operand) && !Object.keys(operand).some((key) => key.startsWith('$'))
  if (!named) {
    const single = Array.isArray(operand) ? operand : [operand]
    if (single.length !== 1)
      throw failed(
        `${operator} accepts exactly one argument if given an array, but was given ${single.length}`,
      )
    return { date: compile(single[0]!), zone: undefined }
  }
  const unknown = Object.keys(operand).find((key) => key !== 'date' && key !== 'timezone')
  if (unknown !== undefined) throw failed(`unrecognized option to ${operator}: "${unknown}"`)
  if (operand.date === undefined)
    throw failed(`missing 'date' argument to ${operator}, provided: ${JSON.stringify(operand)}`)
  return {
    date: compile(operand.date),
    zone: operand.timezone === undefined ? undefined : compile(operand.timezone),
  }
}
