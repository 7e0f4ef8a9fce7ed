import { isFields, isOperators, ownField, type Fields, type Value } from '../values/types'
import type { Constraint } from './term'

/** What is certain of each document of one case of a query, by the paths the query names. */
export type Case = Map<string, Constraint>

/** Cases of a query a rule is tried with; more than that is too much to be sure of. */
const MAX_CASES = 200

/**
 * The cases of a query: one for each branch of an `$or` and each value of an `$in`, so that in each of them a field
 * is one value. What is not understood says nothing, which can only make a rule less certain. Nothing for a query of
 * too many cases.
 *
 * As on the platform the query stands for the documents: a field that a query finds by a value is that value,
 * although a list that contains it is found too.
 */
export function casesOf(query: Fields): Case[] | undefined {
  let cases: Case[] = [new Map()]
  for (const [key, condition] of Object.entries(query)) {
    const next = entryCases(key, condition)
    if (next === undefined || cases.length * next.length > MAX_CASES) return undefined
    cases = cases.flatMap((one) => next.map((other) => both(one, other)))
  }
  return cases
}

function entryCases(key: string, condition: Value): Case[] | undefined {
  if (key === '$and') return all(branchesOf(condition).map(casesOf))
  if (key === '$or') {
    const branches = branchesOf(condition).map(casesOf)
    return branches.includes(undefined) ? undefined : (branches as Case[][]).flat()
  }
  return key.startsWith('$') ? [new Map()] : fieldCases(key, condition)
}

const branchesOf = (condition: Value): Fields[] =>
  Array.isArray(condition) && condition.every(isFields) ? (condition as Fields[]) : [{}]

/** Every combination of cases that hold at the same time. */
function all(parts: (Case[] | undefined)[]): Case[] | undefined {
  let cases: Case[] = [new Map()]
  for (const part of parts) {
    if (part === undefined || cases.length * part.length > MAX_CASES) return undefined
    cases = cases.flatMap((one) => part.map((other) => both(one, other)))
  }
  return cases
}

function fieldCases(path: string, condition: Value): Case[] | undefined {
  if (condition instanceof RegExp) return [new Map()]
  if (!isOperators(condition)) return [new Map([[path, { ...FREE, equals: condition }]])]
  const parts = Object.entries(condition).map(([operator, operand]) =>
    constraintsOf(operator, operand).map((constraint): Case => new Map([[path, constraint]])),
  )
  return all(parts)
}

const FREE: Constraint = { contains: [], differsFrom: [], above: [], below: [] }

/** The possibilities that one operator leaves a field. */
function constraintsOf(operator: string, operand: Value): Constraint[] {
  const many = Array.isArray(operand) ? operand : []
  switch (operator) {
    case '$eq':
      return [{ ...FREE, equals: operand }]
    case '$in':
      return many.map((value) => (value instanceof RegExp ? FREE : { ...FREE, equals: value }))
    case '$ne':
      return [{ ...FREE, differsFrom: [operand] }]
    case '$nin':
      return [{ ...FREE, differsFrom: many }]
    case '$all':
      return [
        { ...FREE, contains: many.filter((value) => !isOperators(value) && !(value instanceof RegExp)) },
      ]
    case '$gt':
    case '$gte':
      return [{ ...FREE, above: [{ value: operand, inclusive: operator === '$gte' }] }]
    case '$lt':
    case '$lte':
      return [{ ...FREE, below: [{ value: operand, inclusive: operator === '$lte' }] }]
    default:
      return [FREE]
  }
}

/** Two values for one field at the same time are no value: a list may hold both. */
function both(one: Case, other: Case): Case {
  const merged = new Map(one)
  for (const [path, constraint] of other) {
    const before = merged.get(path)
    merged.set(path, before ? merge(before, constraint) : constraint)
  }
  return merged
}

function merge(a: Constraint, b: Constraint): Constraint {
  const values = [a, b].flatMap(({ equals }) => (equals === undefined ? [] : [equals]))
  return {
    ...(values.length === 1 ? { equals: values[0]! } : {}),
    contains: [...a.contains, ...b.contains, ...(values.length === 2 ? values : [])],
    differsFrom: [...a.differsFrom, ...b.differsFrom],
    above: [...a.above, ...b.above],
    below: [...a.below, ...b.below],
  }
}

/** What a case says of a field: of its own path, or by a whole object above it. */
export function constraintAt(one: Case, path: string[]): Constraint | undefined {
  const own = one.get(path.join('.'))
  if (own) return own
  for (let depth = path.length - 1; depth > 0; depth -= 1) {
    const above = one.get(path.slice(0, depth).join('.'))?.equals
    if (above !== undefined) {
      const value = path.slice(depth).reduce<Value | undefined>(fieldOf, above)
      return { ...FREE, equals: value ?? null }
    }
  }
  return undefined
}

/** A field of a value; of anything that is no object, none. */
export const fieldOf = (value: Value | undefined, key: string): Value | undefined =>
  isFields(value) ? ownField(value, key) : undefined
