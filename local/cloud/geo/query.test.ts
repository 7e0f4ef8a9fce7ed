import type { Fields } from '../values/types'
import { EARTH_RADIUS_M, geometriesToIndex, geoQueriesOf, geoQueryOf, type NearQuery } from '.'

const DEGREE_M = (Math.PI / 180) * EARTH_RADIUS_M
const at = (lng: number, lat: number): Fields => ({ type: 'Point', coordinates: [lng, lat] })
const area = { type: 'Polygon', coordinates: [[[0, 1], [4, 1], [4, 3], [0, 3], [0, 1]]] } // prettier-ignore
const near = (query: Fields): NearQuery => {
  const found = geoQueryOf(query)
  if (found?.kind !== 'near') throw new Error('no near query')
  return found
}

describe('what a query asks of the globe', () => {
  test('nothing, when it has no geo operator that every answer must meet', () => {
    const within = { place: { $geoWithin: { $geometry: area } } }
    expect(geoQueryOf({ a: 1, place: { $exists: true }, $or: [within] })).toBeUndefined()
  })

  test('the path and latitudes of an area', () => {
    const found = geoQueryOf({ n: 1, 'home.place': { $geoWithin: { $geometry: area } } })
    expect(found).toMatchObject({ kind: 'within', path: 'home.place' })
    expect(found?.latitude.south).toBeCloseTo(1, 5)
    expect(found?.latitude.north).toBeCloseTo(3.0018, 3)
  })

  test('the latitudes of a circle', () => {
    const circle = { $centerSphere: [[100, 88], (3 * Math.PI) / 180] }
    expect(geoQueryOf({ place: { $geoWithin: circle } })?.latitude).toEqual({
      south: expect.closeTo(85, 5),
      north: 90,
    })
  })

  test('a near operator within $and comes before an area', () => {
    const conditions: Fields[] = [
      { a: { $geoIntersects: { $geometry: area } } },
      { b: { $nearSphere: { $geometry: at(0, 0) } } },
    ]
    expect(geoQueryOf({ $and: conditions })).toMatchObject({ kind: 'near', path: 'b' })
    expect(geoQueriesOf({ $and: conditions }).map(({ kind }) => kind)).toEqual(['intersects', 'near'])
  })

  test('distances in metres and the latitudes they reach', () => {
    const query = near({
      p: { $near: { $geometry: at(7, 10), $minDistance: 5, $maxDistance: 2 * DEGREE_M } },
    })
    expect(query).toMatchObject({ path: 'p', minDistance: 5, maxDistance: 2 * DEGREE_M })
    expect(query.latitude).toEqual({ south: expect.closeTo(8, 5), north: expect.closeTo(12, 5) })
  })

  test('everything, when a near operator has no greatest distance', () => {
    const query = near({ p: { $nearSphere: { $geometry: at(7, 10) } } })
    expect(query.maxDistance).toBe(Infinity)
    expect(query.latitude).toEqual({ south: -90, north: 90 })
  })

  test('a legacy point has its distances in radians, a bare GeoJSON point in metres', () => {
    expect(near({ p: { $nearSphere: [7, 10], $maxDistance: 0.5 } }).maxDistance).toBe(0.5 * EARTH_RADIUS_M)
    expect(near({ p: { $near: at(7, 10), $maxDistance: 500 } }).maxDistance).toBe(500)
  })

  test('how far a document is, by the nearest of its geometries', () => {
    const { distance } = near({ 'homes.at': { $nearSphere: { $geometry: at(0, 0) } } })
    expect(distance({ homes: { at: at(3, 0) } })).toBeCloseTo(3 * DEGREE_M, 4)
    expect(distance({ homes: [{ at: at(3, 0) }, { at: [0, 2] }, {}] })).toBeCloseTo(2 * DEGREE_M, 4)
    expect(distance({ homes: { at: [at(3, 0), at(1, 0)] } })).toBeCloseTo(DEGREE_M, 4)
    expect(distance({ homes: { at: 'nowhere' } })).toBeUndefined()
    expect(distance({})).toBeUndefined()
  })
})

