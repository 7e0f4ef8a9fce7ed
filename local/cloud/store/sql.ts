import { pathToFileURL } from 'node:url'
import Database from 'libsql'

export type Param = string | number | Buffer
export type Row = Record<string, unknown>

/** A blob as the driver returns it: an ArrayBuffer from one call, a Buffer from another. */
export type Blob = ArrayBuffer | Buffer

/** The bytes of a blob, fit to be compared and to be a parameter again. */
export const bytesOf = (blob: Blob): Buffer => (Buffer.isBuffer(blob) ? blob : Buffer.from(blob))

/** What SQLite says when a unique index refuses a row. */
export const isUniqueViolation = (error: unknown): boolean =>
  /^SQLITE_CONSTRAINT_(UNIQUE|PRIMARYKEY|ROWID)$/.test(String((error as { code?: unknown }).code))

/**
 * One SQLite connection: write-ahead log, and every commit on disk before it is answered (synchronous FULL).
 * Parameters always go in as one array: the driver takes a lone Buffer for a set of named parameters, and panics.
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
    this.db.exec('PRAGMA busy_timeout = 5000')
    if (access === 'write') this.db.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL')
  }

  exec(sql: string): void {
    this.db.exec(sql)
  }

  run(sql: string, params: Param[] = []): number {
    return Number(this.prepare(sql).run(params).lastInsertRowid)
  }

  all<T extends Row>(sql: string, params: Param[] = []): T[] {
    return this.prepare(sql).all(params) as T[]
  }

  get<T extends Row>(sql: string, params: Param[] = []): T | undefined {
    return this.all<T>(sql, params)[0]
  }

  /** All or nothing, durable on return. An inner call joins the outer one. */
  atomically<T>(work: () => T): T {
    if (this.depth > 0) return work()
    this.db.exec('BEGIN IMMEDIATE')
    this.depth += 1
    try {
      const result = work()
      this.db.exec('COMMIT')
      return result
    } catch (error) {
      this.db.exec('ROLLBACK')
      this.onRollback()
      throw error
    } finally {
      this.depth -= 1
    }
  }

  /** Drops prepared statements, which name columns of tables that are about to change. */
  forgetStatements(): void {
    this.statements.clear()
  }

  /** Brings the write-ahead log into the file, so that a closed database is one file to copy. */
  checkpoint(): void {
    this.all('PRAGMA wal_checkpoint(TRUNCATE)')
  }

  close(): void {
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
}
