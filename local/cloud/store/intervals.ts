import { descending } from '../values/sort-key'
import type { PathBounds } from './bounds'
import type { Index, IndexKey } from './catalog'

/** A half-open stretch of an index, in the bytes of its keys. */
export interface Interval {
  from: Buffer
  to: Buffer
}

/** Combinations of points over a compound index that are still looked up one by one. */
const MAX_INTERVALS = 1000
/** Above every byte a field's key can begin with. */
const ABOVE = Buffer.from([0xff])

/** The beginnings of keys that the equalities on the first fields of an index leave, in the order of the index. */
export function equalityPrefixes(
  index: Pick<Index, 'keys'>,
  bounds: Map<string, PathBounds>,
): { prefixes: Buffer[]; equalities: number } {
  let prefixes: Buffer[] = [Buffer.alloc(0)]
  let equalities = 0
  for (const key of index.keys) {
    const points = bounds.get(key.path)?.points
    if (key.direction === '2dsphere' || points === undefined) break
    if (points.length * prefixes.length > MAX_INTERVALS) break
    const parts = points.map((point) => (key.direction === 1 ? point : descending(point)))
    prefixes = prefixes.flatMap((prefix) => parts.map((part) => Buffer.concat([prefix, part])))
    equalities += 1
  }
  // The server walks an index in its own order, whatever the order of an $in.
  return { prefixes: prefixes.sort(Buffer.compare), equalities }
}

/** All keys that begin with these whole fields: what follows is the type byte of another field, below 0xff. */
export const pointInterval = (prefix: Buffer): Interval => ({
  from: prefix,
  to: Buffer.concat([prefix, ABOVE]),
})

/** With arrays, one element may meet the lower and another the upper bound, so only one of them can be used. */
export function rangeInterval(prefix: Buffer, key: IndexKey, range: PathBounds, multikey: boolean): Interval {
  const upper = multikey && range.lower ? undefined : range.upper
  const after = (bytes: Buffer) => Buffer.concat([prefix, bytes, ABOVE])
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
