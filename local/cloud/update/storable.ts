import { operationFailed } from '../errors'
import { isFields, type Fields, type Value } from '../values/types'

/** Levels of fields in fields (MongoDB manual, "Limits and Thresholds": nested depth for BSON documents). */
export const MAX_LEVELS = 100

const bad = (message: string) => operationFailed('Update', message)

/**
 * Refuses what MongoDB 4 does not store: names that begin with `$` or hold a null character, and documents nested too
 * deeply. A dot within a name is stored, though no path can reach such a field.
 */
export function checkStorable(document: Fields): void {
  checkFields(document, '', 1)
}

function checkFields(fields: Fields, above: string, level: number): void {
  for (const key of Object.keys(fields)) {
    if (key.startsWith('$'))
      throw bad(`The dollar ($) prefixed field '${key}' in '${above}${key}' is not valid for storage.`)
    if (key.includes('\0')) throw bad('Field names may not contain null characters.')
    checkValue(fields[key]!, `${above}${key}.`, level)
  }
}

function checkValue(value: Value, above: string, level: number): void {
  if (level > MAX_LEVELS) throw bad(`Document exceeds maximum nesting depth of ${MAX_LEVELS}`)
  if (Array.isArray(value)) value.forEach((item, i) => checkValue(item, `${above}${i}.`, level + 1))
  else if (isFields(value)) checkFields(value, above, level + 1)
}
