import { decodeDocument } from '../values/stored-text'
import type { Catalog, Collection, IndexSpec } from './catalog'
import { everyRow } from './pages'
import type { Rows } from './rows'
import type { Sql } from './sql'

export interface CollectionSpec {
  name: string
  indexes: IndexSpec[]
}

/**
 * Brings the indexes of a collection to what is declared: new ones are built from the documents that are there,
 * changed ones are built anew, ones no longer declared go.
 */
export function ensureIndexes(
  sql: Sql,
  catalog: Catalog,
  rows: Rows,
  collection: Collection,
  specs: IndexSpec[],
): void {
  for (const index of [...collection.indexes]) {
    const spec = specs.find((candidate) => candidate.name === index.name)
    if (!spec || !sameIndex(spec, index)) catalog.dropIndex(collection, index)
  }
  for (const spec of specs) {
    if (collection.indexes.some((index) => index.name === spec.name)) continue
    const index = catalog.addIndex(collection, spec)
    for (const { seq, doc } of everyRow(sql, collection))
      rows.addEntries(collection, index, seq, decodeDocument(doc))
  }
}

const sameIndex = (a: IndexSpec, b: IndexSpec): boolean =>
  a.unique === b.unique &&
  JSON.stringify(a.keys.map(({ path, direction }) => [path, direction])) ===
    JSON.stringify(b.keys.map(({ path, direction }) => [path, direction]))
