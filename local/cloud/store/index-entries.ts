import { operationFailed } from '../errors'
import { entriesAt, meetsArray } from '../values/path'
import { descending, EMPTY_ARRAY_KEY, sortKey } from '../values/sort-key'
import type { Document } from '../values/types'
import type { IndexKey, IndexSpec } from './catalog'
import { geoParts } from './geo-index'

export interface Entries {
  keys: Buffer[]
  /** For each key of the index, whether this document has an array on its path. */
  multikey: boolean[]
}

/**
 * The entries a document has in an index: one, or one for each element of an array. An absent field is indexed as
 * null, so two documents without it collide in a unique index, as on CloudBase. A geographic index is sparse.
 */
export function entriesOf(index: IndexSpec, document: Document): Entries {
  const multikey: boolean[] = []
  let keys: Buffer[] = [Buffer.alloc(0)]
  for (const key of index.keys) {
    const parts = partsOf(key, document)
    multikey.push(key.direction === '2dsphere' ? parts.length > 1 : meetsArray(document, key.path))
    keys = keys.flatMap((prefix) => parts.map((part) => Buffer.concat([prefix, part])))
  }
  checkParallel(index, multikey)
  return { keys: distinct(keys), multikey }
}

function checkParallel(index: IndexSpec, multikey: boolean[]): void {
  const arrays = index.keys.filter((key, i) => multikey[i] === true && key.direction !== '2dsphere')
  const roots = new Set(arrays.map((key) => key.path.split('.')[0]))
  if (roots.size > 1)
    throw operationFailed('Write', `cannot index parallel arrays [${[...roots].join('] [')}]`)
}

function partsOf({ path, direction }: IndexKey, document: Document): Buffer[] {
  if (direction === '2dsphere') return geoParts(document, path)
  return entriesAt(document, path).map(({ value, emptyArray }) => {
    const part = emptyArray ? EMPTY_ARRAY_KEY : sortKey(value)
    return direction === 1 ? part : descending(part)
  })
}

function distinct(keys: Buffer[]): Buffer[] {
  if (keys.length === 1) return keys
  return [...new Map(keys.map((key) => [key.toString('latin1'), key])).values()]
}

/** The fields of an index as MongoDB shows them in an E11000 message. */
export function shownKey(index: IndexSpec, document: Document): string {
  return index.keys
    .map(({ path }) => `${path}: ${JSON.stringify(entriesAt(document, path)[0]?.value ?? null)}`)
    .join(', ')
}
