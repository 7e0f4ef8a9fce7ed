import { notSupported, operationFailed } from '../errors'
import { shownField } from '../values/shown'
import { defineField, isFields, ownField, type Fields, type Value } from '../values/types'
import { compilePlace, elementTest } from './matcher'

/** What an operator of a projection makes of the value it stands for; undefined takes the field away. */
export type Change = (value: Value, document: Fields) => Value | undefined

const bad = (message: string) => operationFailed('Query', message)

export const unsupportedOption = (path: string, value: Value) =>
  bad(`Unsupported projection option: ${shownField(path, value)}`)

/** `{$slice}` or `{$elemMatch}` on a path. Embedded projections, `{a: {b: 1}}`, are none: MongoDB has them from 4.4 on. */
export function operatorChange(path: string, value: Fields): Change {
  const [operator, ...others] = Object.keys(value)
  if (operator === '$meta') throw notSupported('the projection operator $meta')
  if (others.length > 0 || (operator !== '$slice' && operator !== '$elemMatch'))
    throw unsupportedOption(path, value)
  return operator === '$slice' ? slice(value.$slice!) : firstMatching(path, value.$elemMatch!)
}

function firstMatching(path: string, operand: Value): Change {
  if (path.includes('.')) throw bad('Cannot use $elemMatch projection on a nested field.')
  if (!isFields(operand)) throw bad('elemMatch: Invalid argument, object required.')
  const test = elementTest(operand)
  return (value) => (Array.isArray(value) ? onlyOne(value.find(test)) : undefined)
}

/** `n` takes the first n or the last −n, `[skip, n]` takes n after a place, which may be counted from the end. */
function slice(operand: Value): Change {
  const [skip, limit] = rangeOf(operand)
  return (value) => {
    if (!Array.isArray(value)) return value
    const start = skip >= 0 ? skip : Math.max(0, value.length + skip)
    return value.slice(start, start + limit)
  }
}

function rangeOf(operand: Value): [skip: number, limit: number] {
  if (typeof operand === 'number') {
    const count = Math.trunc(operand)
    return count >= 0 ? [0, count] : [count, -count]
  }
  if (!Array.isArray(operand)) throw bad('$slice only supports numbers and [skip, limit] arrays')
  const [skip, limit, ...more] = operand
  if (more.length > 0 || operand.length < 2) throw bad('$slice array wrong size')
  if (typeof skip !== 'number' || typeof limit !== 'number')
    throw bad('$slice only supports numbers and [skip, limit] arrays')
  if (limit <= 0) throw bad('$slice limit must be positive')
  return [Math.trunc(skip), Math.trunc(limit)]
}

/** `a.$`: the element that the query found, which has to ask something of that array. */
export function foundElement(path: string, query: Fields): Change {
  if (!mentions(query, path.split('.')[0]!))
    throw bad(`Positional projection '${path}.$' does not match the query document.`)
  const placeIn = compilePlace(query, () => true)
  return (value, document) => {
    if (!Array.isArray(value)) return value
    const place = placeIn(document)
    if (place === undefined || place >= value.length)
      throw bad(
        "Executor error during find command: BadValue: positional operator '.$' couldn't find a matching element in the array",
      )
    return onlyOne(value[place])
  }
}

const onlyOne = (item: Value | undefined): Value[] | undefined => (item === undefined ? undefined : [item])

/** Whether a query asks something of a field or of what is in it. */
const mentions = (query: Fields, field: string): boolean =>
  Object.entries(query).some(([key, condition]) =>
    key.startsWith('$') && Array.isArray(condition)
      ? condition.some((branch) => isFields(branch) && mentions(branch, field))
      : key.split('.')[0] === field,
  )

/** Changes what lies at a path of a projected document, which is changed in place; arrays on the way are entered. */
export function changeAt(
  fields: Fields,
  [name, ...rest]: string[],
  change: (value: Value) => Value | undefined,
): void {
  const value = ownField(fields, name!)
  if (value === undefined) return
  if (rest.length > 0) {
    for (const part of Array.isArray(value) ? value : [value])
      if (isFields(part)) changeAt(part, rest, change)
    return
  }
  const changed = change(value)
  if (changed === undefined) delete fields[name!]
  else defineField(fields, name!, changed)
}
