import type { Test } from '../query/matcher'
import { sortDocuments, type SortKey } from '../query/sort'
import type { Stats } from '../stats'
import { decodeDocument } from '../values/stored-text'
import type { Document, Fields } from '../values/types'
import type { Collection } from './catalog'
import { planQuery, type Interval, type Plan } from './planner'
import { idKey, type StoredRow } from './rows'
import { bytesOf, type Blob, type Sql } from './sql'

export interface Search {
  query: Fields
  test: Test
  sort: SortKey[]
  skip: number
  /** Infinity for all. */
  limit: number
}

type RawRow = { seq: number; key: Blob; doc: string }
/** Rows fetched at a time when no limit says how many are wanted. */
const BATCH = 500

/** Finds rows through one connection: the live one, or the snapshot a transaction holds. */
export class Reader {
  constructor(
    private readonly sql: Sql,
    private readonly stats: Stats,
  ) {}

  /** The matching rows in the order asked for. Stops scanning as soon as an index gives that order. */
  find(collection: Collection, search: Search): StoredRow[] {
    const plan = planQuery(collection, search.query, search.sort)
    const ordered = search.sort.length === 0 || ('sorted' in plan && plan.sorted)
    const wanted = ordered ? search.skip + search.limit : Infinity
    const found: StoredRow[] = []
    for (const row of this.candidates(collection, plan, wanted)) {
      if (search.test(row.document)) found.push(row)
      if (found.length >= wanted) break
    }
    const sorted = ordered ? found : sortRows(found, search.sort)
    return sorted.slice(search.skip, search.skip + search.limit)
  }

  byId(collection: Collection, id: Document['_id']): StoredRow | undefined {
    const raw = this.sql.get<RawRow>(`SELECT seq, doc FROM ${collection.table} WHERE id = ?`, [idKey(id)])
    return raw && this.open(raw)
  }

  private open(raw: RawRow): StoredRow {
    this.stats.documentsScanned += 1
    return { seq: raw.seq, document: decodeDocument(raw.doc) }
  }

  private *candidates(collection: Collection, plan: Plan, wanted: number): Generator<StoredRow> {
    const seen = new Set<number>()
    for (const raw of this.rawRows(collection, plan, wanted)) {
      if (seen.has(raw.seq)) continue
      seen.add(raw.seq)
      yield this.open(raw)
    }
  }

  private *rawRows(collection: Collection, plan: Plan, wanted: number): Generator<RawRow> {
    if (plan.kind === 'union') {
      for (const part of plan.plans) yield* this.rawRows(collection, part, Infinity)
    } else if (plan.kind === 'all') {
      yield* this.walk(
        `SELECT seq, id AS key, doc FROM ${collection.table} WHERE seq > ? ORDER BY seq LIMIT ?`,
        wanted,
      )
    } else {
      const source =
        plan.kind === 'id'
          ? `(SELECT seq, id AS key, doc FROM ${collection.table})`
          : `(SELECT e.seq AS seq, e.key AS key, d.doc AS doc FROM ${plan.index.table} e CROSS JOIN ${collection.table} d ON d.seq = e.seq)`
      const intervals = plan.reverse ? [...plan.intervals].reverse() : plan.intervals
      for (const interval of intervals) yield* this.walkInterval(source, interval, plan.reverse, wanted)
    }
  }

  private *walk(sql: string, wanted: number): Generator<RawRow> {
    let after = 0
    for (let size = firstBatch(wanted); ; size = BATCH) {
      const rows = this.sql.all<RawRow>(sql, [after, size])
      yield* rows
      if (rows.length < size) return
      after = rows[rows.length - 1]!.seq
    }
  }

  /** Pages through a stretch of an index by key, so that no statement stays open between rows. */
  private *walkInterval(
    source: string,
    interval: Interval,
    reverse: boolean,
    wanted: number,
  ): Generator<RawRow> {
    const order = reverse ? 'ORDER BY key DESC, seq DESC' : 'ORDER BY key, seq'
    const beyond = reverse ? '(key, seq) < (?, ?)' : '(key, seq) > (?, ?)'
    const start = `SELECT seq, key, doc FROM ${source} WHERE key >= ? AND key < ? ${order} LIMIT ?`
    const next = `SELECT seq, key, doc FROM ${source} WHERE key >= ? AND key < ? AND ${beyond} ${order} LIMIT ?`
    let last: RawRow | undefined
    for (let size = firstBatch(wanted); ; size = BATCH) {
      const rows: RawRow[] = last
        ? this.sql.all<RawRow>(next, [interval.from, interval.to, bytesOf(last.key), last.seq, size])
        : this.sql.all<RawRow>(start, [interval.from, interval.to, size])
      yield* rows
      if (rows.length < size) return
      last = rows[rows.length - 1]
    }
  }
}

const firstBatch = (wanted: number): number => (wanted < BATCH ? Math.max(1, wanted) : BATCH)

function sortRows(rows: StoredRow[], sort: SortKey[]): StoredRow[] {
  const bySource = new Map(rows.map((row) => [row.document, row]))
  return sortDocuments([...bySource.keys()], sort).map((document) => bySource.get(document)!)
}
