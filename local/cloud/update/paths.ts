import { operationFailed } from '../errors'
import { isIndex } from '../values/path'
import { shownField } from '../values/shown'
import type { Value } from '../values/types'
import { checkPositional, isPositional } from './positional'

const bad = (message: string) => operationFailed('Update', message)

export function checkPath(path: string): void {
  if (path === '') throw bad('An empty update path is not valid.')
  if (path.split('.').includes(''))
    throw bad(`The update path '${path}' contains an empty field name, which is not allowed.`)
  checkPositional(path)
}

/** Both ends of a `$rename`: two plain paths of which neither leads through the other. */
export function checkRename(path: string, target: Value): asserts target is string {
  const shown = shownField(path, target)
  if (typeof target !== 'string') throw bad(`The 'to' field for $rename must be a string: ${shown}`)
  checkPath(target)
  if (target === path) throw bad(`The source and target field for $rename must differ: ${shown}`)
  if (target.startsWith(`${path}.`) || path.startsWith(`${target}.`))
    throw bad(`The source and target field for $rename must not be on the same path: ${shown}`)
  if (isPositional(path)) throw bad(`The source field for $rename may not be dynamic: ${path}`)
  if (isPositional(target)) throw bad(`The destination field for $rename may not be dynamic: ${target}`)
}

/** Refuses two changes of which one is at the place, or on the way, of the other; the first one found is named. */
export function checkConflicts(paths: string[], says: (path: string, at: string) => string): void {
  const taken = new Set<string>()
  const onTheWay = new Set<string>()
  for (const path of paths) {
    const ways = waysTo(path)
    const at =
      ways.find((way) => taken.has(way)) ?? (taken.has(path) || onTheWay.has(path) ? path : undefined)
    if (at !== undefined) throw bad(says(path, at))
    taken.add(path)
    for (const way of ways) onTheWay.add(way)
  }
}

/** `a` and `a.b` for `a.b.c`. */
function waysTo(path: string): string[] {
  const parts = path.split('.')
  return parts.slice(1).map((_part, i) => parts.slice(0, i + 1).join('.'))
}

/** The order in which changes are made, and so in which new fields come: by name, places in arrays by number. */
export function comparePaths(a: string, b: string): number {
  const [left, right] = [a.split('.'), b.split('.')]
  const at = left.findIndex((part, i) => part !== right[i])
  if (at === -1) return left.length - right.length
  const [x, y] = [left[at]!, right[at]]
  if (y === undefined) return 1
  if (isIndex(x) && isIndex(y)) return Number(x) - Number(y)
  return Buffer.compare(Buffer.from(x), Buffer.from(y))
}
