import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { Stats } from '../stats'
import type { Document, Fields, Value } from '../values/types'
import type { IndexKey, IndexSpec } from './catalog'
import { checkIntegrity } from './integrity'
import { readOnly } from './read-only'
import { Store } from './store'

/** Generous, for a busy machine. */
const geo = (path: string): IndexKey => ({ path, direction: '2dsphere' })
const up = (path: string): IndexKey => ({ path, direction: 1 })
const index = (name: string, ...keys: IndexKey[]): IndexSpec => ({ name, keys, unique: false })
const point = (lng: number, lat: number): Fields => ({ type: 'Point', coordinates: [lng, lat] })
const box = (west: number, south: number, east: number, north: number): Fields => ({
  type: 'Polygon',
  coordinates: [
    [
      [west, south],
      [east, south],
      [east, north],
      [west, north],
      [west, south],
    ],
  ],
})

let folder: string
let stats: Stats
let store: Store
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'geo-index-'))
  stats = new Stats()
  store = new Store(join(folder, 'database.sqlite'), stats)
})
afterEach(() => {
  store.close()
  rmSync(folder, { recursive: true })
})

const declare = (...indexes: IndexSpec[]): void => store.prepare([{ name: 'things', indexes }])
const fill = (documents: Fields[]): void => void store.insert('things', documents)
const find = (query: Fields, options: { order?: Value; limit?: number; skip?: number } = {}): unknown[] => {
  stats.reset()
  return store.find('things', query, options).map((document) => document._id)
}
const near = (lng: number, lat: number, limits: Fields = {}): Fields => ({
  at: { $nearSphere: { $geometry: point(lng, lat), ...limits } },
})

/** Villages along a meridian, one every quarter of a degree (27.8 km). */
const VILLAGES = Array.from({ length: 80 }, (_, n) => ({
  _id: n,
  kind: n % 2 === 0 ? 'even' : 'odd',
  at: point(104, 30 + n / 4),
}))

describe('a near query', () => {
  beforeEach(() => declare(index('by_at', geo('at'))))

  test('gives the nearest first, and reads only the latitudes its distance reaches', () => {
    fill([...VILLAGES].reverse())
    expect(find(near(104, 40.05, { $maxDistance: 60_000 }))).toEqual([40, 41, 39, 42])
    // Village 38 lies beyond the distance and in the last band of latitude that it reaches.
    expect(stats).toMatchObject({ documentsScanned: 5, documentsRead: 4 })
    expect(find(near(104, 40.05, { $minDistance: 10_000, $maxDistance: 60_000 }))).toEqual([41, 39, 42])
  })

  test('skips and limits in the order of distance', () => {
    fill([...VILLAGES].reverse())
    expect(find(near(104, 40.05), { skip: 1, limit: 3 })).toEqual([41, 39, 42])
    expect(find(near(104, 40.05))).toHaveLength(80)
  })

  test('meets its other conditions, and an order of its own comes before the distance', () => {
    fill(VILLAGES)
    const query = { ...near(104, 40.05, { $maxDistance: 60_000 }), kind: 'even' }
    expect(find(query)).toEqual([40, 42])
    expect(find({ $and: [query] }, { order: { _id: -1 } })).toEqual([42, 40])
  })

  test('shows a transaction what it has written itself, at its distance', () => {
    fill(VILLAGES)
    const tx = store.transactions.need(store.transactions.begin())
    store.insert('things', [{ _id: 'new', at: point(104, 40.07) }], tx)
    store.remove('things', { _id: 41 }, false, tx)
    const options = { limit: 3 }
    const found = store.find('things', near(104, 40.05), options, tx).map((document) => document._id)
    expect(found).toEqual(['new', 40, 39])
    store.transactions.abort(tx.id)
  })

  test('needs a geographic index on its field', () => {
    fill(VILLAGES)
    const wanted = /unable to find index for \$geoNear query/
    expect(() => find({ other: near(0, 0).at! })).toThrow(wanted)
    declare(index('by_at', up('at')), index('by_kind_at', up('kind'), geo('at')))
    expect(() => find(near(104, 40))).toThrow(wanted)
    expect(find({ kind: 'odd', ...near(104, 40.05) }, { limit: 2 })).toEqual([41, 39])
  })
})

