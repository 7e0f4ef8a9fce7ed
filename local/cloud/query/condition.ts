import type { Leaf } from '../values/path'
import type { Value } from '../values/types'

/** What a query asks of one field. */
export interface Condition {
  /** Whether one value by itself meets it, as `$elemMatch` asks of each element. */
  one(value: Value | undefined): boolean
  /** Whether what a path leads to meets it. */
  all(leaves: Leaf[]): boolean
  /**
   * The place in an array of what met it, for the positional operator; undefined where no array was entered, and
   * where a condition only says what is not there.
   */
  place(leaves: Leaf[]): number | undefined
}

type Test = (value: Value | undefined) => boolean

/** The elements of an array count as well as itself, which is how MongoDB reads most operators. */
export const ofAny = (one: Test): Condition => ({
  one,
  all: (leaves) =>
    leaves.some(
      ({ value, byPlace }) =>
        (Array.isArray(value) && byPlace === undefined && value.some(one)) || one(value),
    ),
  place: (leaves) => {
    for (const { value, byPlace, offset } of leaves) {
      const found = Array.isArray(value) && byPlace === undefined ? value.findIndex(one) : -1
      if (found !== -1) return offset ?? found
      if (one(value)) return offset
    }
    return undefined
  },
})

/** Only the array itself counts; `inside` says which of its elements decided. */
export const ofArray = (one: Test, inside?: (items: Value[]) => number): Condition => ({
  one,
  all: (leaves) => leaves.some(({ value }) => one(value)),
  place: (leaves) => {
    const found = leaves.find(({ value }) => one(value))
    return found?.offset ?? (found && inside ? inside(found.value as Value[]) : undefined)
  },
})

export const negated = (condition: Condition): Condition => ({
  one: (value) => !condition.one(value),
  all: (leaves) => !condition.all(leaves),
  place: () => undefined,
})

/** All of some conditions; the last one that entered an array decides the place. */
export const every = (conditions: Condition[]): Condition =>
  conditions.length === 1
    ? conditions[0]!
    : {
        one: (value) => conditions.every((condition) => condition.one(value)),
        all: (leaves) => conditions.every((condition) => condition.all(leaves)),
        place: (leaves) => lastOf(conditions.map((condition) => condition.place(leaves))),
      }

export const NEVER: Condition = { one: () => false, all: () => false, place: () => undefined }

/** The last number of a list, if it has one. */
export const lastOf = (places: (number | undefined)[]): number | undefined =>
  places.reduce((last, place) => place ?? last, undefined)
