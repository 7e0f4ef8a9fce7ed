import { notSupported, operationFailed } from '../errors'
import { shown } from '../values/shown'
import { isFields, type Fields, type Value } from '../values/types'
import { GeometryError } from './coordinates'
import type { Geometry } from './geometry'
import { queryPoint } from './parse'
import { distance } from './relations'
import { EARTH_RADIUS_M, type Vector } from './vector'

export const NEAR_OPERATORS = ['$near', '$nearSphere', '$geoNear']

/** What a `$near` asks for; both distances are in metres and included. */
export interface Near {
  center: Vector
  minDistance: number
  maxDistance: number
}

const bad = (message: string) => operationFailed('Query', message)

/**
 * Reads the whole condition on a field whose first operator is a near operator. The forms are
 * `{$nearSphere: {$geometry, $maxDistance, $minDistance}}`, as the SDK sends it, with metres;
 * `{$nearSphere: <GeoJSON point>, $maxDistance}`, with metres; and `{$nearSphere: [lng, lat], $maxDistance}`, with radians.
 */
export function nearOf(condition: Fields): Near {
  const operator = Object.keys(condition)[0]!
  const operand = condition[operator]
  if (isFields(operand) && Object.keys(operand).some((key) => key.startsWith('$')))
    return ownGeometry(condition, operand)
  if (!Array.isArray(operand) && !isFields(operand)) throw bad('geo near query argument is not an object')
  if (Object.keys(operand).length === 0) throw bad('$geometry is required for geo near query')
  const { place, legacy } = asPoint(operand, 'invalid point in geo near query')
  if (legacy && operator !== '$nearSphere')
    throw notSupported(`${operator} with a legacy point, which asks for a plane`)
  const { [operator]: _point, ...limits } = condition
  return { center: place, ...distances(limits, legacy ? EARTH_RADIUS_M : 1) }
}

function ownGeometry(condition: Fields, operand: Fields): Near {
  const [, extra] = Object.keys(condition)
  if (extra !== undefined)
    throw bad(
      'geo near accepts just one argument when querying for a GeoJSON point. ' +
        `Extra field found: ${extra}: ${shown(condition[extra])}`,
    )
  const { $geometry, ...limits } = operand
  const read = distances(limits, 1)
  if (!Array.isArray($geometry) && !isFields($geometry)) throw bad('$geometry is required for geo near query')
  const { place, legacy } = asPoint($geometry, 'invalid point in geo near query $geometry argument')
  if (legacy) throw bad(`$near requires geojson point, given ${shown($geometry)}`)
  return { center: place, ...read }
}

function asPoint(value: Value, where: string): ReturnType<typeof queryPoint> {
  try {
    return queryPoint(value)
  } catch (error) {
    if (error instanceof GeometryError) throw bad(`${where}: ${shown(value)}  ${error.message}`)
    throw error
  }
}

function distances(limits: Fields, metresPerUnit: number): { minDistance: number; maxDistance: number } {
  for (const [key, value] of Object.entries(limits)) {
    if (key !== '$minDistance' && key !== '$maxDistance')
      throw bad(`invalid argument in geo near query: ${key}`)
    if (typeof value !== 'number') throw bad(`${key} must be a number`)
    if (!(value >= 0)) throw bad(`${key} must be non-negative`)
  }
  const { $minDistance = 0, $maxDistance = Infinity } = limits
  return {
    minDistance: Number($minDistance) * metresPerUnit,
    maxDistance: Number($maxDistance) * metresPerUnit,
  }
}

/** Metres to the nearest of some geometries; undefined when there is none. */
export function nearestOf({ center }: Near, geometries: Geometry[]): number | undefined {
  if (geometries.length === 0) return undefined
  return geometries.reduce((nearest, geometry) => Math.min(nearest, distance(center, geometry)), Infinity)
}

/** Whether the nearest of some geometries lies in the range of distances. */
export function isNear(near: Near, geometries: Geometry[]): boolean {
  const metres = nearestOf(near, geometries)
  return metres !== undefined && metres >= near.minDistance && metres <= near.maxDistance
}
