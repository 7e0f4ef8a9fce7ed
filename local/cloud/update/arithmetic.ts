import { notSupported, operationFailed } from '../errors'
import { shown, shownField } from '../values/shown'
import { typeName } from '../values/type-name'
import { isFields, type Fields, type Value } from '../values/types'
import type { UpdateOperator } from './operator'
import { targetAt } from './target'

const bad = (message: string) => operationFailed('Update', message)
const lastPart = (path: string): string => path.slice(path.lastIndexOf('.') + 1)

/**
 * `$inc` and `$mul`: a number on a number; an absent field counts as 0. MongoDB keeps whole numbers of 32 and of 64 bits and
 * fractions apart and refuses a sum beyond 64 bits; a JavaScript number has 53 bits for all of them, so beyond 2^53
 * the result is the nearest number there is.
 */
const arithmetic =
  (verb: string, operator: string, combine: (a: number, b: number) => number): UpdateOperator =>
  (operand, path) => {
    if (typeof operand !== 'number')
      throw bad(`Cannot ${verb} with non-numeric argument: {${shownField(path, operand)}}`)
    return (document, at) => {
      const target = targetAt(document, at, 'create')
      const before = target.value ?? 0
      if (typeof before !== 'number' || target.value === null)
        throw notNumeric(operator, document, at, target.value)
      const result = combine(before, operand)
      // Whole numbers have no negative zero, as fractions do.
      target.set(isWhole(before) && isWhole(operand) && result === 0 ? 0 : result)
    }
  }

const isWhole = (value: number): boolean => Number.isInteger(value) && !Object.is(value, -0)

const notNumeric = (operator: string, document: Fields, path: string, value: Value | undefined) =>
  bad(
    `Cannot apply ${operator} to a value of non-numeric type. {${shownField('_id', document._id)}} has the field ` +
      `'${lastPart(path)}' of non-numeric type ${typeName(value)}`,
  )

export const inc = arithmetic('increment', '$inc', (a, b) => a + b)
export const mul = arithmetic('multiply', '$mul', (a, b) => a * b)

const BITWISE: { [name: string]: (a: bigint, b: bigint) => bigint } = {
  and: (a, b) => a & b,
  or: (a, b) => a | b,
  xor: (a, b) => a ^ b,
}
const FORM = '{$bit: {field: {and/or/xor: #}}'

/** `$bit`: whole numbers bit by bit, in two's complement, one operation after the other; an absent field counts as 0. */
export const bit: UpdateOperator = (operand) => {
  const operations = bitOperations(operand)
  return (document, path) => {
    const target = targetAt(document, path, 'create')
    const before = target.value === undefined ? 0 : target.value
    const type = typeName(before)
    if (type !== 'int' && type !== 'long')
      throw bad(
        `Cannot apply $bit to a value of non-integral type.${shownField('_id', document._id)} has the field ` +
          `${lastPart(path)} of non-integer type ${type}`,
      )
    const result = operations.reduce((value, operation) => operation(value), exact(before as number))
    target.set(Number(exact(Number(result))))
  }
}

function bitOperations(operand: Value): ((value: bigint) => bigint)[] {
  if (!isFields(operand))
    throw bad(
      `The $bit modifier is not compatible with a ${typeName(operand)}. You must pass in an embedded document: ${FORM}`,
    )
  const operations = Object.entries(operand).map(([name, number]) => bitOperation(name, number))
  if (operations.length === 0)
    throw bad(`You must pass in at least one bitwise operation. The format is: ${FORM}`)
  return operations
}

function bitOperation(name: string, number: Value): (value: bigint) => bigint {
  const operation = Object.prototype.hasOwnProperty.call(BITWISE, name) ? BITWISE[name] : undefined
  if (!operation)
    throw bad(
      `The $bit modifier only supports 'and', 'or', and 'xor', not '${name}' which is an unknown operator: ` +
        `{${shownField(name, number)}}`,
    )
  const type = typeName(number)
  if (type !== 'int' && type !== 'long')
    throw bad(
      `The $bit modifier field must be an Integer(32/64 bit); a '${type}' is not supported here: ` +
        `{${shownField(name, number)}}`,
    )
  const bits = exact(number as number)
  return (value) => operation(value, bits)
}

/** All bits of a whole number, which a JavaScript number only has up to 2^53. */
function exact(value: number): bigint {
  if (!Number.isSafeInteger(value))
    throw notSupported(`$bit of ${shown(value)}, whose last bits a number does not hold`)
  return BigInt(value)
}
