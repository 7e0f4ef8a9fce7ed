import { notSupported } from '../errors'
import { shown } from '../values/shown'
import { isFields, ownField, type Fields, type Value } from '../values/types'
import { fault, GeometryError, lineOf, numbersOf, placeOf, placesOf, ringsOf } from './coordinates'
import { joined, lineGeometry, pointGeometry, polygonGeometry, type Geometry } from './geometry'
import type { Vector } from './vector'

/** Coordinate systems a geometry may name (MongoDB manual, "GeoJSON Objects"); both are WGS 84 and change nothing. */
const PLAIN_CRS = ['urn:ogc:def:crs:OGC:1.3:CRS84', 'EPSG:4326']
/** MongoDB's own, in which a polygon may be larger than half the globe. It is for queries only, and not built here. */
const STRICT_WINDING = 'urn:x-mongodb:crs:strictwinding:EPSG:4326'

/** The geometry of a stored value: GeoJSON, or the legacy forms `[lng, lat]` and `{lng, lat}`. Throws a GeometryError. */
export function geometryOf(value: Value | undefined): Geometry {
  if (!Array.isArray(value) && !isFields(value))
    fault(`geo element must be an array or object: ${shown(value)}`)
  return isLegacyPoint(value) ? pointGeometry(placeOf(numbersOf(value, false))) : geoJson(value as Fields)
}

/** MongoDB takes any array, and any object that begins with a number, for a legacy point. */
const isLegacyPoint = (value: Value): boolean =>
  Array.isArray(value) || (isFields(value) && typeof Object.values(value)[0] === 'number')

/** The one point a query names, as GeoJSON or in a legacy form. */
export function queryPoint(value: Value | undefined): { place: Vector; legacy: boolean } {
  if (!Array.isArray(value) && !isFields(value)) fault('Point must be an array or object')
  if (isLegacyPoint(value)) return { place: placeOf(numbersOf(value, true)), legacy: true }
  checkCrs(value as Fields, false)
  return { place: placeOf(numbersOf(ownField(value as Fields, 'coordinates'), false)), legacy: false }
}

/** The geometry a query names. Throws a GeometryError, or NOT_SUPPORTED for a polygon larger than half the globe. */
export function queryGeometry(value: Value | undefined): Geometry {
  const crs =
    isFields(value) && value.type === 'Polygon' && isFields(value.crs) ? value.crs.properties : undefined
  if (isFields(crs) && crs.name === STRICT_WINDING) throw notSupported('polygons with strict winding order')
  return geometryOf(value)
}

type Reader = (coordinates: Value | undefined) => Geometry
const READERS: { [type: string]: Reader } = {
  Point: (coordinates) => pointGeometry(placeOf(numbersOf(coordinates, false))),
  LineString: (coordinates) => lineGeometry(lineOf(coordinates)),
  Polygon: (coordinates) => polygonGeometry(ringsOf(coordinates)),
  MultiPoint: (coordinates) => {
    const points = placesOf(coordinates)
    return points.length > 0
      ? pointGeometry(...points)
      : fault('MultiPoint coordinates must have at least 1 element')
  },
  MultiLineString: several('MultiLineString', (coordinates) => lineGeometry(lineOf(coordinates))),
  MultiPolygon: several('MultiPolygon', (coordinates) => polygonGeometry(ringsOf(coordinates))),
}

function several(type: string, read: Reader): Reader {
  return (coordinates) => {
    if (!Array.isArray(coordinates)) fault(`${type} coordinates must be an array`)
    if (coordinates.length === 0) fault(`${type} coordinates must have at least 1 element`)
    return joined(coordinates.map(read))
  }
}

function geoJson(value: Fields): Geometry {
  if (ownField(value, 'type') === 'GeometryCollection') return collection(value)
  const read = readerOf(value)
  if (!read) fault(`unknown GeoJSON type: ${shown(value)}`)
  checkCrs(value, value.type === 'Polygon')
  return read(ownField(value, 'coordinates'))
}

function readerOf(value: Fields): Reader | undefined {
  const type = ownField(value, 'type')
  return typeof type === 'string' && Object.prototype.hasOwnProperty.call(READERS, type)
    ? READERS[type]
    : undefined
}

function collection(value: Fields): Geometry {
  const geometries = ownField(value, 'geometries')
  if (!Array.isArray(geometries)) fault('GeometryCollection geometries must be an array')
  if (geometries.length === 0) fault('GeometryCollection geometries must have at least 1 element')
  return joined(
    geometries.map((part, i) => {
      if (!isFields(part)) fault(`Element ${i} of "geometries" is not an object`)
      if (ownField(part, 'type') === 'GeometryCollection')
        fault(`GeometryCollections cannot be nested: ${shown(part)}`)
      if (!readerOf(part)) fault(`Unknown GeoJSON type: ${shown(part)}`)
      return geoJson(part)
    }),
  )
}

function checkCrs(value: Fields, isPolygon: boolean): void {
  const crs = ownField(value, 'crs')
  if (crs === undefined) return
  if (!isFields(crs)) fault('GeoJSON CRS must be an object')
  if (crs.type !== 'name') fault('GeoJSON CRS must have field "type": "name"')
  const properties = ownField(crs, 'properties')
  if (!isFields(properties)) fault('CRS must have field "properties" which is an object')
  const name = ownField(properties, 'name')
  if (typeof name !== 'string') fault('In CRS, "properties.name" must be a string')
  if (PLAIN_CRS.includes(name)) return
  if (name !== STRICT_WINDING) fault(`Unknown CRS name: ${name}`)
  fault(
    isPolygon
      ? "can't index geometry with strict winding order"
      : 'Strict winding order is only supported by polygon',
  )
}

/** The geometry of a stored value, or undefined where it is none: then it matches no query. */
export function geometryIn(value: Value | undefined): Geometry | undefined {
  try {
    return geometryOf(value)
  } catch (error) {
    if (error instanceof GeometryError) return undefined
    throw error
  }
}

/** What MongoDB says is wrong with a value as a geometry; undefined when nothing is. */
export function geometryFault(value: Value | undefined): string | undefined {
  try {
    geometryOf(value)
    return undefined
  } catch (error) {
    if (error instanceof GeometryError) return error.message
    throw error
  }
}
