import { operationFailed } from '../errors'
import { shown, shownField } from '../values/shown'
import { typeName } from '../values/type-name'
import { isFields, type Value } from '../values/types'
import type { UpdateOperator } from './apply'
import { targetAt } from './target'

const bad = (message: string) => operationFailed('Update', message)
const OPERATIONS: { [name: string]: (a: bigint, b: bigint) => bigint } = {
  and: (a, b) => a & b,
  or: (a, b) => a | b,
  xor: (a, b) => a ^ b,
}
const FORM = '{$bit: {field: {and/or/xor: #}}'

/** `$bit`: whole numbers bit by bit, in two's complement of 32 or 64 bits; an absent field counts as 0. */
export const bit: UpdateOperator = (document, path, operand) => {
  if (!isFields(operand))
    throw bad(
      `The $bit modifier is not compatible with a ${typeName(operand)}. You must pass in an embedded document: ${FORM}`,
    )
  if (Object.keys(operand).length === 0)
    throw bad(`You must pass in at least one bitwise operation. The format is: ${FORM}`)
  const target = targetAt(document, path, true)
  if (target.value !== undefined && !isWhole(target.value))
    throw bad(
      `Cannot apply $bit to a value of non-integral type.${shownField('_id', document._id)} has the field ${path.split('.').pop()!} of non-integer type ${typeName(target.value)}`,
    )
  let result = BigInt(target.value ?? 0)
  for (const [name, number] of Object.entries(operand)) {
    const operation = Object.prototype.hasOwnProperty.call(OPERATIONS, name) ? OPERATIONS[name] : undefined
    if (!operation)
      throw bad(
        `The $bit modifier only supports 'and', 'or', and 'xor', not '${name}' which is an unknown operator: ${shown({ [name]: number })}`,
      )
    if (!isWhole(number))
      throw bad(
        `The $bit modifier field must be an Integer(32/64 bit); a '${typeName(number)}' is not supported here: ${shown({ [name]: number })}`,
      )
    result = operation(result, BigInt(number))
  }
  target.set(Number(result))
}

const isWhole = (value: Value): value is number => typeof value === 'number' && Number.isSafeInteger(value)
