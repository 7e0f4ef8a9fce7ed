import { operationFailed } from '../errors'
import { typeName } from '../values/type-name'
import type { Value } from '../values/types'
import { ofAny, type Condition } from './condition'

/** Numbers and aliases of the BSON types (MongoDB manual, "BSON Types"); some no stored value can have here. */
const ALIASES: { [number: number]: string } = {
  [-1]: 'minKey', 1: 'double', 2: 'string', 3: 'object', 4: 'array', 5: 'binData', 6: 'undefined', 7: 'objectId', 8: 'bool',
  9: 'date', 10: 'null', 11: 'regex', 12: 'dbPointer', 13: 'javascript', 14: 'symbol', 15: 'javascriptWithScope', 16: 'int',
  17: 'timestamp', 18: 'long', 19: 'decimal', 127: 'maxKey',
} // prettier-ignore
const KNOWN = new Set(Object.values(ALIASES))
const NUMBERS = ['double', 'int', 'long', 'decimal']

const bad = (message: string) => operationFailed('Query', message)

/** `$type`: one type or several, by alias or by number; `number` stands for all of numbers. */
export function ofType(operand: Value, path: string): Condition {
  const wanted = new Set((Array.isArray(operand) ? operand : [operand]).flatMap(namesOf))
  if (wanted.size === 0) throw bad(`${path} must match at least one type`)
  return ofAny((value) => value !== undefined && wanted.has(typeName(value)))
}

function namesOf(type: Value): string[] {
  if (typeof type === 'number') return [byNumber(type)]
  if (typeof type !== 'string') throw bad('type must be represented as a number or a string')
  if (type === 'number') return NUMBERS
  if (type === 'missing')
    throw bad(
      "'missing' is not a legal type name. To query for non-existence of a field, use {$exists:false}.",
    )
  if (!KNOWN.has(type)) throw bad(`Unknown type name alias: ${type}`)
  return [type]
}

function byNumber(code: number): string {
  const name = ALIASES[code]
  if (name !== undefined) return name
  throw bad(`Invalid numerical type code: ${code}${code === 0 ? '. Instead use {$exists:false}.' : ''}`)
}
