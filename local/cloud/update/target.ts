import { operationFailed } from '../errors'
import { shownField } from '../values/shown'
import { defineField, isFields, ownField, type Fields, type Value } from '../values/types'

const bad = (message: string) => operationFailed('Update', message)
/** MongoDB pads an array up to a far index with nulls; this is its own bound on how many (1,500,000 elements). */
const MAX_PADDING = 1_500_000

/** The place an update path names: readable, writable and removable, without knowing whether it is in an array. */
export interface Target {
  value: Value | undefined
  set(value: Value): void
  unset(): void
}

/**
 * Walks to a path. With `create`, absent documents on the way are made, as `$set` does; without it an absent way
 * leads to a target that has no value and whose writes do nothing.
 */
export function targetAt(root: Fields, path: string, create: boolean): Target {
  const parts = path.split('.')
  let holder: Value = root
  for (const [i, part] of parts.slice(0, -1).entries()) {
    const next: Value | undefined = child(holder, part)
    if (next === undefined || (next === null && !create)) {
      if (!create) return { value: undefined, set: () => undefined, unset: () => undefined }
      const made: Fields = {}
      put(holder, part, made, path)
      holder = made
    } else if (!isFields(next) && !Array.isArray(next)) {
      if (!create) return { value: undefined, set: () => undefined, unset: () => undefined }
      throw bad(`Cannot create field '${parts[i + 1]}' in element {${shownField(part, next)}}`)
    } else holder = next
  }
  const last = parts[parts.length - 1]!
  const place = holder
  return {
    value: child(place, last),
    set: (value) => put(place, last, value, path),
    unset: () => remove(place, last),
  }
}

function child(holder: Value, part: string): Value | undefined {
  if (Array.isArray(holder)) return /^\d+$/.test(part) ? holder[Number(part)] : undefined
  return isFields(holder) ? ownField(holder, part) : undefined
}

function put(holder: Value, part: string, value: Value, path: string): void {
  if (Array.isArray(holder)) {
    if (!/^\d+$/.test(part))
      throw bad(`Cannot create field '${part}' in element {${shownField(parentOf(path, part), holder)}}`)
    const index = Number(part)
    if (index - holder.length > MAX_PADDING) throw bad('can’t backfill more than 1500000 elements')
    while (holder.length < index) holder.push(null)
    holder[index] = value
  } else defineField(holder as Fields, part, value)
}

/** The name of what holds a part of a path. */
const parentOf = (path: string, part: string): string => {
  const parts = path.split('.')
  return parts[parts.lastIndexOf(part) - 1] ?? ''
}

/** Removing an array element leaves null behind, so that the other elements keep their places. */
function remove(holder: Value, part: string): void {
  if (Array.isArray(holder)) {
    if (/^\d+$/.test(part) && Number(part) < holder.length) holder[Number(part)] = null
  } else if (isFields(holder)) delete holder[part]
}
