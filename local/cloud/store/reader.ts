import type { Test } from '../query/matcher'
import type { SortKey } from '../query/sort'
import type { Stats } from '../stats'
import { decodeDocument } from '../values/stored-text'
import type { Document } from '../values/types'
import type { Collection } from './catalog'
import { planQuery, type Interval, type Plan } from './planner'
import { idKey, type StoredRow } from './rows'
import type { Search } from './search'
import { sortBounded } from './sorter'
import { bytesOf, type Blob, type Sql } from './sql'

type RawRow = { seq: number; key: Blob; doc: string }

/**
 * Finds rows through one connection: the live one, or the snapshot a transaction holds. Rows come one at a time and
 * are never held together, but nothing holds the live database still in between: whoever pulls them does so without
 * waiting for anything, within one request.
 */
export class Reader {
  constructor(
    private readonly sql: Sql,
    private readonly stats: Stats,
  ) {}

  /** The matching rows in the order asked for. Stops scanning as soon as an index gives that order. */
  *rows(collection: Collection, search: Search): Generator<StoredRow> {
    const plan = planQuery(collection, search.query, search.sort)
    const wanted = search.skip + search.limit
    if (isOrdered(plan, search.sort)) {
      yield* slice(this.matching(collection, plan, search.test, wanted), search)
    } else {
      const best = sortBounded(this.matching(collection, plan, search.test, Infinity), search.sort, wanted)
      yield* best.slice(search.skip)
    }
  }

  byId(collection: Collection, id: Document['_id']): StoredRow | undefined {
    const raw = this.sql.get<RawRow>(`SELECT seq, doc FROM ${collection.table} WHERE id = ?`, [idKey(id)])
    return raw && this.open(raw)
  }

  /** A row that was found before, which is therefore not counted as scanned again. */
  bySeq(collection: Collection, seq: number): StoredRow {
    const raw = this.sql.get<RawRow>(`SELECT seq, doc FROM ${collection.table} WHERE seq = ?`, [seq])!
    return stored(raw)
  }

  private open(raw: RawRow): StoredRow {
    this.stats.documentsScanned += 1
    return stored(raw)
  }

  private *matching(collection: Collection, plan: Plan, test: Test, wanted: number): Generator<StoredRow> {
    for (const raw of distinctRows(plan, this.rawRows(collection, plan, wanted))) {
      const row = this.open(raw)
      if (test(row.document)) yield row
    }
  }

  private *rawRows(collection: Collection, plan: Plan, wanted: number): Generator<RawRow> {
    if (plan.kind === 'union') {
      for (const part of plan.plans) yield* this.rawRows(collection, part, Infinity)
    } else if (plan.kind === 'all') {
      const next = `SELECT seq, id AS key, doc FROM ${collection.table} WHERE seq > ? ORDER BY seq LIMIT ?`
      yield* pages(wanted, (size, last) => this.sql.all<RawRow>(next, [last?.seq ?? 0, size]))
    } else {
      const source =
        plan.kind === 'id'
          ? `(SELECT seq, id AS key, doc FROM ${collection.table})`
          : `(SELECT e.seq AS seq, e.key AS key, d.doc AS doc FROM ${plan.index.table} e CROSS JOIN ${collection.table} d ON d.seq = e.seq)`
      const intervals = plan.reverse ? [...plan.intervals].reverse() : plan.intervals
      for (const interval of intervals) yield* this.walkInterval(source, interval, plan.reverse, wanted)
    }
  }

  private walkInterval(
    source: string,
    { from, to }: Interval,
    reverse: boolean,
    wanted: number,
  ): Generator<RawRow> {
    const columns = `SELECT seq, key, doc FROM ${source} WHERE`
    const order = reverse ? 'ORDER BY key DESC, seq DESC LIMIT ?' : 'ORDER BY key, seq LIMIT ?'
    const start = `${columns} key >= ? AND key < ? ${order}`
    // With both a bound of the interval and the place in it, SQLite would walk from the bound again for each page.
    const next = `${columns} ${reverse ? 'key >= ? AND (key, seq) < (?, ?)' : '(key, seq) > (?, ?) AND key < ?'} ${order}`
    return pages(wanted, (size, last) => {
      if (!last) return this.sql.all<RawRow>(start, [from, to, size])
      const place = [bytesOf(last.key), last.seq]
      return this.sql.all<RawRow>(next, reverse ? [from, ...place, size] : [...place, to, size])
    })
  }
}

const stored = (raw: RawRow): StoredRow => ({
  seq: raw.seq,
  document: decodeDocument(raw.doc),
  bytes: raw.doc.length,
})

/** Whether rows come out of a plan in the order asked for. */
export const isOrdered = (plan: Plan, sort: SortKey[]): boolean =>
  sort.length === 0 || ('sorted' in plan && plan.sorted)

/** A row is met twice where parts overlap, or where an index has an entry for each element of its array. */
function* distinctRows(plan: Plan, rows: Generator<RawRow>): Generator<RawRow> {
  const repeats = plan.kind === 'union' || (plan.kind === 'index' && plan.index.multikey.includes(true))
  if (!repeats) return yield* rows
  const seen = new Set<number>()
  for (const raw of rows) {
    if (seen.has(raw.seq)) continue
    seen.add(raw.seq)
    yield raw
  }
}

/** How many there are, none of which is kept. */
export function lengthOf(rows: Iterator<unknown>): number {
  let length = 0
  while (rows.next().done !== true) length += 1
  return length
}

/** What is left of ordered rows after `skip`, at most `limit`; no row beyond is pulled. */
export function* slice(rows: Iterable<StoredRow>, { skip, limit }: Search): Generator<StoredRow> {
  let met = 0
  if (limit < 1) return
  for (const row of rows) {
    if ((met += 1) > skip) yield row
    if (met >= skip + limit) return
  }
}

/** Rows fetched at once at first, at most, and how many characters of documents are aimed at. */
const PAGE = { first: 32, most: 1000, characters: 1024 * 1024 }

/**
 * Rows page by page, so that no statement stays open between two of them. A page is small at first, for the searches
 * that want few, grows with the search, and shrinks again where documents are large.
 */
function* pages(
  wanted: number,
  fetch: (size: number, last: RawRow | undefined) => RawRow[],
): Generator<RawRow> {
  let last: RawRow | undefined
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
