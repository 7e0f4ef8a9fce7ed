import { defineField, isFields, ownField, type Fields, type Value } from '../../values/types'
import { failed, type Compile, type Expression, type Scope } from '../expression/scope'

/** What a specification of `$project` or `$addFields` says of one field: keep it, drop it, compute it, or look below. */
export type Leaf = 'keep' | 'drop' | Expression
export type Tree = Map<string, Leaf | Tree>

type ReadLeaf = (path: string, value: Value) => Leaf

/** The specification as a tree of field names; dotted and nested names mean the same. */
export function treeOf(spec: Fields, stage: string, leafOf: ReadLeaf): Tree {
  const tree: Tree = new Map()
  fill(tree, spec, '', stage, leafOf)
  return tree
}

function fill(tree: Tree, spec: Fields, prefix: string, stage: string, leafOf: ReadLeaf): void {
  for (const [name, value] of Object.entries(spec)) {
    const path = prefix + name
    const isNested = isFields(value) && !Object.keys(value).some((key) => key.startsWith('$'))
    if (isNested && Object.keys(value).length === 0)
      throw failed(`An empty object is not a valid value. Found empty object at path '${path}'`)
    if (isNested) fill(tree, value, `${path}.`, stage, leafOf)
    else put(tree, path, leafOf(path, value), stage)
  }
}

function put(tree: Tree, path: string, leaf: Leaf, stage: string): void {
  const parts = path.split('.')
  if (parts.some((part) => part === '')) throw failed('FieldPath field names may not be empty strings.')
  if (parts.some((part) => part.startsWith('$')))
    throw failed("FieldPath field names may not start with '$'.")
  let level = tree
  for (const part of parts.slice(0, -1)) {
    const below = level.get(part) ?? new Map<string, Leaf | Tree>()
    if (!(below instanceof Map)) throw conflict(path, stage)
    level.set(part, below)
    level = below
  }
  const last = parts[parts.length - 1]!
  if (level.has(last)) throw conflict(path, stage)
  level.set(last, leaf)
}

const conflict = (path: string, stage: string) =>
  failed(`Invalid ${stage} :: caused by :: specification contains two conflicting paths at '${path}'`)

/** The parts of a value that a tree keeps; below an array in each of its documents. */
export function kept(value: Value | undefined, tree: Tree): Value | undefined {
  if (Array.isArray(value))
    return value.map((item) => kept(item, tree)).filter((item): item is Value => item !== undefined)
  if (!isFields(value)) return undefined
  const result: Fields = {}
  for (const name of Object.keys(value)) {
    const node = tree.get(name)
    const part = node instanceof Map ? kept(ownField(value, name), node) : ownField(value, name)
    if ((node === 'keep' || node instanceof Map) && part !== undefined) defineField(result, name, part)
  }
  return result
}

/** A value without the parts that a tree drops. */
export function withoutDropped(value: Value, tree: Tree): Value {
  if (Array.isArray(value)) return value.map((item) => withoutDropped(item, tree))
  if (!isFields(value)) return value
  const result: Fields = {}
  for (const name of Object.keys(value)) {
    const node = tree.get(name)
    const part = ownField(value, name)!
    if (node !== 'drop') defineField(result, name, node instanceof Map ? withoutDropped(part, node) : part)
  }
  return result
}

/**
 * A value with the computed fields of a tree on top. Below an array they are set in every element, and what is no
 * document becomes one; a missing result takes the field away.
 */
export function withComputed(value: Value | undefined, tree: Tree, scope: Scope): Value {
  if (Array.isArray(value)) return value.map((item) => withComputed(item, tree, scope))
  const result: Fields = isFields(value) ? { ...value } : {}
  for (const [name, node] of tree) {
    if (node === 'keep' || node === 'drop') continue
    if (node instanceof Map && !computes(node)) continue
    const part = node instanceof Map ? withComputed(ownField(result, name), node, scope) : node(scope)
    if (part === undefined) delete result[name]
    else defineField(result, name, part)
  }
  return result
}

const computes = (tree: Tree): boolean =>
  [...tree.values()].some((node) => typeof node === 'function' || (node instanceof Map && computes(node)))

/** Every leaf of a tree. */
export function leavesOf(tree: Tree): Leaf[] {
  return [...tree.values()].flatMap((node) => (node instanceof Map ? leavesOf(node) : [node]))
}

/** Reads a value of `$project`: a number or a truth value says whether to keep the field, anything else computes it. */
export const projectionLeaf =
  (compile: Compile): ReadLeaf =>
  (_path, value) => {
    if (typeof value === 'number' || typeof value === 'boolean') return value ? 'keep' : 'drop'
    return compile(value)
  }
