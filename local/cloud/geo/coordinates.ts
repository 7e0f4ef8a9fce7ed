import { shown } from '../values/shown'
import type { Fields, Value } from '../values/types'
import { crossing } from './arc'
import { covers, ringFault, ringOf } from './ring'
import { sameVector, vectorOf, type Vector } from './vector'

/** What is wrong with a geometry, in MongoDB's words; the caller says where it was met. */
export class GeometryError extends Error {}

export function fault(message: string): never {
  throw new GeometryError(message)
}

/** The two numbers a point begins with; with `only`, it must have no third. */
export function numbersOf(value: Value | undefined, only: boolean): [number, number] {
  if (value === null || typeof value !== 'object') fault('Point must be an array or object')
  const parts = Array.isArray(value) ? value : Object.values(value as Fields)
  const [x, y] = parts
  if (typeof x !== 'number' || typeof y !== 'number') fault('Point must only contain numeric elements')
  if (only && parts.length > 2) fault('Point must only contain two numeric elements')
  if (!Number.isFinite(x) || !Number.isFinite(y)) fault('Point coordinates must be finite numbers')
  return [x, y]
}

/** The place of a longitude and a latitude, which must be on the globe. */
export function placeOf([longitude, latitude]: [number, number]): Vector {
  if (Math.abs(longitude) > 180 || Math.abs(latitude) > 90)
    fault(`longitude/latitude is out of bounds, lng: ${longitude} lat: ${latitude}`)
  return vectorOf(longitude, latitude)
}

/** `[[lng, lat], …]`; a third number, such as a height, is passed over. */
export function placesOf(value: Value | undefined): Vector[] {
  if (!Array.isArray(value)) fault('GeoJSON coordinates must be an array of coordinates')
  return value.map((point) => {
    if (!Array.isArray(point)) fault('GeoJSON coordinates must be an array')
    return placeOf(numbersOf(point, false))
  })
}

const withoutRepeats = (points: Vector[]): Vector[] =>
  points.filter((point, i) => i === 0 || !sameVector(point, points[i - 1]!))

export function lineOf(value: Value | undefined): Vector[] {
  const points = withoutRepeats(placesOf(value))
  if (points.length < 2) fault(`GeoJSON LineString must have at least 2 vertices: ${shown(value)}`)
  return points
}

/** The rings of a polygon, each without its closing point, of which all but the first must be holes in the first. */
export function ringsOf(value: Value | undefined): Vector[][] {
  if (!Array.isArray(value)) fault('Polygon coordinates must be an array')
  if (value.length === 0) fault('Polygon has no loops.')
  const rings = value.map(loopOf)
  const border = ringOf(rings[0]!)
  const holes = rings.slice(1).map(ringOf)
  for (const [i, hole] of holes.entries()) {
    if (hole.some((arc) => !covers(border, arc.from) || border.some((edge) => crossing(arc, edge))))
      fault(
        'Secondary loops not contained by first exterior loop - secondary loops must be holes: ' +
          `${shown(value[i + 1])} first loop: ${shown(value[0])}`,
      )
    for (const [j, other] of holes.slice(0, i).entries()) {
      const at = hole.findIndex((arc) => other.some((edge) => crossing(arc, edge)))
      if (at !== -1)
        fault(`Polygon isn't valid: Loop ${j + 1} crosses loop ${i + 1} edge ${at} ${shown(value)}`)
      if (hole.every((arc) => covers(other, arc.from)) || other.every((arc) => covers(hole, arc.from)))
        fault(`Polygon interior loops cannot be nested: ${shown(value)}`)
    }
  }
  return rings
}

function loopOf(value: Value): Vector[] {
  const points = placesOf(value)
  const [first] = points
  if (first === undefined) fault(`Loop has no vertices: ${shown(value)}`)
  if (!sameVector(first, points.at(-1)!)) fault(`Loop is not closed: ${shown(value)}`)
  const corners = withoutRepeats(points).slice(0, -1)
  if (corners.length < 3) fault(`Loop must have at least 3 different vertices: ${shown(value)}`)
  const wrong = ringFault(corners)
  if (wrong !== undefined) fault(`Loop is not valid: ${shown(value)} ${wrong}`)
  return corners
}
