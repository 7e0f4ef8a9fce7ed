import type { Value } from '../../values/types'
import { anyNumber, between, exactly } from './arguments'
import { failed, isNullish, shown, typeName, type Maker, type Makers } from './scope'

/** A function of one number; null for null and for a missing value. */
const ofOne = (apply: (value: number, operator: string) => number): Maker =>
  exactly(1, ([value], operator) => {
    if (isNullish(value)) return null
    if (typeof value !== 'number')
      throw failed(`${operator} only supports numeric types, not ${typeName(value)}`)
    return apply(value, operator)
  })

/** A function of two numbers; null where either is null or missing. */
const ofTwo = (apply: (left: number, right: number) => number): Maker =>
  exactly(2, ([left, right], operator) => {
    if (typeof left === 'number' && typeof right === 'number') return apply(left, right)
    if (isNullish(left) || isNullish(right)) return null
    throw failed(`${operator} only supports numeric types, not ${typeName(left)} and ${typeName(right)}`)
  })

/** Numbers, and at most one date, to which the numbers are added as milliseconds. */
const add = anyNumber((values) => {
  let sum = 0
  let hasDate = false
  for (const value of values) {
    if (isNullish(value)) return null
    if (value instanceof Date) {
      if (hasDate) throw failed('only one date allowed in an $add expression')
      hasDate = true
      sum += value.getTime()
    } else if (typeof value === 'number') sum += value
    else throw failed(`$add only supports numeric or date types, not ${typeName(value)}`)
  }
  return hasDate ? new Date(Math.trunc(sum)) : sum
})

const multiply = anyNumber((values) => {
  let product = 1
  for (const value of values) {
    if (isNullish(value)) return null
    if (typeof value !== 'number')
      throw failed(`$multiply only supports numeric types, not ${typeName(value)}`)
    product *= value
  }
  return product
})

/** Number − number, date − date in milliseconds, date − milliseconds. */
const subtract = exactly(2, ([left, right]) => {
  if (isNullish(left) || isNullish(right)) return null
  if (typeof left === 'number' && typeof right === 'number') return left - right
  if (left instanceof Date && right instanceof Date) return left.getTime() - right.getTime()
  if (left instanceof Date && typeof right === 'number') return new Date(left.getTime() - Math.trunc(right))
  throw failed(`cant $subtract a${typeName(right)} from a ${typeName(left)}`)
})

function divided(left: number, right: number): number {
  if (right === 0) throw failed("can't $divide by zero")
  return left / right
}

function remainder(left: number, right: number): number {
  if (right === 0) throw failed("can't $mod by zero")
  return left % right
}

const pow = exactly(2, ([base, exponent]) => {
  if (isNullish(base) || isNullish(exponent)) return null
  if (typeof base !== 'number') throw failed(`$pow's base must be numeric, not ${typeName(base)}`)
  if (typeof exponent !== 'number') throw failed(`$pow's exponent must be numeric, not ${typeName(exponent)}`)
  if (base === 0 && exponent < 0) throw failed('$pow cannot take a base of 0 and a negative exponent')
  return base ** exponent
})

const positive = (value: number, operator: string): number => {
  if (value <= 0) throw failed(`${operator}'s argument must be a positive number, but is ${value}`)
  return value
}

const log = exactly(2, ([value, base]) => {
  if (isNullish(value) || isNullish(base)) return null
  if (typeof value !== 'number') throw failed(`$log's argument must be numeric, not ${typeName(value)}`)
  if (typeof base !== 'number') throw failed(`$log's base must be numeric, not ${typeName(base)}`)
  positive(value, '$log')
  if (base <= 0 || base === 1)
    throw failed(`$log's base must be a positive number not equal to 1, but is ${shown(base as Value)}`)
  return Math.log(value) / Math.log(base)
})

function squareRoot(value: number): number {
  if (value < 0) throw failed("$sqrt's argument must be greater than or equal to 0")
  return Math.sqrt(value)
}

/** Cut to a number of decimals, towards zero; `place` may be negative (hundreds). The second operand came with 4.2. */
const trunc = between(1, 2, ([value, place = 0], operator) => {
  if (isNullish(value) || isNullish(place)) return null
  if (typeof value !== 'number')
    throw failed(`${operator} only supports numeric types, not ${typeName(value)}`)
  if (typeof place !== 'number' || !Number.isInteger(place))
    throw failed(`precision argument to  ${operator} must be a integral value`)
  const scale = 10 ** Math.abs(place)
  return place >= 0 ? Math.trunc(value * scale) / scale : Math.trunc(value / scale) * scale
})

/**
 * Arithmetic on JavaScript numbers. A whole number beyond 2^53 is only as exact as a double, where a server would
 * count in 64 bits: neither the SDK nor this package can hold such a number.
 */
export const arithmetic: Makers = {
  $abs: ofOne(Math.abs),
  $add: add,
  $ceil: ofOne(Math.ceil),
  $divide: ofTwo(divided),
  $exp: ofOne(Math.exp),
  $floor: ofOne(Math.floor),
  $ln: ofOne((value, operator) => Math.log(positive(value, operator))),
  $log: log,
  $log10: ofOne((value, operator) => Math.log10(positive(value, operator))),
  $mod: ofTwo(remainder),
  $multiply: multiply,
  $pow: pow,
  $sqrt: ofOne(squareRoot),
  $subtract: subtract,
  $trunc: trunc,
}
