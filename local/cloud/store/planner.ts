import type { SortKey } from '../query/sort'
import { descending } from '../values/sort-key'
import type { Fields, Value } from '../values/types'
import { isFields } from '../values/types'
import { boundsOf, type PathBounds } from './bounds'
import type { Collection, Index, IndexKey } from './catalog'

/** A half-open stretch of an index, in the bytes of its keys. */
export interface Interval {
  from: Buffer
  to: Buffer
}

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
/** Combinations of points over a compound index that are still looked up one by one. */
const MAX_INTERVALS = 1000
const EVERYTHING: Interval = { from: Buffer.alloc(0), to: Buffer.from([0xff]) }

/** The cheapest way to the documents of a query: the most equalities first, then a range, then the order asked for. */
export function planQuery(collection: Collection, query: Fields, sort: SortKey[]): Plan {
  const bounds = boundsOf(query)
  const candidates: Candidate[] = []
  const byId = planIndex(ID, bounds, sort)
  if (byId) candidates.push({ score: byId.score + 1, plan: { kind: 'id', ...byId.use } })
  for (const index of collection.indexes) {
    const found = planIndex(index, bounds, sort)
    if (found) candidates.push({ score: found.score, plan: { kind: 'index', index, ...found.use } })
  }
  const best = candidates.sort((a, b) => b.score - a.score)[0]
  if (best && best.score >= SCORE.equality) return best.plan
  return planUnion(collection, query) ?? best?.plan ?? { kind: 'all' }
}

/** An `$or` whose every branch has an index is the union of those. */
function planUnion(collection: Collection, query: Fields): Plan | undefined {
  const branches = query.$or
  if (!Array.isArray(branches)) return undefined
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

function equalityPrefixes(index: Pick<Index, 'keys'>, bounds: Map<string, PathBounds>) {
  let prefixes: Buffer[] = [Buffer.alloc(0)]
  let equalities = 0
  for (const key of index.keys) {
    const points = bounds.get(key.path)?.points
    if (points === undefined || points.length * prefixes.length > MAX_INTERVALS) break
    const parts = points.map((point) => (key.direction === 1 ? point : descending(point)))
    prefixes = prefixes.flatMap((prefix) => parts.map((part) => Buffer.concat([prefix, part])))
    equalities += 1
  }
  // The server walks an index in its own order, whatever the order of an $in.
  return { prefixes: prefixes.sort(Buffer.compare), equalities }
}

/** All keys that begin with these whole fields: what follows is the type byte of another field, below 0xff. */
function pointInterval(prefix: Buffer): Interval {
  return prefix.length === 0 ? EVERYTHING : { from: prefix, to: Buffer.concat([prefix, Buffer.from([0xff])]) }
}

/** With arrays, one element may meet the lower and another the upper bound, so only one of them can be used. */
function rangeInterval(prefix: Buffer, key: IndexKey, range: PathBounds, multikey: boolean): Interval {
  const upper = multikey && range.lower ? undefined : range.upper
  const after = (bytes: Buffer) => Buffer.concat([prefix, bytes, Buffer.from([0xff])])
  const at = (bytes: Buffer) => Buffer.concat([prefix, bytes])
  const type = range.bracket!
  if (key.direction === 1) {
    const { lower } = range
    return {
      from: lower ? (lower.inclusive ? at(lower.key) : after(lower.key)) : at(Buffer.from([type])),
      to: upper ? (upper.inclusive ? after(upper.key) : at(upper.key)) : at(Buffer.from([type + 1])),
    }
  }
  const low = range.lower && { ...range.lower, key: descending(range.lower.key) }
  const high = upper && { ...upper, key: descending(upper.key) }
  return {
    from: high ? (high.inclusive ? at(high.key) : after(high.key)) : at(Buffer.from([0xff - type])),
    to: low ? (low.inclusive ? after(low.key) : at(low.key)) : at(Buffer.from([0x100 - type])),
  }
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
    wanted.map((key, i) => (rest[i]!.path === key.path ? key.direction * rest[i]!.direction : 0)),
  )
  if (signs.size === 0) return 1
  if (signs.size > 1 || signs.has(0)) return 0
  return signs.has(1) ? 1 : -1
}
