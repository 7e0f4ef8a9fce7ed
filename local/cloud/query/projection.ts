import { operationFailed } from '../errors'
import { clone, defineField, isFields, ownField, type Fields, type Value } from '../values/types'
import { compilePlace, elementTest } from './matcher'

type Tree = { [key: string]: Tree | true }
/** What an operator of a projection makes of the list it stands for; undefined takes the field away. */
type Change = (list: Value[], document: Fields) => Value[] | undefined

interface Projection {
  flags: [path: string, keep: boolean][]
  changes: [path: string, change: Change][]
  /** Whether an operator asks for its field alone. */
  keeps: boolean
}

const bad = (message: string) => operationFailed('Query', message)

/**
 * `{a: 1, 'b.c': 1}` keeps those fields, `{a: 0}` drops them; `_id` comes along unless it is dropped by name. A list may
 * be cut by `$slice`, or to its first element that meets an `$elemMatch` or, as `a.$`, the `query`.
 */
export function project(document: Fields, projection: Fields, query: Fields = {}): Fields {
  const { flags, changes, keeps } = readProjection(projection, query)
  const named = flags.filter(([path]) => path !== '_id')
  const inclusion = named.length > 0 ? named[0]![1] : keeps || flags.some(([, keep]) => keep)
  if (named.some(([, keep]) => keep !== inclusion))
    throw bad('Projection cannot have a mix of inclusion and exclusion.')
  const id = flags.find(([path]) => path === '_id')?.[1]
  const paths = named.map(([path]) => path)
  const result = inclusion
    ? include(
        document,
        treeOf([...paths, ...changes.map(([path]) => path), ...(id === false ? [] : ['_id'])]),
      )
    : exclude(document, treeOf(id === false ? [...paths, '_id'] : paths))
  for (const [path, change] of changes) changeList(result, path.split('.'), (list) => change(list, document))
  return result
}

function readProjection(projection: Fields, query: Fields): Projection {
  const read: Projection = { flags: [], changes: [], keeps: false }
  for (const [path, value] of Object.entries(projection)) {
    if (path.endsWith('.$')) {
      read.changes.push([path.slice(0, -2), matchedOf(query)])
      read.keeps = true
    } else if (isFields(value)) {
      read.changes.push([path, changeOf(path, value)])
      read.keeps ||= '$elemMatch' in value
    } else if (typeof value === 'boolean' || typeof value === 'number')
      read.flags.push([path, value !== false && value !== 0])
    else throw bad(`Unsupported projection option: ${path}: ${JSON.stringify(value)}`)
  }
  return read
}

function changeOf(path: string, value: Fields): Change {
  const [operator, ...others] = Object.keys(value)
  if (operator === '$slice' && others.length === 0) return sliceOf(value.$slice!)
  if (operator === '$elemMatch' && others.length === 0) {
    if (path.includes('.')) throw bad('Cannot use $elemMatch projection on a nested field.')
    const test = elementTest(value.$elemMatch!)
    return (list) => listOf(list.find(test))
  }
  throw bad(`Unsupported projection option: ${path}: ${JSON.stringify(value)}`)
}

/** `n` takes the first n or the last −n, `[skip, n]` takes n after a place, which may be counted from the end. */
function sliceOf(operand: Value): Change {
  if (typeof operand === 'number')
    return (list) => (operand >= 0 ? list.slice(0, operand) : list.slice(operand))
  if (!Array.isArray(operand) || operand.length !== 2)
    throw bad('$slice only supports numbers and [skip, limit] arrays')
  const [skip, limit] = operand
  if (typeof skip !== 'number' || typeof limit !== 'number')
    throw bad('$slice only supports numbers and [skip, limit] arrays')
  if (limit <= 0) throw bad('$slice limit must be positive')
  return (list) => {
    const start = skip >= 0 ? skip : Math.max(0, list.length + skip)
    return list.slice(start, start + limit)
  }
}

function matchedOf(query: Fields): Change {
  const placeIn = compilePlace(query, () => true)
  return (list, document) => {
    const place = placeIn(document)
    if (place === undefined)
      throw bad(
        "Executor error during find command :: caused by :: positional operator '.$' couldn't find a matching element in the array",
      )
    return listOf(list[place])
  }
}

const listOf = (item: Value | undefined): Value[] | undefined => (item === undefined ? undefined : [item])

/** Changes the list at a path of a projected document, which may be changed in place. */
function changeList(
  fields: Fields,
  [name, ...rest]: string[],
  change: (list: Value[]) => Value[] | undefined,
): void {
  const value = ownField(fields, name!)
  if (rest.length > 0) {
    if (isFields(value)) changeList(value, rest, change)
    else if (Array.isArray(value))
      for (const item of value) if (isFields(item)) changeList(item, rest, change)
  } else if (Array.isArray(value)) {
    const changed = change(value)
    if (changed === undefined) delete fields[name!]
    else defineField(fields, name!, changed)
  }
}

function treeOf(paths: string[]): Tree {
  const tree: Tree = Object.create(null) as Tree
  for (const path of paths) {
    const parts = path.split('.')
    let level = tree
    for (const part of parts.slice(0, -1)) {
      if (level[part] === true) break
      level = (level[part] ??= Object.create(null) as Tree) as Tree
    }
    if (level !== (true as unknown)) level[parts[parts.length - 1]!] = true
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
