import { geoQueriesOf, type GeoQuery, type NearQuery } from '../geo'
import { compileQuery, type Evaluate, type Test } from '../query/matcher'
import { sortKeysOf, type SortKey } from '../query/sort'
import type { Fields, Value } from '../values/types'

/** What a caller wants of the documents that match. */
export interface ScanOptions {
  order?: Value
  skip?: number
  limit?: number
}

/** A search that is checked and ready. */
export interface Search {
  query: Fields
  test: Test
  sort: SortKey[]
  /** The near query whose nearest documents come first; an order of its own takes its place. */
  near?: NearQuery
  skip: number
  /** Infinity for all. */
  limit: number
}

/** A mistake in the query or the order is an error here, before anything is read. */
export function searchOf(query: Fields, options: ScanOptions, evaluate?: Evaluate): Search {
  const { order, skip = 0, limit = Infinity } = options
  const search = { query, test: compileQuery(query, evaluate), sort: sortKeysOf(order), skip, limit }
  return search.sort.length > 0 ? search : { ...search, near: geoQueriesOf(query).find(isNearQuery) }
}

const isNearQuery = (geo: GeoQuery): geo is NearQuery => geo.kind === 'near'
