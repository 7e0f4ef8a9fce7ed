/**
 * Geometry on the sphere, as MongoDB's 2dsphere knows it: edges are the shortest ways between their ends, a ring's area is the
 * smaller of the two it parts the globe into, and the earth is a ball of 6,378,100 m. No state, no database.
 *
 * For a store:
 * - `geoQueryOf(query)` says which path a query asks about, in which latitudes an answer can lie at all, and for a
 *   near query its distances and how far a document is. An index by latitude finds candidates; the matcher, which knows
 *   the geo operators, decides. A near query without an order of its own comes nearest first.
 * - `geometriesToIndex(document, path)` gives what a 2dsphere index holds of a document, or throws MongoDB's refusal of the
 *   whole write; `latitudeRange(geometry)` the latitudes each of them reaches.
 * - `geometriesAt(document, path)` gives what a query sees there, more generously: elements of arrays, and
 *   nothing where a value is no geometry. Use this one for distances.
 * - A near operator needs an index in MongoDB ("unable to find index for $geoNear query"); all others do not.
 *
 * Unspecified, here and there: whether a point exactly on an edge, or within about a centimetre of one, is in or out
 * (here it is in and it meets), and a line or polygon within a `$centerSphere`, of which only the corners are asked.
 */
export { areaTestOf, AREA_OPERATORS, type AreaTest } from './area'
export type { Cap, Geometry } from './geometry'
export { latitudeRange, type LatitudeRange } from './latitude'
export { isNear, nearOf, NEAR_OPERATORS, type Near } from './near'
export { geometryFault, geometryIn, geometryOf, queryPoint } from './parse'
export { geometriesAmong, geometriesAt, geometriesToIndex } from './places'
export { geoQueriesOf, geoQueryOf, type AreaQuery, type GeoQuery, type NearQuery } from './query'
export { distance, intersects, within } from './relations'
export { EARTH_RADIUS_M, type Vector } from './vector'
