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
  skip: number
  /** Infinity for all. */
  limit: number
}

/** A mistake in the query or the order is an error here, before anything is read. */
export const searchOf = (query: Fields, options: ScanOptions, evaluate?: Evaluate): Search => ({
  query,
  test: compileQuery(query, evaluate),
  sort: sortKeysOf(options.order),
  skip: options.skip ?? 0,
  limit: options.limit ?? Infinity,
})
