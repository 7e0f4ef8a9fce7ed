import { operationFailed } from '../errors'
import { pullTest } from '../query/matcher'
import { equal } from '../values/order'
import { shown } from '../values/shown'
import { typeName } from '../values/type-name'
import { clone, isFields, type Value } from '../values/types'
import type { Change, UpdateOperator } from './operator'
import { push } from './push'
import { targetAt } from './target'

const bad = (message: string) => operationFailed('Update', message)

/** `$pop: 1` takes the last element, `-1` the first. */
const pop: UpdateOperator = (operand) => {
  if (operand !== 1 && operand !== -1) throw bad(`$pop expects 1 or -1, found: ${shown(operand)}`)
  return (document, path) => {
    const target = targetAt(document, path, 'walk')
    if (target.value === undefined) return
    if (!Array.isArray(target.value))
      throw bad(`Path '${path}' contains an element of non-array type '${typeName(target.value)}'`)
    target.set(operand === 1 ? target.value.slice(0, -1) : target.value.slice(1))
  }
}

/** Takes out of a list what passes; what is there and no list is an error, for `$pullAll` in the words of `$pull`. */
const without =
  (removes: (item: Value) => boolean): Change =>
  (document, path) => {
    const target = targetAt(document, path, 'walk')
    if (target.value === undefined) return
    if (!Array.isArray(target.value)) throw bad('Cannot apply $pull to a non-array value')
    target.set(target.value.filter((item) => !removes(item)))
  }

/** `$pull` of a condition or a pattern, or of the value itself. */
const pull: UpdateOperator = (operand) =>
  without(isFields(operand) || operand instanceof RegExp ? pullTest(operand) : (item) => equal(item, operand))

const pullAll: UpdateOperator = (operand) => {
  if (!Array.isArray(operand))
    throw bad(`$pullAll requires an array argument but was given a ${typeName(operand)}`)
  return without((item) => operand.some((value) => equal(value, item)))
}

/** Adds each value once; what is there twice already stays so. */
const addToSet: UpdateOperator = (operand) => {
  const values = valuesToAdd(operand)
  return (document, path) => {
    const target = targetAt(document, path, 'create')
    if (target.value !== undefined && !Array.isArray(target.value))
      throw bad(
        `Cannot apply $addToSet to non-array field. Field named '${path.slice(path.lastIndexOf('.') + 1)}' ` +
          `has non-array type ${typeName(target.value)}`,
      )
    const items = [...(target.value ?? [])]
    for (const value of values) if (!items.some((item) => equal(item, value))) items.push(clone(value))
    target.set(items)
  }
}

/** `$each` counts where it comes first; elsewhere it is a field that cannot be stored. */
function valuesToAdd(operand: Value): Value[] {
  if (!isFields(operand) || Object.keys(operand)[0] !== '$each') return [operand]
  const { $each: each, ...more } = operand
  if (!Array.isArray(each))
    throw bad(`The argument to $each in $addToSet must be an array but it was of type ${typeName(each)}`)
  if (Object.keys(more).length > 0)
    throw bad(`Found unexpected fields after $each in $addToSet: ${shown(operand)}`)
  return each
}

export const arrayOperators: { [operator: string]: UpdateOperator } = {
  $push: push,
  $pop: pop,
  $pull: pull,
  $pullAll: pullAll,
  $addToSet: addToSet,
}
