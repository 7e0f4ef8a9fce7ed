import { pathToFileURL } from 'node:url'
import Database from 'libsql'
import { callersError } from './sql-errors'

export type Param = string | number | Buffer
export type Row = Record<string, unknown>

/** A blob as the driver returns it: an ArrayBuffer from one call, a Buffer from another. */
export type Blob = ArrayBuffer | Buffer

/** The bytes of a blob, fit to be compared and to be a parameter again. */
export const bytesOf = (blob: Blob): Buffer => (Buffer.isBuffer(blob) ? blob : Buffer.from(blob))

/**
 * Milliseconds another process (a backup, a database shell) may hold the file before a write is refused. Nothing else
 * is answered meanwhile, because the driver waits where it is called.
 */
const BUSY_MS = 2000

/**
 * KiB of pages a connection keeps. The system keeps the file's pages anyway: more than this made nothing faster among a
 * million documents, and each open transaction has a connection of its own.
 */
const CACHE_KIB = 2000

/**
 * One SQLite connection: write-ahead log, and every commit on disk before it is answered (synchronous FULL) unless
 * that is left to the system.
 * Parameters always go in as one array: the driver takes a lone Buffer for a set of named parameters, and panics.
 * A locked file or a full disk is an error a caller can be given as it is.
 */
export class Sql {
  private readonly db: Database.Database
  private readonly statements = new Map<string, Database.Statement>()
  private depth = 0
  /** Told when a unit of work was undone, to drop what was remembered of it. */
  onRollback: () => void = () => undefined

  constructor(
    file: string,
    readonly access: 'write' | 'read' = 'write',
  ) {
    this.db = new Database(access === 'read' ? `${pathToFileURL(file).href}?mode=ro` : file)
    this.exec(`PRAGMA busy_timeout = ${BUSY_MS}; PRAGMA cache_size = -${CACHE_KIB}`)
    if (access === 'write') this.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL')
  }

  exec(sql: string): void {
    this.guarded(() => this.db.exec(sql))
  }

  run(sql: string, params: Param[] = []): number {
    return this.guarded(() => Number(this.prepare(sql).run(params).lastInsertRowid))
  }

  all<T extends Row>(sql: string, params: Param[] = []): T[] {
    return this.guarded(() => this.prepare(sql).all(params) as T[])
  }

  /** The first row; the driver keeps something of every `all` until the process has nothing to do, but not of this. */
  get<T extends Row>(sql: string, params: Param[] = []): T | undefined {
    return this.guarded(() => this.prepare(sql).get(params) as T | undefined)
  }

  /** All or nothing, durable on return. An inner call joins the outer one. */
  atomically<T>(work: () => T): T {
    if (this.depth > 0) return work()
    this.exec('BEGIN IMMEDIATE')
    this.depth += 1
    try {
      const result = work()
      this.exec('COMMIT')
      return result
    } catch (error) {
      // A full disk may have undone it already.
      if (this.db.inTransaction) this.exec('ROLLBACK')
      this.onRollback()
      throw error
    } finally {
      this.depth -= 1
    }
  }

  /**
   * Commits from now on are with the system when they are answered, and on disk some time later: the end of this process
   * loses none, a machine without power the last of them. The file is whole either way.
   */
  leaveSyncingToTheSystem(): void {
    this.exec('PRAGMA synchronous = NORMAL')
  }

  /** Drops prepared statements, which name columns of tables that are about to change. */
  forgetStatements(): void {
    this.statements.clear()
  }

  /** Brings the write-ahead log into the file, so that a closed database is one file to copy. */
  checkpoint(): void {
    this.all('PRAGMA wal_checkpoint(TRUNCATE)')
  }

  /** An open transaction is undone first: the driver keeps a closed connection's locks until its statements are gone. */
  close(): void {
    if (this.db.inTransaction) this.exec('ROLLBACK')
    this.statements.clear()
    this.db.close()
  }

  private prepare(sql: string): Database.Statement {
    let statement = this.statements.get(sql)
    if (!statement) {
      statement = this.db.prepare(sql)
      this.statements.set(sql, statement)
    }
    return statement
  }

  private guarded<T>(work: () => T): T {
    try {
      return work()
    } catch (error) {
      throw callersError(error)
    }
  }
}
