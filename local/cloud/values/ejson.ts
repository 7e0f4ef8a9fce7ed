import { Double, EJSON, ObjectId } from 'bson'
import { partsOf } from './pattern'
import { defineField, isFields, type Value } from './types'

export { fromWire } from './ejson-reader'

/** Canonical extended JSON, as the gateway answers. CloudBase hands ObjectIds out as plain strings. */
export function toWire(value: Value): string {
  return EJSON.stringify(wireValue(value) as object, { relaxed: false })
}

function wireValue(value: Value): unknown {
  if (Array.isArray(value)) return value.map(wireValue)
  if (value instanceof ObjectId) return value.toHexString()
  if (value instanceof RegExp) return { $regularExpression: partsOf(value) }
  // The bson package takes a negative zero for the whole number 0.
  if (Object.is(value, -0)) return new Double(-0)
  if (!isFields(value)) return value
  const fields: Record<string, unknown> = {}
  for (const key of Object.keys(value))
    defineField(fields as { [key: string]: Value }, key, wireValue(value[key]!) as Value)
  return fields
}
