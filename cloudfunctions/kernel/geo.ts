/** A point on the gcj02 datum, degrees. Every coordinate in the product uses this datum. */
export interface Point {
  latitude: number
  longitude: number
}

/** Mean earth radius in metres (IUGG). */
const EARTH_RADIUS = 6_371_008.8
const radians = (degrees: number): number => (degrees * Math.PI) / 180

/** Great-circle distance in metres, haversine; right to about 0.5 % everywhere, which is below any village radius. */
export function distance(a: Point, b: Point): number {
  const dLat = radians(b.latitude - a.latitude)
  const dLng = radians(b.longitude - a.longitude)
  const h =
    Math.sin(dLat / 2) ** 2 +
    Math.cos(radians(a.latitude)) * Math.cos(radians(b.latitude)) * Math.sin(dLng / 2) ** 2
  return 2 * EARTH_RADIUS * Math.asin(Math.min(1, Math.sqrt(h)))
}
