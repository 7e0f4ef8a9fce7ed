import { arcLatitudes, arcOf, arcsMeet, crossing, distanceToArc, isBeside, type Arc } from './arc'
import {
  add, angle, dot, latitudeOf, longitudeOf, normalize, perpendicular, sameVector, scale, TOUCH, turn, type Vector,
} from './vector' // prettier-ignore

/** A closed ring whose inside, the smaller of the two areas it parts the sphere into, is at the left of its arcs. */
export type Ring = Arc[]

/** The ring through some points, of which the last is not the first again; turned round when its left is the larger area. */
export function ringOf(points: Vector[]): Ring {
  const arcs = closed(points)
  return leftArea(arcs) > 2 * Math.PI ? closed([...points].reverse()) : arcs
}

const closed = (points: Vector[]): Arc[] =>
  points.map((point, i) => arcOf(point, points[(i + 1) % points.length]!))

/** Steradians at the left of a ring: a full turn less the sum of its turns (Gauss–Bonnet). */
function leftArea(arcs: Arc[]): number {
  const turns = arcs.map(({ from, to }, i) => {
    const arriving = scale(perpendicular(arcs.at(i - 1)!.from, from), -1)
    return turn(arriving, perpendicular(to, from), from)
  })
  return 2 * Math.PI - turns.reduce((total, one) => total + one, 0)
}

/** How far a point is from a ring in radians, and whether it lies inside. */
export function placeIn(ring: Ring, point: Vector): { distance: number; inside: boolean } {
  let nearest = 0
  let distance = Infinity
  for (const [i, arc] of ring.entries()) {
    const away = distanceToArc(arc, point)
    if (away < distance) [distance, nearest] = [away, i]
  }
  return { distance, inside: isInside(ring, nearest, point) }
}

/** The way from a point to the nearest point of a ring crosses nothing, so the side it arrives from is the answer. */
function isInside(ring: Ring, nearest: number, point: Vector): boolean {
  const arc = ring[nearest]!
  if (isBeside(arc, point)) return dot(point, arc.normal) > 0
  const atEnd = angle(arc.to, point) < angle(arc.from, point)
  const next = atEnd ? ring[(nearest + 1) % ring.length]! : arc
  const before = atEnd ? arc : ring.at(nearest - 1)!
  const corner = next.from
  const out = perpendicular(next.to, corner)
  return (
    leftTurn(out, perpendicular(point, corner), corner) <
    leftTurn(out, perpendicular(before.from, corner), corner)
  )
}

const leftTurn = (a: Vector, b: Vector, axis: Vector): number =>
  (turn(a, b, axis) + 2 * Math.PI) % (2 * Math.PI)

/** Inside a ring or on it. */
export function covers(ring: Ring, point: Vector): boolean {
  const { inside, distance } = placeIn(ring, point)
  return inside || distance <= TOUCH
}

/** A point beside the middle of a ring's first edge, as near to it as is needed to be accepted. */
export function pointBeside(ring: Ring, accepts: (point: Vector) => boolean): Vector {
  const { from, to, normal } = ring[0]!
  const middle = normalize(add(from, to))
  const aside = (radians: number): Vector => normalize(add(middle, scale(normal, radians)))
  for (let step = angle(from, to); step > TOUCH; step /= 2) if (accepts(aside(step))) return aside(step)
  return aside(TOUCH)
}

/** What S2, the geometry library of MongoDB, says is wrong with a ring: a corner met twice, or two edges that cross. */
export function ringFault(points: Vector[]): string | undefined {
  for (const [i, point] of points.entries()) {
    const twin = points.findIndex((other, j) => j > i && sameVector(point, other))
    if (twin !== -1) return `Duplicate vertices: ${i} and ${twin}`
  }
  const crossed = firstCrossing(closed(points))
  if (!crossed) return undefined
  const [i, j, one, other] = crossed
  return `Edges ${i} and ${j} cross. Edge locations in degrees: ${shown(one)} and ${shown(other)}`
}

const shown = ({ from, to }: Arc): string =>
  [from, to].map((end) => `[${latitudeOf(end).toFixed(7)}, ${longitudeOf(end).toFixed(7)}]`).join('-')

/** The first two edges that cross, found from south to north so that only edges at the same latitude are compared. */
function firstCrossing(arcs: Arc[]): [number, number, Arc, Arc] | undefined {
  const edges = arcs
    .map((arc, i) => ({ arc, i, span: arcLatitudes(arc) }))
    .sort((a, b) => a.span[0] - b.span[0])
  for (const [at, one] of edges.entries()) {
    for (let k = at + 1; k < edges.length && edges[k]!.span[0] <= one.span[1]; k += 1) {
      const other = edges[k]!
      const apart = Math.abs(one.i - other.i)
      if (apart === 1 || apart === arcs.length - 1 || !crossing(one.arc, other.arc)) continue
      return one.i < other.i ? [one.i, other.i, one.arc, other.arc] : [other.i, one.i, other.arc, one.arc]
    }
  }
  return undefined
}

/** Whether two rings cross or touch. */
export const ringsMeet = (one: Ring, other: Ring): boolean =>
  one.some((arc) => other.some((edge) => arcsMeet(arc, edge)))
