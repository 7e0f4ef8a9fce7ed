import { operationFailed } from '../errors'
import { compare } from '../values/order'
import { plainValueAt } from '../values/path'
import { shownField } from '../values/shown'
import { typeName } from '../values/type-name'
import { clone, isFields, type Fields, type Value } from '../values/types'
import type { UpdateOperator } from './operator'
import { targetAt } from './target'

const bad = (message: string) => operationFailed('Update', message)
const CLAUSES = ['$each', '$position', '$sort', '$slice']

type Order = (a: Value, b: Value) => number

/** `$push` of one value, or of `$each` with a place, an order and a length to keep. */
export const push: UpdateOperator = (operand) => {
  const clauses = isFields(operand) && '$each' in operand ? operand : { $each: [operand] }
  const unknown = Object.keys(clauses).find((key) => !CLAUSES.includes(key))
  if (unknown !== undefined) throw bad(`Unrecognized clause in $push: ${unknown}`)
  const { $each: each } = clauses
  if (!Array.isArray(each))
    throw bad(`The argument to $each in $push must be an array but it was of type: ${typeName(each)}`)
  const slice = wholeClause(clauses, '$slice', 'an integer value but was given type')
  const order = orderOf(clauses.$sort)
  const position = wholeClause(clauses, '$position', 'an integer value, not of type')
  return (document, path) => {
    const target = targetAt(document, path, 'create')
    const items = target.value ?? []
    if (!Array.isArray(items) || target.value === null) throw notAnArray(document, path, target.value)
    const pushed = inserted(items, each.map(clone), position)
    target.set(sliced(order ? [...pushed].sort(order) : pushed, slice))
  }
}

const notAnArray = (document: Fields, path: string, value: Value | undefined) =>
  bad(
    `The field '${path}' must be an array but is of type ${typeName(value)} in document ` +
      `{${shownField('_id', document._id)}}`,
  )

function wholeClause(clauses: Fields, name: string, says: string): number | undefined {
  const value = clauses[name]
  if (value === undefined || (typeof value === 'number' && Number.isInteger(value))) return value
  throw bad(`The value for ${name} must be ${says}: ${typeName(value)}`)
}

/** A place from the end counts the elements that are there before; beyond either end is that end. */
function inserted(items: Value[], more: Value[], position = items.length): Value[] {
  const at = position < 0 ? Math.max(0, items.length + position) : position
  return [...items.slice(0, at), ...more, ...items.slice(at)]
}

function sliced(items: Value[], count: number | undefined): Value[] {
  if (count === undefined) return items
  return count < 0 ? items.slice(count) : items.slice(0, count)
}

/** Elements by themselves, or documents by their fields; what is no document has none of those. */
function orderOf(sort: Value | undefined): Order | undefined {
  if (sort === undefined) return undefined
  if (typeof sort === 'number') {
    const sign = direction(sort)
    return (a, b) => compare(a, b) * sign
  }
  if (!isFields(sort))
    throw bad(
      'The $sort is invalid: use 1/-1 to sort the whole element, or {field:1/-1} to sort embedded fields',
    )
  const keys = Object.entries(sort).map(([path, value]) => ({ path: sortPath(path), sign: direction(value) }))
  if (keys.length === 0) throw bad('The $sort pattern is empty when it should be a set of fields.')
  return (a, b) => {
    for (const { path, sign } of keys) {
      const difference = compare(fieldOf(a, path), fieldOf(b, path)) * sign
      if (difference !== 0) return difference
    }
    return 0
  }
}

const fieldOf = (item: Value, path: string): Value | undefined =>
  isFields(item) ? plainValueAt(item, path) : undefined

function direction(value: Value): 1 | -1 {
  if (value === 1 || value === -1) return value
  throw bad('The $sort element value must be either 1 or -1')
}

function sortPath(path: string): string {
  if (path === '') throw bad('The $sort field cannot be empty')
  if (path.split('.').includes(''))
    throw bad(`The $sort field is a dotted field but has an empty part: ${path}`)
  return path
}
