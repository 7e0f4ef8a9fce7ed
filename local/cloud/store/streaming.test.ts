import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Stats } from '../stats'
import type { Fields } from '../values/types'
import { Store } from './store'

/** Generous, for a busy machine. */
const MANY = 2500
let folder: string
let stats: Stats
let store: Store

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'streaming-'))
  stats = new Stats()
  store = new Store(join(folder, 'database.sqlite'), stats)
  const indexes = [{ name: 'by_n', keys: [{ path: 'n', direction: 1 as const }], unique: false }]
  store.prepare([
    { name: 'things', indexes },
    { name: 'large', indexes: [] },
  ])
  store.insert(
    'things',
    Array.from({ length: MANY }, (_, n) => ({ _id: n, n, m: MANY - n })),
  )
  stats.reset()
})
afterEach(() => {
  store.close()
  rmSync(folder, { recursive: true })
})

const change = (query: Fields, data: Fields) =>
  store.modify('things', query, data, { multi: true, merge: true, upsert: false })
const numbers = (query: Fields): unknown[] => store.find('things', query).map((document) => document.n)

describe('a scan', () => {
  test('reads no further than it is pulled, and counts what it hands out', () => {
    const scan = store.scan('things', { n: { $gte: 10 } }, {})
    expect([scan.next(), scan.next()].map(({ value }) => (value as Fields).n)).toEqual([10, 11])
    expect(stats).toMatchObject({ documentsScanned: 2, documentsRead: 2 })
    scan.return(undefined)
    expect(stats).toMatchObject({ documentsScanned: 2, documentsRead: 2 })
  })

  test('skips and limits in the order asked for, with an index for it and without', () => {
    const options = { skip: 1000, limit: 3 }
    const page = (order: Fields) => [...store.scan('things', {}, { ...options, order })].map((d) => d.n)
    expect(page({ n: -1 })).toEqual([1499, 1498, 1497])
    expect(stats.documentsScanned).toBe(1003)
    expect(page({ m: 1 })).toEqual([1499, 1498, 1497])
  })

  test('with a mistake in it is an error before the first pull', () => {
    expect(() => store.scan('nothing', {}, {})).toThrow(/not exist/)
    expect(() => store.scan('things', { $nothing: 1 }, {})).toThrow(/unknown top level operator/)
  })

  test('that finds large documents gives each of them, page after page', () => {
    const text = 'x'.repeat(300_000)
    for (let n = 0; n < 90; n += 1) store.insert('large', [{ n, text }])
    expect([...store.scan('large', {}, {})].map((d) => d.n)).toEqual(Array.from({ length: 90 }, (_, n) => n))
  })
})

describe('an update of many', () => {
  test('meets no document a second time although it moves it along the index it searches by', () => {
    expect(change({ n: { $gte: 0 } }, { $inc: { n: 10 } })).toMatchObject({ matched: MANY, updated: MANY })
    expect(numbers({ n: { $gte: 0 } })).toEqual(Array.from({ length: MANY }, (_, n) => n + 10))
  })

  test('that fails at one of them changes none, in the documents and in the index', () => {
    change({ _id: 2000 }, { $set: { m: 'text' } })
    expect(() => change({}, { $inc: { n: 1, m: 1 } })).toThrow(/non-numeric/)
    expect(numbers({ n: { $lt: 3 } })).toEqual([0, 1, 2])
    expect(numbers({})).toEqual(Array.from({ length: MANY }, (_, n) => n))
  })

  test('scans each document once', () => {
    change({}, { $inc: { m: 1 } })
    expect(stats.documentsScanned).toBe(MANY)
  })

  test('tells how many matched and how many became different', () => {
    expect(change({ n: { $lt: 10 } }, { $set: { m: MANY } })).toMatchObject({ matched: 10, updated: 9 })
  })
})

test('a count of all examines no document, a count of some only those that can match', () => {
  expect(store.count('things', {})).toBe(MANY)
  expect(stats.documentsScanned).toBe(0)
  expect(store.count('things', { n: { $gte: MANY - 3 } })).toBe(3)
  expect(stats).toMatchObject({ documentsScanned: 3, documentsRead: 0 })
})

test('a removal of many takes the documents and their entries', () => {
  expect(store.remove('things', { n: { $gte: 5 } }, true)).toBe(MANY - 5)
  expect(store.count('things', {})).toBe(5)
  expect(numbers({ n: { $gte: 4 } })).toEqual([4])
})

test('a sort without an index that would hold more than 100 MB is refused, with a limit it is not', () => {
  const text = 'x'.repeat(14 * 1024 * 1024)
  for (let n = 0; n < 8; n += 1) store.insert('large', [{ n, text }])
  expect(() => store.find('large', {}, { order: { n: 1 } })).toThrow(/Sort exceeded memory limit/)
  expect(store.find('large', {}, { order: { n: -1 }, limit: 2 }).map((d) => d.n)).toEqual([7, 6])
})
