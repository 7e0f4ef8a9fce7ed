import { LIMITS } from '../../limits'
import { equal } from '../../values/order'
import type { Value } from '../../values/types'
import { anyNumber, between, exactly } from './arguments'
import { failed, isInt32, isNullish, shown, typeName, type Makers } from './scope'

const arrayElemAt = exactly(2, ([list, index]) => {
  if (isNullish(list) || isNullish(index)) return null
  if (!Array.isArray(list))
    throw failed(`$arrayElemAt's first argument must be an array, but is ${typeName(list)}`)
  if (typeof index !== 'number')
    throw failed(`$arrayElemAt's second argument must be a numeric value, but is ${typeName(index)}`)
  if (!isInt32(index))
    throw failed(`$arrayElemAt's second argument must be representable as a 32-bit integer: ${index}`)
  return list[index < 0 ? list.length + index : index]
})

const concatArrays = anyNumber((lists) => {
  const joined: Value[] = []
  for (const list of lists) {
    if (isNullish(list)) return null
    if (!Array.isArray(list)) throw failed(`$concatArrays only supports arrays, not ${typeName(list)}`)
    joined.push(...list)
  }
  return joined
})

const inArray = exactly(2, ([value, list]) => {
  if (!Array.isArray(list))
    throw failed(`$in requires an array as a second argument, found: ${typeName(list)}`)
  return value !== undefined && list.some((item) => equal(item, value))
})

/** A start or an end of a search: a whole number from 0 on. */
export function searchBound(
  value: Value | undefined,
  operator: string,
  which: 'starting' | 'ending',
): number {
  if (typeof value !== 'number' || !Number.isInteger(value))
    throw failed(
      `${operator} requires an integral ${which} index, found a value of type: ${typeName(value)}, with value: ${shown(value)}`,
    )
  if (value < 0) throw failed(`${operator} requires a nonnegative ${which} index, found: ${value}`)
  return value
}

const indexOfArray = between(2, 4, (values, operator) => {
  const [list, wanted, from, to] = values
  if (isNullish(list)) return null
  if (!Array.isArray(list))
    throw failed(`$indexOfArray requires an array as a first argument, found: ${typeName(list)}`)
  const start = values.length > 2 ? searchBound(from, operator, 'starting') : 0
  const end = Math.min(values.length > 3 ? searchBound(to, operator, 'ending') : list.length, list.length)
  for (let i = start; i < end; i += 1) if (wanted !== undefined && equal(list[i], wanted)) return i
  return -1
})

const reverseArray = exactly(1, ([list]) => {
  if (isNullish(list)) return null
  if (!Array.isArray(list))
    throw failed(`The argument to $reverseArray must be an array, but was of type: ${typeName(list)}`)
  return [...list].reverse()
})

const size = exactly(1, ([list]) => {
  if (!Array.isArray(list))
    throw failed(`The argument to $size must be an array, but was of type: ${typeName(list)}`)
  return list.length
})

/** `[list, n]` takes the first n or the last −n; `[list, position, n]` takes n from a position on. */
const slice = between(2, 3, (values) => {
  const [list, second, third] = values
  if (isNullish(list) || isNullish(second)) return null
  if (!Array.isArray(list))
    throw failed(`First argument to $slice must be an array, but is of type: ${typeName(list)}`)
  const position = sliceNumber(second, 'Second')
  if (values.length === 2) return position >= 0 ? list.slice(0, position) : list.slice(position)
  if (isNullish(third)) return null
  const count = sliceNumber(third, 'Third')
  if (count <= 0) throw failed(`Third argument to $slice must be positive: ${count}`)
  const start = position >= 0 ? position : Math.max(0, list.length + position)
  return list.slice(start, start + count)
})

function sliceNumber(value: Value, which: string): number {
  if (typeof value !== 'number')
    throw failed(`${which} argument to $slice must be a numeric value, but is of type: ${typeName(value)}`)
  if (!isInt32(value))
    throw failed(`${which} argument to $slice can't be represented as a 32-bit integer: ${value}`)
  return value
}

const NOTHING: Value[] = []
/** What one number of a list takes at the server. */
const VALUE_BYTES = 16

const range = between(2, 3, (values) => {
  const [from, to] = values
  const step = values.length > 2 ? values[2] : 1
  const [start, end, pace] = [
    rangeNumber(from, 'starting'),
    rangeNumber(to, 'ending'),
    rangeNumber(step, 'step'),
  ]
  if (pace === 0) throw failed('$range requires a non-zero step value')
  if ((end - start) / pace <= 0) return NOTHING
  const bytes = Math.ceil((end - start) / pace) * VALUE_BYTES
  if (bytes > LIMITS.sortBytes)
    throw failed(
      `$range would use too much memory (${bytes} bytes) and cannot spill to disk. Memory limit: ${LIMITS.sortBytes} bytes`,
    )
  return Array.from({ length: Math.ceil((end - start) / pace) }, (_, i) => start + i * pace)
})

function rangeNumber(value: Value | undefined, which: string): number {
  const article = which === 'ending' ? 'an' : 'a'
  if (typeof value !== 'number')
    throw failed(`$range requires a numeric ${which} value, found value of type: ${typeName(value)}`)
  if (!isInt32(value))
    throw failed(
      `$range requires ${article} ${which} value that can be represented as a 32-bit integer, found value: ${value}`,
    )
  return value
}

export const arrays: Makers = {
  $arrayElemAt: arrayElemAt,
  $concatArrays: concatArrays,
  $in: inArray,
  $indexOfArray: indexOfArray,
  $isArray: exactly(1, ([value]) => Array.isArray(value)),
  $range: range,
  $reverseArray: reverseArray,
  $size: size,
  $slice: slice,
}
