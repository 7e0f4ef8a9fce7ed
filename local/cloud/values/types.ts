import type { Binary, ObjectId } from 'bson'

/** What a stored field may hold. A field that is absent is `undefined` and only occurs as the result of a path. */
export type Value =
  null | boolean | number | string | Date | RegExp | ObjectId | Binary | Value[] | { [key: string]: Value }
export type Fields = { [key: string]: Value }
/** A document always has an `_id` once it is stored. */
export type Document = Fields

/** True for an embedded document, false for arrays, dates and the other BSON leaves. */
export function isFields(value: unknown): value is Fields {
  if (value === null || typeof value !== 'object') return false
  if (Array.isArray(value) || value instanceof Date || value instanceof RegExp) return false
  return !('_bsontype' in value)
}

/** True for `{$gt: …}`: an operator expression rather than an embedded document to be compared. */
export function isOperators(value: unknown): value is Fields {
  if (!isFields(value)) return false
  const keys = Object.keys(value)
  return keys.length > 0 && keys[0]!.startsWith('$')
}

/** A copy that shares nothing mutable with the original. */
export function clone<T extends Value>(value: T): T {
  if (Array.isArray(value)) return value.map(clone) as T
  if (value instanceof Date) return new Date(value.getTime()) as T
  if (!isFields(value)) return value
  const copy: Fields = {}
  for (const key of Object.keys(value)) defineField(copy, key, clone(value[key] as Value))
  return copy as T
}

/** Sets a field even when it is called `__proto__`, which plain assignment would turn into a prototype. */
export function defineField(target: Fields, key: string, value: Value): void {
  if (key === '__proto__') {
    Object.defineProperty(target, key, { value, enumerable: true, configurable: true, writable: true })
  } else target[key] = value
}

/** The field itself, never something inherited from Object.prototype. */
export function ownField(target: Fields, key: string): Value | undefined {
  return Object.prototype.hasOwnProperty.call(target, key) ? target[key] : undefined
}
