/** A point of the unit sphere: x points to 0° E on the equator, y to 90° E, z to the north pole. */
export type Vector = readonly [x: number, y: number, z: number]

export const RADIANS = Math.PI / 180
/** Metres; the radius MongoDB computes with, and so 2dsphere distances too (MongoDB manual, "$nearSphere", 6378.1 km). */
export const EARTH_RADIUS_M = 6_378_100
/**
 * Radians within which things touch: about 6 mm. MongoDB compares a point as a leaf cell of its grid, which is about as
 * large, so that points on an edge count; how far beyond it a point still counts is unspecified.
 */
export const TOUCH = 1e-9

/** The unit vector of a longitude and a latitude in degrees. */
export function vectorOf(longitude: number, latitude: number): Vector {
  const [lng, lat] = [longitude * RADIANS, latitude * RADIANS]
  return [Math.cos(lat) * Math.cos(lng), Math.cos(lat) * Math.sin(lng), Math.sin(lat)]
}

/** Degrees, −90 to 90. */
export const latitudeOf = ([x, y, z]: Vector): number => Math.atan2(z, Math.hypot(x, y)) / RADIANS
/** Degrees, −180 to 180. */
export const longitudeOf = ([x, y]: Vector): number => Math.atan2(y, x) / RADIANS

export const dot = (a: Vector, b: Vector): number => a[0] * b[0] + a[1] * b[1] + a[2] * b[2]

export const cross = (a: Vector, b: Vector): Vector => [
  a[1] * b[2] - a[2] * b[1],
  a[2] * b[0] - a[0] * b[2],
  a[0] * b[1] - a[1] * b[0],
]

export const add = (a: Vector, b: Vector): Vector => [a[0] + b[0], a[1] + b[1], a[2] + b[2]]
export const scale = (a: Vector, by: number): Vector => [a[0] * by, a[1] * by, a[2] * by]
const lengthOf = (a: Vector): number => Math.hypot(...a)
export const normalize = (a: Vector): Vector => scale(a, 1 / (lengthOf(a) || 1))

/** Radians between two points; the arc tangent keeps its precision for near and for opposite points. */
export const angle = (a: Vector, b: Vector): number => Math.atan2(lengthOf(cross(a, b)), dot(a, b))

/** The part of `a` that is perpendicular to the unit vector `axis`: the direction at `axis` in which `a` lies. */
export const perpendicular = (a: Vector, axis: Vector): Vector => add(a, scale(axis, -dot(a, axis)))

/** The unit normal of the great circle from `a` to `b`, which has its left side towards the normal. */
export const normalOf = (a: Vector, b: Vector): Vector =>
  // (a + b) × (b − a) is twice a × b, and exact to more digits where the points are near each other.
  normalize(cross(add(a, b), add(b, scale(a, -1))))

/** The angle from direction `a` to direction `b`, counter-clockwise as seen from outside at `axis`; −π to π. */
export const turn = (a: Vector, b: Vector, axis: Vector): number =>
  Math.atan2(dot(axis, cross(a, b)), dot(a, b))

export const sameVector = (a: Vector, b: Vector): boolean => a[0] === b[0] && a[1] === b[1] && a[2] === b[2]