describe('a 2dsphere index', () => {
  test.each<[title: string, document: Fields]>([
    ['an absent field', {}],
    ['null', { p: null }],
    ['an empty array', { p: [] }],
    ['an empty object', { p: {} }],
  ])('holds nothing for %s', (_title, document) => {
    expect(geometriesToIndex(document, 'p')).toEqual([])
  })

  test('holds the geometries of the documents of an array', () => {
    expect(
      geometriesToIndex({ homes: [{ at: at(1, 1) }, { at: [2, 2] }, { n: 1 }] }, 'homes.at'),
    ).toHaveLength(2)
  })

  test.each<[title: string, value: Fields[string], message: string]>([
    [
      'text',
      'here',
      'Can\'t extract geo keys: { _id: "a", p: "here" }  geo element must be an array or object: "here"',
    ],
    ['a point off the globe', [200, 1], 'out of bounds, lng: 200 lat: 1'],
    ['an array of geometries', [at(1, 1)], 'Point must only contain numeric elements'],
  ])('refuses %s', (_title, value, message) => {
    expect(() => geometriesToIndex({ _id: 'a', p: value }, 'p')).toThrow(message)
  })
})

describe('a geo condition that MongoDB refuses', () => {
  const line = { type: 'LineString', coordinates: [[0, 0], [1, 1]] } // prettier-ignore
  const big = {
    ...area,
    crs: { type: 'name', properties: { name: 'urn:x-mongodb:crs:strictwinding:EPSG:4326' } },
  }
  const CASES: [title: string, condition: Fields, message: string][] = [
    ['an area that is no object', { $geoWithin: 5 }, 'geometry must be an object'],
    ['an area without a shape', { $geoWithin: {} }, "geo query doesn't have any geometry"],
    ['two shapes', { $geoWithin: { $geometry: area, $centerSphere: [[0, 0], 1] } }, "$geoWithin doesn't accept multiple shapes"],
    ['an unknown shape', { $geoWithin: { $cube: [[0, 0], 1] } }, 'unknown geo specifier: $cube: [ [ 0, 0 ], 1 ]'],
    ['a geometry that is text', { $geoIntersects: { $geometry: 'x' } }, 'unknown geo specifier: $geometry: "x"'],
    ['within a line', { $geoWithin: { $geometry: line } }, '$within not supported with provided geometry: { $geoWithin: { $geometry: { type: "LineString"'],
    ['a bad ring', { $geoWithin: { $geometry: { type: 'Polygon', coordinates: [[[0, 0], [1, 1]]] } } }, 'Loop is not closed'],
    ['a negative radius', { $geoWithin: { $centerSphere: [[0, 0], -1] } }, 'radius must be a non-negative number'],
    ['a circle of three parts', { $geoWithin: { $centerSphere: [[0, 0], 1, 2] } }, 'Only 2 fields allowed for circular region'],
    ['a box', { $geoWithin: { $box: [[0, 0], [1, 1]] } }, 'not supported by the local cloud: $box in $geoWithin'],
    ['a circle that intersects', { $geoIntersects: { $centerSphere: [[0, 0], 1] } }, 'not supported by the local cloud: $centerSphere in $geoIntersects'],
    ['more than half the globe', { $geoWithin: { $geometry: big } }, 'not supported by the local cloud: polygons with strict winding order'],
    ['near text', { $near: 'x' }, 'geo near query argument is not an object'],
    ['near nothing', { $near: {} }, '$geometry is required for geo near query'],
    ['near a line', { $near: { $geometry: line } }, 'invalid point in geo near query $geometry argument: { type: "LineString", coordinates: [ [ 0, 0 ], [ 1, 1 ] ] }  Point must only contain numeric elements'],
    ['near a pair in $geometry', { $near: { $geometry: [0, 0] } }, '$near requires geojson point, given [ 0, 0 ]'],
    ['a distance that is text', { $near: { $geometry: at(0, 0), $maxDistance: '5' } }, '$maxDistance must be a number'],
    ['a negative distance', { $near: { $geometry: at(0, 0), $minDistance: -5 } }, '$minDistance must be non-negative'],
    ['an unknown limit', { $near: { $geometry: at(0, 0), $distance: 5 } }, 'invalid argument in geo near query: $distance'],
    ['a limit beside', { $near: { $geometry: at(0, 0) }, $maxDistance: 5 }, 'geo near accepts just one argument when querying for a GeoJSON point. Extra field found: $maxDistance: 5'],
    ['near a pair on the plane', { $near: [0, 0] }, 'not supported by the local cloud: $near with a legacy point'],
  ] // prettier-ignore
  test.each(CASES)('%s', (_title, condition, message) => {
    expect(() => geoQueryOf({ p: condition })).toThrow(message)
  })
})
