import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Stats } from '../stats'
import type { Fields, Value } from '../values/types'
import { Store } from './store'

/** Generous, for a busy machine. */
const index = (name: string, paths: string[], unique = false) => ({
  name,
  keys: paths.map((path) => ({
    path: path.replace('-', ''),
    direction: path.startsWith('-') ? (-1 as const) : (1 as const),
  })),
  unique,
})

let folder: string
let stats: Stats
let store: Store

function open(indexes: ReturnType<typeof index>[] = []): Store {
  store = new Store(join(folder, 'database.sqlite'), stats)
  store.prepare([{ name: 'things', indexes }])
  return store
}

const find = (query: Fields, options: { order?: Value; limit?: number; skip?: number } = {}): unknown[] =>
  store.find('things', query, options).map((document) => document._id)
const fill = (documents: Fields[]): void => void store.insert('things', documents)
const scanned = (work: () => unknown): number => {
  stats.reset()
  work()
  return stats.documentsScanned
}
const update = (query: Fields, data: Fields, multi = false): number =>
  store.modify('things', query, data, { multi, merge: true, upsert: false }).updated

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'store-'))
  stats = new Stats()
})
afterEach(() => {
  store.close()
  rmSync(folder, { recursive: true })
})

describe('the planner', () => {
  const hundred = Array.from({ length: 100 }, (_, i) => ({
    _id: `d${i}`,
    n: i,
    group: i % 10,
    tags: [`t${i}`, `all`],
  }))

  test('looks up an _id and a list of them without scanning', () => {
    open()
    fill(hundred)
    expect(scanned(() => expect(find({ _id: 'd7' })).toEqual(['d7']))).toBe(1)
    expect(scanned(() => find({ _id: { $in: ['d1', 'd2', 'nobody'] } }))).toBe(2)
  })

  test('scans everything when no index helps, and stops at the limit', () => {
    open()
    fill(hundred)
    expect(scanned(() => find({ n: 7 }))).toBe(100)
    expect(scanned(() => find({ n: { $gte: 0 } }, { limit: 5 }))).toBe(5)
  })

  test('scans what an equality leaves, and of that only what a second key and a range leave', () => {
    open([index('by_group_n', ['group', 'n'])])
    fill(hundred)
    expect(scanned(() => find({ group: 3 }))).toBe(10)
    expect(scanned(() => find({ group: 3, n: { $gt: 50, $lte: 83 } }))).toBe(4)
    expect(scanned(() => find({ group: { $in: [1, 2] }, n: 11 }))).toBe(1)
  })

  test('finds members of an array by the index of its elements', () => {
    open([index('by_tags', ['tags'])])
    fill(hundred)
    expect(scanned(() => expect(find({ tags: 't42' })).toEqual(['d42']))).toBe(1)
    expect(scanned(() => expect(find({ tags: 'all' })).toHaveLength(100))).toBe(100)
  })

  test('takes the order from an index and reads only as far as the limit', () => {
    open([index('by_group_n', ['group', '-n'])])
    fill(hundred)
    const newest = () =>
      expect(find({ group: 3 }, { order: { n: -1 }, limit: 3 })).toEqual(['d93', 'd83', 'd73'])
    expect(scanned(newest)).toBe(3)
    const oldest = () =>
      expect(find({ group: 3 }, { order: { n: 1 }, skip: 1, limit: 2 })).toEqual(['d13', 'd23'])
    expect(scanned(oldest)).toBe(3)
  })

  test('takes the order of another field from an index whose array is fixed by an equality', () => {
    open([index('by_tags_n', ['tags', 'n'])])
    fill(hundred)
    expect(
      scanned(() => expect(find({ tags: 'all' }, { order: { n: -1 }, limit: 2 })).toEqual(['d99', 'd98'])),
    ).toBe(2)
  })

  test('goes through more rows than one page holds, forwards and backwards, each once', () => {
    open([index('by_kind', ['kind', 'n'])])
    fill(Array.from({ length: 1203 }, (_, n) => ({ _id: n, kind: 'same', n: Math.floor(n / 3) })))
    const expected = Array.from({ length: 1203 }, (_, n) => n)
    expect(find({ kind: 'same' }, { order: { n: 1 } })).toEqual(expected)
    expect(find({ kind: 'same' }, { order: { n: -1 } })).toEqual([...expected].reverse())
    expect(find({ n: { $gte: 0 } })).toEqual(expected)
    expect(find({ kind: 'same', _id: { $gte: 1200 } })).toHaveLength(3)
  })

  test('sorts by itself what several stretches of an index give, and what arrays are in', () => {
    open([index('by_group_n', ['group', 'n']), index('by_tags_n', ['tags', 'n'])])
    fill(hundred)
    const mixed = find({ group: { $in: [8, 2] } }, { order: { n: 1 }, limit: 3 })
    expect(mixed).toEqual(['d2', 'd8', 'd12'])
    expect(find({}, { order: { tags: 1, n: 1 }, limit: 3 })).toEqual(['d0', 'd1', 'd2'])
    expect(find({ tags: { $gt: 'b', $lt: 'b' } })).toHaveLength(100)
  })

  test('sorts an array by its smallest element even where a range has met another', () => {
    open([index('by_tags', ['tags'])])
    fill([
      { _id: 'later', tags: [2] },
      { _id: 'first', tags: [0, 3] },
    ])
    expect(find({ tags: { $gt: 1 } }, { order: { tags: 1 } })).toEqual(['first', 'later'])
  })

  test('remembers after a restart that an index holds arrays', () => {
    open([index('by_tags', ['tags'])])
    fill([{ _id: 'a', tags: [1, 9] }])
    store.close()
    open([index('by_tags', ['tags'])])
    expect(find({ tags: { $gt: 5, $lt: 3 } })).toEqual(['a'])
  })

  test('unites the indexes of the branches of an $or', () => {
    open([index('by_n', ['n']), index('by_tags', ['tags'])])
    fill(hundred)
    expect(
      scanned(() => expect(find({ $or: [{ n: 5 }, { tags: 't5' }, { n: 9 }] })).toEqual(['d5', 'd9'])),
    ).toBe(2)
    const both: Fields = { $and: [{ $or: [{ n: 5 }, { n: 9 }] }, { group: { $gt: 4 } }] }
    expect(scanned(() => expect(find(both)).toEqual(['d5', 'd9']))).toBe(2)
  })
})

