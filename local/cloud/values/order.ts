import { Binary, ObjectId } from 'bson'
import { partsOf } from './pattern'
import type { Fields, Value } from './types'

/**
 * MongoDB's comparison order of BSON types (manual, "Comparison/Sort Order"). An absent field sorts with null;
 * an empty array, where an array stands for its elements, sorts before null.
 */
export const TYPE = {
  emptyArray: 0x10,
  null: 0x14,
  number: 0x18,
  string: 0x1c,
  object: 0x20,
  array: 0x24,
  binary: 0x28,
  objectId: 0x2c,
  boolean: 0x30,
  date: 0x34,
  regex: 0x3c,
} as const

/** The bracket a value sorts in; a range query only matches values of its own bracket. */
export function typeOf(value: Value | undefined): number {
  if (value === null || value === undefined) return TYPE.null
  if (typeof value === 'number') return TYPE.number
  if (typeof value === 'string') return TYPE.string
  if (typeof value === 'boolean') return TYPE.boolean
  if (Array.isArray(value)) return TYPE.array
  if (value instanceof Date) return TYPE.date
  if (value instanceof RegExp) return TYPE.regex
  if (value instanceof ObjectId) return TYPE.objectId
  if (value instanceof Binary) return TYPE.binary
  return TYPE.object
}

/** Negative, zero or positive, as MongoDB would order the two values. */
export function compare(a: Value | undefined, b: Value | undefined): number {
  const type = typeOf(a)
  const other = typeOf(b)
  if (type !== other) return type - other
  switch (type) {
    case TYPE.null:
      return 0
    case TYPE.number:
      return compareNumbers(a as number, b as number)
    case TYPE.string:
      return a === b ? 0 : Buffer.compare(Buffer.from(a as string), Buffer.from(b as string))
    case TYPE.boolean:
      return Number(a) - Number(b)
    case TYPE.date:
      return (a as Date).getTime() - (b as Date).getTime()
    case TYPE.array:
      return compareArrays(a as Value[], b as Value[])
    case TYPE.object:
      return compareFields(a as Fields, b as Fields)
    default:
      return compareLeaves(a as RegExp | ObjectId | Binary, b as RegExp | ObjectId | Binary)
  }
}

/** NaN is the smallest number and equals itself, as in MongoDB. */
function compareNumbers(a: number, b: number): number {
  if (Number.isNaN(a)) return Number.isNaN(b) ? 0 : -1
  if (Number.isNaN(b)) return 1
  return a < b ? -1 : a > b ? 1 : 0
}

function compareArrays(a: Value[], b: Value[]): number {
  for (let i = 0; i < Math.min(a.length, b.length); i += 1) {
    const difference = compare(a[i], b[i])
    if (difference !== 0) return difference
  }
  return a.length - b.length
}

/** Field by field in stored order: the type of the value, then the name, then the value. Key order matters. */
function compareFields(a: Fields, b: Fields): number {
  const left = Object.keys(a)
  const right = Object.keys(b)
  for (let i = 0; i < Math.min(left.length, right.length); i += 1) {
    const [x, y] = [left[i]!, right[i]!]
    const types = typeOf(a[x]) - typeOf(b[y])
    if (types !== 0) return types
    const names = Buffer.compare(Buffer.from(x), Buffer.from(y))
    if (names !== 0) return names
    const values = compare(a[x], b[y])
    if (values !== 0) return values
  }
  return left.length - right.length
}

function compareLeaves(a: RegExp | ObjectId | Binary, b: RegExp | ObjectId | Binary): number {
  return Buffer.compare(leafBytes(a), leafBytes(b))
}

/** Bytes of a leaf in an order-preserving form; a regular expression is its pattern, then its options. */
export function leafBytes(value: RegExp | ObjectId | Binary): Buffer {
  if (value instanceof RegExp) return patternBytes(value)
  if (value instanceof ObjectId) return Buffer.from(value.toHexString(), 'hex')
  const bytes = Buffer.from(value.value(true))
  const head = Buffer.alloc(5)
  head.writeUInt32BE(bytes.length, 0)
  head[4] = value.sub_type
  return Buffer.concat([head, bytes])
}

export const equal = (a: Value | undefined, b: Value | undefined): boolean => compare(a, b) === 0

function patternBytes(value: RegExp): Buffer {
  const { pattern, options } = partsOf(value)
  return Buffer.from(`${pattern}\u0000${options}`)
}
