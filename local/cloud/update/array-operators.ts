import { operationFailed } from '../errors'
import { compileCondition, compileQuery } from '../query/matcher'
import { sortDocuments, sortKeysOf } from '../query/sort'
import { compare, equal } from '../values/order'
import { clone, isFields, isOperators, type Fields, type Value } from '../values/types'
import type { UpdateOperator } from './apply'
import { targetAt } from './target'

const bad = (message: string) => operationFailed('Update', message)

function arrayAt(value: Value | undefined, path: string, operator: string): Value[] | undefined {
  if (value === undefined || Array.isArray(value)) return value
  throw bad(`The field '${path}' must be an array but is not (${operator} needs an array)`)
}

/** `$push` of one value, or of `$each` with a place, an order and a length to keep. */
const push: UpdateOperator = (document, path, operand) => {
  const target = targetAt(document, path, true)
  const items = arrayAt(target.value, path, '$push') ?? []
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
  if (order === 1 || order === -1) return [...items].sort((a, b) => compare(a, b) * order)
  if (!isFields(order)) throw bad('The $sort must be 1, -1 or a document of fields')
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
  const items = arrayAt(target.value, path, '$pop')
  if (items) target.set(operand === 1 ? items.slice(0, -1) : items.slice(1))
}

const pull: UpdateOperator = (document, path, operand) => {
  const target = targetAt(document, path, false)
  const items = arrayAt(target.value, path, '$pull')
  if (!items) return
  const removes = pullTest(operand)
  target.set(items.filter((item) => !removes(item)))
}

/** What `$pull` takes out: values that pass an operator, documents that match a query, or the value itself. */
function pullTest(operand: Value): (item: Value) => boolean {
  if (isOperators(operand)) {
    const test = compileCondition(operand)
    return (item) => test([item])
  }
  if (!isFields(operand)) return (item) => equal(item, operand)
  const test = compileQuery(operand)
  return (item) => isFields(item) && test(item)
}

const pullAll: UpdateOperator = (document, path, operand) => {
  if (!Array.isArray(operand)) throw bad('$pullAll requires an array argument')
  const target = targetAt(document, path, false)
  const items = arrayAt(target.value, path, '$pullAll')
  if (items) target.set(items.filter((item) => !operand.some((value) => equal(value, item))))
}

const addToSet: UpdateOperator = (document, path, operand) => {
  const target = targetAt(document, path, true)
  const items = [...(arrayAt(target.value, path, '$addToSet') ?? [])]
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
