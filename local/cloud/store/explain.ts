import { Stats } from '../stats'
import type { Collection } from './catalog'
import { planQuery, type Plan } from './planner'
import { isOrdered, lengthOf, Reader } from './reader'
import type { Search } from './search'
import type { Sql } from './sql'

/** Where the documents of a search come from. */
export type PlanView =
  | { from: 'collection scan' }
  | { from: '_id'; intervals: number }
  | { from: 'index'; index: string; intervals: number }
  | { from: 'union'; parts: PlanView[] }

export interface Explained {
  plan: PlanView
  /** Where the order comes from; `none` when none was asked for. */
  order: 'none' | 'index' | 'nearest first' | 'sorted in memory'
  documentsScanned: number
  documentsReturned: number
}

/** The plan of a search, and what running it examines and returns. */
export function explain(sql: Sql, collection: Collection, search: Search): Explained {
  const plan = planQuery(collection, search.query, search.sort)
  const stats = new Stats()
  const documentsReturned = lengthOf(new Reader(sql, stats).rows(collection, search))
  return {
    plan: viewOf(plan),
    order: orderOf(plan, search),
    documentsScanned: stats.documentsScanned,
    documentsReturned,
  }
}

function orderOf(plan: Plan, search: Search): Explained['order'] {
  if (search.near) return 'nearest first'
  if (search.sort.length === 0) return 'none'
  return isOrdered(plan, search) ? 'index' : 'sorted in memory'
}

function viewOf(plan: Plan): PlanView {
  switch (plan.kind) {
    case 'all':
      return { from: 'collection scan' }
    case 'id':
      return { from: '_id', intervals: plan.intervals.length }
    case 'index':
      return { from: 'index', index: plan.index.name, intervals: plan.intervals.length }
    case 'union':
      return { from: 'union', parts: plan.plans.map(viewOf) }
  }
}
