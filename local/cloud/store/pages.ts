import type { Collection } from './catalog'
import type { Sql } from './sql'

/** Rows fetched at once at first, at most, and how many characters of documents are aimed at. */
const PAGE = { first: 32, most: 1000, characters: 1024 * 1024 }

/**
 * Rows page by page, so that no statement stays open between two of them. A page is small at first, for the searches
 * that want few, grows with the search, and shrinks again where documents are large.
 */
export function* pages<Row extends { doc: string }>(
  wanted: number,
  fetch: (size: number, last: Row | undefined) => Row[],
): Generator<Row> {
  let last: Row | undefined
  for (let size = Math.max(1, Math.min(wanted, PAGE.first)); ;) {
    const rows = fetch(size, last)
    yield* rows
    if (rows.length < size) return
    last = rows[rows.length - 1]
    const characters = rows.reduce((sum, row) => sum + row.doc.length, 0)
    const fitting = Math.floor((PAGE.characters * rows.length) / characters)
    size = Math.max(1, Math.min(2 * size, fitting, PAGE.most))
  }
}

export type RawRow = { seq: number; key: ArrayBuffer | Buffer; doc: string }

/** Every row of a collection as it was written, oldest first, with its `_id` as key. */
export function everyRow(sql: Sql, collection: Collection, wanted = Infinity): Generator<RawRow> {
  const next = `SELECT seq, id AS key, doc FROM ${collection.table} WHERE seq > ? ORDER BY seq LIMIT ?`
  return pages(wanted, (size, last) => sql.all<RawRow>(next, [last?.seq ?? 0, size]))
}
