import type { Stats } from '../stats'
import { Reader } from './reader'
import { Sql } from './sql'

/** The database as it was at one moment, in an open read transaction of a connection of its own. */
export interface Snapshot {
  sql: Sql
  reader: Reader
  /** The collections there were. */
  names: Set<string>
}

/** Connections kept for later; opening one takes longer than most transactions. */
const KEPT = 8

/** The connections of snapshots, which are used again: the driver gives a closed one back only some time later. */
export class Snapshots {
  private readonly idle: Sql[] = []

  constructor(
    private readonly file: string,
    private readonly stats: Stats,
  ) {}

  take(): Snapshot {
    const sql = this.idle.pop() ?? new Sql(this.file)
    sql.exec('BEGIN')
    // The moment is that of the first read.
    const names = sql.all<{ name: string }>('SELECT name FROM collections').map(({ name }) => name)
    return { sql, reader: new Reader(sql, this.stats), names: new Set(names) }
  }

  giveBack({ sql }: Snapshot): void {
    sql.exec('ROLLBACK')
    if (this.idle.length < KEPT) this.idle.push(sql)
    else sql.close()
  }

  close(): void {
    for (const sql of this.idle.splice(0)) sql.close()
  }
}
