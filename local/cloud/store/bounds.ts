import { typeOf } from '../values/order'
import { sortKey } from '../values/sort-key'
import { isFields, isOperators, type Fields, type Value } from '../values/types'

/** What a query says about one path, in a form an index can use. Everything else stays for the matcher. */
export interface PathBounds {
  /** The only values that can match, when there are only so many. */
  points?: Buffer[]
  lower?: { key: Buffer; inclusive: boolean }
  upper?: { key: Buffer; inclusive: boolean }
  /** The type bracket of a range. */
  bracket?: number
}

/** Values a list may have and still be looked up one by one. */
const MAX_POINTS = 1000

/** Collects the bounds that every matching document must meet: the top level of a query and its `$and`s. */
export function boundsOf(query: Fields): Map<string, PathBounds> {
  const bounds = new Map<string, PathBounds>()
  collect(query, bounds)
  return bounds
}

function collect(query: Fields, bounds: Map<string, PathBounds>): void {
  for (const [key, condition] of Object.entries(query)) {
    if (key === '$and' && Array.isArray(condition)) {
      for (const branch of condition) if (isFields(branch)) collect(branch, bounds)
    } else if (!key.startsWith('$')) {
      const entry = bounds.get(key) ?? {}
      narrow(entry, condition)
      if (entry.points ?? entry.lower ?? entry.upper) bounds.set(key, entry)
    }
  }
}

function narrow(entry: PathBounds, condition: Value): void {
  if (!isOperators(condition)) return points(entry, [condition])
  for (const [operator, operand] of Object.entries(condition)) {
    if (operator === '$eq') points(entry, [operand])
    else if (operator === '$in' && Array.isArray(operand)) points(entry, operand)
    else if (operator === '$elemMatch') narrowElement(entry, operand)
    else range(entry, operator, operand)
  }
}

/** `$elemMatch` of plain operators: some element meets each of them, so any one of them bounds the entries. */
function narrowElement(entry: PathBounds, operand: Value): void {
  if (
    isOperators(operand) &&
    !Object.keys(operand).some((key) => ['$and', '$or', '$nor', '$not'].includes(key))
  )
    narrow(entry, operand)
}

/** An array may match as a whole and a pattern matches many values: neither is a point of an index. */
function points(entry: PathBounds, values: Value[]): void {
  if (entry.points !== undefined || values.length > MAX_POINTS) return
  if (values.some((value) => Array.isArray(value) || value instanceof RegExp)) return
  entry.points = [...new Map(values.map(sortKey).map((key) => [key.toString('latin1'), key])).values()]
}

function range(entry: PathBounds, operator: string, operand: Value): void {
  const type = typeOf(operand)
  if (Array.isArray(operand) || (entry.bracket !== undefined && entry.bracket !== type)) return
  if (typeof operand === 'number' && Number.isNaN(operand)) return
  const inclusive = operator.endsWith('e')
  if (operator === '$gt' || operator === '$gte') entry.lower ??= { key: sortKey(operand), inclusive }
  else if (operator === '$lt' || operator === '$lte') entry.upper ??= { key: sortKey(operand), inclusive }
  else return
  entry.bracket = type
}
