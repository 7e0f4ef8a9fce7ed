import { randomBytes } from 'node:crypto'
import { invalidParam, operationFailed } from '../errors'
import { compileQuery, type Evaluate } from '../query/matcher'
import { project } from '../query/projection'
import { sortKeysOf } from '../query/sort'
import type { Stats } from '../stats'
import { applyUpdate, checkStorable } from '../update/apply'
import { equal } from '../values/order'
import { isFields, isOperators, type Document, type Fields, type Value } from '../values/types'
import { Catalog, type Collection } from './catalog'
import { ensureIndexes, type CollectionSpec } from './index-build'
import { Reader } from './reader'
import { Rows, type StoredRow } from './rows'
import { Sql } from './sql'
import { Transactions, type Transaction } from './transactions'

export interface FindOptions {
  order?: Value
  skip?: number
  limit?: number
  projection?: Fields
}

export interface ModifyOptions {
  multi: boolean
  /** True: the data are update operators. False: the data replace the document. */
  merge: boolean
  upsert: boolean
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
  ) {
    this.sql = new Sql(file)
    this.catalog = new Catalog(this.sql)
    this.rows = new Rows(this.sql, this.catalog)
    this.reader = new Reader(this.sql, stats)
    this.transactions = new Transactions(file, this.sql, this.rows, this.reader, stats)
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

  /** Rows that match, through a transaction's snapshot when there is one. */
  private rowsOf(
    collection: Collection,
    query: Fields,
    options: FindOptions,
    tx?: Transaction,
    evaluate: Evaluate | undefined = this.evaluate,
  ): StoredRow[] {
    const search = {
      query,
      test: compileQuery(query, evaluate),
      sort: sortKeysOf(options.order),
      skip: options.skip ?? 0,
      limit: options.limit ?? Infinity,
    }
    return tx ? this.transactions.find(tx, collection, search) : this.reader.find(collection, search)
  }

  find(
    name: string,
    query: Fields,
    options: FindOptions = {},
    tx?: Transaction,
    evaluate?: Evaluate,
  ): Document[] {
    const found = this.rowsOf(this.catalog.need(name), query, options, tx, evaluate).map(
      (row) => row.document,
    )
    this.stats.documentsRead += found.length
    const { projection } = options
    return projection ? found.map((document) => project(document, projection)) : found
  }

  count(name: string, query: Fields, tx?: Transaction): number {
    return this.rowsOf(this.catalog.need(name), query, {}, tx).length
  }

  /** Inserts all or none; answers the ids, made here where a document brings none. */
  insert(name: string, documents: Fields[], tx?: Transaction): Value[] {
    const collection = this.catalog.need(name)
    const ready = documents.map((document) => {
      if (!isFields(document)) throw invalidParam('data must be a document')
      checkStorable(document)
      return document._id === undefined ? { _id: newId(), ...document } : document
    })
    if (tx) for (const document of ready) this.transactions.insert(tx, collection, document)
    else this.sql.atomically(() => ready.forEach((document) => this.rows.insert(collection, document)))
    return ready.map((document) => document._id as Value)
  }

  /** Rows the next write would touch, so that a caller can wait for a transaction that holds one of them. */
  targets(name: string, query: Fields, multi: boolean): { collection: Collection; rows: StoredRow[] } {
    const collection = this.catalog.need(name)
    return { collection, rows: this.rowsOf(collection, query, { limit: multi ? Infinity : 1 }) }
  }

  modify(name: string, query: Fields, data: Fields, options: ModifyOptions, tx?: Transaction): Modified {
    const collection = this.catalog.need(name)
    const rows = this.rowsOf(collection, query, { limit: options.multi ? Infinity : 1 }, tx)
    if (rows.length === 0 && options.upsert) return this.upsert(name, query, data, options, tx)
    const changes = rows.map((row) => ({ row, document: changed(row.document, data, options.merge) }))
    const real = changes.filter(({ row, document }) => !equal(row.document, document))
    if (tx) for (const { row, document } of changes) this.transactions.replace(tx, collection, row, document)
    else
      this.sql.atomically(() =>
        real.forEach(({ row, document }) => this.rows.replace(collection, row, document)),
      )
    const updated = options.merge ? real.length : rows.length
    return { matched: rows.length, updated, upsertedId: null, document: changes[0]?.document ?? null }
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
    const base: Document = { _id: id ?? newId() }
    const document = changed(base, data, options.merge)
    this.insert(name, [document], tx)
    return { matched: 0, updated: 0, upsertedId: document._id as Value, document }
  }

  remove(name: string, query: Fields, multi: boolean, tx?: Transaction): number {
    const collection = this.catalog.need(name)
    const rows = this.rowsOf(collection, query, { limit: multi ? Infinity : 1 }, tx)
    if (tx) for (const row of rows) this.transactions.remove(tx, collection, row)
    else this.sql.atomically(() => rows.forEach((row) => this.rows.remove(collection, row)))
    return rows.length
  }

  close(): void {
    this.transactions.close()
    this.sql.checkpoint()
    this.sql.close()
  }
}

/** 32 hexadecimal digits, the form CloudBase gives its ids. */
const newId = (): string => randomBytes(16).toString('hex')

function changed(document: Document, data: Fields, merge: boolean): Document {
  const next = merge ? applyUpdate(document, data) : { ...data, _id: document._id as Value }
  if (!merge && data._id !== undefined && !equal(data._id, document._id))
    throw operationFailed('Update', "the (immutable) field '_id' was found to have been altered")
  checkStorable(next)
  return next
}
