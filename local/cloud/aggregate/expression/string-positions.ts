import type { Value } from '../../values/types'
import { between, exactly } from './arguments'
import { searchBound } from './arrays'
import { failed, isInt32, isNullish, typeName, type Maker, type Makers } from './scope'
import { textOf } from './strings'

/** True inside a character of several bytes of UTF-8. */
const isContinuation = (byte: number | undefined): boolean => byte !== undefined && (byte & 0xc0) === 0x80

/** Bytes of a text from a start on; a negative length means the rest, a negative start nothing. */
const substrBytes = exactly(3, ([text, start, length], operator) => {
  if (typeof start !== 'number')
    throw failed(`${operator}:  starting index must be a numeric type (is BSON type ${typeName(start)})`)
  if (typeof length !== 'number')
    throw failed(`${operator}:  length must be a numeric type (is BSON type ${typeName(length)})`)
  const bytes = Buffer.from(textOf(text))
  const from = Math.trunc(start)
  const count = Math.trunc(length)
  if (from < 0 || from >= bytes.length) return ''
  if (isContinuation(bytes[from]))
    throw failed(`${operator}:  Invalid range, starting index is a UTF-8 continuation byte.`)
  const to = count < 0 ? bytes.length : Math.min(bytes.length, from + count)
  if (isContinuation(bytes[to]))
    throw failed(`${operator}:  Invalid range, ending index is in the middle of a UTF-8 character.`)
  return bytes.subarray(from, to).toString()
})

function codePointNumber(value: Value | undefined, which: string): number {
  const what = which === 'length' ? 'length' : 'starting index'
  if (typeof value !== 'number')
    throw failed(`$substrCP: ${what} must be a numeric type (is BSON type ${typeName(value)})`)
  if (!isInt32(value))
    throw failed(`$substrCP: ${what} cannot be represented as a 32-bit integral value: ${value}`)
  if (value < 0)
    throw failed(
      which === 'length'
        ? '$substrCP: length must be a nonnegative integer.'
        : '$substrCP: the starting index must be nonnegative integer.',
    )
  return value
}

const substrCP = exactly(3, ([text, start, length]) => {
  const whole = textOf(text)
  const from = codePointNumber(start, 'start')
  const count = codePointNumber(length, 'length')
  return [...whole].slice(from, from + count).join('')
})

/** Where one text is first found in another, in units of `unitsOf`; −1 where it is not. */
const indexOf = (unitsOf: (text: string) => ArrayLike<string | number>): Maker =>
  between(2, 4, (values, operator) => {
    const [text, wanted, from, to] = values
    if (isNullish(text)) return null
    if (typeof text !== 'string')
      throw failed(`${operator} requires a string as the first argument, found: ${typeName(text)}`)
    if (typeof wanted !== 'string')
      throw failed(`${operator} requires a string as the second argument, found: ${typeName(wanted)}`)
    const units = unitsOf(text)
    const start = values.length > 2 ? searchBound(from, operator, 'starting') : 0
    const end = values.length > 3 ? searchBound(to, operator, 'ending') : units.length
    return found(units, unitsOf(wanted), start, Math.min(end, units.length))
  })

function found(
  units: ArrayLike<string | number>,
  wanted: ArrayLike<string | number>,
  start: number,
  end: number,
): number {
  for (let at = start; at + wanted.length <= end; at += 1) {
    let i = 0
    while (i < wanted.length && units[at + i] === wanted[i]) i += 1
    if (i === wanted.length) return at
  }
  return -1
}

/** Positions in a text: by bytes of UTF-8 and by code points. `$substr` is the old name of `$substrBytes`. */
export const stringPositions: Makers = {
  $substr: substrBytes,
  $substrBytes: substrBytes,
  $substrCP: substrCP,
  $indexOfBytes: indexOf((text) => Buffer.from(text)),
  $indexOfCP: indexOf((text) => [...text]),
}
