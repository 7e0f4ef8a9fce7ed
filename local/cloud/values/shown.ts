import { Binary, ObjectId } from 'bson'
import { isFields, type Value } from './types'

/** A value as MongoDB shows it in its messages: `{ a: 1, b: [ "x", null ] }`. */
export function shown(value: Value | undefined): string {
  if (value === undefined) return 'undefined'
  if (typeof value === 'string') return JSON.stringify(value)
  if (Array.isArray(value)) return value.length === 0 ? '[]' : `[ ${value.map(shown).join(', ')} ]`
  if (value instanceof Date) return `new Date(${value.getTime()})`
  if (value instanceof ObjectId) return `ObjectId('${value.toHexString()}')`
  if (value instanceof RegExp) return String(value)
  if (value instanceof Binary) return `BinData(${value.sub_type}, ${value.toString('hex').toUpperCase()})`
  if (!isFields(value)) return String(value)
  const fields = Object.keys(value).map((key) => shownField(key, value[key]))
  return fields.length === 0 ? '{}' : `{ ${fields.join(', ')} }`
}

/** One field as MongoDB shows it: `a: 1`. */
export const shownField = (key: string, value: Value | undefined): string => `${key}: ${shown(value)}`
