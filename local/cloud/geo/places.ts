import { operationFailed } from '../errors'
import { valuesAt } from '../values/path'
import { shown } from '../values/shown'
import { isFields, type Fields, type Value } from '../values/types'
import { GeometryError } from './coordinates'
import type { Geometry } from './geometry'
import { geometryIn, geometryOf } from './parse'

/** The geometries among some values of a field, and among the elements of those that are arrays of geometries. */
export function geometriesAmong(values: (Value | undefined)[]): Geometry[] {
  return values.flatMap((value) => {
    const itself = geometryIn(value)
    if (itself) return [itself]
    return Array.isArray(value) ? value.flatMap((item) => geometryIn(item) ?? []) : []
  })
}

/** The geometries a query sees at a path of a document; what is no geometry is passed over. */
export const geometriesAt = (document: Fields, path: string): Geometry[] =>
  geometriesAmong(valuesAt(document, path))

const isNothing = (value: Value | undefined): boolean =>
  value === undefined ||
  value === null ||
  ((Array.isArray(value) || isFields(value)) && Object.keys(value).length === 0)

/**
 * The geometries a 2dsphere index holds of a document; none where the field is absent, null or empty, because such an
 * index is always sparse. Unlike a query it refuses a document with anything else there, an array of geometries at
 * the very end of the path included: MongoDB takes every array there for one legacy point.
 */
export function geometriesToIndex(document: Fields, path: string): Geometry[] {
  const values = valuesAt(document, path).filter((value) => value !== undefined)
  if (values.length === 0 || (values.length === 1 && isNothing(values[0]))) return []
  try {
    return values.map(geometryOf)
  } catch (error) {
    if (!(error instanceof GeometryError)) throw error
    throw operationFailed('Write', `Can't extract geo keys: ${shown(document)}  ${error.message}`)
  }
}
