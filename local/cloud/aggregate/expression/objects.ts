import { defineField, isFields, type Fields, type Value } from '../../values/types'
import { anyNumber, exactly } from './arguments'
import { failed, isNullish, typeName, type Makers } from './scope'

/** Later documents win; null and missing ones are passed over. Also the accumulator of that name. */
export function merged(values: Iterable<Value | undefined>): Fields {
  const result: Fields = {}
  for (const value of values) {
    if (isNullish(value)) continue
    if (!isFields(value))
      throw failed(
        `$mergeObjects requires object inputs, but input ${JSON.stringify(value)} is of type ${typeName(value)}`,
      )
    for (const [name, field] of Object.entries(value)) defineField(result, name, field)
  }
  return result
}

/** `[[name, value], …]` or `[{k, v}, …]`; of the same name twice the last one stays. */
const arrayToObject = exactly(1, ([list]) => {
  if (isNullish(list)) return null
  if (!Array.isArray(list)) throw failed(`$arrayToObject requires an array input, found: ${typeName(list)}`)
  const made: Fields = {}
  const pairs = Array.isArray(list[0])
  for (const item of list) {
    const [name, value] = pairs ? ofPair(item) : ofKeyValue(item)
    defineField(made, name, value)
  }
  return made
})

const PREFIX = '$arrayToObject requires a consistent input format. Elements must'

function ofPair(item: Value): [string, Value] {
  if (!Array.isArray(item))
    throw failed(`${PREFIX}all be arrays or all be objects. Array was detected, now found: ${typeName(item)}`)
  if (item.length !== 2)
    throw failed(`$arrayToObject requires an array of size 2 arrays,found array of size: ${item.length}`)
  return [
    keyOf(item[0]!, 'an array of key-value pairs, where the key must be of type string. Found key type'),
    item[1]!,
  ]
}

function ofKeyValue(item: Value): [string, Value] {
  if (!isFields(item))
    throw failed(
      Array.isArray(item)
        ? `${PREFIX}all be arrays or all be objects. Object was detected, now found: array`
        : `Unrecognised input type format for $arrayToObject: ${typeName(item)}`,
    )
  const names = Object.keys(item)
  if (names.length !== 2)
    throw failed(
      `$arrayToObject requires an object keys of 'k' and 'v'. Found incorrect number of keys:${names.length}`,
    )
  const { k, v } = item
  if (k === undefined || v === undefined)
    throw failed(
      `$arrayToObject requires an object with keys 'k' and 'v'. Missing either or both keys from: ${JSON.stringify(item)}`,
    )
  return [
    keyOf(k, "an object with keys 'k' and 'v', where the value of 'k' must be of type string. Found type"),
    v,
  ]
}

function keyOf(name: Value, says: string): string {
  if (typeof name !== 'string') throw failed(`$arrayToObject requires ${says}: ${typeName(name)}`)
  return name
}

const objectToArray = exactly(1, ([value]) => {
  if (isNullish(value)) return null
  if (!isFields(value)) throw failed(`$objectToArray requires a document input, found: ${typeName(value)}`)
  return Object.entries(value).map(([k, v]) => ({ k, v }))
})

export const objects: Makers = {
  $arrayToObject: arrayToObject,
  $mergeObjects: anyNumber((values) => merged(values)),
  $objectToArray: objectToArray,
}