describe('a geographic index', () => {
  test('serves within and intersects, with the latitudes of what is asked for', () => {
    declare(index('by_at', geo('at')))
    fill(VILLAGES)
    const area = box(103, 35.15, 105, 35.3)
    expect(find({ at: { $geoWithin: { $geometry: area } } })).toEqual([21])
    expect(stats.documentsScanned).toBe(1)
    expect(find({ at: { $geoIntersects: { $geometry: area } } })).toEqual([21])
    expect(store.explain('things', { at: { $geoWithin: { $geometry: area } } }, {})).toEqual({
      plan: { from: 'index', index: 'by_at', intervals: 2 },
      order: 'none',
      documentsScanned: 1,
      documentsReturned: 1,
    })
  })

  test('with fields before and after the geometry uses those before it', () => {
    declare(index('by_kind_at_n', up('kind'), geo('at'), up('n')))
    fill(VILLAGES)
    const query = { kind: { $in: ['odd', 'none'] }, ...near(104, 40.05, { $maxDistance: 60_000 }) }
    expect(find(query)).toEqual([41, 39])
    expect(stats.documentsScanned).toBe(2)
  })

  test('is sparse: no other query takes it for a way to all documents', () => {
    declare(index('by_kind_at', up('kind'), geo('at')))
    fill([...VILLAGES.slice(0, 2), { _id: 'none', kind: 'even' }, { _id: 'null', kind: 'even', at: null }])
    expect(find({ kind: 'even' })).toEqual([0, 'none', 'null'])
    expect(find({}, { order: { kind: 1 } })).toHaveLength(4)
  })

  test('holds a large geometry once, and finds it in every latitude it reaches', () => {
    declare(index('by_at', geo('at')))
    fill([{ _id: 'large', at: box(0, 0, 40, 60) }, { _id: 'band', at: box(0, 0, 1, 2) }, ...VILLAGES])
    expect(find({ at: { $geoIntersects: { $geometry: point(20, 50) } } })).toEqual(['large'])
    expect(find({ at: { $geoIntersects: { $geometry: point(0.5, 1.5) } } })).toEqual(['large', 'band'])
    const { entries } = readOnly(folder, checkIntegrity).collections[0]!
    expect(entries).toEqual({ by_at: 1 + 21 + 80 })
  })

  test('follows a document that moves or goes, and is whole afterwards', () => {
    declare(index('by_at', geo('at')))
    fill(VILLAGES)
    const move = (_id: number, at: Value) =>
      store.modify('things', { _id }, { $set: { at } }, { multi: false, merge: true, upsert: false })
    move(3, point(104, 60))
    move(4, box(103, 59, 105, 61))
    store.remove('things', { _id: 5 }, false)
    expect(find(near(104, 60, { $maxDistance: 1000 })).sort()).toEqual([3, 4])
    move(4, point(104, -10))
    expect(find(near(104, 60, { $maxDistance: 1000 }))).toEqual([3])
    expect(readOnly(folder, checkIntegrity).problems).toEqual([])
  })

  test('refuses a document whose geometry is malformed, in every kind of write', () => {
    declare(index('by_at', geo('at')))
    fill(VILLAGES)
    const broken = { type: 'Point', coordinates: [104, 91] }
    const refused = /Can't extract geo keys: /
    expect(() => fill([{ _id: 'x' }, { _id: 'y', at: broken }])).toThrow(refused)
    const set = { multi: true, merge: true, upsert: false }
    expect(() => store.modify('things', {}, { $set: { at: broken } }, set)).toThrow(refused)
    const tx = store.transactions.need(store.transactions.begin())
    expect(() => store.insert('things', [{ at: broken }], tx)).toThrow(refused)
    expect(() => store.transactions.need(tx.id)).toThrow(/Transaction does not exist/)
    expect(store.count('things', {})).toBe(80)
  })

  test('is not built over a malformed geometry', () => {
    declare()
    fill([{ at: 'here' }])
    expect(() => declare(index('by_at', geo('at')))).toThrow(/Can't extract geo keys: /)
    expect(find({ at: 'here' })).toHaveLength(1)
  })

  test('of a kind that is not kept here is refused plainly', () => {
    const hashed = { path: 'a', direction: 'hashed' } as unknown as IndexKey
    expect(() => declare(index('i', hashed))).toThrow(
      /not supported by the local cloud: the index i, with "hashed"/,
    )
    expect(() => declare(index('i', geo('a'), geo('b')))).toThrow(/not supported .* two geographic fields/)
    expect(() => declare({ ...index('i', geo('a')), unique: true })).toThrow(/not supported .* unique/)
  })

  test('is known to those who ask for the geographic paths of a collection', () => {
    declare(index('by_at', geo('at')), index('by_kind_at', up('kind'), geo('at')), index('by_n', up('n')))
    expect(store.catalog.geoPaths('things')).toEqual(['at'])
  })
})

const lng = fc.integer({ min: -1800, max: 1800 }).map((tenth) => tenth / 10)
const lat = fc.integer({ min: -900, max: 900 }).map((tenth) => tenth / 10)
const place = fc.oneof(
  fc.tuple(lng, lat).map(([x, y]) => point(x, y)),
  fc
    .tuple(
      fc.integer({ min: -170, max: 160 }),
      fc.integer({ min: -80, max: 70 }),
      fc.integer({ min: 1, max: 12 }),
    )
    .map(([x, y, size]) => box(x, y, x + size / 2, y + size / 2)),
  fc
    .tuple(lng, lat, lng, lat)
    .filter(([a, b, c, d]) => Math.abs(a - c) < 170 && (a !== c || b !== d))
    .map(([a, b, c, d]) => ({ type: 'LineString', coordinates: [[a, b], [c, d]] })), // prettier-ignore
)
const places = fc.array(place, { maxLength: 25 })
const region = fc
  .tuple(
    fc.integer({ min: -170, max: 100 }),
    fc.integer({ min: -80, max: 40 }),
    fc.integer({ min: 1, max: 60 }),
  )
  .map(([x, y, size]) => box(x, y, x + size, Math.min(y + size, 85)))
const geoCondition = fc.oneof(
  region.map(($geometry) => ({ $geoWithin: { $geometry } })),
  region.map(($geometry) => ({ $geoIntersects: { $geometry } })),
  fc.tuple(lng, lat, fc.double({ min: 0.001, max: 1.5, noNaN: true })).map(([x, y, radius]) => ({
    $geoWithin: { $centerSphere: [[x, y], radius] },
  })),
) as fc.Arbitrary<Fields>

test('with a geographic index a search finds what it finds without', () => {
  const indexed = { name: 'indexed', indexes: [index('by_at', geo('at'))] }
  store.prepare([indexed, { name: 'plain', indexes: [] }])
  fc.assert(
    fc.property(places, fc.array(geoCondition, { minLength: 5, maxLength: 5 }), (given, conditions) => {
      for (const name of ['indexed', 'plain']) {
        store.remove(name, {}, true)
        store.insert(name, given.map((at, _id) => ({ _id, at })) as Document[])
      }
      const ids = (name: string, at: Fields) =>
        store.find(name, { at }, { order: { _id: 1 } }).map((document) => document._id)
      for (const condition of conditions) expect(ids('indexed', condition)).toEqual(ids('plain', condition))
    }),
    { numRuns: 60 },
  )
})
