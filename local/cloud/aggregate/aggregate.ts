import type { Store } from '../store/store'
import type { Document, Fields } from '../values/types'
import { evaluate } from './expression/compile'
import { runPipeline } from './pipeline'
import type { Source } from './stages/stage'
import { impliedQuery } from './variables'

/** Runs a pipeline on a store; every search in it, those of `$lookup` too, goes through the planner. */
export function aggregate(store: Store, collection: string, stages: Fields[]): Document[] {
  const source: Source = {
    scan: (name, query, options, variables) =>
      store.scan(name, withImplied(query), options, (document, expression) =>
        evaluate(document, expression, variables),
      ),
    geoPaths: (name) => store.catalog.geoPaths(name),
  }
  return [...runPipeline(source, collection, stages)]
}

function withImplied(query: Fields): Fields {
  if (query.$expr === undefined) return query
  const implied = impliedQuery(query.$expr)
  return Object.keys(implied).length === 0 ? query : { $and: [query, implied] }
}
