import { operationFailed } from '../errors'
import { pullTest } from '../query/matcher'
import { sortDocuments, sortKeysOf } from '../query/sort'
import { compare, equal } from '../values/order'
import { shown } from '../values/shown'
import { typeName } from '../values/type-name'
import { clone, isFields, type Fields, type Value } from '../values/types'
import type { UpdateOperator } from './apply'
import { targetAt } from './target'

const bad = (message: string) => operationFailed('Update', message)

/** The list at a path; each operator has its own words for what is none. */
function arrayAt(value: Value | undefined, says: (type: string) => string): Value[] | undefined {
  if (value === undefined || Array.isArray(value)) return value
  throw bad(says(typeName(value)))
}

const nonArray = (operator: string) => () => `Cannot apply ${operator} to a non-array value`

/** `$push` of one value, or of `$each` with a place, an order and a length to keep. */
const push: UpdateOperator = (document, path, operand) => {
  const target = targetAt(document, path, true)
  const items =
    arrayAt(
      target.value,
      (type) =>
        `The field '${path}' must be an array but is of type ${type} in document ${shown({ _id: document._id ?? null })}`,
    ) ?? []
  const modifiers = isFields(operand) && '$each' in operand ? operand : { $each: [operand] }
  const unknown = Object.keys(modifiers).find(
    (key) => !['$each', '$position', '$sort', '$slice'].includes(key),
  )
  if (unknown !== undefined) throw bad(`Unrecognized clause in $push: ${unknown}`)
  if (!Array.isArray(modifiers.$each)) throw bad('The argument to $each in $push must be an array')
  const position = modifiers.$position ?? items.length
  if (typeof position !== 'number') throw bad('The value for $position must be an integer value')
  const merged = [...items]
  merged.splice(
    position < 0 ? Math.max(0, items.length + position) : position,
    0,
    ...modifiers.$each.map(clone),
  )
  target.set(sliced(sorted(merged, modifiers.$sort), modifiers.$slice))
}

function sorted(items: Value[], order: Value | undefined): Value[] {
  if (order === undefined) return items
  if (typeof order === 'number' && order !== 1 && order !== -1)
    throw bad('The $sort element value must be either 1 or -1')
  if (order === 1 || order === -1) return [...items].sort((a, b) => compare(a, b) * order)
  if (!isFields(order))
    throw bad(
      'The $sort is invalid: use 1/-1 to sort the whole element, or {field:1/-1} to sort embedded fields',
    )
  return sortDocuments(
    items.map((item) => ({ item })),
    sortKeysOf(order).map((key) => ({ ...key, path: `item.${key.path}` })),
  ).map((row) => row.item)
}

function sliced(items: Value[], count: Value | undefined): Value[] {
  if (count === undefined) return items
  if (typeof count !== 'number' || !Number.isInteger(count))
    throw bad('The value for $slice must be an integer value')
  if (count === 0) return []
  return count < 0 ? items.slice(count) : items.slice(0, count)
}

/** `$pop: 1` takes the last element, `-1` the first. */
const pop: UpdateOperator = (document, path, operand) => {
  if (operand !== 1 && operand !== -1) throw bad(`$pop expects 1 or -1, found: ${JSON.stringify(operand)}`)
  const target = targetAt(document, path, false)
  const items = arrayAt(
    target.value,
    (type) => `Path '${path}' contains an element of non-array type '${type}'`,
  )
  if (items) target.set(operand === 1 ? items.slice(0, -1) : items.slice(1))
}

const pull: UpdateOperator = (document, path, operand) => {
  const target = targetAt(document, path, false)
  const items = arrayAt(target.value, nonArray('$pull'))
  if (!items) return
  const removes = takenOut(operand)
  target.set(items.filter((item) => !removes(item)))
}

/** What `$pull` takes out: what a condition or a pattern says, or the value itself. */
const takenOut = (operand: Value): ((item: Value) => boolean) =>
  isFields(operand) || operand instanceof RegExp ? pullTest(operand) : (item) => equal(item, operand)

const pullAll: UpdateOperator = (document, path, operand) => {
  if (!Array.isArray(operand))
    throw bad(`$pullAll requires an array argument but was given a ${typeName(operand)}`)
  const target = targetAt(document, path, false)
  const items = arrayAt(target.value, nonArray('$pullAll'))
  if (items) target.set(items.filter((item) => !operand.some((value) => equal(value, item))))
}

const addToSet: UpdateOperator = (document, path, operand) => {
  const target = targetAt(document, path, true)
  const items = [
    ...(arrayAt(
      target.value,
      (type) =>
        `Cannot apply $addToSet to non-array field. Field named '${path.split('.').pop()!}' has non-array type ${type}`,
    ) ?? []),
  ]
  const each = isFields(operand) && '$each' in operand ? (operand as Fields).$each : [operand]
  if (!Array.isArray(each)) throw bad('The argument to $each in $addToSet must be an array')
  for (const value of each) if (!items.some((item) => equal(item, value))) items.push(clone(value))
  target.set(items)
}

export const arrayOperators: { [operator: string]: UpdateOperator } = {
  $push: push,
  $pop: pop,
  $pull: pull,
  $pullAll: pullAll,
  $addToSet: addToSet,
}
