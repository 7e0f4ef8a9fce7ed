import { encodeDocument } from '../values/stored-text'
import type { Document } from '../values/types'
import type { Collection } from './catalog'
import { nearestFirst } from './nearness'
import { slice, type Reader } from './reader'
import { idKey, type StoredRow } from './rows'
import type { Search } from './search'
import { firstInOrder, sortBounded } from './sorter'

/** One write a transaction has made and not yet committed; `null` is a removal. */
export interface Pending {
  collection: Collection
  document: Document | null
  before: StoredRow | null
}

/** The name a document is locked under. */
export const lockKey = (collection: Collection, document: Document): string =>
  `${collection.name}/${idKey(document._id).toString('latin1')}`

/**
 * The rows of a search as a transaction sees them: its snapshot, with its own writes in place. Those can put at most
 * as many stored rows out of the answer as there are writes, so that many more are asked for and not everything.
 */
export function* rowsWithOwn(
  reader: Reader,
  pending: Map<string, Pending>,
  collection: Collection,
  search: Search,
): Generator<StoredRow> {
  const own = [...pending.values()].filter((entry) => entry.collection === collection)
  if (own.length === 0) return yield* reader.rows(collection, search)
  const limit = search.skip + search.limit + own.length
  const stored = reader.rows(collection, { ...search, skip: 0, limit })
  const isTouched = (row: StoredRow) => pending.has(lockKey(collection, row.document))
  yield* slice(arranged(merged(stored, own, isTouched, search), search), search)
}

/** The stored rows a transaction has not touched, then the ones it has written. */
function* merged(
  stored: Iterable<StoredRow>,
  own: Pending[],
  isTouched: (row: StoredRow) => boolean,
  { test }: Search,
): Generator<StoredRow> {
  for (const row of stored) if (!isTouched(row)) yield row
  for (const { document, before } of own)
    if (document && test(document))
      yield { seq: before?.seq ?? 0, document, bytes: encodeDocument(document).length }
}

function arranged(rows: Iterable<StoredRow>, { sort, near, skip, limit }: Search): Iterable<StoredRow> {
  if (near) return firstInOrder(rows, nearestFirst(near), skip + limit)
  return sort.length > 0 ? sortBounded(rows, sort, skip + limit) : rows
}
