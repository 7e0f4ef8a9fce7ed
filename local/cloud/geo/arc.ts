import {
  add, angle, cross, dot, latitudeOf, normalize, normalOf, perpendicular, RADIANS, scale, TOUCH, type Vector,
} from './vector' // prettier-ignore

/** The shortest way between two points, which is what an edge of a geometry is on the sphere. */
export interface Arc {
  from: Vector
  to: Vector
  /** Unit normal of its great circle; it points to the left of the way. */
  normal: Vector
}

export const arcOf = (from: Vector, to: Vector): Arc => ({ from, to, normal: normalOf(from, to) })

/** The arcs of a line, one less than its points. */
export const arcsOf = (points: Vector[]): Arc[] => points.slice(1).map((point, i) => arcOf(points[i]!, point))

/** Whether the great circle's point nearest to `point` lies on the arc itself, its ends included. */
export const isBeside = ({ from, to, normal }: Arc, point: Vector): boolean =>
  dot(cross(normal, from), point) >= 0 && dot(cross(to, normal), point) >= 0

/** Radians from a point to the nearest point of an arc. */
export function distanceToArc(arc: Arc, point: Vector): number {
  if (!isBeside(arc, point)) return Math.min(angle(arc.from, point), angle(arc.to, point))
  const away = Math.abs(dot(point, arc.normal))
  return Math.atan2(away, Math.hypot(...perpendicular(point, arc.normal)))
}

const touches = (arc: Arc, point: Vector): boolean => distanceToArc(arc, point) <= TOUCH

/** Where two arcs cross inside of both; undefined where they do not, or only touch. */
export function crossing(one: Arc, other: Arc): Vector | undefined {
  const parted = dot(one.normal, other.from) * dot(one.normal, other.to) < 0
  if (!parted || dot(other.normal, one.from) * dot(other.normal, one.to) >= 0) return undefined
  const meeting = normalize(cross(one.normal, other.normal))
  const side = dot(meeting, add(one.from, one.to))
  // Two great circles meet in two opposite points: the arcs cross when both pass through the same one.
  return side * dot(meeting, add(other.from, other.to)) > 0 ? scale(meeting, Math.sign(side)) : undefined
}

/** Whether two arcs cross or touch. */
export const arcsMeet = (one: Arc, other: Arc): boolean =>
  crossing(one, other) !== undefined ||
  touches(one, other.from) || touches(one, other.to) || touches(other, one.from) || touches(other, one.to) // prettier-ignore

/**
 * The middles of the parts into which others cut an arc. No part changes sides of the others, so its middle tells
 * where the whole part lies.
 */
export function partMiddles(arc: Arc, others: Arc[]): Vector[] {
  const cuts: Vector[] = []
  for (const other of others) {
    const point = crossing(arc, other)
    if (point) cuts.push(point)
    cuts.push(...[other.from, other.to].filter((end) => touches(arc, end)))
  }
  const angles = [0, ...cuts.map((cut) => angle(arc.from, cut)), angle(arc.from, arc.to)].sort(
    (a, b) => a - b,
  )
  return angles
    .slice(1)
    .flatMap((to, i) => (to - angles[i]! > TOUCH ? [along(arc, (to + angles[i]!) / 2)] : []))
}

/** The point of an arc at an angle from its beginning. */
const along = ({ from, normal }: Arc, radians: number): Vector =>
  normalize(add(scale(from, Math.cos(radians)), scale(cross(normal, from), Math.sin(radians))))

/** The lowest and the highest latitude of an arc, in degrees: it bends towards the nearer pole. */
export function arcLatitudes(arc: Arc): [south: number, north: number] {
  const ends = [latitudeOf(arc.from), latitudeOf(arc.to)]
  const top = perpendicular([0, 0, 1], arc.normal)
  const highest = Math.atan2(Math.hypot(...top), Math.abs(arc.normal[2])) / RADIANS
  const reached = [
    ...ends,
    ...(isBeside(arc, top) ? [highest] : []),
    ...(isBeside(arc, scale(top, -1)) ? [-highest] : []),
  ]
  return [Math.min(...reached), Math.max(...reached)]
}
