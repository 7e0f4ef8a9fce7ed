import { notSupported, operationFailed } from '../errors'
import { shown, shownField } from '../values/shown'
import { isFields, type Value } from '../values/types'
import { GeometryError, numbersOf, placeOf } from './coordinates'
import type { Cap, Geometry } from './geometry'
import { latitudeRange, latitudesOfCap, widened, type LatitudeRange } from './latitude'
import { queryGeometry } from './parse'
import { intersects, within } from './relations'

export const AREA_OPERATORS = ['$geoWithin', '$within', '$geoIntersects']

/** What a `$geoWithin` or `$geoIntersects` asks of one geometry. */
export interface AreaTest {
  kind: 'within' | 'intersects'
  test: (geometry: Geometry) => boolean
  /** Latitudes outside of which no geometry passes. */
  latitude: LatitudeRange
}

const bad = (message: string) => operationFailed('Query', message)
/** Shapes of the plane, which MongoDB takes on legacy points only. */
const PLANAR = ['$box', '$polygon', '$center']

/** Reads the operand of one of the area operators. */
export function areaTestOf(operator: string, operand: Value): AreaTest {
  if (!isFields(operand)) throw bad('geometry must be an object')
  const [shape, another] = Object.keys(operand).filter((key) => key !== '$uniqueDocs')
  if (shape === undefined) throw bad("geo query doesn't have any geometry")
  if (another !== undefined)
    throw bad(`${operator} doesn't accept multiple shapes ${shownField(operator, operand)}`)
  if (PLANAR.includes(shape)) throw notSupported(`${shape} in ${operator}, which asks for a plane`)
  const area = shapeOf(shape, operand[shape]!)
  if (operator === '$geoIntersects') {
    if ('center' in area) throw notSupported(`${shape} in $geoIntersects`)
    return {
      kind: 'intersects',
      test: (geometry) => intersects(geometry, area),
      latitude: widened(latitudeRange(area)),
    }
  }
  if (!('center' in area) && area.polygons.length === 0)
    throw bad(`$within not supported with provided geometry: ${shown({ [operator]: operand })}`)
  const latitude = 'center' in area ? latitudesOfCap(area) : widened(latitudeRange(area))
  return { kind: 'within', test: (geometry) => within(geometry, area), latitude }
}

function shapeOf(shape: string, value: Value): Geometry | Cap {
  const known = shape === '$geometry' || shape === '$centerSphere'
  if (!known || (!Array.isArray(value) && !isFields(value)))
    throw bad(`unknown geo specifier: ${shownField(shape, value)}`)
  try {
    return shape === '$geometry' ? queryGeometry(value) : capOf(value)
  } catch (error) {
    if (error instanceof GeometryError) throw bad(error.message)
    throw error
  }
}

function capOf(value: Value): Cap {
  const [middle, radius, ...more] = Object.values(value as object) as Value[]
  const center = placeOf(numbersOf(middle, true))
  if (typeof radius !== 'number' || !(radius >= 0)) throw bad('radius must be a non-negative number')
  if (more.length > 0) throw bad('Only 2 fields allowed for circular region')
  return { center, radius }
}
