import { isFields, ownField, type Fields, type Value } from './types'

const isIndex = (part: string): boolean => /^(0|[1-9]\d*)$/.test(part)

/**
 * Every value a dotted path leads to. Arrays on the way are entered: a number picks an element, and a name is looked
 * up in each embedded document. `undefined` stands for a document that lacks the field; elements that are no
 * documents are passed over, so the answer may be empty.
 */
export function valuesAt(root: Value, path: string): (Value | undefined)[] {
  const found: (Value | undefined)[] = []
  collect(root, path.split('.'), 0, found)
  return found
}

function collect(value: Value | undefined, parts: string[], at: number, found: (Value | undefined)[]): void {
  const part = parts[at]
  if (part === undefined) {
    found.push(value)
  } else if (Array.isArray(value)) {
    if (isIndex(part) && Number(part) < value.length) collect(value[Number(part)], parts, at + 1, found)
    for (const item of value) if (isFields(item)) collect(item, parts, at, found)
  } else if (isFields(value)) {
    collect(ownField(value, part), parts, at + 1, found)
  } else {
    found.push(undefined)
  }
}

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

/** The plain value at a path, entering no arrays by name: what an update reads before it writes. */
export function plainValueAt(root: Fields, path: string): Value | undefined {
  let value: Value | undefined = root
  for (const part of path.split('.')) {
    if (Array.isArray(value)) value = isIndex(part) ? value[Number(part)] : undefined
    else if (isFields(value)) value = ownField(value, part)
    else return undefined
  }
  return value
}
