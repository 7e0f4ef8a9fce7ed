import { isFields, ownField, type Value } from './types'

/** Whether a part of a path can be a place in an array. */
export const isIndex = (part: string): boolean => /^(0|[1-9]\d*)$/.test(part)

/** Something a path leads to. */
export interface Leaf {
  /** `undefined` stands for a document that lacks the field. */
  value: Value | undefined
  /** The path's last part was a place in an array: then the value is met as it is, and never its elements. */
  byPlace?: true
  /** The place in the outermost array that was entered without being named: what `$` stands for in an update. */
  offset?: number
}

/**
 * Everything a dotted path leads to, as MongoDB's matcher walks it. Arrays on the way are entered: a number picks an
 * element, and a name is looked up in each embedded document. Elements that are no documents are passed over, so the
 * answer may be empty.
 */
export function leavesAt(root: Value, path: string): Leaf[] {
  if (isFields(root) && !path.includes('.')) return [{ value: ownField(root, path) }]
  const found: Leaf[] = []
  collect(root, path.split('.'), 0, undefined, found)
  return found
}

function collect(
  value: Value | undefined,
  parts: string[],
  at: number,
  offset: number | undefined,
  found: Leaf[],
) {
  if (at === parts.length) found.push({ value, offset })
  else if (Array.isArray(value)) enter(value, parts, at, offset, found)
  else if (isFields(value)) collect(ownField(value, parts[at]!), parts, at + 1, offset, found)
  else found.push({ value: undefined, offset })
}

function enter(items: Value[], parts: string[], at: number, offset: number | undefined, found: Leaf[]): void {
  const place = isIndex(parts[at]!) ? Number(parts[at]) : -1
  items.forEach((item, i) => {
    if (isFields(item)) collect(item, parts, at, offset ?? i, found)
    if (i !== place) return
    if (at + 1 === parts.length) found.push({ value: item, byPlace: true, offset })
    else if (isFields(item) || Array.isArray(item)) collect(item, parts, at + 1, offset, found)
  })
}

/** The values of the leaves. */
export const valuesAt = (root: Value, path: string): (Value | undefined)[] =>
  leavesAt(root, path).map(({ value }) => value)

/** Whether the path meets an array anywhere, at its end included: then an index on it holds several entries. */
export function meetsArray(root: Value, path: string): boolean {
  let value: Value | undefined = root
  for (const part of path.split('.')) {
    if (!isFields(value)) return Array.isArray(value)
    value = ownField(value, part)
  }
  return Array.isArray(value)
}

/** The values an index or a sort sees: elements in place of their array; undefined for an empty array. */
export function entriesAt(root: Value, path: string): { value: Value | undefined; emptyArray: boolean }[] {
  const entries: { value: Value | undefined; emptyArray: boolean }[] = []
  for (const value of valuesAt(root, path)) {
    if (!Array.isArray(value)) entries.push({ value, emptyArray: false })
    else if (value.length === 0) entries.push({ value: undefined, emptyArray: true })
    else for (const item of value) entries.push({ value: item, emptyArray: false })
  }
  return entries.length > 0 ? entries : [{ value: undefined, emptyArray: false }]
}

/** The plain value at a path, entering arrays by place only. */
export function plainValueAt(root: Value, path: string): Value | undefined {
  let value: Value | undefined = root
  for (const part of path.split('.')) {
    if (Array.isArray(value)) value = isIndex(part) ? value[Number(part)] : undefined
    else if (isFields(value)) value = ownField(value, part)
    else return undefined
  }
  return value
}
