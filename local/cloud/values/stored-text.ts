import { Binary, ObjectId } from 'bson'
import { partsOf, Pattern } from './pattern'
import { isFields, type Document, type Value } from './types'

/**
 * The text of a row. Plain JSON with a one-key tag for what JSON has no word for; a field name can never start
 * with `$` in a stored document, so the tags cannot be mistaken for data.
 */
export const encodeDocument = (document: Document): string => JSON.stringify(tag(document))

export const decodeDocument = (text: string): Document =>
  (text.includes('"$') ? JSON.parse(text, (_, value: unknown) => untag(value)) : JSON.parse(text)) as Document

function tag(value: Value): unknown {
  if (typeof value === 'number') return tagNumber(value)
  if (Array.isArray(value)) return value.map(tag)
  if (value instanceof Date) return { $date: String(value.getTime()) }
  if (value instanceof ObjectId) return { $oid: value.toHexString() }
  if (value instanceof RegExp) {
    const { pattern, options } = partsOf(value)
    return { $regex: pattern, $options: options }
  }
  if (value instanceof Binary)
    return { $binary: value.value(true).toString('base64'), $subtype: value.sub_type }
  if (!isFields(value)) return value
  return Object.fromEntries(Object.entries(value).map(([key, field]) => [key, tag(field)]))
}

function tagNumber(value: number): unknown {
  return Number.isFinite(value) && !Object.is(value, -0)
    ? value
    : { $number: Object.is(value, -0) ? '-0' : String(value) }
}

function untag(value: unknown): unknown {
  if (!isFields(value)) return value
  if (typeof value.$date === 'string') return new Date(Number(value.$date))
  if (typeof value.$oid === 'string') return new ObjectId(value.$oid)
  if (typeof value.$number === 'string') return Number(value.$number)
  if (typeof value.$regex === 'string') return new Pattern(value.$regex, String(value.$options))
  if (typeof value.$binary === 'string')
    return new Binary(Buffer.from(value.$binary, 'base64'), Number(value.$subtype))
  return value
}
