import { defineField, isFields, ownField, type Fields, type Value } from '../../values/types'
import { failed } from '../expression/scope'

/** The names of a dotted path, none of them empty or an operator's. */
export function plainFieldsPath(path: string): string[] {
  const parts = path.split('.')
  if (parts.some((part) => part === '')) throw failed('FieldPath field names may not be empty strings.')
  if (parts.some((part) => part.startsWith('$')))
    throw failed("FieldPath field names may not start with '$'.")
  return parts
}

/** The value of a nested field; unlike the path of an expression it enters no arrays. */
export function valueIn(fields: Fields, parts: readonly string[]): Value | undefined {
  let value: Value | undefined = fields
  for (const name of parts) value = isFields(value) ? ownField(value, name) : undefined
  return value
}

/** A copy of a document with one field set, or taken away; what is no document on the way becomes one. */
export function withValueAt(fields: Fields, parts: readonly string[], value: Value | undefined): Fields {
  const [name, ...rest] = parts
  const copy = { ...fields }
  if (rest.length === 0) {
    if (value === undefined) delete copy[name!]
    else defineField(copy, name!, value)
    return copy
  }
  const below = ownField(fields, name!)
  if (!isFields(below) && value === undefined) return copy
  defineField(copy, name!, withValueAt(isFields(below) ? below : {}, rest, value))
  return copy
}
