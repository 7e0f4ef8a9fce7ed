import { Binary, ObjectId } from 'bson'
import type { Value } from './types'

/** The BSON type of a value by its alias (MongoDB manual, "BSON Types"). */
export type TypeName =
  | 'double' | 'string' | 'object' | 'array' | 'binData' | 'objectId' | 'bool' | 'date' | 'null' | 'regex' | 'int' | 'long' // prettier-ignore

/**
 * The type of a stored value. A JavaScript number does not say which of the numbers of BSON it was, so this answers what the SDK
 * sends for it: whole numbers are int or long by their size, all others are doubles. A whole number that was written as
 * a double, or a small one that was written as a long, is not told apart.
 */
export function typeName(value: Value | undefined): TypeName {
  if (value === null || value === undefined) return 'null'
  if (typeof value === 'number') return numberType(value)
  if (typeof value === 'string') return 'string'
  if (typeof value === 'boolean') return 'bool'
  if (Array.isArray(value)) return 'array'
  if (value instanceof Date) return 'date'
  if (value instanceof RegExp) return 'regex'
  if (value instanceof ObjectId) return 'objectId'
  return value instanceof Binary ? 'binData' : 'object'
}

function numberType(value: number): 'double' | 'int' | 'long' {
  if (!Number.isInteger(value) || Object.is(value, -0)) return 'double'
  if (value >= -(2 ** 31) && value < 2 ** 31) return 'int'
  return value >= -(2 ** 63) && value < 2 ** 63 ? 'long' : 'double'
}
