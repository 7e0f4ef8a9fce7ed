import { arcsMeet, distanceToArc, partMiddles, type Arc } from './arc'
import type { Cap, Geometry, Polygon } from './geometry'
import { covers, placeIn, pointBeside } from './ring'
import { angle, EARTH_RADIUS_M, TOUCH, type Vector } from './vector'

/** In a polygon or on its border; the inside of a hole is not, its border is. */
const polygonCovers = ([border, ...holes]: Polygon, point: Vector): boolean =>
  covers(border, point) &&
  holes.every((hole) => {
    const { inside, distance } = placeIn(hole, point)
    return !inside || distance <= TOUCH
  })

/** In a polygon and on no border of it. */
const isDeepIn = (polygon: Polygon, point: Vector): boolean =>
  polygonCovers(polygon, point) && polygon.every((ring) => placeIn(ring, point).distance > TOUCH)

const polygonCoversArc = (polygon: Polygon, arc: Arc): boolean =>
  [arc.from, arc.to, ...partMiddles(arc, polygon.flat())].every((point) => polygonCovers(polygon, point))

/**
 * A polygon lies in another when its border does, no border of the other runs through it, and some point of it is
 * in the other: then nothing parts the rest of it from that point.
 */
function polygonCoversPolygon(outer: Polygon, inner: Polygon): boolean {
  return (
    inner.flat().every((arc) => polygonCoversArc(outer, arc)) &&
    !outer.flat().some((arc) => partMiddles(arc, inner.flat()).some((point) => isDeepIn(inner, point))) &&
    polygonCovers(
      outer,
      pointBeside(inner[0], (point) => isDeepIn(inner, point)),
    )
  )
}

/**
 * Whether a geometry lies in one as a whole: each of its parts in one of the polygons of the area, or in the cap. Of
 * lines and polygons only the corners have to lie in a cap, as in MongoDB, which asks for the complement's distance.
 */
export function within(geometry: Geometry, area: Geometry | Cap): boolean {
  if ('center' in area)
    return cornersOf(geometry).every((corner) => angle(corner, area.center) <= area.radius + TOUCH)
  const inOne = (test: (polygon: Polygon) => boolean): boolean => area.polygons.some(test)
  return (
    geometry.points.every((point) => inOne((polygon) => polygonCovers(polygon, point))) &&
    geometry.lines.every((line) => inOne((polygon) => line.every((arc) => polygonCoversArc(polygon, arc)))) &&
    geometry.polygons.every((inner) => inOne((outer) => polygonCoversPolygon(outer, inner)))
  )
}

const cornersOf = ({ points, lines, polygons }: Geometry): Vector[] => [
  ...points,
  ...[...lines, ...polygons.flat()].flatMap((arcs) => arcs.flatMap(({ from, to }) => [from, to])),
]

/** Whether two geometries have a point in common; touching counts. */
export function intersects(one: Geometry, other: Geometry): boolean {
  return (
    arcsOfGeometry(one).some((arc) => arcsOfGeometry(other).some((edge) => arcsMeet(arc, edge))) ||
    cornersOf(one).some((corner) => reaches(other, corner)) ||
    cornersOf(other).some((corner) => reaches(one, corner))
  )
}

const arcsOfGeometry = ({ lines, polygons }: Geometry): Arc[] => [...lines.flat(), ...polygons.flat(2)]

const reaches = (geometry: Geometry, point: Vector): boolean => radiansTo(geometry, point) <= TOUCH

/** Metres from a point to the nearest point of a geometry; 0 inside a polygon. */
export const distance = (point: Vector, geometry: Geometry): number =>
  radiansTo(geometry, point) * EARTH_RADIUS_M

function radiansTo({ points, lines, polygons }: Geometry, point: Vector): number {
  if (polygons.some((polygon) => polygonCovers(polygon, point))) return 0
  let nearest = Infinity
  for (const other of points) nearest = Math.min(nearest, angle(point, other))
  for (const arcs of [...lines, ...polygons.flat()])
    for (const arc of arcs) nearest = Math.min(nearest, distanceToArc(arc, point))
  return nearest
}
