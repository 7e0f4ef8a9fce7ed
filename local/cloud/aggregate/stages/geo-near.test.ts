import { geoQueryOf } from '../../geo'
import { compileQuery } from '../../query/matcher'
import type { Document, Fields } from '../../values/types'
import { runPipeline } from '../pipeline'
import type { Source } from './stage'

const place = (name: string, longitude: number): Document => ({
  _id: name,
  at: { point: { type: 'Point', coordinates: [longitude, 0] } },
})
/** Already in the order a store answers a near search in. */
const PLACES = [place('here', 0), place('near', 0.001), place('far', 1)]

/** What a store does with a near search: the distances, and whatever else the query asks. */
function matches(query: Fields, document: Document): boolean {
  const near = geoQueryOf(query)
  const metres = near?.kind === 'near' ? near.distance(document) : undefined
  if (near?.kind !== 'near' || metres === undefined) return false
  const [rest = {}] = (query.$and ?? []) as Fields[]
  return near.minDistance <= metres && metres <= near.maxDistance && compileQuery(rest)(document)
}

const sourceOf = (paths: string[]): Source => ({
  scan: (_collection, query, { limit = Infinity }) =>
    PLACES.filter((document) => matches(query, document)).slice(0, limit),
  geoPaths: () => paths,
})
const near = { type: 'Point', coordinates: [0, 0] }
const run = (options: Fields, paths = ['at.point'], ...stages: Fields[]): Document[] => [
  ...runPipeline(sourceOf(paths), 'c', [{ $geoNear: { near, distanceField: 'd', ...options } }, ...stages]),
]

/** Metres of one degree on MongoDB's globe of 6,378,100 m. */
const DEGREE = (6_378_100 * Math.PI) / 180

describe('$geoNear', () => {
  test('gives each document its distance in metres, and goes on with other stages', () => {
    const found = run({}, ['at.point'], { $project: { d: 1 } })
    expect(found.map(({ _id }) => _id)).toEqual(['here', 'near', 'far'])
    expect(found.map(({ d }) => d as number)).toEqual([
      0,
      expect.closeTo(DEGREE / 1000, 3),
      expect.closeTo(DEGREE, 3),
    ])
  })

  test('keeps to distances, a further query and a limit', () => {
    expect(run({ maxDistance: 200 }).map(({ _id }) => _id)).toEqual(['here', 'near'])
    expect(run({ minDistance: 1 }).map(({ _id }) => _id)).toEqual(['near', 'far'])
    expect(run({ query: { _id: { $ne: 'here' } } }).map(({ _id }) => _id)).toEqual(['near', 'far'])
    expect(run({ limit: 1 })).toHaveLength(1)
  })

  test('multiplies the distance and says which place it measured, at nested fields', () => {
    const [, second] = run({ distanceField: 'way.km', distanceMultiplier: 0.001, includeLocs: 'way.to' })
    expect(second!.way).toEqual({
      km: expect.closeTo(DEGREE / 1e6, 6),
      to: { type: 'Point', coordinates: [0.001, 0] },
    })
    expect(PLACES[1]).not.toHaveProperty('way')
  })

  test('finds the one geographic index, or is told which path is meant', () => {
    expect(() => run({}, [])).toThrow(/requires a 2d or 2dsphere index, but none were found/)
    expect(() => run({}, ['a', 'b'])).toThrow(/more than one 2dsphere index/)
    expect(run({ key: 'at.point' }, ['a', 'b'])).toHaveLength(3)
  })

  test('is the first stage or none', () => {
    expect(() => [...runPipeline(sourceOf(['at.point']), 'c', [{ $limit: 1 }, { $geoNear: {} }])]).toThrow(
      /only valid as the first stage/,
    )
  })

  test('wants its options', () => {
    expect(() => run({ distanceField: 1 })).toThrow(/requires that the 'distanceField' option is a string/)
    expect(() => run({ near: [0, 0] })).toThrow(
      /not supported by the local cloud: \$geoNear with legacy coordinates/,
    )
    expect(() => run({ distance: 1 })).toThrow(/unrecognized option to \$geoNear: distance/)
  })
})
