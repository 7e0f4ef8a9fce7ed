import { operationFailed } from '../errors'
import { geoQueriesOf, type GeoQuery } from '../geo'
import type { SortKey } from '../query/sort'
import type { Fields, Value } from '../values/types'
import { isFields } from '../values/types'
import { boundsOf, type PathBounds } from './bounds'
import type { Collection, Index } from './catalog'
import { geoQueryFor, latitudeIntervals } from './geo-index'
import { equalityPrefixes, pointInterval, rangeInterval, type Interval } from './intervals'

/** Where candidates come from. Whatever the plan, the matcher decides; a plan only has to leave nothing out. */
export type Plan =
  | { kind: 'all' }
  | { kind: 'id'; intervals: Interval[]; sorted: boolean; reverse: boolean }
  | { kind: 'index'; index: Index; intervals: Interval[]; sorted: boolean; reverse: boolean }
  | { kind: 'union'; plans: Plan[] }

interface Candidate {
  plan: Plan
  score: number
}

const ID: Pick<Index, 'keys' | 'multikey' | 'unique'> = {
  keys: [{ path: '_id', direction: 1 }],
  multikey: [false],
  unique: true,
}

/**
 * The cheapest way to the documents of a query: the most equalities first, then a range, then the order asked for. A
 * near query takes a geographic index whatever else there is, and is an error without one.
 */
export function planQuery(collection: Collection, query: Fields, sort: SortKey[]): Plan {
  const bounds = boundsOf(query)
  const geo = geoQueriesOf(query)
  const near = geo.find(({ kind }) => kind === 'near')
  const candidates: Candidate[] = []
  const byId = planIndex(ID, bounds, sort)
  if (byId && !near) candidates.push({ score: byId.score + 1, plan: { kind: 'id', ...byId.use } })
  for (const index of collection.indexes) {
    const isGeo = index.keys.some((key) => key.direction === '2dsphere')
    const found = isGeo
      ? planGeoIndex(index, bounds, near ? [near] : geo)
      : near
        ? undefined
        : planIndex(index, bounds, sort)
    if (found) candidates.push({ score: found.score, plan: { kind: 'index', index, ...found.use } })
  }
  const best = candidates.sort((a, b) => b.score - a.score)[0]
  if (near && !best)
    throw operationFailed(
      'Query',
      'error processing query: planner returned error: unable to find index for $geoNear query',
    )
  if (best && (near || best.score >= SCORE.equality)) return best.plan
  return planUnion(collection, query) ?? best?.plan ?? { kind: 'all' }
}

/** An `$or` whose every branch has an index is the union of those, also where it stands in an `$and`. */
function planUnion(collection: Collection, query: Fields): Plan | undefined {
  const branches = query.$or
  if (!Array.isArray(branches)) {
    const parts = Array.isArray(query.$and) ? query.$and.filter(isFields) : []
    return parts.map((part) => planUnion(collection, part)).find((plan) => plan !== undefined)
  }
  const plans = branches.map((branch: Value) =>
    isFields(branch) ? planQuery(collection, branch, []) : { kind: 'all' as const },
  )
  return plans.some((plan) => plan.kind === 'all') ? undefined : { kind: 'union', plans }
}

const SCORE = { unique: 1000, equality: 100, range: 40, sorted: 10 }

interface Use {
  intervals: Interval[]
  sorted: boolean
  reverse: boolean
}

/** A geographic index lacks documents without a geometry, so it serves only queries that ask for one. */
function planGeoIndex(
  index: Index,
  bounds: Map<string, PathBounds>,
  queries: GeoQuery[],
): { score: number; use: Use } | undefined {
  const { prefixes, equalities } = equalityPrefixes(index, bounds)
  const geo = geoQueryFor(index, equalities, queries)
  if (!geo) return undefined
  const intervals = prefixes.flatMap((prefix) => latitudeIntervals(prefix, geo.latitude))
  return {
    score: equalities * SCORE.equality + SCORE.range,
    use: { intervals, sorted: false, reverse: false },
  }
}

function planIndex(
  index: Pick<Index, 'keys' | 'multikey' | 'unique'>,
  bounds: Map<string, PathBounds>,
  sort: SortKey[],
): { score: number; use: Use } | undefined {
  const { prefixes, equalities } = equalityPrefixes(index, bounds)
  const next = index.keys[equalities]
  const range = next && bounds.get(next.path)
  const ranged = next !== undefined && range !== undefined && (range.lower ?? range.upper) !== undefined
  const direction = sortDirection(index, equalities, prefixes.length, sort)
  if (equalities === 0 && !ranged && direction === 0) return undefined
  const intervals = prefixes.map((prefix) =>
    ranged ? rangeInterval(prefix, next, range, index.multikey[equalities] === true) : pointInterval(prefix),
  )
  const complete = index.unique && equalities === index.keys.length
  const score =
    equalities * SCORE.equality +
    (ranged ? SCORE.range : 0) +
    (direction !== 0 && sort.length > 0 ? SCORE.sorted : 0) +
    (complete ? SCORE.unique : 0)
  return { score, use: { intervals, sorted: direction !== 0, reverse: direction === -1 } }
}

/** 1 or −1 when walking the index gives the order asked for; 0 when documents have to be sorted. */
function sortDirection(
  index: Pick<Index, 'keys' | 'multikey'>,
  equalities: number,
  prefixes: number,
  sort: SortKey[],
): 1 | -1 | 0 {
  if (sort.length === 0 || prefixes > 1) return 0
  const fixed = new Set(index.keys.slice(0, equalities).map((key) => key.path))
  const wanted = sort.filter((key) => !fixed.has(key.path))
  const rest = index.keys.slice(equalities)
  if (wanted.length > rest.length || index.multikey.some((array, i) => array && i >= equalities)) return 0
  if (
    sort.some(
      (key) => fixed.has(key.path) && index.multikey[index.keys.findIndex((k) => k.path === key.path)],
    )
  )
    return 0
  const signs = new Set(
    wanted.map((key, i) => (rest[i]!.path === key.path ? key.direction * Number(rest[i]!.direction) : 0)),
  )
  if (signs.size === 0) return 1
  if (signs.size > 1 || signs.has(0)) return 0
  return signs.has(1) ? 1 : -1
}
