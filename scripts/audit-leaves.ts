import Database from 'libsql'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { DatedLeaf } from '../cloudfunctions/capabilities/audit/rules/verify'
import { parseLeaf } from '../cloudfunctions/kernel/sealed-form'

/** All leaves of one document, the oldest first. */
export interface LeavesOf {
  id: string
  leaves: DatedLeaf[]
}

/**
 * The leaves of all nights, sorted by document. They come by night, and there are millions: they are laid into a file
 * that is gone afterwards, and never into memory. They hold ids and digests and nothing of what anybody wrote.
 */
export class LeafFile {
  private readonly folder = mkdtempSync(join(tmpdir(), 'zhucun-audit-'))
  private readonly file = new Database(join(this.folder, 'leaves.sqlite'))
  private readonly insert

  constructor() {
    this.file.exec('PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA cache_size = -8000')
    this.file.exec(
      'CREATE TABLE leaves(collection TEXT, id TEXT, day TEXT, line TEXT, PRIMARY KEY(collection, id, day)) WITHOUT ROWID',
    )
    this.insert = this.file.prepare('INSERT OR REPLACE INTO leaves VALUES(?, ?, ?, ?)')
  }

  add(rows: ReadonlyArray<{ collection: string; id: string; day: string; line: string }>): void {
    this.file.exec('BEGIN')
    for (const { collection, id, day, line } of rows) this.insert.run(collection, id, day, line)
    this.file.exec('COMMIT')
  }

  /** Documents with a leaf, in the order of their ids, after `from` and up to `to`; to the end without it. */
  *between(collection: string, from: string, to: string | null): Generator<LeavesOf> {
    const bound = to === null ? '' : ' AND id <= ?'
    const asked = this.file.prepare(
      `SELECT id, day, line FROM leaves WHERE collection = ? AND id > ?${bound} ORDER BY id, day`,
    )
    let leaves: DatedLeaf[] = []
    let last: string | null = null
    const rows = asked.iterate(...[collection, from, ...(to === null ? [] : [to])])
    for (const { id, day, line } of rows as Iterable<{ id: string; day: string; line: string }>) {
      if (last !== null && last !== id) {
        yield { id: last, leaves }
        leaves = []
      }
      last = id
      leaves.push({ day, leaf: parseLeaf(line)! })
    }
    if (last !== null) yield { id: last, leaves }
  }

  close(): void {
    this.file.close()
    rmSync(this.folder, { recursive: true, force: true })
  }
}
