import { duplicateKey, operationFailed } from '../errors'
import { checkDocumentSize } from '../limits'
import { sortKey } from '../values/sort-key'
import { encodeDocument } from '../values/stored-text'
import type { Document, Value } from '../values/types'
import type { Catalog, Collection, Index, IndexSpec } from './catalog'
import { entriesOf, shownKey } from './index-entries'
import type { Sql } from './sql'
import { isUniqueViolation } from './sql-errors'

/** A stored document with the row it lives in. */
export interface StoredRow {
  seq: number
  document: Document
  /** Length of its stored text. */
  bytes: number
}

/** The bytes an `_id` is found by; WiredTiger likewise keeps one key a value, so 1 and "1" are two documents. */
export const idKey = (id: Value | undefined): Buffer => sortKey(id)

/** Writes rows and the entries of their indexes, always within one SQLite transaction. */
export class Rows {
  constructor(
    private readonly sql: Sql,
    private readonly catalog: Catalog,
  ) {}

  insert(collection: Collection, document: Document): void {
    const id = document._id
    if (Array.isArray(id) || id === null || id === undefined || id instanceof RegExp)
      throw operationFailed('Insert', "The '_id' value cannot be of type array, null or regex")
    const text = encodeDocument(document)
    checkDocumentSize(text)
    this.sql.atomically(() => {
      const seq = this.guard(
        collection,
        { name: '_id_', keys: [{ path: '_id', direction: 1 }], unique: true },
        document,
        () => this.sql.run(`INSERT INTO ${collection.table}(id, doc) VALUES(?, ?)`, [idKey(id), text]),
      )
      for (const index of collection.indexes) this.addEntries(collection, index, seq, document)
    })
  }

  replace(collection: Collection, row: StoredRow, document: Document): void {
    this.sql.atomically(() => {
      this.release(collection, row, document)
      this.settle(collection, row, document)
    })
  }

  /** The first half of a replacement: the entries go that the new document does not have. */
  release(collection: Collection, row: StoredRow, document: Document): void {
    for (const index of collection.indexes) {
      const gone = without(entriesOf(index, row.document).keys, entriesOf(index, document).keys)
      this.dropEntries(index, row.seq, gone)
    }
  }

  /** The second half: the document and the entries that are new. */
  settle(collection: Collection, row: StoredRow, document: Document): void {
    const text = encodeDocument(document)
    checkDocumentSize(text)
    this.sql.run(`UPDATE ${collection.table} SET doc = ? WHERE seq = ?`, [text, row.seq])
    for (const index of collection.indexes) {
      const { keys, multikey } = entriesOf(index, document)
      this.catalog.noteMultikey(index, multikey)
      this.putEntries(
        collection,
        index,
        row.seq,
        document,
        without(keys, entriesOf(index, row.document).keys),
      )
    }
  }

  remove(collection: Collection, row: StoredRow): void {
    this.sql.atomically(() => {
      for (const index of collection.indexes)
        this.dropEntries(index, row.seq, entriesOf(index, row.document).keys)
      this.sql.run(`DELETE FROM ${collection.table} WHERE seq = ?`, [row.seq])
    })
  }

  addEntries(collection: Collection, index: Index, seq: number, document: Document): void {
    const { keys, multikey } = entriesOf(index, document)
    this.catalog.noteMultikey(index, multikey)
    this.putEntries(collection, index, seq, document, keys)
  }

  private putEntries(
    collection: Collection,
    index: Index,
    seq: number,
    document: Document,
    keys: Buffer[],
  ): void {
    for (const key of keys) {
      this.guard(collection, index, document, () =>
        this.sql.run(`INSERT INTO ${index.table}(key, seq) VALUES(?, ?)`, [key, seq]),
      )
    }
  }

  private dropEntries(index: Index, seq: number, keys: Buffer[]): void {
    for (const key of keys) this.sql.run(`DELETE FROM ${index.table} WHERE key = ? AND seq = ?`, [key, seq])
  }

  /** SQLite is the judge of uniqueness; its refusal becomes MongoDB's E11000. */
  private guard<T>(collection: Collection, index: IndexSpec, document: Document, write: () => T): T {
    try {
      return write()
    } catch (error) {
      if (!isUniqueViolation(error)) throw error
      throw duplicateKey('Write', collection.name, index.name, shownKey(index, document))
    }
  }
}

/** The keys that are not among some others. */
function without(keys: Buffer[], others: Buffer[]): Buffer[] {
  const known = new Set(others.map((key) => key.toString('latin1')))
  return keys.filter((key) => !known.has(key.toString('latin1')))
}
