import { sortKey } from '../../values/sort-key'
import type { Value } from '../../values/types'
import { anyNumber, exactly } from './arguments'
import { failed, isNullish, isTrue, typeName, type Maker, type Makers } from './scope'

const keyOf = (value: Value): string => sortKey(value).toString('latin1')

/** A list as a set: each value once, where it stood first. A server leaves the order open. */
const setOf = (list: Value[]): Map<string, Value> => {
  const set = new Map<string, Value>()
  for (const value of list) if (!set.has(keyOf(value))) set.set(keyOf(value), value)
  return set
}

function twoLists(values: readonly (Value | undefined)[], operator: string): [Value[], Value[]] {
  const [first, second] = values
  const words = (which: string, value: Value | undefined) =>
    failed(`both operands of ${operator} must be arrays. ${which} argument is of type: ${typeName(value)}`)
  if (!Array.isArray(first)) throw words('First', first)
  if (!Array.isArray(second)) throw words('Second', second)
  return [first, second]
}

const listOf = (value: Value | undefined, operator: string): Value[] => {
  if (!Array.isArray(value))
    throw failed(`All operands of ${operator} must be arrays. One argument is of type: ${typeName(value)}`)
  return value
}

const setDifference = exactly(2, (values, operator) => {
  if (values.some(isNullish)) return null
  const [first, second] = twoLists(values, operator)
  const without = setOf(second)
  return [...setOf(first)].filter(([key]) => !without.has(key)).map(([, value]) => value)
})

const setIsSubset = exactly(2, (values, operator) => {
  const [first, second] = twoLists(values, operator)
  const whole = setOf(second)
  return [...setOf(first).keys()].every((key) => whole.has(key))
})

const setEquals = anyNumber((values, operator) => {
  if (values.length < 2) throw failed(`$setEquals needs at least two arguments had: ${values.length}`)
  const [first, ...rest] = values.map((value) => setOf(listOf(value, operator)))
  return rest.every((set) => set.size === first!.size && [...set.keys()].every((key) => first!.has(key)))
})

const setIntersection = anyNumber((values, operator) => {
  if (values.some(isNullish)) return null
  const [first, ...rest] = values.map((value) => setOf(listOf(value, operator)))
  return [...(first ?? [])].filter(([key]) => rest.every((set) => set.has(key))).map(([, value]) => value)
})

const setUnion = anyNumber((values, operator) => {
  if (values.some(isNullish)) return null
  return [...setOf(values.flatMap((value) => listOf(value, operator))).values()]
})

const ofElements = (decide: (list: Value[]) => boolean): Maker =>
  exactly(1, ([list], operator) => {
    if (!Array.isArray(list))
      throw failed(`${operator}'s argument must be an array, but is ${typeName(list)}`)
    return decide(list)
  })

export const sets: Makers = {
  $setDifference: setDifference,
  $setEquals: setEquals,
  $setIntersection: setIntersection,
  $setIsSubset: setIsSubset,
  $setUnion: setUnion,
  $allElementsTrue: ofElements((list) => list.every(isTrue)),
  $anyElementTrue: ofElements((list) => list.some(isTrue)),
}
