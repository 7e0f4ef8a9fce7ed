import { Binary, ObjectId } from 'bson'
import { invalidParam, notSupported } from '../errors'
import { Pattern } from './pattern'
import { defineField, type Fields, type Value } from './types'

/** What JSON text holds. */
type Raw = null | boolean | number | string | Raw[] | { [key: string]: Raw }
type Tagged = { [key: string]: Raw }

const malformed = (tag: string) => invalidParam(`not valid extended JSON: a malformed ${tag}`)

/**
 * Extended JSON as the SDK sends it (MongoDB manual, "MongoDB Extended JSON (v2)", canonical), read here rather than by the
 * bson package, which takes `{$regex, $ne}` for a pattern alone. A server date is a `$tcb_server_date` with an offset in
 * milliseconds and becomes a date of the gateway's own clock at this moment.
 */
export function fromWire(text: string, now: number): Value {
  let raw: Raw
  try {
    raw = JSON.parse(text) as Raw
  } catch (error) {
    throw invalidParam(`not valid extended JSON: ${(error as Error).message}`)
  }
  return read(raw, now)
}

function read(raw: Raw, now: number): Value {
  if (typeof raw === 'string') return wellFormed(raw)
  if (Array.isArray(raw)) return raw.map((item) => read(item, now))
  if (raw === null || typeof raw !== 'object') return raw
  const [first] = Object.keys(raw)
  const tag = first?.startsWith('$') ? TAGS[first] : undefined
  return tag && tag.keys(raw) ? tag.read(raw, now) : readFields(raw, now)
}

function readFields(raw: Tagged, now: number): Fields {
  const fields: Fields = {}
  for (const key of Object.keys(raw)) {
    if (key === '_bsontype') throw notSupported('a field named _bsontype, which the SDK takes for a type')
    defineField(fields, wellFormed(key), read(raw[key]!, now))
  }
  return fields
}

/** BSON's text is UTF-8, which has no half of a surrogate pair. */
const wellFormed = (text: string): string =>
  /[\ud800-\udfff]/.test(text) ? Buffer.from(text, 'utf8').toString('utf8') : text

interface Tag {
  /** Whether an object that begins with the tag is one: otherwise it is an operator or a field of that name. */
  keys: (raw: Tagged) => boolean
  read: (raw: Tagged, now: number) => Value
}

const alone = (raw: Tagged): boolean => Object.keys(raw).length === 1
const tagged = (name: string, read: (content: Raw, now: number) => Value): Tag => ({
  keys: alone,
  read: (raw, now) => read(raw[name]!, now),
})

const missing = (type: string, keys: (raw: Tagged) => boolean = alone): Tag => ({
  keys,
  read: () => {
    throw notSupported(`the BSON type ${type}`)
  },
})

const TAGS: { [tag: string]: Tag } = Object.assign(Object.create(null) as object, {
  $oid: tagged('$oid', objectId),
  $numberInt: tagged('$numberInt', wholeNumber('$numberInt')),
  $numberLong: tagged('$numberLong', wholeNumber('$numberLong')),
  $numberDouble: tagged('$numberDouble', double),
  $date: tagged('$date', date),
  $binary: { keys: (raw: Tagged) => alone(raw) || '$type' in raw, read: binary },
  $uuid: tagged('$uuid', uuid),
  $regularExpression: tagged('$regularExpression', regularExpression),
  $tcb_server_date: tagged('$tcb_server_date', serverDate),
  $numberDecimal: missing('Decimal128'),
  $timestamp: missing('Timestamp'),
  $minKey: missing('MinKey'),
  $maxKey: missing('MaxKey'),
  $symbol: missing('Symbol'),
  $code: missing('Code', () => true),
  $dbPointer: missing('DBPointer'),
  $undefined: missing('undefined'),
  $ref: missing('DBRef', (raw) => '$id' in raw),
})

function objectId(content: Raw): ObjectId {
  if (typeof content !== 'string' || !/^[0-9a-f]{24}$/i.test(content)) throw malformed('$oid')
  return new ObjectId(content)
}

/** Whole numbers have 64 bits in BSON; one that a JavaScript number cannot hold would silently become another. */
function wholeNumber(tag: string): (content: Raw) => number {
  return (content) => {
    if (typeof content !== 'string' || !/^-?\d+$/.test(content)) throw malformed(tag)
    const value = Number(content)
    // The SDK writes a large number by its shortest digits, which are not all of it.
    if (String(value) === content || BigInt(value) === BigInt(content)) return value
    throw notSupported(`the whole number ${content}, which a JavaScript number does not hold`)
  }
}

function double(content: Raw): number {
  const value = typeof content === 'string' && content.trim() !== '' ? Number(content) : NaN
  if (Number.isNaN(value) && content !== 'NaN') throw malformed('$numberDouble')
  return value
}

/** A moment in milliseconds or in ISO 8601; one that is none would be stored as nothing at all. */
function date(content: Raw): Date {
  const canonical = content !== null && typeof content === 'object' && !Array.isArray(content)
  const moment = canonical ? Number(content.$numberLong) : content
  if (typeof moment !== 'number' && typeof moment !== 'string') throw malformed('$date')
  return validDate(new Date(moment))
}

function validDate(value: Date): Date {
  if (Number.isNaN(value.getTime())) throw invalidParam('not a date')
  return value
}

function serverDate(content: Raw, now: number): Date {
  const { offset = 0 } = (content ?? {}) as { offset?: Raw }
  const milliseconds = read(offset, now)
  return validDate(new Date(typeof milliseconds === 'number' ? now + milliseconds : NaN))
}

/** `{base64, subType}` in hexadecimal, or the older form with `$type` beside it. */
function binary({ $binary: content, $type }: Tagged): Binary {
  const canonical = content !== null && typeof content === 'object' && !Array.isArray(content)
  const [base64, subType] = canonical ? [content.base64, content.subType] : [content, $type]
  if (typeof base64 !== 'string' || !/^[0-9a-f]{1,2}$/i.test(String(subType))) throw malformed('$binary')
  return new Binary(Buffer.from(base64, 'base64'), Number.parseInt(String(subType), 16))
}

function uuid(content: Raw): Binary {
  const digits = typeof content === 'string' ? content.replace(/-/g, '') : ''
  if (!/^[0-9a-f]{32}$/i.test(digits)) throw malformed('$uuid')
  return new Binary(Buffer.from(digits, 'hex'), Binary.SUBTYPE_UUID)
}

function regularExpression(content: Raw): Pattern {
  const { pattern, options = '' } = (content ?? {}) as { pattern?: Raw; options?: Raw }
  if (typeof pattern !== 'string' || typeof options !== 'string') throw malformed('$regularExpression')
  return new Pattern(wellFormed(pattern), [...options].sort().join(''))
}
