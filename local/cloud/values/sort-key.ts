import { leafBytes, TYPE, typeOf } from './order'
import type { Binary, ObjectId } from 'bson'
import type { Fields, Value } from './types'

/**
 * A value as bytes whose plain byte order is the order of values, and no encoding is the beginning of another.
 * An index entry is the concatenation of its fields' keys, so SQLite's own B-tree orders, bounds and makes unique
 * exactly what MongoDB's would. The first byte is the type; all type bytes lie below 0x40.
 */
export function sortKey(value: Value | undefined): Buffer {
  const type = typeOf(value)
  return Buffer.concat([Buffer.from([type]), payload(value, type)])
}

/** The key of "an array without elements", which an index holds in place of its elements. */
export const EMPTY_ARRAY_KEY = Buffer.from([TYPE.emptyArray])

/** The key for a field that is indexed in descending order. */
export const descending = (key: Buffer): Buffer => Buffer.from(key.map((byte) => 0xff - byte))

function payload(value: Value | undefined, type: number): Buffer {
  switch (type) {
    case TYPE.null:
      return Buffer.alloc(0)
    case TYPE.number:
      return numberBytes(value as number)
    case TYPE.date:
      return numberBytes((value as Date).getTime())
    case TYPE.string:
      return terminated(Buffer.from(value as string))
    case TYPE.boolean:
      return Buffer.from([value === true ? 1 : 0])
    case TYPE.array:
      return Buffer.concat([...(value as Value[]).map(sortKey), Buffer.from([0])])
    case TYPE.object:
      return objectBytes(value as Fields)
    default:
      return terminated(leafBytes(value as RegExp | ObjectId | Binary))
  }
}

/** IEEE 754 bytes with the sign flipped so that byte order is numeric order; NaN comes first, −0 is 0. */
function numberBytes(value: number): Buffer {
  const bytes = Buffer.alloc(8)
  if (Number.isNaN(value)) return bytes
  bytes.writeDoubleBE(value === 0 ? 0 : value, 0)
  if (value < 0) return Buffer.from(bytes.map((byte) => 0xff - byte))
  bytes[0] = bytes[0]! | 0x80
  return bytes
}

function terminated(bytes: Buffer): Buffer {
  const parts: number[] = []
  for (const byte of bytes) {
    parts.push(byte)
    if (byte === 0) parts.push(0xff)
  }
  parts.push(0, 0)
  return Buffer.from(parts)
}

function objectBytes(fields: Fields): Buffer {
  const parts: Buffer[] = []
  for (const [name, value] of Object.entries(fields)) {
    const key = sortKey(value)
    parts.push(key.subarray(0, 1), terminated(Buffer.from(name)), key.subarray(1))
  }
  return Buffer.concat([...parts, Buffer.from([0])])
}
