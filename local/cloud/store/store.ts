import { invalidParam, operationFailed } from '../errors'
import { compilePlace, type Evaluate } from '../query/matcher'
import { compileProjection } from '../query/projection'
import type { Stats } from '../stats'
import { checkStorable } from '../update/storable'
import { equal } from '../values/order'
import { isFields, isOperators, type Document, type Fields, type Value } from '../values/types'
import { Catalog, type Collection } from './catalog'
import { changeOf, idFirst, newId, type ModifyOptions } from './change'
import { explain, type Explained } from './explain'
import { ensureIndexes, type CollectionSpec } from './index-build'
import { lengthOf, Reader } from './reader'
import { Rows, type StoredRow } from './rows'
import { searchOf, type ScanOptions } from './search'
import { Sql } from './sql'
import { Transactions, type Transaction } from './transactions'

export type { ModifyOptions } from './change'

export interface FindOptions extends ScanOptions {
  projection?: Fields
}

export interface Modified {
  matched: number
  updated: number
  upsertedId: Value | null
  /** The first document as it is now. */
  document: Document | null
}

/** The database of one environment in one SQLite file. Every call is atomic: nothing else runs between its read and its write. */
export class Store {
  private readonly sql: Sql
  readonly catalog: Catalog
  private readonly rows: Rows
  private readonly reader: Reader
  readonly transactions: Transactions

  constructor(
    file: string,
    private readonly stats: Stats,
    private readonly evaluate?: Evaluate,
    now: () => number = Date.now,
  ) {
    this.sql = new Sql(file)
    this.catalog = new Catalog(this.sql)
    this.rows = new Rows(this.sql, this.catalog)
    this.reader = new Reader(this.sql, stats)
    this.transactions = new Transactions(file, this.sql, this.rows, this.reader, stats, now)
  }

  leaveSyncingToTheSystem(): void {
    this.sql.leaveSyncingToTheSystem()
  }

  /** Makes what is missing and leaves what is there; safe at every start. */
  prepare(collections: CollectionSpec[]): void {
    this.sql.atomically(() => {
      for (const spec of collections) {
        const collection = this.catalog.has(spec.name)
          ? this.catalog.need(spec.name)
          : this.catalog.create(spec.name)
        ensureIndexes(this.sql, this.catalog, this.rows, collection, spec.indexes)
      }
    })
  }

  createCollection(name: string): void {
    this.sql.atomically(() => this.catalog.create(name))
  }

  /** Rows that match, through a transaction's snapshot when there is one. A mistake in the query is thrown at once. */
  private rowsOf(
    collection: Collection,
    query: Fields,
    options: ScanOptions,
    tx?: Transaction,
    evaluate = this.evaluate,
  ): Generator<StoredRow> {
    const search = searchOf(query, options, evaluate)
    return tx ? this.transactions.rowsOf(tx, collection, search) : this.reader.rows(collection, search)
  }

  /**
   * Documents one by one, on the live database. They have to be pulled without waiting in between: what another
   * request writes meanwhile may be met or missed.
   */
  scan(name: string, query: Fields, options: ScanOptions, evaluate?: Evaluate): Generator<Document> {
    return this.handedOut(this.rowsOf(this.catalog.need(name), query, options, undefined, evaluate))
  }

  private *handedOut(rows: Iterable<StoredRow>): Generator<Document> {
    for (const row of rows) {
      this.stats.documentsRead += 1
      yield row.document
    }
  }

  find(
    name: string,
    query: Fields,
    options: FindOptions = {},
    tx?: Transaction,
    evaluate?: Evaluate,
  ): Document[] {
    const rows = this.rowsOf(this.catalog.need(name), query, options, tx, evaluate)
    const { projection } = options
    const shown = projection ? compileProjection(projection, query) : (document: Document) => document
    return Array.from(this.handedOut(rows), shown)
  }

  /** How a search finds its documents, and how many it examines for them; it counts in no statistics. */
  explain(name: string, query: Fields, options: ScanOptions): Explained {
    return explain(this.sql, this.catalog.need(name), searchOf(query, options, this.evaluate))
  }

