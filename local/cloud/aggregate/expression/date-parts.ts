import { isFields, type Fields, type Value } from '../../values/types'
import { calendar, startOf } from './calendar'
import { dateOf, dateOperand, momentOf, zoneOf, zoneOffset } from './date-zone'
import {
  failed,
  isNullish,
  shown,
  typeName,
  type Compile,
  type Expression,
  type Maker,
  type Makers,
  type Scope,
} from './scope'

const part =
  (read: (date: Date) => number): Maker =>
  (operand, compile, operator) => {
    const { date, zone } = dateOperand(operand, compile, operator)
    return (scope) => {
      const value = date(scope)
      const place = zoneOf(zone, scope)
      if (isNullish(value) || place === undefined) return null
      const at = dateOf(value).getTime()
      return read(new Date(at + zoneOffset(place, at)))
    }
  }

/** Lowest and highest value of a part; the others may lie outside and are carried over (manual, `$dateFromParts`). */
const YEARS: [number, number] = [0, 9999]
const PARTS = ['year', 'month', 'day', 'hour', 'minute', 'second', 'millisecond'] as const
const ISO_PARTS = [
  'isoWeekYear',
  'isoWeek',
  'isoDayOfWeek',
  'hour',
  'minute',
  'second',
  'millisecond',
] as const

const dateFromParts: Maker = (operand, compile) => {
  if (!isFields(operand)) throw failed('$dateFromParts only supports an object as its argument')
  const iso = operand.isoWeekYear !== undefined
  const names: readonly string[] = iso ? ISO_PARTS : PARTS
  const unknown = Object.keys(operand).find(
    (key) => key !== 'timezone' && ![...PARTS, ...ISO_PARTS].includes(key as never),
  )
  if (unknown !== undefined) throw failed(`Unrecognized argument to $dateFromParts: ${unknown}`)
  if (iso && (operand.year ?? operand.month ?? operand.day) !== undefined)
    throw failed('$dateFromParts does not allow mixing natural dates with ISO dates')
  if (!iso && operand.year === undefined)
    throw failed("$dateFromParts requires either 'year' or 'isoWeekYear' to be present")
  if (!iso && (operand.isoWeek ?? operand.isoDayOfWeek) !== undefined)
    throw failed('$dateFromParts does not allow mixing natural dates with ISO dates')
  const given = names.map((name) => ({ name, value: compiledPart(operand[name], compile) }))
  const zone = operand.timezone === undefined ? undefined : compile(operand.timezone)
  return (scope) => {
    const place = zoneOf(zone, scope)
    const numbers = numbersOf(given, scope)
    if (place === undefined || numbers === undefined) return null
    return new Date(momentOf(iso ? ofIsoWeek(numbers) : ofDay(numbers), place))
  }
}

const compiledPart = (value: Value | undefined, compile: Compile): Expression | undefined =>
  value === undefined ? undefined : compile(value)

/** The parts in order, with their defaults; undefined when one of them is null. */
function numbersOf(
  given: { name: string; value: Expression | undefined }[],
  scope: Scope,
): number[] | undefined {
  const numbers: number[] = []
  for (const [i, { name, value }] of given.entries()) {
    if (!value) {
      numbers.push(i < 3 ? 1 : 0)
      continue
    }
    const number = value(scope)
    if (isNullish(number)) return undefined
    if (typeof number !== 'number' || !Number.isInteger(number))
      throw failed(
        `'${name}' must evaluate to an integer, found ${typeName(number)} with value ${shown(number)}`,
      )
    if (i === 0 && (number < YEARS[0] || number > YEARS[1]))
      throw failed(
        `'${name}' must evaluate to an integer in the range ${YEARS[0]} to ${YEARS[1]}, found ${number}`,
      )
    numbers.push(number)
  }
  return numbers
}

function ofDay([year, month, day, ...time]: number[]): number {
  const date = new Date(0)
  date.setUTCFullYear(year!, month! - 1, day)
  return date.getTime() + timeOf(time)
}

/** The first ISO week is the one of January 4th. */
function ofIsoWeek([year, week, day, ...time]: number[]): number {
  const fourth = new Date(startOf(year!) + 3 * DAY_MS)
  const monday = fourth.getTime() - (calendar.isoDayOfWeek(fourth) - 1) * DAY_MS
  return monday + ((week! - 1) * 7 + day! - 1) * DAY_MS + timeOf(time)
}

const DAY_MS = 86_400_000
const timeOf = ([hour, minute, second, millisecond]: number[]): number =>
  ((hour! * 60 + minute!) * 60 + second!) * 1000 + millisecond!

/** `$dateToParts`: the parts of a date as a document, by the calendar or by ISO weeks. */
const dateToParts: Maker = (operand, compile) => {
  if (!isFields(operand)) throw failed('$dateToParts only supports an object as its argument')
  const unknown = Object.keys(operand).find((key) => !['date', 'timezone', 'iso8601'].includes(key))
  if (unknown !== undefined) throw failed(`Unrecognized argument to $dateToParts: ${unknown}`)
  if (operand.date === undefined) throw failed("Missing 'date' parameter to $dateToParts")
  const [date, zone, iso] = [operand.date, operand.timezone, operand.iso8601].map((part) =>
    compiledPart(part, compile),
  )
  return (scope) => {
    const value = date!(scope)
    const place = zoneOf(zone, scope)
    const byWeek = iso ? iso(scope) : false
    if (isNullish(value) || place === undefined || isNullish(byWeek)) return null
    if (typeof byWeek !== 'boolean')
      throw failed(`iso8601 must evaluate to a bool, found ${typeName(byWeek)}`)
    const at = dateOf(value).getTime()
    return partsOf(new Date(at + zoneOffset(place, at)), byWeek)
  }
}

function partsOf(date: Date, byWeek: boolean): Value {
  const day: Fields = byWeek
    ? {
        isoWeekYear: calendar.isoWeekYear(date),
        isoWeek: calendar.isoWeek(date),
        isoDayOfWeek: calendar.isoDayOfWeek(date),
      }
    : { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() }
  const [hour, minute, second] = [date.getUTCHours(), date.getUTCMinutes(), date.getUTCSeconds()]
  return { ...day, hour, minute, second, millisecond: date.getUTCMilliseconds() }
}

export const dateParts: Makers = {
  $year: part((date) => date.getUTCFullYear()),
  $month: part((date) => date.getUTCMonth() + 1),
  $dayOfMonth: part((date) => date.getUTCDate()),
  $hour: part((date) => date.getUTCHours()),
  $minute: part((date) => date.getUTCMinutes()),
  $second: part((date) => date.getUTCSeconds()),
  $millisecond: part((date) => date.getUTCMilliseconds()),
  $dayOfYear: part(calendar.dayOfYear),
  $dayOfWeek: part(calendar.dayOfWeek),
  $isoDayOfWeek: part(calendar.isoDayOfWeek),
  $week: part(calendar.week),
  $isoWeek: part(calendar.isoWeek),
  $isoWeekYear: part(calendar.isoWeekYear),
  $dateFromParts: dateFromParts,
  $dateToParts: dateToParts,
}
