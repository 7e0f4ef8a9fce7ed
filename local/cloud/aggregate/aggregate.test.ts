import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Stats } from '../stats'
import { Store } from '../store/store'
import type { Document, Fields } from '../values/types'
import { aggregate } from './aggregate'
import { evaluate } from './expression/compile'

let folder: string
let stats: Stats
let store: Store
const index = (name: string, path: string, unique = false) => ({
  name,
  keys: [{ path, direction: 1 as const }],
  unique,
})

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'aggregate-'))
  stats = new Stats()
  store = new Store(join(folder, 'database.sqlite'), stats, (document, part) => evaluate(document, part))
  store.prepare([
    { name: 'people', indexes: [index('one', 'boundTo', true), index('by_unit', 'unitIds')] },
    { name: 'units', indexes: [index('by_kind', 'kind')] },
  ])
  const units = Array.from({ length: 50 }, (_, i) => ({
    _id: `u${i}`,
    kind: i < 2 ? 'town' : 'village',
    size: i,
  }))
  store.insert('units', units)
  const people = Array.from({ length: 30 }, (_, i) => ({
    _id: `p${i}`,
    boundTo: `o${i}`,
    unitIds: [`u${i}`, `u${i + 10}`],
    age: i % 3,
  }))
  store.insert('people', people)
})
afterAll(() => {
  store.close()
  rmSync(folder, { recursive: true })
})
beforeEach(() => stats.reset())

const run = (collection: string, stages: Fields[]): Document[] => aggregate(store, collection, stages)

describe('an aggregation', () => {
  test('joins by _id from an array and scans only the document and what it names', () => {
    const [person] = run('people', [
      { $match: { boundTo: 'o7' } },
      { $limit: 1 },
      { $lookup: { from: 'units', localField: 'unitIds', foreignField: '_id', as: 'units' } },
    ])
    expect(person!.units).toEqual([
      { _id: 'u17', kind: 'village', size: 17 },
      { _id: 'u7', kind: 'village', size: 7 },
    ])
    expect(stats.documentsScanned).toBe(3)
  })

  test('joins by an indexed array of the other collection', () => {
    const [unit] = run('units', [
      { $match: { _id: 'u12' } },
      { $lookup: { from: 'people', localField: '_id', foreignField: 'unitIds', as: 'people' } },
    ])
    expect((unit!.people as Document[]).map((person) => person._id)).toEqual(['p2', 'p12'])
    expect(stats.documentsScanned).toBe(3)
  })

  test('joins by a pipeline with let, through the index its $expr implies', () => {
    const [person] = run('people', [
      { $match: { boundTo: 'o7' } },
      {
        $lookup: {
          from: 'units',
          let: { ids: '$unitIds' },
          pipeline: [
            { $match: { $expr: { $in: ['$_id', '$$ids'] } } },
            { $project: { _id: 0, size: 1 } },
            { $sort: { size: 1 } },
          ],
          as: 'place.units',
        },
      },
    ])
    expect(person!.place).toEqual({ units: [{ size: 7 }, { size: 17 }] })
    expect(stats.documentsScanned).toBe(3)
  })

  test('a join finds nothing for a name that is not there, and null meets an absent field', () => {
    const joined = run('people', [
      { $match: { _id: 'p0' } },
      { $lookup: { from: 'units', localField: 'noSuch', foreignField: '_id', as: 'none' } },
      { $lookup: { from: 'units', localField: 'noSuch', foreignField: 'noSuchEither', as: 'all' } },
    ])
    expect(joined[0]!.none).toEqual([])
    expect(joined[0]!.all).toHaveLength(50)
  })

  test('groups, counts and sorts', () => {
    expect(
      run('people', [
        { $match: { age: { $gt: 0 } } },
        { $group: { _id: '$age', n: { $sum: 1 }, last: { $max: '$boundTo' } } },
        { $sort: { _id: -1 } },
      ]),
    ).toEqual([
      { _id: 2, n: 10, last: 'o8' },
      { _id: 1, n: 10, last: 'o7' },
    ])
    expect(run('people', [{ $match: {} }, { $count: 'total' }])).toEqual([{ total: 30 }])
  })

  test('unwinds and matches in the middle', () => {
    const found = run('people', [
      { $match: { _id: { $in: ['p1', 'p2'] } } },
      { $unwind: '$unitIds' },
      { $match: { $expr: { $gt: ['$unitIds', 'u11'] } } },
      { $project: { _id: 0, unitIds: 1 } },
    ])
    expect(found).toEqual([{ unitIds: 'u2' }, { unitIds: 'u12' }])
  })

  test('a leading match, sort and limit are one planned search', () => {
    expect(run('units', [{ $match: { kind: 'town' } }, { $sort: { size: -1 } }, { $limit: 1 }])).toEqual([
      { _id: 'u1', kind: 'town', size: 1 },
    ])
    expect(stats.documentsScanned).toBe(2)
  })

  test('runs several pipelines over the same documents', () => {
    const [both] = run('units', [
      { $match: { kind: 'town' } },
      { $facet: { count: [{ $count: 'n' }], biggest: [{ $sort: { size: -1 } }, { $limit: 1 }] } },
    ])
    expect(both).toEqual({ count: [{ n: 2 }], biggest: [{ _id: 'u1', kind: 'town', size: 1 }] })
  })

  const REFUSALS: [title: string, stages: Fields[], message: RegExp][] = [
    [
      'a stage that is not built',
      [{ $graphLookup: {} }],
      /not supported by the local cloud: the aggregation stage \$graphLookup/,
    ],
    ['a stage that writes', [{ $out: 'x' }], /not supported by the local cloud/],
    [
      'an expression that is not built',
      [{ $project: { w: { $toString: '$at' } } }],
      /not supported by the local cloud: the expression \$toString/,
    ],
    ['two operators in a stage', [{ $match: {}, $limit: 1 }], /exactly one field/],
    ['a limit of zero', [{ $limit: 0 }], /invalid argument to \$limit/],
    [
      'a join with no collection',
      [{ $lookup: { from: 'nothing', localField: 'a', foreignField: 'b', as: 'c' } }],
      /Db or Table not exist: nothing/,
    ],
  ]
  test.each(REFUSALS)('with %s is refused', (_title, stages, message) => {
    expect(() => run('people', stages)).toThrow(message)
  })
})
