import type { Area } from '../case'
import { _, line, lines, point, points, polygon, polygons } from '../sdk'

/** One degree of a great circle on MongoDB's sphere of 6,378.1 km. */
const DEGREE_M = (Math.PI / 180) * 6_378_100
const RADIANS = Math.PI / 180

const square = (west: number, south: number, east: number, north: number): [number, number][] => [
  [west, south],
  [east, south],
  [east, north],
  [west, north],
  [west, south],
]

/** Around the meridian of Greenwich and the equator, where a degree is a degree in both directions. */
const PLACES = [
  { _id: 'origin', place: point(0, 0) },
  { _id: 'east1', place: point(1, 0) },
  { _id: 'north2', place: point(0, 2) },
  { _id: 'far', place: point(10, 10) },
  { _id: 'road', place: line([0.5, -1], [0.5, 1]) },
  { _id: 'field', place: polygon(square(4, 4, 6, 6)) },
  { _id: 'nowhere', name: 'no place' },
]

export const geo: Area = {
  name: 'query/geo',
  indexes: [{ name: 'by_place', keys: [{ path: 'place', direction: '2dsphere' }], unique: false }],
  groups: [
    {
      source: 'MongoDB manual, $geoWithin',
      on: PLACES,
      cases: [
        {
          title: 'points in a polygon',
          where: { place: _.geoWithin({ geometry: polygon(square(-1, -1.5, 1.5, 1.5)) }) },
          finds: ['origin', 'east1', 'road'],
        },
        {
          title: 'a line that leaves the polygon is not within',
          where: { place: _.geoWithin({ geometry: polygon(square(-1, -0.5, 1.5, 0.5)) }) },
          finds: ['origin', 'east1'],
        },
        {
          title: 'a polygon within a polygon',
          where: { place: _.geoWithin({ geometry: polygon(square(3, 3, 7, 7)) }) },
          finds: ['field'],
        },
        {
          title: 'a point in a hole is not within',
          where: {
            place: _.geoWithin({ geometry: polygon(square(-5, -5, 3, 3), square(-0.5, -0.5, 0.4, 0.5)) }),
          },
          finds: ['east1', 'north2', 'road'],
        },
        {
          title: 'one of several polygons',
          where: {
            place: _.geoWithin({
              geometry: polygons(polygon(square(9, 9, 11, 11)), polygon(square(-0.1, -0.1, 0.1, 0.1))),
            }),
          },
          finds: ['origin', 'far'],
        },
        {
          title: 'a circle by its angle',
          where: { place: _.geoWithin({ centerSphere: [[0, 0], 1.5 * RADIANS] }) },
          finds: ['origin', 'east1', 'road'],
        },
        {
          title: 'a circle around a point object',
          where: { place: _.geoWithin({ centerSphere: [point(10, 10), 0.1 * RADIANS] }) },
          finds: ['far'],
        },
      ],
    },
    {
      source: 'MongoDB manual, $geoIntersects',
      on: PLACES,
      cases: [
        {
          title: 'a polygon met by a line',
          where: { place: _.geoIntersects({ geometry: line([3, 5], [7, 5]) }) },
          finds: ['field'],
        },
        {
          title: 'a line crossed by a line',
          where: { place: _.geoIntersects({ geometry: line([0.2, 0.1], [0.8, 0.1]) }) },
          finds: ['road'],
        },
        {
          title: 'a point on the same point',
          where: { place: _.geoIntersects({ geometry: point(1, 0) }) },
          finds: ['east1'],
        },
        {
          title: 'a point in a polygon',
          where: { place: _.geoIntersects({ geometry: point(5, 5) }) },
          finds: ['field'],
        },
        {
          title: 'one of several points',
          where: { place: _.geoIntersects({ geometry: points([0, 0], [5, 5], [50, 50]) }) },
          finds: ['origin', 'field'],
        },
        {
          title: 'one of several lines',
          where: {
            place: _.geoIntersects({ geometry: lines(line([3, 5], [7, 5]), line([0.2, 0.1], [0.8, 0.1])) }),
          },
          finds: ['field', 'road'],
        },
        {
          title: 'polygons that overlap',
          where: { place: _.geoIntersects({ geometry: polygon(square(5, 5, 8, 8)) }) },
          finds: ['field'],
        },
        {
          title: 'polygons that do not meet',
          where: { place: _.geoIntersects({ geometry: polygon(square(20, 20, 21, 21)) }) },
          finds: [],
        },
        {
          title: 'one of several polygons',
          where: {
            place: _.geoIntersects({
              geometry: polygons(polygon(square(20, 20, 21, 21)), polygon(square(9, 9, 11, 11))),
            }),
          },
          finds: ['far'],
        },
      ],
    },
    {
      source: 'WeChat documentation, Command.geoNear',
      on: PLACES.slice(0, 4),
      cases: [
        {
          title: 'the nearest come first',
          on: PLACES.slice(0, 4),
          run: async ({ where }) => {
            const near = _.geoNear({ geometry: point(0.9, 0) })
            return (await where({ place: near }).field({ _id: true }).get()).data.map(
              ({ _id }: { _id: string }) => _id,
            )
          },
          gives: ['east1', 'origin', 'north2', 'far'],
        },
        {
          title: 'no further than a number of metres',
          where: { place: _.geoNear({ geometry: point(0, 0), maxDistance: 1.01 * DEGREE_M }) },
          finds: ['origin', 'east1'],
        },
        {
          title: 'no nearer than a number of metres',
          where: {
            place: _.geoNear({
              geometry: point(0, 0),
              minDistance: 1.5 * DEGREE_M,
              maxDistance: 5 * DEGREE_M,
            }),
          },
          finds: ['north2'],
        },
        {
          title: 'a limit keeps the nearest',
          on: PLACES.slice(0, 4),
          run: async ({ where }) =>
            (
              await where({ place: _.geoNear({ geometry: point(9, 9) }) })
                .limit(2)
                .get()
            ).data.map(({ _id }: { _id: string }) => _id),
          gives: ['far', 'north2'],
        },
      ],
    },
    {
      source: 'WeChat documentation, Aggregate.geoNear',
      cases: [
        {
          title: 'adds the distance in metres, nearest first',
          on: PLACES.slice(0, 4),
          run: async ({ collection, tag }) => {
            const found = await collection
              .aggregate()
              .geoNear({
                distanceField: 'metres',
                spherical: true,
                near: point(0, 0),
                key: 'place',
                query: tag,
                maxDistance: 3 * DEGREE_M,
              })
              .project({ _id: 1, degrees: { $divide: ['$metres', DEGREE_M] } })
              .end()
            return (found.data as { _id: string; degrees: number }[]).map(({ _id, degrees }) => [
              _id,
              Math.round(degrees * 1e6) / 1e6,
            ])
          },
          gives: [
            ['origin', 0],
            ['east1', 1],
            ['north2', 2],
          ],
        },
        {
          title: 'multiplies the distance and tells the place it took',
          on: PLACES.slice(1, 2),
          run: async ({ collection, tag }) => {
            const found = await collection
              .aggregate()
              .geoNear({
                distanceField: 'a.km',
                distanceMultiplier: 0.001,
                includeLocs: 'a.at',
                spherical: true,
                near: point(0, 0),
                key: 'place',
                query: tag,
              })
              .end()
            const [{ a }] = found.data as [{ a: { km: number; at: { coordinates: number[] } } }]
            return [Math.round(a.km * 1000), a.at.coordinates]
          },
          gives: [Math.round(DEGREE_M), [1, 0]],
        },
        {
          title: 'in any other place than the first it is refused',
          pipeline: (its) => its.geoNear({ distanceField: 'd', spherical: true, near: point(0, 0) }),
          refuses: /\$geoNear (is only valid as the first stage|was not the first stage)/,
        },
      ],
    },
    {
      source: 'WeChat documentation, database.Geo',
      cases: [
        {
          title: 'a point comes back as a point object',
          on: { place: point(113.3, 23.1) },
          run: async ({ where }) => (await where({}).get()).data[0].place.toJSON(),
          gives: { type: 'Point', coordinates: [113.3, 23.1] },
        },
        {
          title: 'a polygon comes back as a polygon object',
          on: { place: polygon(square(0, 0, 1, 1)) },
          run: async ({ where }) => (await where({}).get()).data[0].place.toJSON(),
          gives: { type: 'Polygon', coordinates: [square(0, 0, 1, 1)] },
        },
        {
          title: 'a field of a point is a number like others',
          on: [
            { _id: 'west', place: point(-5, 1) },
            { _id: 'east', place: point(5, 1) },
          ],
          where: { 'place.coordinates.0': _.gt(0) },
          finds: ['east'],
        },
        {
          title: 'a longitude out of bounds never leaves the SDK',
          run: async () => point(181, 0),
          refuses: { code: undefined, message: /longitude should be a number ranges/ },
        },
      ],
    },
  ],
}
