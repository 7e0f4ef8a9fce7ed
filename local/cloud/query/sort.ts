import { operationFailed } from '../errors'
import { compare } from '../values/order'
import { entriesAt, meetsArray } from '../values/path'
import type { Fields, Value } from '../values/types'

export interface SortKey {
  path: string
  direction: 1 | -1
}

/** `{at: -1, name: 1}` as sent; the order of the fields is the order of the keys. */
export function sortKeysOf(order: Value | undefined): SortKey[] {
  if (order === undefined || order === null) return []
  return Object.entries(order as Fields).map(([path, direction]) => {
    if (direction !== 1 && direction !== -1) throw operationFailed('Query', 'sort order must be 1 or -1')
    return { path, direction }
  })
}

/** What one key of a sort sees of a document. */
export type SortEntry = { value: Value | undefined; emptyArray: boolean }

/** An array sorts by its smallest element, or by its largest when descending; an empty one before null. */
function entryOf(document: Fields, key: SortKey): SortEntry {
  return entriesAt(document, key.path).reduce((best, entry) =>
    compareEntries(entry, best) * key.direction < 0 ? entry : best,
  )
}

function compareEntries(a: SortEntry, b: SortEntry): number {
  if (a.emptyArray || b.emptyArray) return Number(b.emptyArray) - Number(a.emptyArray)
  return compare(a.value, b.value)
}

/** What a sort compares of a document, once for all comparisons. */
export function sortEntries(document: Fields, keys: SortKey[]): SortEntry[] {
  if (keys.length > 1) {
    const arrays = keys.filter(({ path }) => meetsArray(document, path)).map(({ path }) => path.split('.')[0])
    if (new Set(arrays).size > 1)
      throw operationFailed('Query', 'cannot sort with keys that are parallel arrays')
  }
  return keys.map((key) => entryOf(document, key))
}

/** Negative, zero or positive, as two documents with these entries are ordered. */
export function compareSortEntries(a: SortEntry[], b: SortEntry[], keys: SortKey[]): number {
  for (let i = 0; i < keys.length; i += 1) {
    const difference = compareEntries(a[i]!, b[i]!) * keys[i]!.direction
    if (difference !== 0) return difference
  }
  return 0
}

/** A stable sort: documents that compare equal keep the order they came in. */
export function sortDocuments<T extends Fields>(documents: T[], keys: SortKey[]): T[] {
  if (keys.length === 0) return documents
  const rows = documents.map((document) => ({ document, entries: sortEntries(document, keys) }))
  rows.sort((a, b) => compareSortEntries(a.entries, b.entries, keys))
  return rows.map((row) => row.document)
}
