import { decodeDocument } from '../values/stored-text'
import type { Document } from '../values/types'
import type { Catalog, Collection, Index } from './catalog'
import { entriesOf } from './index-entries'
import { everyRow, type RawRow } from './pages'
import { idKey } from './rows'
import { bytesOf, type Sql } from './sql'

export interface CollectionReport {
  name: string
  documents: number
  /** Entries of each index, by its name. */
  entries: { [index: string]: number }
}

export interface IntegrityReport {
  collections: CollectionReport[]
  /** One sentence for each thing that is wrong; none when all is well. */
  problems: string[]
}

/** Sentences that are kept; a broken file may have one for every document. */
const MOST_PROBLEMS = 100

/**
 * Whether a database is whole: SQLite's own check of the file, and the entries of every index computed again from
 * the documents. Reads everything once.
 */
export function checkIntegrity(sql: Sql, catalog: Catalog): IntegrityReport {
  const problems: string[] = []
  const report: Report = (problem) => {
    if (problems.length < MOST_PROBLEMS) problems.push(problem)
  }
  const collections: CollectionReport[] = []
  whereReadable('the file', report, () => checkFile(sql, report))
  for (const name of catalog.names().sort())
    whereReadable(name, report, () => collections.push(checkCollection(sql, catalog.need(name), report)))
  return { collections, problems }
}

/** A broken page ends a part of the check, and not the whole. */
function whereReadable(part: string, report: Report, check: () => void): void {
  try {
    check()
  } catch (error) {
    report(`${part}: ${(error as Error).message}`)
  }
}

function checkFile(sql: Sql, report: Report): void {
  for (const { integrity_check: line } of sql.all<{ integrity_check: string }>('PRAGMA integrity_check'))
    if (line !== 'ok') report(`the file: ${line}`)
}

type Report = (problem: string) => void

function checkCollection(sql: Sql, collection: Collection, report: Report): CollectionReport {
  const { name, indexes } = collection
  const expected = new Map(indexes.map((index) => [index, 0]))
  let documents = 0
  for (const row of everyRow(sql, collection)) {
    documents += 1
    const document = readRow(collection, row, report)
    if (!document) continue
    for (const index of indexes) {
      const found = checkEntries(sql, collection, index, row.seq, document, report)
      expected.set(index, expected.get(index)! + found)
    }
  }
  const entries: CollectionReport['entries'] = {}
  for (const index of indexes) {
    const stored = sql.get<{ n: number }>(`SELECT count(*) AS n FROM ${index.table}`)!.n
    entries[index.name] = stored
    if (stored !== expected.get(index))
      report(
        `${name}, index ${index.name}: holds ${stored} entries, and the documents have ${expected.get(index)}`,
      )
  }
  return { name, documents, entries }
}

function readRow(collection: Collection, row: RawRow, report: Report): Document | undefined {
  try {
    const document = decodeDocument(row.doc)
    if (idKey(document._id).equals(bytesOf(row.key))) return document
    report(`${collection.name}: the document in row ${row.seq} is kept under an _id that is not its own`)
  } catch (error) {
    report(`${collection.name}: row ${row.seq} cannot be read: ${(error as Error).message}`)
  }
  return undefined
}

/** How many entries a document has; each that the index lacks is reported. */
function checkEntries(
  sql: Sql,
  collection: Collection,
  index: Index,
  seq: number,
  document: Document,
  report: Report,
): number {
  const where = `${collection.name}, index ${index.name}`
  const { keys, multikey } = entriesOf(index, document)
  const present = `SELECT 1 AS one FROM ${index.table} WHERE key = ? AND seq = ?`
  const shown = JSON.stringify(document._id)
  if (keys.some((key) => sql.get(present, [key, seq]) === undefined))
    report(`${where}: an entry of the document ${shown} is missing`)
  if (multikey.some((array, i) => array && !index.multikey[i]))
    report(`${where}: does not know of the array in the document ${shown}`)
  return keys.length
}
