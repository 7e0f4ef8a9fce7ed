import { arcLatitudes } from './arc'
import type { Cap, Geometry } from './geometry'
import { covers } from './ring'
import { EARTH_RADIUS_M, latitudeOf, RADIANS, type Vector } from './vector'

/** Degrees, −90 to 90, both included. */
export interface LatitudeRange {
  south: number
  north: number
}

/** Degrees by which what is asked for is widened, about 0.1 m: more than touching and rounding can ever matter. */
const MARGIN = 1e-6

const NORTH_POLE: Vector = [0, 0, 1]
const SOUTH_POLE: Vector = [0, 0, -1]

/** The latitudes a geometry reaches. Its edges bend towards the poles, and a polygon may hold one. */
export function latitudeRange({ points, lines, polygons }: Geometry): LatitudeRange {
  const range = { south: 90, north: -90 }
  const reach = (south: number, north: number): void => {
    range.south = Math.min(range.south, south)
    range.north = Math.max(range.north, north)
  }
  for (const point of points) reach(latitudeOf(point), latitudeOf(point))
  for (const arcs of [...lines, ...polygons.map(([border]) => border)])
    for (const arc of arcs) reach(...arcLatitudes(arc))
  if (polygons.some(([border]) => covers(border, NORTH_POLE))) range.north = 90
  if (polygons.some(([border]) => covers(border, SOUTH_POLE))) range.south = -90
  return range
}

/** The latitudes within some metres of a point. */
export const latitudesAround = (point: Vector, metres: number): LatitudeRange =>
  around(latitudeOf(point), metres / EARTH_RADIUS_M / RADIANS)

export const latitudesOfCap = ({ center, radius }: Cap): LatitudeRange =>
  around(latitudeOf(center), radius / RADIANS)

const around = (latitude: number, degrees: number): LatitudeRange =>
  widened({ south: latitude - degrees, north: latitude + degrees })

/** A range in which rounding loses nothing. */
export const widened = ({ south, north }: LatitudeRange): LatitudeRange => ({
  south: Math.max(-90, south - MARGIN),
  north: Math.min(90, north + MARGIN),
})
