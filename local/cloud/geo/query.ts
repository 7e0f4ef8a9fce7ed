import { isFields, isOperators, type Fields, type Value } from '../values/types'
import { AREA_OPERATORS, areaTestOf } from './area'
import { latitudesAround, type LatitudeRange } from './latitude'
import { nearestOf, nearOf, NEAR_OPERATORS } from './near'
import { geometriesAt } from './places'

interface OnPath {
  path: string
  /** Latitudes outside of which no geometry can match, already widened for rounding. */
  latitude: LatitudeRange
}

export interface AreaQuery extends OnPath {
  kind: 'within' | 'intersects'
}

export interface NearQuery extends OnPath {
  kind: 'near'
  /** Metres, included. */
  minDistance: number
  /** Metres, included; Infinity when the query has none. */
  maxDistance: number
  /** Metres from the query's point to a document's nearest geometry; undefined when it has none. */
  distance(document: Fields): number | undefined
}

export type GeoQuery = AreaQuery | NearQuery

/** The geo conditions every matching document must meet: those at the top of a query and in its `$and`s. */
export function geoQueriesOf(query: Fields): GeoQuery[] {
  return Object.entries(query).flatMap(([key, condition]) => {
    if (key === '$and' && Array.isArray(condition))
      return condition.flatMap((branch) => (isFields(branch) ? geoQueriesOf(branch) : []))
    return key.startsWith('$') || !isOperators(condition) ? [] : conditionsOn(key, condition)
  })
}

/** The one geo condition an index should be walked for: the near one, which also gives the order, or else the first. */
export function geoQueryOf(query: Fields): GeoQuery | undefined {
  const found = geoQueriesOf(query)
  return found.find(({ kind }) => kind === 'near') ?? found[0]
}

function conditionsOn(path: string, condition: Fields): GeoQuery[] {
  const operators = Object.keys(condition)
  if (NEAR_OPERATORS.includes(operators[0]!)) return [nearQuery(path, condition)]
  return operators
    .filter((operator) => AREA_OPERATORS.includes(operator))
    .map((operator) => areaQuery(path, operator, condition[operator]!))
}

function areaQuery(path: string, operator: string, operand: Value): AreaQuery {
  const { kind, latitude } = areaTestOf(operator, operand)
  return { kind, path, latitude }
}

function nearQuery(path: string, condition: Fields): NearQuery {
  const near = nearOf(condition)
  return {
    kind: 'near',
    path,
    latitude: latitudesAround(near.center, near.maxDistance),
    minDistance: near.minDistance,
    maxDistance: near.maxDistance,
    distance: (document) => nearestOf(near, geometriesAt(document, path)),
  }
}
