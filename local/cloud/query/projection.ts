import { operationFailed } from '../errors'
import { clone, defineField, isFields, ownField, type Fields, type Value } from '../values/types'
import {
  changeAt,
  foundElement,
  operatorChange,
  unsupportedOption,
  type Change,
} from './projection-operators'

type Tree = { [key: string]: Tree | true }

interface Projection {
  /** Fields that are kept or dropped; `_id` is not among them. */
  named: { path: string; keep: boolean }[]
  changes: { path: string; change: Change; positional: boolean; alone: boolean }[]
  /** What is said of `_id`. */
  id: boolean | undefined
}

const bad = (message: string) => operationFailed('Query', message)

/**
 * Makes a projection ready, once for all documents. `{a: 1, 'b.c': 1}` keeps those fields, `{a: 0}` drops them; `_id` comes
 * along unless it is dropped by name. A list may be cut by `$slice`, which says nothing of other fields, or to its first
 * element that meets an `$elemMatch` or, as `a.$`, the query: those two keep their field alone.
 */
export function compileProjection(projection: Fields, query: Fields = {}): (document: Fields) => Fields {
  const read = readProjection(projection, query)
  const { named, changes, id } = read
  const keeps = keepsNamed(read)
  if (named.some(({ keep }) => keep !== keeps))
    throw bad('Projection cannot have a mix of inclusion and exclusion.')
  checkCollisions([...named, ...changes].map(({ path }) => path))
  const shown = [...named, ...(keeps ? changes : [])].map(({ path }) => path)
  const withId = keeps === (id !== false) && !shown.some((path) => path.startsWith('_id.'))
  const tree = treeOf(withId ? [...shown, '_id'] : shown)
  return (document) => {
    const result = keeps ? include(document, tree) : exclude(document, tree)
    for (const { path, change } of changes)
      changeAt(result, path.split('.'), (value) => change(value, document))
    return result
  }
}

/** Whether the fields that are named are those kept. Of `_id` alone that is what it says; nothing said drops nothing. */
function keepsNamed({ named, changes, id }: Projection): boolean {
  if (named.length > 0) return named[0]!.keep
  return changes.some(({ alone }) => alone) || (changes.length === 0 && id === true)
}

function readProjection(projection: Fields, query: Fields): Projection {
  const read: Projection = { named: [], changes: [], id: undefined }
  for (const [path, value] of Object.entries(projection)) {
    if (path.split('.').includes('$')) read.changes.push(positional(path, value, query))
    else if (isFields(value)) {
      const alone = Object.keys(value)[0] === '$elemMatch'
      read.changes.push({ path, change: operatorChange(path, value), positional: false, alone })
    } else if (path === '_id') read.id = flagOf(path, value)
    else read.named.push({ path, keep: flagOf(path, value) })
  }
  const cuts = read.changes.filter((change) => change.positional)
  if (cuts.length > 1) throw bad('Cannot specify more than one positional proj. per query.')
  if (cuts.length > 0 && read.changes.some((change) => change.alone && !change.positional))
    throw bad('Cannot specify positional operator and $elemMatch.')
  return read
}

function positional(path: string, value: Value, query: Fields): Projection['changes'][number] {
  const list = path.slice(0, -2)
  if (!path.endsWith('.$') || list.split('.').includes('$'))
    throw bad(`Positional projection '${path}' may only have the positional operator once and at its end.`)
  if (!flagOf(path, value)) throw bad('Cannot exclude array elements with the positional operator.')
  return { path: list, change: foundElement(list, query), positional: true, alone: true }
}

function flagOf(path: string, value: Value): boolean {
  if (typeof value !== 'boolean' && typeof value !== 'number') throw unsupportedOption(path, value)
  return value !== false && value !== 0
}

/** Two paths of which one is the other, or its beginning, say two things of the same field. */
function checkCollisions(paths: string[]): void {
  for (const [i, path] of paths.entries()) {
    for (const before of paths.slice(0, i)) {
      if (path.startsWith(`${before}.`))
        throw bad(`Path collision at ${path} remaining portion ${path.slice(before.length + 1)}`)
      if (before === path || before.startsWith(`${path}.`)) throw bad(`Path collision at ${path}`)
    }
  }
}

function treeOf(paths: string[]): Tree {
  const tree = Object.create(null) as Tree
  for (const path of paths) {
    const parts = path.split('.')
    let level = tree
    for (const part of parts.slice(0, -1)) level = (level[part] ??= Object.create(null) as Tree) as Tree
    level[parts.at(-1)!] = true
  }
  return tree
}

function include(fields: Fields, tree: Tree): Fields {
  const kept: Fields = {}
  for (const key of Object.keys(fields)) {
    const branch = tree[key]
    const value = ownField(fields, key)
    if (branch === undefined || value === undefined) continue
    const part = branch === true ? clone(value) : includeValue(value, branch)
    if (part !== undefined) defineField(kept, key, part)
  }
  return kept
}

/** Below an array the projection goes on in its embedded documents; other elements fall away. */
function includeValue(value: Value, tree: Tree): Value | undefined {
  if (isFields(value)) return include(value, tree)
  if (!Array.isArray(value)) return undefined
  return value.map((item) => includeValue(item, tree)).filter((item): item is Value => item !== undefined)
}

function exclude(fields: Fields, tree: Tree): Fields {
  const kept: Fields = {}
  for (const key of Object.keys(fields)) {
    const branch = tree[key]
    const value = ownField(fields, key) as Value
    if (branch === true) continue
    defineField(kept, key, branch === undefined ? clone(value) : excludeValue(value, branch))
  }
  return kept
}

function excludeValue(value: Value, tree: Tree): Value {
  if (isFields(value)) return exclude(value, tree)
  return Array.isArray(value) ? value.map((item) => excludeValue(item, tree)) : value
}
