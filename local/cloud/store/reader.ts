import type { Test } from '../query/matcher'
import type { Stats } from '../stats'
import { decodeDocument } from '../values/stored-text'
import type { Document } from '../values/types'
import type { Collection } from './catalog'
import type { Interval } from './intervals'
import { nearestRows } from './nearness'
import { everyRow, pages, type RawRow } from './pages'
import { planQuery, type Plan } from './planner'
import { idKey, type StoredRow } from './rows'
import type { Search } from './search'
import { sortBounded } from './sorter'
import { bytesOf, type Sql } from './sql'

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
    const { query, sort, test, near, skip } = search
    const plan = planQuery(collection, query, sort)
    const wanted = skip + search.limit
    if (isOrdered(plan, search)) {
      yield* slice(this.matching(collection, plan, test, wanted), search)
    } else if (near) {
      const nearest = nearestRows(this.matching(collection, plan, test, Infinity), near, wanted)
      for (const seq of nearest.slice(skip)) yield this.bySeq(collection, seq)
    } else {
      const best = sortBounded(this.matching(collection, plan, test, Infinity), sort, wanted)
      yield* best.slice(skip)
    }
  }

  /** How many rows match. All of them are counted by SQLite, as a server takes the number it keeps. */
  count(collection: Collection, search: Search): number {
    if (Object.keys(search.query).length > 0) return lengthOf(this.rows(collection, search))
    return this.sql.get<{ n: number }>(`SELECT count(*) AS n FROM ${collection.table}`)!.n
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
      yield* everyRow(this.sql, collection, wanted)
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
export const isOrdered = (plan: Plan, { sort, near }: Search): boolean =>
  (sort.length === 0 && !near) || ('sorted' in plan && plan.sorted)

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
