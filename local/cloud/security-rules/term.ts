import { compare, equal, typeOf } from '../values/order'
import type { Value } from '../values/types'

/**
 * What is known of a value before any document is read: the value itself, that it is a field of the document or of
 * what is written, or nothing.
 */
export type Term =
  | { kind: 'known'; value: Value | undefined }
  | { kind: 'field'; path: string[] }
  | { kind: 'written'; path: string[] }
  | { kind: 'unknown' }

export const known = (value: Value | undefined): Term => ({ kind: 'known', value })
export const UNKNOWN: Term = { kind: 'unknown' }

/** Certainly so, certainly not, or it depends on the document. */
export type Verdict = boolean | undefined

export const not = (verdict: Verdict): Verdict => (verdict === undefined ? undefined : !verdict)

export interface Bound {
  value: Value
  inclusive: boolean
}

/** What a query says of a field of every document it finds. */
export interface Constraint {
  equals?: Value
  /** Values the field, as a list, contains. */
  contains: Value[]
  differsFrom: Value[]
  above: Bound[]
  below: Bound[]
}

/** Absent and null are the same to a rule, as to the language it borrows from. */
export function isSame(a: Value | undefined, b: Value | undefined): boolean {
  if (a === undefined || b === undefined || a === null || b === null) return (a ?? null) === (b ?? null)
  return equal(comparable(a), comparable(b))
}

/** A moment and a number of milliseconds can be compared: `now` is a number. */
const comparable = (value: Value): Value => (value instanceof Date ? value.getTime() : value)

/** Negative, zero or positive; nothing for values that have no order to each other. */
export function orderOf(a: Value | undefined, b: Value | undefined): number | undefined {
  if (a === undefined || b === undefined || a === null || b === null) return undefined
  const [left, right] = [comparable(a), comparable(b)]
  const fit = typeof left === 'number' || typeof left === 'string'
  return fit && typeOf(left) === typeOf(right) ? compare(left, right) : undefined
}

/** Whether every value that a constraint leaves equals another one. */
export function equalsUnder({ equals, differsFrom, above, below }: Constraint, value: Value): Verdict {
  if (equals !== undefined) return isSame(equals, value)
  if (differsFrom.some((other) => isSame(other, value))) return false
  if (above.some((bound) => isBeyond(orderOf(value, bound.value), bound.inclusive))) return false
  if (below.some((bound) => isBeyond(orderOf(bound.value, value), bound.inclusive))) return false
  return undefined
}

/** Whether a difference puts a value outside a bound. */
const isBeyond = (difference: number | undefined, inclusive: boolean): boolean =>
  difference !== undefined && (inclusive ? difference < 0 : difference <= 0)

/** Whether every value that a constraint leaves is greater than another one, or at least as great. */
export function isGreaterUnder(constraint: Constraint, value: Value, orEqual: boolean): Verdict {
  const { equals, above, below } = constraint
  if (equals !== undefined) return isGreater(equals, value, orEqual)
  const surely = above.some((bound) => {
    const difference = orderOf(bound.value, value)
    return difference !== undefined && (difference > 0 || (difference === 0 && (orEqual || !bound.inclusive)))
  })
  if (surely) return true
  const never = below.some((bound) => {
    const difference = orderOf(bound.value, value)
    return difference !== undefined && (difference < 0 || (difference === 0 && !(orEqual && bound.inclusive)))
  })
  return never ? false : undefined
}

export function isGreater(a: Value | undefined, b: Value | undefined, orEqual: boolean): boolean {
  const difference = orderOf(a, b)
  return difference !== undefined && (orEqual ? difference >= 0 : difference > 0)
}
