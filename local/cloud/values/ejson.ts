import type { Binary } from 'bson'
import { EJSON, ObjectId } from 'bson'
import { invalidParam, notSupported } from '../errors'
import { partsOf, Pattern } from './pattern'
import { defineField, isFields, type Value } from './types'

/**
 * Extended JSON as the SDK sends it. A server date is a `$tcb_server_date` with an offset in milliseconds and
 * becomes a date of the gateway's own clock at this moment.
 */
export function fromWire(text: string, now: number): Value {
  let parsed: unknown
  try {
    parsed = EJSON.parse(text, { relaxed: true })
  } catch (error) {
    throw invalidParam(`not valid extended JSON: ${(error as Error).message}`)
  }
  return native(parsed, now)
}

function native(value: unknown, now: number): Value {
  if (value === null || value === undefined) return null
  if (typeof value === 'string' || typeof value === 'boolean' || typeof value === 'number') return value
  if (Array.isArray(value)) return value.map((item) => native(item, now))
  if (value instanceof Date) return validDate(value)
  if (typeof value !== 'object') throw notSupported(`a value of type ${typeof value}`)
  const tagged = value as { _bsontype?: string }
  if (tagged._bsontype !== undefined) return bsonLeaf(tagged._bsontype, value)
  return nativeObject(value as Record<string, unknown>, now)
}

function nativeObject(value: Record<string, unknown>, now: number): Value {
  const keys = Object.keys(value)
  if (keys.length === 1 && keys[0] === '$tcb_server_date') {
    const options = value.$tcb_server_date as { offset?: unknown } | null
    return validDate(new Date(now + Number(options?.offset ?? 0)))
  }
  const fields: { [key: string]: Value } = {}
  for (const key of keys) defineField(fields, key, native(value[key], now))
  return fields
}

function bsonLeaf(type: string, value: object): Value {
  if (type === 'ObjectID' || type === 'ObjectId') return value as ObjectId
  if (type === 'Binary') return value as Binary
  if (type === 'Long') return (value as { toNumber(): number }).toNumber()
  if (type === 'Int32' || type === 'Double') return Number((value as { value: number }).value)
  if (type === 'BSONRegExp') {
    const { pattern, options } = value as { pattern: string; options: string }
    return new Pattern(pattern, options)
  }
  throw notSupported(`the BSON type ${type}`)
}

/** A date that is none would be stored as nothing at all. */
function validDate(date: Date): Date {
  if (Number.isNaN(date.getTime())) throw invalidParam('not a date')
  return date
}

/** Canonical extended JSON, as the gateway answers. CloudBase hands ObjectIds out as plain strings. */
export function toWire(value: Value): string {
  return EJSON.stringify(wireValue(value) as object, { relaxed: false })
}

function wireValue(value: Value): unknown {
  if (Array.isArray(value)) return value.map(wireValue)
  if (value instanceof ObjectId) return value.toHexString()
  if (value instanceof RegExp) return { $regularExpression: partsOf(value) }
  if (!isFields(value)) return value
  const fields: Record<string, unknown> = {}
  for (const key of Object.keys(value))
    defineField(fields as { [key: string]: Value }, key, wireValue(value[key]!) as Value)
  return fields
}
