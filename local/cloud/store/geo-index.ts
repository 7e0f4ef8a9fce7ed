import { geometriesToIndex, latitudeRange, type GeoQuery, type LatitudeRange } from '../geo'
import { sortKey } from '../values/sort-key'
import type { Document } from '../values/types'
import type { Index } from './catalog'
import { pointInterval, type Interval } from './intervals'

/**
 * A 2dsphere index holds the bands of latitude a geometry touches, so that a search within some latitudes reads only
 * theirs. How far east or west a candidate lies is left to the matcher.
 */
const BANDS_PER_DEGREE = 10
/** Beyond so many bands (5 degrees) a geometry has one entry that every search reads. */
const MOST_BANDS = 50
/** The key of that entry; bands are numbers. */
const EVERYWHERE = sortKey(null)

const bandOf = (latitude: number): number => Math.floor((latitude + 90) * BANDS_PER_DEGREE)

/**
 * The parts of keys that a document has for a 2dsphere path: none where there is no geometry, because such an index
 * is always sparse. Throws MongoDB's refusal of a malformed geometry.
 */
export function geoParts(document: Document, path: string): Buffer[] {
  const bands = new Set<number>()
  for (const geometry of geometriesToIndex(document, path)) {
    const { south, north } = latitudeRange(geometry)
    const [first, last] = [bandOf(south), bandOf(north)]
    if (last - first >= MOST_BANDS) return [EVERYWHERE]
    for (let band = first; band <= last; band += 1) bands.add(band)
  }
  return bands.size > MOST_BANDS ? [EVERYWHERE] : [...bands].map(sortKey)
}

/** The stretches of an index, below some beginning of its keys, that hold all candidates of some latitudes. */
export function latitudeIntervals(prefix: Buffer, { south, north }: LatitudeRange): Interval[] {
  const from = Buffer.concat([prefix, sortKey(bandOf(south))])
  const { to } = pointInterval(Buffer.concat([prefix, sortKey(bandOf(north))]))
  return [pointInterval(Buffer.concat([prefix, EVERYWHERE])), { from, to }]
}

/** The geographic condition an index can be walked for, when its fields before that one are fixed. */
export function geoQueryFor(
  index: Pick<Index, 'keys'>,
  equalities: number,
  queries: GeoQuery[],
): GeoQuery | undefined {
  const next = index.keys[equalities]
  return next?.direction === '2dsphere' ? queries.find(({ path }) => path === next.path) : undefined
}
