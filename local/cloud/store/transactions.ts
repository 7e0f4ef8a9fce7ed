import { randomUUID } from 'node:crypto'
import { duplicateKey, transactionConflict, transactionGone } from '../errors'
import { LIMITS } from '../limits'
import type { Stats } from '../stats'
import { equal } from '../values/order'
import type { Document } from '../values/types'
import type { Collection } from './catalog'
import { entriesOf, shownKey } from './index-entries'
import { lockKey, rowsWithOwn, type Pending } from './own-writes'
import type { Reader } from './reader'
import type { Rows, StoredRow } from './rows'
import type { Search } from './search'
import { Snapshots, type Snapshot } from './snapshots'
import { bytesOf, type Blob, type Sql } from './sql'

export interface Transaction {
  id: string
  openedAt: number
  /** Absent before the first operation. */
  snapshot: Snapshot | null
  pending: Map<string, Pending>
}

/**
 * Snapshot transactions. Reads come from the state at the first operation, writes wait in memory under a lock on
 * their document, and the first writer wins: a document that is locked or has changed since the snapshot is a
 * conflict at once, and the transaction is over.
 */
export class Transactions {
  private readonly open = new Map<string, Transaction>()
  /** Document key → the transaction that has written it. */
  private readonly locks = new Map<string, string>()
  private readonly snapshots: Snapshots

  constructor(
    file: string,
    private readonly sql: Sql,
    private readonly rows: Rows,
    private readonly live: Reader,
    stats: Stats,
    /** Real time in milliseconds, which moving the cloud's clock does not touch. */
    private readonly now: () => number,
  ) {
    this.snapshots = new Snapshots(file, stats)
  }

  begin(): string {
    this.expire()
    const id = randomUUID()
    this.open.set(id, { id, openedAt: this.now(), snapshot: null, pending: new Map() })
    return id
  }

  /** The open transaction of an id, or DATABASE_TRANSACTION_FAIL when it is over or older than 30 s of real time. */
  need(id: string): Transaction {
    this.expire()
    const tx = this.open.get(id)
    if (!tx) throw transactionGone()
    return tx
  }

  /** The rows of a search as the transaction sees them. */
  *rowsOf(tx: Transaction, collection: Collection, search: Search): Generator<StoredRow> {
    yield* rowsWithOwn(this.readerOf(tx, collection), tx.pending, collection, search)
  }

  insert(tx: Transaction, collection: Collection, document: Document): void {
    const key = lockKey(collection, document)
    const reader = this.readerOf(tx, collection)
    const own = tx.pending.get(key)
    const before = own ? own.before : (reader.byId(collection, document._id!) ?? null)
    const present = own ? own.document !== null : before !== null
    if (present)
      this.fail(tx, duplicateKey('Insert', collection.name, '_id_', `_id: ${JSON.stringify(document._id)}`))
    this.write(tx, collection, key, { collection, document, before })
  }

  replace(tx: Transaction, collection: Collection, row: StoredRow, document: Document): void {
    const key = lockKey(collection, row.document)
    const before = tx.pending.has(key) ? tx.pending.get(key)!.before : row
    this.write(tx, collection, key, { collection, document, before })
  }

  remove(tx: Transaction, collection: Collection, row: StoredRow): void {
    const key = lockKey(collection, row.document)
    const before = tx.pending.has(key) ? tx.pending.get(key)!.before : row
    this.write(tx, collection, key, { collection, document: null, before })
  }

  /** All its writes become durable together. A unique index may still refuse them; then none is made. */
  commit(id: string): void {
    const tx = this.need(id)
    try {
      this.sql.atomically(() => this.writeAll([...tx.pending.values()]))
    } finally {
      this.end(tx)
    }
  }

  /** What the writes let go of in unique indexes goes first: another of them may have taken it. */
  private writeAll(writes: Pending[]): void {
    for (const { collection, document, before } of writes) {
      if (before && document) this.rows.release(collection, before, document)
      else if (before) this.rows.remove(collection, before)
    }
    for (const { collection, document, before } of writes) {
      if (before && document) this.rows.settle(collection, before, document)
      else if (document) this.rows.insert(collection, document)
    }
  }

  abort(id: string): void {
    this.end(this.need(id))
  }

  hasLocks(): boolean {
    return this.locks.size > 0
  }

  /** Whether a write outside any transaction has to wait before it may touch this document. */
  isLocked(collection: Collection, document: Document): boolean {
    if (this.locks.size === 0) return false
    this.expire()
    return this.locks.has(lockKey(collection, document))
  }

  close(): void {
    for (const tx of [...this.open.values()]) this.end(tx)
    this.snapshots.close()
  }

  private write(tx: Transaction, collection: Collection, key: string, pending: Pending): void {
    const holder = this.locks.get(key)
    if (holder !== undefined && holder !== tx.id) this.fail(tx, transactionConflict())
    if (holder === undefined && this.changedSince(collection, pending)) this.fail(tx, transactionConflict())
    if (pending.document) this.checkIndexes(tx, collection, key, pending.document)
    this.locks.set(key, tx.id)
    tx.pending.set(key, pending)
  }

  private changedSince(collection: Collection, { before, document }: Pending): boolean {
    const id = (before?.document ?? document)!._id!
    const now = this.live.byId(collection, id)
    return before === null ? now !== undefined : now === undefined || !equal(now.document, before.document)
  }

  /** What an index refuses ends the transaction at the write, as on the server, not at the commit. */
  private checkIndexes(tx: Transaction, collection: Collection, key: string, document: Document): void {
    try {
      for (const index of collection.indexes) entriesOf(index, document)
    } catch (error) {
      this.fail(tx, error as Error)
    }
    this.checkUnique(tx, collection, key, document)
  }

  private checkUnique(tx: Transaction, collection: Collection, key: string, document: Document): void {
    for (const index of collection.indexes.filter((candidate) => candidate.unique)) {
      for (const entry of entriesOf(index, document).keys) {
        const row = this.sql.get<{ id: Blob }>(
          `SELECT d.id AS id FROM ${index.table} e JOIN ${collection.table} d ON d.seq = e.seq WHERE e.key = ?`,
          [entry],
        )
        const owner = row && `${collection.name}/${bytesOf(row.id).toString('latin1')}`
        const ownClash = [...tx.pending].some(
          ([other, { collection: place, document: written }]) =>
            other !== key &&
            place === collection &&
            written !== null &&
            entriesOf(index, written).keys.some((k) => k.equals(entry)),
        )
        if (ownClash || (owner !== undefined && owner !== key && !tx.pending.has(owner)))
          this.fail(tx, duplicateKey('Write', collection.name, index.name, shownKey(index, document)))
      }
    }
  }

  /** A collection that was made after the snapshot is not in it; the server ends such a transaction, too. */
  private readerOf(tx: Transaction, { name }: Collection): Reader {
    tx.snapshot ??= this.snapshots.take()
    if (!tx.snapshot.names.has(name)) this.fail(tx, transactionConflict())
    return tx.snapshot.reader
  }

  private fail(tx: Transaction, error: Error): never {
    this.end(tx)
    throw error
  }

  private end(tx: Transaction): void {
    for (const key of tx.pending.keys()) if (this.locks.get(key) === tx.id) this.locks.delete(key)
    if (tx.snapshot) this.snapshots.giveBack(tx.snapshot)
    this.open.delete(tx.id)
  }

  /** Ends what is too old: its locks hold others up, and its snapshot keeps the log from being emptied. */
  expire(): void {
    for (const tx of [...this.open.values()])
      if (this.now() - tx.openedAt > LIMITS.transactionMs) this.end(tx)
  }
}
