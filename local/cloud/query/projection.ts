import { notSupported, operationFailed } from '../errors'
import { clone, defineField, isFields, ownField, type Fields, type Value } from '../values/types'

type Tree = { [key: string]: Tree | true }

/** `{a: 1, 'b.c': 1}` keeps those fields, `{a: 0}` drops them; `_id` comes along unless it is dropped by name. */
export function project(document: Fields, projection: Fields): Fields {
  const entries = Object.entries(projection).map(([path, flag]) => [path, flagOf(path, flag)] as const)
  const named = entries.filter(([path]) => path !== '_id')
  const keeps = named.length > 0 ? named[0]![1] : entries.some(([, keep]) => keep)
  if (named.some(([, keep]) => keep !== keeps))
    throw operationFailed('Query', 'Projection cannot have a mix of inclusion and exclusion.')
  const id = entries.find(([path]) => path === '_id')?.[1]
  const paths = named.map(([path]) => path)
  if (keeps) return include(document, treeOf(id === false ? paths : [...paths, '_id']))
  return exclude(document, treeOf(id === false ? [...paths, '_id'] : paths))
}

function flagOf(path: string, flag: Value): boolean {
  if (flag === true || flag === false) return flag
  if (typeof flag === 'number') return flag !== 0
  throw notSupported(`the projection of ${path} by an operator`)
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
