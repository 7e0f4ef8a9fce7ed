import { isFields, type Fields, type Value } from '../../values/types'
import { calendar } from './calendar'
import { dateOf, zoneOf, zoneOffset } from './date-zone'
import { parseDate } from './date-parse'
import { failed, isNullish, typeName, type Compile, type Expression, type Maker, type Makers } from './scope'

const padded = (value: number, digits: number): string => String(value).padStart(digits, '0')

function zoneText(offsetMs: number): string {
  const minutes = Math.abs(offsetMs) / 60_000
  return `${offsetMs < 0 ? '-' : '+'}${padded(Math.floor(minutes / 60), 2)}${padded(minutes % 60, 2)}`
}

/** What each letter of a format shows (manual, `$dateToString`: "Format Specifiers"). */
const SPECIFIERS: { [letter: string]: (date: Date, offsetMs: number) => string } = {
  d: (date) => padded(date.getUTCDate(), 2),
  G: (date) => padded(calendar.isoWeekYear(date), 4),
  H: (date) => padded(date.getUTCHours(), 2),
  j: (date) => padded(calendar.dayOfYear(date), 3),
  L: (date) => padded(date.getUTCMilliseconds(), 3),
  m: (date) => padded(date.getUTCMonth() + 1, 2),
  M: (date) => padded(date.getUTCMinutes(), 2),
  S: (date) => padded(date.getUTCSeconds(), 2),
  u: (date) => String(calendar.isoDayOfWeek(date)),
  U: (date) => padded(calendar.week(date), 2),
  V: (date) => padded(calendar.isoWeek(date), 2),
  w: (date) => String(calendar.dayOfWeek(date)),
  Y: (date) => padded(date.getUTCFullYear(), 4),
  z: (_date, offsetMs) => zoneText(offsetMs),
  Z: (_date, offsetMs) => String(offsetMs / 60_000),
  '%': () => '%',
}

function formatted(date: Date, zone: string, format: string): string {
  const offset = zoneOffset(zone, date.getTime())
  const local = new Date(date.getTime() + offset)
  const year = local.getUTCFullYear()
  if (year < 0 || year > 9999)
    throw failed(`$dateToString is only defined on year 0-9999, tried to use year ${year}`)
  return format.replace(/%(.?)/gsu, (_, letter: string) => {
    const show = Object.prototype.hasOwnProperty.call(SPECIFIERS, letter) ? SPECIFIERS[letter] : undefined
    if (letter === '') throw failed("Unmatched '%' at end of format string")
    if (!show) throw failed(`Invalid format character '%${letter}' in format string`)
    return show(local, offset)
  })
}

const DEFAULT_FORMAT = '%Y-%m-%dT%H:%M:%S.%LZ'

/** The named parameters of an operator, compiled where they are given. */
function compiledParts<Name extends string>(
  operand: Value,
  operator: string,
  names: readonly Name[],
  compile: Compile,
): { [name in Name]?: Expression } {
  if (!isFields(operand))
    throw failed(`${operator} only supports an object as an argument, found: ${typeName(operand)}`)
  const unknown = Object.keys(operand).find((key) => !(names as readonly string[]).includes(key))
  if (unknown !== undefined) throw failed(`Unrecognized argument to ${operator}: ${unknown}`)
  const given = Object.entries(operand as Fields).map(([name, part]) => [name, compile(part)])
  return Object.fromEntries(given) as { [name in Name]?: Expression }
}

function formatOf(value: Value | undefined, operator: string): string | undefined {
  if (isNullish(value)) return undefined
  if (typeof value !== 'string')
    throw failed(
      `${operator} requires that 'format' be a string, found: ${typeName(value)} with value ${JSON.stringify(value)}`,
    )
  return value
}

const dateToString: Maker = (operand, compile, operator) => {
  const names = ['format', 'date', 'timezone', 'onNull'] as const
  const { format, date, timezone, onNull } = compiledParts(operand, operator, names, compile)
  if (!date) throw failed("Missing 'date' parameter to $dateToString")
  return (scope) => {
    const pattern = format ? formatOf(format(scope), operator) : DEFAULT_FORMAT
    const value = date(scope)
    const zone = zoneOf(timezone, scope)
    if (isNullish(value)) return onNull ? onNull(scope) : null
    if (pattern === undefined || zone === undefined) return null
    return formatted(dateOf(value), zone, pattern)
  }
}

const dateFromString: Maker = (operand, compile, operator) => {
  const names = ['dateString', 'format', 'timezone', 'onError', 'onNull'] as const
  const { dateString, format, timezone, onError, onNull } = compiledParts(operand, operator, names, compile)
  if (!dateString) throw failed("Missing 'dateString' parameter to $dateFromString")
  return (scope) => {
    const text = dateString(scope)
    if (isNullish(text)) return onNull ? onNull(scope) : null
    const zone = zoneOf(timezone, scope)
    const pattern = format ? formatOf(format(scope), operator) : ''
    if (zone === undefined || pattern === undefined) return null
    try {
      if (typeof text !== 'string')
        throw failed(
          `$dateFromString requires that 'dateString' be a string, found: ${typeName(text)} with value ${JSON.stringify(text)}`,
        )
      return parseDate(text, timezone ? zone : undefined, pattern === '' ? undefined : pattern)
    } catch (error) {
      if (onError) return onError(scope)
      throw error
    }
  }
}

export const dateText: Makers = { $dateToString: dateToString, $dateFromString: dateFromString }
