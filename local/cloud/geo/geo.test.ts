import fc from 'fast-check'
import type { Fields, Value } from '../values/types'
import {
  distance,
  EARTH_RADIUS_M,
  geometryFault,
  geometryOf,
  intersects,
  latitudeRange,
  queryPoint,
  within,
} from '.'

/** Generous, for a busy machine. */
type LngLat = [number, number]
/** One degree of a great circle, in metres. */
const DEGREE_M = (Math.PI / 180) * EARTH_RADIUS_M
const point = (...at: LngLat): Fields => ({ type: 'Point', coordinates: at })
const points = (...all: LngLat[]): Fields => ({ type: 'MultiPoint', coordinates: all })
const line = (...all: LngLat[]): Fields => ({ type: 'LineString', coordinates: all })
const lines = (...all: LngLat[][]): Fields => ({ type: 'MultiLineString', coordinates: all })
const polygon = (...rings: LngLat[][]): Fields => ({ type: 'Polygon', coordinates: rings })
const polygons = (...all: LngLat[][][]): Fields => ({ type: 'MultiPolygon', coordinates: all })
const collection = (...geometries: Fields[]): Fields => ({ type: 'GeometryCollection', geometries })
const square = (west: number, south: number, east: number, north: number): LngLat[] => [
  [west, south], [east, south], [east, north], [west, north], [west, south],
] // prettier-ignore
const backwards = (ring: LngLat[]): LngLat[] => [...ring].reverse()

