import type { CloudError } from '../../errors'
import { operationFailed } from '../../errors'
import { TYPE, typeOf } from '../../values/order'
import type { Fields, Value } from '../../values/types'

/** Names and values of `$$name`: those of `$let`, `$map` and the like, and those of a `$lookup`. */
export type Variables = { readonly [name: string]: Value | undefined }

/** What an expression is evaluated in: one document, and the variables around it. */
export interface Scope {
  root: Fields
  variables: Variables
}

/** An expression made ready once and evaluated for many documents. `undefined` is a missing value. */
export type Expression = (scope: Scope) => Value | undefined
/** Makes an inner expression ready; `names` are the variables it sees beside those around it. */
export type Compile = (expression: Value, names?: readonly string[]) => Expression
/** Makes an expression of an operator and its operand; a malformed operand is an error before anything is read. */
export type Maker = (operand: Value, compile: Compile, operator: string) => Expression
export type Makers = { readonly [operator: string]: Maker }

export const failed = (message: string): CloudError => operationFailed('Aggregate', message)

export const isNullish = (value: Value | undefined): value is null | undefined =>
  value === null || value === undefined

const NAMES: { [type: number]: string } = {
  [TYPE.string]: 'string',
  [TYPE.object]: 'object',
  [TYPE.array]: 'array',
  [TYPE.binary]: 'binData',
  [TYPE.objectId]: 'objectId',
  [TYPE.boolean]: 'bool',
  [TYPE.date]: 'date',
  [TYPE.regex]: 'regex',
}

/** The name of a value's BSON type as MongoDB writes it in its messages; a number's is guessed from its value. */
export function typeName(value: Value | undefined): string {
  if (value === undefined) return 'missing'
  if (value === null) return 'null'
  if (typeof value !== 'number') return NAMES[typeOf(value)]!
  if (!Number.isInteger(value)) return 'double'
  return Math.abs(value) < 2 ** 31 ? 'int' : 'long'
}

/** False for null, a missing value, false and 0; everything else is true, an empty text and an empty array too. */
export const isTrue = (value: Value | undefined): boolean =>
  !isNullish(value) && value !== false && value !== 0

/** A value as MongoDB shows it in a message. */
export const shown = (value: Value | undefined): string =>
  value === undefined ? 'MISSING' : value instanceof Date ? value.toISOString() : JSON.stringify(value)

/** A whole number of 32 bits, as indexes and lengths have to be. */
export const isInt32 = (value: Value | undefined): value is number =>
  typeof value === 'number' && Number.isInteger(value) && Math.abs(value) <= 2 ** 31
