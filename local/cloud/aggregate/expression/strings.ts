import type { Value } from '../../values/types'
import { anyNumber, between, exactly } from './arguments'
import { failed, isNullish, typeName, type Maker, type Makers } from './scope'

/** A text, or what stands for one: nothing for null, digits for a number, ISO 8601 for a date. */
export function textOf(value: Value | undefined): string {
  if (isNullish(value)) return ''
  if (typeof value === 'string') return value
  if (typeof value === 'number') return String(value)
  if (value instanceof Date) return value.toISOString()
  throw failed(`can't convert from BSON type ${typeName(value)} to String`)
}

const concat = anyNumber((values) => {
  let text = ''
  for (const value of values) {
    if (isNullish(value)) return null
    if (typeof value !== 'string') throw failed(`$concat only supports strings, not ${typeName(value)}`)
    text += value
  }
  return text
})

/** Only the letters of ASCII have a case here, as on the server. */
const upper = (text: string): string => text.replace(/[a-z]/g, (letter) => letter.toUpperCase())
const lower = (text: string): string => text.replace(/[A-Z]/g, (letter) => letter.toLowerCase())

const split = exactly(2, ([text, separator]) => {
  if (isNullish(text) || isNullish(separator)) return null
  const words = (which: string, value: Value) =>
    failed(
      `$split requires an expression that evaluates to a string as a ${which} argument, found: ${typeName(value)}`,
    )
  if (typeof text !== 'string') throw words('first', text)
  if (typeof separator !== 'string') throw words('second', separator)
  if (separator === '') throw failed('$split requires a non-empty separator')
  return text.split(separator)
})

const length = (measure: (text: string) => number): Maker =>
  exactly(1, ([text], operator) => {
    if (typeof text !== 'string')
      throw failed(`${operator} requires a string argument, found: ${typeName(text)}`)
    return measure(text)
  })

const strcasecmp = exactly(2, ([left, right]) =>
  Math.sign(Buffer.compare(Buffer.from(upper(textOf(left))), Buffer.from(upper(textOf(right))))),
)

/** What `$trim` takes away when nothing is named (manual, "$trim: Whitespace Characters"). */
const WHITESPACE =
  '\0\t\n\v\f\r \u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a'

const trim =
  (left: boolean, right: boolean): Maker =>
  (operand, compile, operator) => {
    const named = operand as { input?: Value; chars?: Value }
    if (named?.input === undefined) throw failed(`${operator} requires an 'input' field`)
    const operands = named.chars === undefined ? [named.input] : [named.input, named.chars]
    return between(1, 2, (values) => trimmed(values, operator, left, right))(operands, compile, operator)
  }

function trimmed(
  values: readonly (Value | undefined)[],
  operator: string,
  left: boolean,
  right: boolean,
): Value {
  const [input, chars] = values.length > 1 ? values : [values[0], WHITESPACE]
  if (isNullish(input) || isNullish(chars)) return null
  if (typeof input !== 'string')
    throw failed(
      `${operator} requires its input to be a string, got ${JSON.stringify(input)} (of type ${typeName(input)}) instead.`,
    )
  if (typeof chars !== 'string')
    throw failed(
      `${operator} requires 'chars' to be a string, got ${JSON.stringify(chars)} (of type ${typeName(chars)}) instead.`,
    )
  const away = new Set(chars)
  const letters = [...input]
  let [start, end] = [0, letters.length]
  while (left && start < end && away.has(letters[start]!)) start += 1
  while (right && end > start && away.has(letters[end - 1]!)) end -= 1
  return letters.slice(start, end).join('')
}

export const strings: Makers = {
  $concat: concat,
  $split: split,
  $strLenBytes: length((text) => Buffer.byteLength(text)),
  $strLenCP: length((text) => [...text].length),
  $strcasecmp: strcasecmp,
  $toLower: exactly(1, ([value]) => lower(textOf(value))),
  $toUpper: exactly(1, ([value]) => upper(textOf(value))),
  $trim: trim(true, true),
  $ltrim: trim(true, false),
  $rtrim: trim(false, true),
}