  count(name: string, query: Fields, tx?: Transaction): number {
    const collection = this.catalog.need(name)
    const search = searchOf(query, {}, this.evaluate)
    return tx
      ? lengthOf(this.transactions.rowsOf(tx, collection, search))
      : this.reader.count(collection, search)
  }

  /** Inserts all or none; answers the ids, made here where a document brings none. */
  insert(name: string, documents: Fields[], tx?: Transaction): Value[] {
    const collection = this.catalog.need(name)
    const ready = documents.map((document) => {
      if (!isFields(document)) throw invalidParam('data must be a document')
      checkStorable(document)
      return document._id === undefined ? { _id: newId(), ...document } : idFirst(document)
    })
    this.write(tx, () => {
      for (const document of ready)
        if (tx) this.transactions.insert(tx, collection, document)
        else this.rows.insert(collection, document)
    })
    return ready.map((document) => document._id as Value)
  }

  /** Whether an open transaction holds a document that the next write would touch. */
  isHeld(name: string, query: Fields, multi: boolean): boolean {
    const collection = this.catalog.need(name)
    for (const row of this.rowsOf(collection, query, { limit: multi ? Infinity : 1 }))
      if (this.transactions.isLocked(collection, row.document)) return true
    return false
  }

  /**
   * The rows of a write. Of many only the numbers are kept, and they are read again one by one: none is met a second
   * time because its own change moved it in an index.
   */
  private *targets(
    collection: Collection,
    query: Fields,
    multi: boolean,
    tx?: Transaction,
  ): Generator<StoredRow> {
    const rows = this.rowsOf(collection, query, { limit: multi ? Infinity : 1 }, tx)
    if (tx || !multi) return yield* [...rows]
    for (const seq of Array.from(rows, (row) => row.seq)) yield this.reader.bySeq(collection, seq)
  }

  modify(name: string, query: Fields, data: Fields, options: ModifyOptions, tx?: Transaction): Modified {
    const collection = this.catalog.need(name)
    const done: Modified = { matched: 0, updated: 0, upsertedId: null, document: null }
    const change = changeOf(data, options)
    const placeIn = compilePlace(query, this.evaluate)
    this.write(tx, () => {
      for (const row of this.targets(collection, query, options.multi, tx)) {
        const place = () => placeIn(row.document)
        const document = change(row.document, { place })
        const real = !equal(row.document, document)
        if (tx) this.transactions.replace(tx, collection, row, document)
        else if (real) this.rows.replace(collection, row, document)
        done.matched += 1
        if (real || !options.merge) done.updated += 1
        done.document ??= document
      }
    })
    return done.matched === 0 && options.upsert ? this.upsert(name, query, data, options, tx) : done
  }

  /** In a transaction writes wait for its commit; outside, they are made together or not at all. */
  private write(tx: Transaction | undefined, work: () => void): void {
    if (tx) return work()
    this.transactions.expire()
    this.sql.atomically(work)
  }

  private upsert(
    name: string,
    query: Fields,
    data: Fields,
    options: ModifyOptions,
    tx?: Transaction,
  ): Modified {
    const id = query._id
    if (id !== undefined && isOperators(id)) throw operationFailed('Update', 'an upsert needs a plain _id')
    const made = changeOf(data, options)(id === undefined ? {} : { _id: id }, { inserting: true })
    const document = made._id === undefined ? { _id: newId(), ...made } : made
    this.insert(name, [document], tx)
    return { matched: 0, updated: 0, upsertedId: document._id as Value, document }
  }

  remove(name: string, query: Fields, multi: boolean, tx?: Transaction): number {
    const collection = this.catalog.need(name)
    let removed = 0
    this.write(tx, () => {
      for (const row of this.targets(collection, query, multi, tx)) {
        if (tx) this.transactions.remove(tx, collection, row)
        else this.rows.remove(collection, row)
        removed += 1
      }
    })
    return removed
  }

  close(): void {
    this.transactions.close()
    this.sql.checkpoint()
    this.sql.close()
  }
}