describe('the validity of a geometry', () => {
  const VALID: [title: string, value: Value][] = [
    ['a point', point(113.3, 23.1)],
    ['a point with a height', { type: 'Point', coordinates: [1, 2, 300] }],
    ['a point at the edge of the world', point(-180, 90)],
    ['a pair of numbers', [1, 2]],
    ['a pair of numbers and more', [1, 2, 'x']],
    ['an object of two numbers', { lng: 1, lat: 2 }],
    ['a line with a point twice in a row', line([0, 0], [0, 0], [1, 1])],
    ['a ring in either direction', polygon(backwards(square(0, 0, 1, 1)))],
    ['a hole', polygon(square(0, 0, 9, 9), square(1, 1, 2, 2))],
    ['a hole that touches the border in one point', polygon(square(0, 0, 9, 9), [[0, 0], [2, 1], [1, 2], [0, 0]])],
    ['several of each', collection(points([0, 0]), lines([[0, 0], [1, 1]]), polygons([square(0, 0, 1, 1)]))],
    ['a named coordinate system', { ...point(1, 2), crs: { type: 'name', properties: { name: 'EPSG:4326' } } }],
  ] // prettier-ignore
  test.each(VALID)('%s is a geometry', (_title, value) => {
    expect(geometryFault(value)).toBeUndefined()
  })

  const bowtie = polygon([[0, 0], [2, 2], [2, 0], [0, 2], [0, 0]]) // prettier-ignore
  const FAULTS: [title: string, value: Value | undefined, message: string | RegExp][] = [
    ['text', 'x', 'geo element must be an array or object: "x"'],
    ['nothing', undefined, 'geo element must be an array or object: undefined'],
    ['a type nobody knows', { type: 'Circle', coordinates: [1, 2] }, 'unknown GeoJSON type: { type: "Circle", coordinates: [ 1, 2 ] }'],
    ['an object without a type', { a: 'x' }, /^unknown GeoJSON type/],
    ['an inherited name as a type', { type: 'constructor', coordinates: [1, 2] }, /^unknown GeoJSON type/],
    ['a longitude beyond 180°', point(181, 0), 'longitude/latitude is out of bounds, lng: 181 lat: 0'],
    ['a latitude beyond 90°', [0, -90.5], 'longitude/latitude is out of bounds, lng: 0 lat: -90.5'],
    ['one number', [1], 'Point must only contain numeric elements'],
    ['no coordinates', { type: 'Point' }, 'Point must be an array or object'],
    ['text as a coordinate', { type: 'Point', coordinates: ['1', 2] }, 'Point must only contain numeric elements'],
    ['a coordinate that is no number', point(NaN, 2), 'Point coordinates must be finite numbers'],
    ['a line of one point', line([1, 1], [1, 1]), 'GeoJSON LineString must have at least 2 vertices: [ [ 1, 1 ], [ 1, 1 ] ]'],
    ['a line of numbers', { type: 'LineString', coordinates: [1, 2] }, 'GeoJSON coordinates must be an array'],
    ['a line without points', { type: 'LineString' }, 'GeoJSON coordinates must be an array of coordinates'],
    ['a polygon without rings', polygon(), 'Polygon has no loops.'],
    ['an empty ring', polygon([]), 'Loop has no vertices: []'],
    ['an open ring', polygon([[0, 0], [1, 0], [1, 1]]), 'Loop is not closed: [ [ 0, 0 ], [ 1, 0 ], [ 1, 1 ] ]'],
    ['a ring of two corners', polygon([[0, 0], [1, 0], [0, 0]]), /^Loop must have at least 3 different vertices: /],
    ['a ring that crosses itself', bowtie, /^Loop is not valid: .* Edges 0 and 2 cross. Edge locations in degrees: \[0.0000000, 0.0000000\]-\[2.0000000, 2.0000000\] and \[0.0000000, 2.0000000\]-\[2.0000000, 0.0000000\]$/],
    ['a ring that meets itself', polygon([[0, 0], [2, 0], [1, 1], [0, 2], [-1, 2], [1, 1], [0, 0]]), /^Loop is not valid: .* Duplicate vertices: 2 and 5$/],
    ['a hole outside', polygon(square(0, 0, 1, 1), square(2, 2, 3, 3)), /^Secondary loops not contained by first exterior loop - secondary loops must be holes: \[ \[ 2, 2 \].* first loop: \[ \[ 0, 0 \]/],
    ['a hole half outside', polygon(square(0, 0, 4, 4), square(1, 1, 2, 6)), /^Secondary loops not contained/],
    ['a hole in a hole', polygon(square(0, 0, 9, 9), square(1, 1, 5, 5), square(2, 2, 3, 3)), /^Polygon interior loops cannot be nested/],
    ['holes that cross', polygon(square(0, 0, 9, 9), square(1, 1, 3, 3), square(2, 2, 4, 4)), /^Polygon isn't valid: Loop 1 crosses loop 2/],
    ['no points', points(), 'MultiPoint coordinates must have at least 1 element'],
    ['no lines', lines(), 'MultiLineString coordinates must have at least 1 element'],
    ['no polygons', polygons(), 'MultiPolygon coordinates must have at least 1 element'],
    ['polygons that are none', { type: 'MultiPolygon' }, 'MultiPolygon coordinates must be an array'],
    ['an empty collection', collection(), 'GeometryCollection geometries must have at least 1 element'],
    ['a collection of numbers', { type: 'GeometryCollection', geometries: [1] }, 'Element 0 of "geometries" is not an object'],
    ['a collection in a collection', collection(collection(point(1, 1))), /^GeometryCollections cannot be nested/],
    ['a legacy point in a collection', collection({ lng: 1, lat: 1 }), /^Unknown GeoJSON type: \{ lng: 1, lat: 1 \}/],
    ['an unknown coordinate system', { ...point(1, 2), crs: { type: 'name', properties: { name: 'EPSG:3857' } } }, 'Unknown CRS name: EPSG:3857'],
    ['strict winding order in store', { ...polygon(square(0, 0, 1, 1)), crs: { type: 'name', properties: { name: 'urn:x-mongodb:crs:strictwinding:EPSG:4326' } } }, "can't index geometry with strict winding order"],
  ] // prettier-ignore
  test.each(FAULTS)('%s is none', (_title, value, message) => {
    if (typeof message === 'string') expect(geometryFault(value)).toBe(message)
    else expect(geometryFault(value)).toMatch(message)
  })
})

describe('the distance from a point', () => {
  const DEGREES: [title: string, from: LngLat, to: Value, degrees: number][] = [
    ['to itself is nothing', [7, 8], point(7, 8), 0],
    ['along the equator', [0, 0], point(1, 0), 1],
    ['along a meridian', [10, -1], point(10, 2), 3],
    ['over a pole', [0, 89], point(180, 89), 2],
    ['to the other side of the world', [0, 0], point(180, 0), 180],
    ['across the date line', [179.5, 0], point(-179.5, 0), 1],
    ['to a pair of numbers', [0, 0], [0, 2], 2],
    ['to the middle of a line', [0, 3], line([-5, 0], [5, 0]), 3],
    ['to the end of a line', [7, 0], line([-5, 0], [5, 0]), 2],
    ['to a line behind the globe is that to its end', [180, 0], line([-5, 0], [5, 0]), 175],
    ['to the nearest of several points', [0, 0], points([9, 0], [0, -2], [5, 5]), 2],
    ['to the nearest of several lines', [0, 0], lines([[9, 0], [9, 1]], [[-1, 3], [1, 3]]), 3.0004566],
    ['into a polygon is nothing', [1, 1], polygon(square(0, 0, 2, 2)), 0],
    ['to the border of a polygon', [-3, 0], polygon(square(0, -2, 2, 2)), 3],
    ['out of a hole', [5, 0], polygon(square(0, -9, 20, 9), square(4, -3, 8, 3)), 1],
    ['to the nearest part of a collection', [0, 0], collection(point(50, 0), polygon(square(4, -1, 5, 1)), line([0, 10], [0, 20])), 4],
  ] // prettier-ignore
  test.each(DEGREES)('%s', (_title, from, to, degrees) => {
    expect(distance(queryPoint(from).place, geometryOf(to)) / DEGREE_M).toBeCloseTo(degrees, 6)
  })

  test('is in metres on a ball of 6,378.1 km', () => {
    const beijing = queryPoint([116.4074, 39.9042]).place
    expect(distance(beijing, geometryOf(point(121.4737, 31.2304))) / 1000).toBeCloseTo(1068.5, 0)
  })
})

describe('a geometry within another', () => {
  const area = polygon(square(0, 0, 10, 10), square(4, 4, 6, 6))
  const CASES: [title: string, inner: Value, outer: Value, expected: boolean][] = [
    ['a point inside', point(1, 1), area, true],
    ['a point outside', point(11, 1), area, false],
    ['a point in a hole', point(5, 5), area, false],
    ['a point on a corner', point(10, 10), area, true],
    ['a point on a straight edge', point(10, 5), area, true],
    ['a point on the border of a hole', point(4, 4), area, true],
    ['a point north of a parallel, where the edge bends towards the pole', point(5, 10.03), area, true],
    ['a point further north', point(5, 10.05), area, false],
    ['a legacy point', [1, 1], area, true],
    ['all of several points', points([1, 1], [9, 9]), area, true],
    ['not all of several points', points([1, 1], [5, 5]), area, false],
    ['a line inside', line([1, 1], [9, 1]), area, true],
    ['a line that passes through a hole', line([1, 5], [9, 5]), area, false],
    ['a line that leaves', line([1, 1], [11, 1]), area, false],
    ['a line that leaves and comes back', line([1, 9], [5, 12], [9, 9]), area, false],
    ['a line along the border', line([0, 2], [0, 8]), area, true],
    ['a line from corner to corner over the hole', line([0, 0], [10, 10]), area, false],
    ['one line of two outside', lines([[1, 1], [2, 2]], [[11, 1], [12, 1]]), area, false],
    ['a polygon inside', polygon(square(1, 1, 3, 3)), area, true],
    ['a polygon over the hole', polygon(square(3, 3, 7, 7)), area, false],
    ['a polygon with a hole around the hole', polygon(square(2, 2, 8, 8), square(3, 3, 7, 7)), area, true],
    ['a polygon with the same hole', polygon(square(2, 2, 8, 8), square(4, 4, 6, 6)), area, true],
    ['a polygon that fills the hole', polygon(square(4, 4, 6, 6)), area, false],
    ['a polygon in itself', area, area, true],
    ['a polygon around', polygon(square(-1, -1, 11, 11)), area, false],
    ['a polygon that overlaps', polygon(square(8, 8, 12, 12)), area, false],
    ['a polygon apart', polygon(square(20, 20, 21, 21)), area, false],
    ['a ring drawn the other way', polygon(backwards(square(1, 1, 3, 3))), polygon(backwards(square(0, 0, 10, 10))), true],
    ['a part in each of two polygons', points([1, 1], [21, 21]), polygons([square(0, 0, 2, 2)], [square(20, 20, 22, 22)]), true],
    ['a line over two polygons that share a border', line([1, 1], [3, 1]), polygons([square(0, 0, 2, 2)], [square(2, 0, 4, 2)]), false],
    ['a collection', collection(point(1, 1), line([1, 1], [2, 2]), polygon(square(1, 1, 2, 2))), area, true],
    ['a collection with a part outside', collection(point(1, 1), point(20, 1)), area, false],
    ['across the date line', point(-179, 1), polygon([[178, 0], [-178, 0], [-178, 2], [178, 2], [178, 0]]), true],
    ['on the far side of the date line', point(0, 1), polygon([[178, 0], [-178, 0], [-178, 2], [178, 2], [178, 0]]), false],
    ['the pole in a ring around it', point(77, 90), polygon([[0, 80], [120, 80], [240 - 360, 80], [0, 80]]), true],
    ['the other pole', point(77, -90), polygon([[0, 80], [120, 80], [240 - 360, 80], [0, 80]]), false],
  ] // prettier-ignore
  test.each(CASES)('%s', (_title, inner, outer, expected) => {
    expect(within(geometryOf(inner), geometryOf(outer))).toBe(expected)
  })

  const cap = { center: queryPoint([0, 0]).place, radius: (2 * Math.PI) / 180 }
  const IN_CAP: [title: string, inner: Value, expected: boolean][] = [
    ['a point nearer', point(1.4, 1.4), true],
    ['a point further', point(1.5, 1.5), false],
    ['a point at that distance', point(0, 2), true],
    ['a line with its corners nearer', line([-1, 0], [1, 1]), true],
    ['a line with a corner further', line([0, 0], [3, 0]), false],
    ['a polygon with its corners nearer', polygon(square(-1, -1, 1, 1)), true],
    ['a polygon around', polygon(square(-5, -5, 5, 5)), false],
  ]
  test.each(IN_CAP)('of a circle: %s', (_title, inner, expected) => {
    expect(within(geometryOf(inner), cap)).toBe(expected)
  })
})

describe('two geometries that meet', () => {
  const area = polygon(square(0, 0, 10, 10), square(4, 4, 6, 6))
  const CASES: [title: string, one: Value, other: Value, expected: boolean][] = [
    ['a point and the same', point(1, 2), point(1, 2), true],
    ['a point and another', point(1, 2), point(1, 2.001), false],
    ['a point and a line through it', point(3, 0), line([0, 0], [9, 0]), true],
    ['a point beyond a line', point(10, 0), line([0, 0], [9, 0]), false],
    ['a point in a polygon', point(1, 1), area, true],
    ['a point in its hole', point(5, 5), area, false],
    ['lines that cross', line([0, 0], [2, 2]), line([0, 2], [2, 0]), true],
    ['lines that share an end', line([0, 0], [2, 2]), line([2, 2], [3, 0]), true],
    ['lines that touch', line([0, 0], [4, 0]), line([2, 0], [2, 3]), true],
    ['lines of which one stops before', line([0, 0], [4, 0]), line([2, 1], [2, 3]), false],
    ['lines on opposite sides of the globe', line([-1, 0], [1, 0]), line([179, -1], [-179, 1]), false],
    ['a line through a polygon', line([-1, 1], [11, 1]), area, true],
    ['a line inside a polygon', line([1, 1], [2, 2]), area, true],
    ['a line inside the hole', line([4.5, 4.5], [5.5, 5.5]), area, false],
    ['polygons that overlap', polygon(square(8, 8, 12, 12)), area, true],
    ['a polygon inside', polygon(square(1, 1, 2, 2)), area, true],
    ['a polygon around', polygon(square(-5, -5, 15, 15)), area, true],
    ['a polygon inside the hole', polygon(square(4.5, 4.5, 5.5, 5.5)), area, false],
    ['polygons that share an edge', polygon(square(10, 0, 12, 10)), area, true],
    ['polygons apart', polygon(square(20, 0, 22, 10)), area, false],
    ['one of several points', points([50, 50], [1, 1]), area, true],
    ['none of several lines', lines([[50, 50], [51, 51]], [[20, 0], [20, 5]]), area, false],
    ['one of several polygons', polygons([square(50, 0, 51, 1)], [square(9, 9, 11, 11)]), area, true],
    ['a part of a collection', collection(point(50, 50), line([9, 9], [20, 20])), area, true],
  ] // prettier-ignore
  test.each(CASES)('%s', (_title, one, other, expected) => {
    expect(intersects(geometryOf(one), geometryOf(other))).toBe(expected)
    expect(intersects(geometryOf(other), geometryOf(one))).toBe(expected)
  })
})

describe('the latitudes of a geometry', () => {
  const CASES: [title: string, value: Value, south: number, north: number][] = [
    ['a point has one', point(5, 23), 23, 23],
    ['several points', points([0, -10], [50, 40]), -10, 40],
    ['a line along a meridian', line([7, -3], [7, 9]), -3, 9],
    ['a line along a parallel bends towards the pole', line([-45, 45], [45, 45]), 45, 54.7356103],
    ['and in the south', line([-45, -45], [45, -45]), -54.7356103, -45],
    ['a polygon by its edges', polygon(square(-45, 0, 45, 45)), 0, 54.7356103],
    ['a polygon around the pole', polygon([[0, 80], [120, 80], [-120, 80], [0, 80]]), 80, 90],
    ['a polygon around the south pole', polygon([[0, -80], [120, -80], [-120, -80], [0, -80]]), -90, -80],
  ] // prettier-ignore
  test.each(CASES)('%s', (_title, value, south, north) => {
    const range = latitudeRange(geometryOf(value))
    expect([range.south, range.north]).toEqual([expect.closeTo(south, 6), expect.closeTo(north, 6)])
  })
})

describe('on random geometries', () => {
  /** A star around a centre: no edge crosses another, whatever the distances of its corners. */
  const star = fc
    .array(fc.double({ min: 0.2, max: 1, noNaN: true }), { minLength: 3, maxLength: 9 })
    .map((reaches) =>
      reaches.map((reach, i): LngLat => {
        const turn = (2 * Math.PI * i) / reaches.length
        return [reach * Math.cos(turn), reach * Math.sin(turn)]
      }),
    )
  const offset = fc.double({ min: -1.2, max: 1.2, noNaN: true })
  /** So small that the plane and the sphere agree, which then only differ in scale. */
  const SCALE = 1e-4
  const moved = (corners: LngLat[], at: LngLat): LngLat[] =>
    corners.map(([x, y]) => [at[0] + x * SCALE, at[1] + y * SCALE])

  const planar = ([x, y]: LngLat, ring: LngLat[]): boolean =>
    ring.filter(([ax, ay], i) => {
      const [bx, by] = ring[(i + 1) % ring.length]!
      return ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax
    }).length % 2 === 1 // prettier-ignore

  test('a point lies in a small polygon on the equator as it does in the plane', () => {
    fc.assert(
      fc.property(star, offset, offset, fc.boolean(), (corners, x, y, reversed) => {
        const ring = moved(reversed ? backwards(corners) : corners, [179.99995, 0])
        const closed = [...ring, ring[0]!].map(([lng, lat]): LngLat => [lng > 180 ? lng - 360 : lng, lat])
        const lng = 179.99995 + x * SCALE
        const [place] = [[lng > 180 ? lng - 360 : lng, y * SCALE]] as [LngLat]
        const edge = geometryOf(line(...closed))
        fc.pre(distance(queryPoint(place).place, edge) > 0.02)
        expect(within(geometryOf(place), geometryOf(polygon(closed)))).toBe(planar([x, y], corners))
      }),
      { numRuns: 1000 },
    )
  })

  test('what lies within something meets it, and its distance from there is nothing', () => {
    const lngLat = fc.tuple(
      fc.double({ min: -180, max: 180, noNaN: true }),
      fc.double({ min: -89, max: 89, noNaN: true }),
    )
    fc.assert(
      fc.property(star, lngLat, fc.double({ min: 0.01, max: 60, noNaN: true }), (corners, at, size) => {
        const ring = corners.map(([x, y]): LngLat => {
          const lat = Math.max(-90, Math.min(90, at[1] + y * size))
          return [((at[0] + x * size + 540) % 360) - 180, lat]
        })
        const area = polygon([...ring, ring[0]!])
        fc.pre(geometryFault(area) === undefined)
        const geometry = geometryOf(area)
        expect(within(geometry, geometry)).toBe(true)
        const { south, north } = latitudeRange(geometry)
        const place = queryPoint(at).place
        if (within(geometryOf(at), geometry)) {
          expect(intersects(geometryOf(at), geometry)).toBe(true)
          expect(distance(place, geometry)).toBe(0)
          expect([at[1] >= south - 1e-9, at[1] <= north + 1e-9]).toEqual([true, true])
        } else expect(distance(place, geometry)).toBeGreaterThan(0)
      }),
      { numRuns: 500 },
    )
  })
})
