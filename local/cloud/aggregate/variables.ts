import { isFields, type Fields, type Value } from '../values/types'
import type { Variables } from './expression/scope'

/**
 * An expression with each `$$name` of the given variables replaced by its value as a literal. Done before planning,
 * so that `{$eq: ['$unitId', '$$id']}` can be looked up in an index.
 */
export function substitute(expression: Value, variables: Variables): Value {
  if (typeof expression === 'string' && expression.startsWith('$$')) return literal(expression, variables)
  if (Array.isArray(expression)) return expression.map((item) => substitute(item, variables))
  if (!isFields(expression) || '$literal' in expression) return expression
  return Object.fromEntries(
    Object.entries(expression).map(([key, part]) => [key, substitute(part, variables)]),
  )
}

function literal(expression: string, variables: Variables): Value {
  const [name, ...path] = expression.slice(2).split('.')
  if (name === undefined || !Object.prototype.hasOwnProperty.call(variables, name)) return expression
  let value: Value | undefined = variables[name]
  for (const part of path) value = isFields(value) ? value[part] : undefined
  return { $literal: value ?? null }
}

/**
 * The plain equalities an `$expr` implies, for the planner: `$eq` and `$in` of a field and literals, alone or under
 * `$and`. Each holds for every document the expression accepts; the expression itself still decides.
 */
export function impliedQuery(expression: Value): Fields {
  if (!isFields(expression)) return {}
  const { $and, $eq, $in } = expression
  if (Array.isArray($and)) return Object.assign({}, ...$and.map(impliedQuery)) as Fields
  if (Array.isArray($eq) && $eq.length === 2)
    return equality($eq[0]!, $eq[1]!) ?? equality($eq[1]!, $eq[0]!) ?? {}
  if (Array.isArray($in) && $in.length === 2) return membership($in[0]!, $in[1]!)
  return {}
}

const pathOf = (part: Value): string | undefined =>
  typeof part === 'string' && /^\$[^$]/.test(part) ? part.slice(1) : undefined

function constant(part: Value): Value | undefined {
  if (isFields(part)) return '$literal' in part ? part.$literal : undefined
  if (typeof part === 'string' && part.startsWith('$')) return undefined
  return part
}

/** Only scalars: an expression compares arrays as a whole, an index holds their elements. */
const indexable = (value: Value | undefined): value is string | number | boolean | Date =>
  ['string', 'number', 'boolean'].includes(typeof value) || value instanceof Date

function equality(field: Value, other: Value): Fields | undefined {
  const path = pathOf(field)
  const value = constant(other)
  return path !== undefined && indexable(value) ? { [path]: { $eq: value } } : undefined
}

function membership(field: Value, list: Value): Fields {
  const path = pathOf(field)
  const values = Array.isArray(list) ? list : constant(list)
  if (path === undefined || !Array.isArray(values) || !values.every((item) => indexable(item))) return {}
  return { [path]: { $in: values } }
}
