import { notSupported, operationFailed } from '../errors'
import { AREA_OPERATORS, areaTestOf, geometriesAmong } from '../geo'
import { compare, equal, typeOf, TYPE } from '../values/order'
import { isOperators, type Value } from '../values/types'
import type { ValuesTest } from './matcher'

type Subquery = (operand: Value) => (element: Value) => boolean
type Maker = (operand: Value, subquery: Subquery) => ValuesTest

const bad = (message: string) => operationFailed('Query', message)

/** The test of one operator over all values a path leads to. */
export function fieldTest(operator: string, operand: Value, subquery: Subquery): ValuesTest {
  const make = Object.prototype.hasOwnProperty.call(MAKERS, operator) ? MAKERS[operator] : undefined
  if (!make) throw notSupported(`the query operator ${operator}`)
  return make(operand, subquery)
}

/** True when a value, or an element of an array value, passes: how MongoDB reads most operators. */
const anyOf =
  (test: (value: Value | undefined) => boolean): ValuesTest =>
  (values) =>
    values.some((value) => test(value) || (Array.isArray(value) && value.some((item) => test(item))))

const not =
  (test: ValuesTest): ValuesTest =>
  (values) =>
    !test(values)

/** Equality. An absent field equals null; a regular expression matches text. */
const equals: Maker = (operand) => {
  if (operand instanceof RegExp) return anyOf((value) => matches(operand, value))
  return anyOf((value) => equal(value, operand))
}

function matches(pattern: RegExp, value: Value | undefined): boolean {
  if (typeof value === 'string') return pattern.test(value)
  return value instanceof RegExp && equal(value, pattern)
}

const oneOf: Maker = (operand) => {
  if (!Array.isArray(operand)) throw bad('$in needs an array')
  if (operand.some(isOperators)) throw bad('cannot nest $ under $in')
  const tests = operand.map((item) => equals(item, () => () => false))
  return (values) => tests.some((test) => test(values))
}

/** Ordering operators only compare within one bracket of types: `{$gt: 5}` never matches text. */
const ordered =
  (passes: (difference: number) => boolean): Maker =>
  (operand) =>
    anyOf((value) => typeOf(value) === typeOf(operand) && inRange(value, operand, passes))

function inRange(value: Value | undefined, operand: Value, passes: (difference: number) => boolean): boolean {
  const nan = Number.isNaN(operand) || Number.isNaN(value)
  return nan ? Number.isNaN(operand) && Number.isNaN(value) && passes(0) : passes(compare(value, operand))
}

const all: Maker = (operand, subquery) => {
  if (!Array.isArray(operand)) throw bad('$all needs an array')
  const tests = operand.map((item) => {
    if (!isOperators(item)) return equals(item, subquery)
    if (Object.keys(item).length !== 1 || !('$elemMatch' in item)) throw bad('no $ expressions in $all')
    return elemMatch(item.$elemMatch as Value, subquery)
  })
  return (values) => tests.length > 0 && tests.every((test) => test(values))
}

const elemMatch: Maker = (operand, subquery) => {
  const test = subquery(operand)
  return (values) => values.some((value) => Array.isArray(value) && value.some(test))
}

const size: Maker = (operand) => {
  if (typeof operand !== 'number' || !Number.isInteger(operand) || operand < 0)
    throw bad('$size must be a whole number')
  return (values) => values.some((value) => Array.isArray(value) && value.length === operand)
}

const exists: Maker = (operand) => {
  const wanted = operand !== false && operand !== 0 && operand !== null
  return (values) => values.some((value) => value !== undefined) === wanted
}

const mod: Maker = (operand) => {
  if (!Array.isArray(operand) || operand.length !== 2)
    throw bad('malformed mod, needs to be an array of two numbers')
  const [divisor, remainder] = operand.map(Number) as [number, number]
  if (!Number.isFinite(divisor) || Math.trunc(divisor) === 0) throw bad('divisor cannot be 0')
  return anyOf(
    (value) => typeof value === 'number' && Math.trunc(value) % Math.trunc(divisor) === Math.trunc(remainder),
  )
}

/** Aliases and numbers of BSON types that a stored value can have (manual, "BSON Types"). */
const TYPE_TESTS: { [alias: string]: (value: Value) => boolean } = {
  double: (value) => typeof value === 'number' && !Number.isInteger(value),
  int: (value) => typeof value === 'number' && Number.isInteger(value) && Math.abs(value) < 2 ** 31,
  long: (value) => typeof value === 'number' && Number.isInteger(value) && Math.abs(value) >= 2 ** 31,
  number: (value) => typeof value === 'number',
  string: (value) => typeof value === 'string',
  object: (value) => typeOf(value) === TYPE.object,
  array: (value) => Array.isArray(value),
  binData: (value) => typeOf(value) === TYPE.binary,
  objectId: (value) => typeOf(value) === TYPE.objectId,
  bool: (value) => typeof value === 'boolean',
  date: (value) => value instanceof Date,
  null: (value) => value === null,
  regex: (value) => value instanceof RegExp,
}
const TYPE_NUMBERS: { [number: number]: string } = {
  1: 'double', 2: 'string', 3: 'object', 4: 'array', 5: 'binData', 7: 'objectId',
  8: 'bool', 9: 'date', 10: 'null', 11: 'regex', 16: 'int', 18: 'long',
} // prettier-ignore

const ofType: Maker = (operand) => {
  const wanted = (Array.isArray(operand) ? operand : [operand]).map((alias) => {
    const name = typeof alias === 'number' ? TYPE_NUMBERS[alias] : String(alias)
    const test = name === undefined ? undefined : TYPE_TESTS[name]
    if (!test) throw bad(`Unknown type name alias: ${String(alias)}`)
    return test
  })
  return anyOf((value) => value !== undefined && wanted.some((test) => test(value)))
}

/** Any geometry of the field within an area, or meeting one. */
const area =
  (operator: string): Maker =>
  (operand) => {
    const { test } = areaTestOf(operator, operand)
    return (values) => geometriesAmong(values).some(test)
  }

const MAKERS: { [operator: string]: Maker } = {
  $eq: equals,
  $ne: (operand, subquery) => not(equals(operand, subquery)),
  $gt: ordered((difference) => difference > 0),
  $gte: ordered((difference) => difference >= 0),
  $lt: ordered((difference) => difference < 0),
  $lte: ordered((difference) => difference <= 0),
  $in: oneOf,
  $nin: (operand, subquery) => not(oneOf(operand, subquery)),
  $all: all,
  $elemMatch: elemMatch,
  $size: size,
  $exists: exists,
  $mod: mod,
  $type: ofType,
  $regex: equals,
  ...Object.fromEntries(AREA_OPERATORS.map((operator) => [operator, area(operator)])),
}
