import { notSupported, operationFailed } from '../errors'
import { AREA_OPERATORS, areaTestOf, geometriesAmong } from '../geo'
import { compare, equal, typeOf } from '../values/order'
import { partsOf } from '../values/pattern'
import { isFields, isOperators, type Value } from '../values/types'
import { every, negated, NEVER, ofAny, ofArray, type Condition } from './condition'
import { perlPattern } from './perl/translate'
import { ofType } from './type-operator'

/** The path an operator stands on, for messages, and what makes the test of an `$elemMatch`. */
export interface Place {
  path: string
  elementTest: (operand: Value) => (element: Value) => boolean
}

type Maker = (operand: Value, place: Place) => Condition

const bad = (message: string) => operationFailed('Query', message)

/** The condition of one operator. */
export function fieldCondition(operator: string, operand: Value, place: Place): Condition {
  if (AREA_OPERATORS.includes(operator)) return inArea(operator, operand)
  const make = Object.prototype.hasOwnProperty.call(MAKERS, operator) ? MAKERS[operator] : undefined
  if (make) return make(operand, place)
  if (KNOWN_ELSEWHERE.has(operator)) throw notSupported(`the query operator ${operator}`)
  if (operator === '$where') throw bad('$where cannot be applied to a field')
  throw bad(`unknown operator: ${operator}`)
}

/** Operators of MongoDB that are not built here. */
const KNOWN_ELSEWHERE = new Set(['$bitsAllSet', '$bitsAllClear', '$bitsAnySet', '$bitsAnyClear'])

/** An absent field equals null. A regular expression equals itself only, as a stored value. */
const equals: Maker = (operand) => ofAny((value) => equal(value, operand))

/** Text that matches a pattern, or the same pattern as a stored value. */
export function matching(pattern: RegExp): Condition {
  const { pattern: text, options } = partsOf(pattern)
  const perl = perlPattern(text, options)
  return ofAny((value) => (typeof value === 'string' ? perl.test(value) : equal(value, pattern)))
}

const oneOf =
  (operator: string): Maker =>
  (operand) => {
    if (!Array.isArray(operand)) throw bad(`${operator} needs an array`)
    if (operand.some(isOperators)) throw bad('cannot nest $ under $in')
    const literals = operand.filter((item) => !(item instanceof RegExp))
    const patterns = operand.flatMap((item) => (item instanceof RegExp ? matching(item) : []))
    return ofAny(
      (value) =>
        literals.some((item) => equal(value, item)) || patterns.some((pattern) => pattern.one(value)),
    )
  }

/** Ordering operators only compare within one bracket of types: `{$gt: 5}` never matches text. */
const ordered =
  (passes: (difference: number) => boolean): Maker =>
  (operand, { path }) => {
    if (operand instanceof RegExp) throw bad(`Can't have RegEx as arg to predicate over field '${path}'.`)
    const type = typeOf(operand)
    return ofAny((value) => typeOf(value) === type && inRange(value, operand, passes))
  }

function inRange(value: Value | undefined, operand: Value, passes: (difference: number) => boolean): boolean {
  const nan = Number.isNaN(operand) || Number.isNaN(value)
  return nan ? Number.isNaN(operand) && Number.isNaN(value) && passes(0) : passes(compare(value, operand))
}

const all: Maker = (operand, place) => {
  if (!Array.isArray(operand)) throw bad('$all needs an array')
  if (operand.length === 0) return NEVER
  if (isElemMatch(operand[0]!)) {
    if (!operand.every(isElemMatch)) throw bad('$all/$elemMatch has to be consistent')
    return every(operand.map((item) => elemMatch(item.$elemMatch as Value, place)))
  }
  if (operand.some(isOperators)) throw bad('no $ expressions in $all')
  return every(operand.map((item) => (item instanceof RegExp ? matching(item) : equals(item, place))))
}

const isElemMatch = (item: Value): item is { $elemMatch: Value } =>
  isFields(item) && Object.keys(item)[0] === '$elemMatch'

const elemMatch: Maker = (operand, { elementTest }) => {
  const test = elementTest(operand)
  return ofArray(
    (value) => Array.isArray(value) && value.some(test),
    (items) => items.findIndex(test),
  )
}

const size: Maker = (operand) => {
  if (typeof operand !== 'number') throw bad('$size needs a number')
  if (!Number.isInteger(operand)) throw bad('$size must be a whole number')
  if (operand < 0) throw bad('$size may not be negative')
  return ofArray((value) => Array.isArray(value) && value.length === operand)
}

const exists: Maker = (operand) => {
  const isThere = ofAny((value) => value !== undefined)
  return operand === false || operand === 0 || operand === null ? negated(isThere) : isThere
}

/** Fractions are cut off on both sides; what is no finite number has no remainder. */
const mod: Maker = (operand) => {
  if (!Array.isArray(operand)) throw bad('malformed mod, needs to be an array')
  if (operand.length < 2) throw bad('malformed mod, not enough elements')
  if (operand.length > 2) throw bad('malformed mod, too many elements')
  const [by, rest] = operand
  if (typeof by !== 'number' || !Number.isFinite(by)) throw bad('malformed mod, divisor not a number')
  if (typeof rest !== 'number' || !Number.isFinite(rest)) throw bad('malformed mod, remainder not a number')
  const [divisor, remainder] = [Math.trunc(by), Math.trunc(rest)]
  if (divisor === 0) throw bad('divisor cannot be 0')
  return ofAny((value) => typeof value === 'number' && Math.trunc(value) % divisor === remainder)
}

/** Geometry is looked for in the value and, where it is an array of geometries, in its elements. */
function inArea(operator: string, operand: Value): Condition {
  const { test } = areaTestOf(operator, operand)
  return ofArray((value) => geometriesAmong([value]).some(test))
}

const notEqual: Maker = (operand, place) => {
  if (operand instanceof RegExp) throw bad("Can't have regex as arg to $ne.")
  return negated(equals(operand, place))
}

const MAKERS: { [operator: string]: Maker } = {
  $eq: equals,
  $ne: notEqual,
  $gt: ordered((difference) => difference > 0),
  $gte: ordered((difference) => difference >= 0),
  $lt: ordered((difference) => difference < 0),
  $lte: ordered((difference) => difference <= 0),
  $in: oneOf('$in'),
  $nin: (operand, place) => negated(oneOf('$nin')(operand, place)),
  $all: all,
  $elemMatch: elemMatch,
  $size: size,
  $exists: exists,
  $mod: mod,
  $type: (operand, { path }) => ofType(operand, path),
}
