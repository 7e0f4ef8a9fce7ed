import { operationFailed } from '../errors'
import { shownField } from '../values/shown'
import { defineField, isFields, ownField, type Fields, type Value } from '../values/types'

const bad = (message: string) => operationFailed('Update', message)
/** MongoDB pads an array up to a far index with nulls; this is its own bound on how many. */
const MAX_PADDING = 1_500_000
const PLACE = /^\d+$/

/** The place an update path names: readable, writable and removable, without knowing whether it is in an array. */
export interface Target {
  value: Value | undefined
  set(value: Value): void
  unset(): void
}

const NOWHERE: Target = { value: undefined, set: () => undefined, unset: () => undefined }

/**
 * Walks to a path.
 * - `create`: absent documents on the way are made, as `$set` does; what cannot hold a field is an error.
 * - `walk`: an absent way leads nowhere, and writes there do nothing; what cannot hold a field is an error, as for `$pull`.
 * - `try`: both lead nowhere, as for `$unset`.
 */
export function targetAt(root: Fields, path: string, mode: 'create' | 'walk' | 'try'): Target {
  const parts = path.split('.')
  let holder: Value = root
  for (const [i, part] of parts.entries()) {
    if (i > 0 && !canHold(holder, part)) {
      if (mode === 'try') return NOWHERE
      throw blockedAt(parts, i, holder, mode)
    }
    if (i === parts.length - 1) break
    let next: Value | undefined = child(holder, part)
    if (next === undefined) {
      if (mode !== 'create') return NOWHERE
      next = {}
      put(holder, part, next)
    }
    holder = next
  }
  const [place, last] = [holder, parts.at(-1)!]
  return {
    value: child(place, last),
    set: (value) => put(place, last, value),
    unset: () => remove(place, last),
  }
}

/** A document holds any field, an array only numbered ones, and nothing else holds any. */
const canHold = (holder: Value, part: string): boolean =>
  isFields(holder) || (Array.isArray(holder) && PLACE.test(part))

function blockedAt(parts: string[], at: number, holder: Value, mode: 'create' | 'walk') {
  const element = shownField(parts[at - 1]!, holder)
  if (mode === 'create') return bad(`Cannot create field '${parts[at]}' in element {${element}}`)
  return bad(
    `Cannot use the part (${parts[at]}) of (${parts.join('.')}) to traverse the element ({${element}})`,
  )
}

function child(holder: Value, part: string): Value | undefined {
  return Array.isArray(holder) ? holder[Number(part)] : ownField(holder as Fields, part)
}

function put(holder: Value, part: string, value: Value): void {
  if (!Array.isArray(holder)) return defineField(holder as Fields, part, value)
  const index = Number(part)
  if (index - holder.length > MAX_PADDING) throw bad(`can't backfill more than ${MAX_PADDING} elements`)
  while (holder.length < index) holder.push(null)
  holder[index] = value
}

/** Removing an array element leaves null behind, so that the other elements keep their places. */
function remove(holder: Value, part: string): void {
  if (!Array.isArray(holder)) delete (holder as Fields)[part]
  else if (Number(part) < holder.length) holder[Number(part)] = null
}