describe('a unique index', () => {
  const duplicate = /E11000 duplicate key error collection: things index: one dup key: \{ boundTo: /
  beforeEach(() => open([index('one', ['boundTo'], true)]))

  test('refuses a second document with the value, in an insert and in an update', () => {
    fill([
      { _id: 'a', boundTo: 'x' },
      { _id: 'b', boundTo: 'y' },
    ])
    expect(() => fill([{ _id: 'c', boundTo: 'x' }])).toThrow(duplicate)
    expect(() => update({ _id: 'b' }, { $set: { boundTo: 'x' } })).toThrow(duplicate)
    expect(find({})).toEqual(['a', 'b'])
    expect(find({ boundTo: 'y' })).toEqual(['b'])
  })

  test('takes an absent field for null, so a second document without it collides', () => {
    fill([{ _id: 'a' }])
    expect(() => fill([{ _id: 'b' }])).toThrow(duplicate)
    expect(() => fill([{ _id: 'c', boundTo: null }])).toThrow(duplicate)
  })

  test('tells a number from the same digits as text, and true from 1', () => {
    fill([{ boundTo: 1 }, { boundTo: '1' }, { boundTo: true }])
    expect(store.count('things', {})).toBe(3)
    expect(() => fill([{ boundTo: 1.0 }])).toThrow(duplicate)
  })

  test('tells an empty array from null', () => {
    fill([{ boundTo: [] }, { boundTo: null }])
    expect(() => fill([{ boundTo: [] }])).toThrow(duplicate)
  })

  test('frees a value when its document changes or goes', () => {
    fill([{ _id: 'a', boundTo: 'x' }])
    update({ _id: 'a' }, { $set: { boundTo: 'y' } })
    fill([{ _id: 'b', boundTo: 'x' }])
    store.remove('things', { _id: 'a' }, false)
    fill([{ _id: 'c', boundTo: 'y' }])
    expect(find({ boundTo: { $in: ['x', 'y'] } })).toEqual(['b', 'c'])
  })

  test('undoes the whole batch when one of it is a duplicate', () => {
    expect(() =>
      fill([
        { _id: 'a', boundTo: 'x' },
        { _id: 'b', boundTo: 'x' },
      ]),
    ).toThrow(duplicate)
    expect(find({})).toEqual([])
  })

  test('refuses the same _id with the server’s text', () => {
    fill([{ _id: 'a', boundTo: 'x' }])
    expect(() => fill([{ _id: 'a', boundTo: 'y' }])).toThrow(/index: _id_ dup key: \{ _id: "a" \}/)
  })
})

describe('writes', () => {
  test('a conditional update happens once, and says so', () => {
    open()
    fill([{ _id: 'a', version: 1 }])
    expect(update({ _id: 'a', version: 1 }, { $set: { version: 2 } })).toBe(1)
    expect(update({ _id: 'a', version: 1 }, { $set: { version: 2 } })).toBe(0)
  })

  test('a document in a closed store is there again when it is opened, its indexes too', () => {
    open([index('by_tags', ['tags'])])
    fill([{ _id: 'a', tags: ['x', 'y'], at: new Date(5) }])
    store.close()
    open([index('by_tags', ['tags'])])
    expect(store.find('things', { tags: 'y' })).toEqual([{ _id: 'a', tags: ['x', 'y'], at: new Date(5) }])
    expect(scanned(() => find({ tags: 'y' }))).toBe(1)
  })

  test('an index declared later is built from what is there, and one no longer declared goes', () => {
    open()
    fill([
      { _id: 'a', n: 1 },
      { _id: 'b', n: 2 },
    ])
    store.prepare([{ name: 'things', indexes: [index('by_n', ['n'])] }])
    expect(scanned(() => find({ n: 2 }))).toBe(1)
    store.prepare([{ name: 'things', indexes: [] }])
    expect(scanned(() => find({ n: 2 }))).toBe(2)
  })

  test('set() replaces a document or makes it', () => {
    open()
    const set = (id: string, data: Fields) =>
      store.modify('things', { _id: id }, data, { multi: false, merge: false, upsert: true })
    expect(set('a', { n: 1 })).toMatchObject({ updated: 0, upsertedId: 'a' })
    expect(set('a', { m: 2 })).toMatchObject({ updated: 1, upsertedId: null })
    expect(store.find('things', {})).toEqual([{ _id: 'a', m: 2 }])
  })

  test('field names that begin with $ and documents over 16 MB are refused', () => {
    open()
    expect(() => fill([{ a: { $b: 1 } }])).toThrow(/dollar/)
    expect(() => fill([{ a: 'x'.repeat(17 * 1024 * 1024) }])).toThrow(/larger than the maximum/)
    expect(store.count('things', {})).toBe(0)
  })

  test('a field called __proto__ is stored as data and poisons nothing', () => {
    open()
    fill([JSON.parse('{"_id":"a","__proto__":{"polluted":true}}') as Fields])
    update({ _id: 'a' }, { $set: { '__proto__.polluted': 'still data' } })
    const [found] = store.find('things', { _id: 'a' })
    expect(JSON.stringify(found)).toBe('{"_id":"a","__proto__":{"polluted":"still data"}}')
    expect(({} as { polluted?: unknown }).polluted).toBeUndefined()
  })

  test('an index cannot hold two arrays of one document', () => {
    open([index('by_a_b', ['a', 'b'])])
    expect(() => fill([{ a: [1], b: [2] }])).toThrow(/cannot index parallel arrays/)
  })

  test('a missing collection is an error for reads and writes alike', () => {
    open()
    expect(() => store.find('nothing', {})).toThrow(/Db or Table not exist: nothing/)
    expect(() => store.insert('nothing', [{}])).toThrow(/Db or Table not exist: nothing/)
  })
})

describe('projection', () => {
  const document = { _id: 'a', n: 1, person: { name: 'x', age: 2 }, list: [{ k: 1, v: 2 }, 5] }
  const CASES: [title: string, projection: Fields, expected: Fields][] = [
    ['keeps what is named, and the _id', { n: true }, { _id: 'a', n: 1 }],
    ['leaves the _id out when asked', { n: 1, _id: 0 }, { n: 1 }],
    ['drops what is named', { person: 0, list: false }, { _id: 'a', n: 1 }],
    ['goes into documents', { 'person.name': 1 }, { _id: 'a', person: { name: 'x' } }],
    ['goes into arrays', { 'list.k': 1 }, { _id: 'a', list: [{ k: 1 }] }],
    ['drops from documents in arrays', { 'list.k': 0, person: 0 }, { _id: 'a', n: 1, list: [{ v: 2 }, 5] }],
  ]
  test.each(CASES)('%s', (_title, projection, expected) => {
    open()
    fill([document])
    expect(store.find('things', {}, { projection })).toEqual([expected])
  })

  test('cannot keep and drop at once', () => {
    open()
    fill([document])
    expect(() => store.find('things', {}, { projection: { n: 1, list: 0 } })).toThrow(
      /mix of inclusion and exclusion/,
    )
  })
})
