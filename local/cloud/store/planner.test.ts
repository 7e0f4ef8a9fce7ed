import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { compileQuery } from '../query/matcher'
import { sortDocuments, sortKeysOf } from '../query/sort'
import { Stats } from '../stats'
import type { Document, Fields } from '../values/types'
import { Store } from './store'

/** Generous, for a busy machine. */
const small = fc.integer({ min: 0, max: 3 })
const value = fc.oneof(small, fc.constantFrom('a', 'b', null, undefined))
const withArrays = fc.oneof(value, fc.array(small, { maxLength: 3 }))
/** Half of the collections hold arrays, because a plan is bolder where there are none. */
const documents = fc
  .boolean()
  .chain((arrays) =>
    fc.array(fc.record({ a: arrays ? withArrays : value, b: value, c: value }), { maxLength: 25 }),
  )

const operand = fc.oneof(small, fc.constantFrom('a', 'b', null))
const comparison = fc.constantFrom('$gt', '$gte', '$lt', '$lte', '$eq', '$ne')
const condition: fc.Arbitrary<unknown> = fc.oneof(
  operand,
  fc.tuple(comparison, operand).map(([operator, bound]) => ({ [operator]: bound })),
  fc.tuple(operand, operand).map(([low, high]) => ({ $gte: low, $lt: high })),
  fc.array(operand, { minLength: 1, maxLength: 3 }).map((list) => ({ $in: list })),
)
const path = fc.constantFrom('a', 'b', 'c')
const plain = fc.dictionary(path, condition, { maxKeys: 3 }) as fc.Arbitrary<Fields>
const either = fc.array(plain, { minLength: 1, maxLength: 3 }).map(($or) => ({ $or }))
const query = fc.oneof(
  { weight: 4, arbitrary: plain },
  { weight: 1, arbitrary: either },
  { weight: 1, arbitrary: fc.tuple(fc.oneof(plain, either), plain).map(($and) => ({ $and })) },
) as fc.Arbitrary<Fields>
const search = fc.record({
  query,
  order: fc.dictionary(path, fc.constantFrom(1, -1), { maxKeys: 2 }),
  limit: fc.integer({ min: 1, max: 30 }),
})
const indexes = fc.subarray([['a'], ['a', 'b'], ['-b', 'c'], ['b', '-a'], ['c', '-b', 'a']])

const indexOf = (paths: string[]) => ({
  name: paths.join(),
  keys: paths.map((key) => ({
    path: key.replace('-', ''),
    direction: key.startsWith('-') ? -1 : (1 as 1 | -1),
  })),
  unique: false,
})

let folder: string
let store: Store
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'planner-'))
  store = new Store(join(folder, 'database.sqlite'), new Stats())
})
afterAll(() => {
  store.close()
  rmSync(folder, { recursive: true })
})

/** What the store must answer: every document tested one by one, and sorted. */
function expectSameAsScan(
  rows: Document[],
  { query: asked, order, limit }: { query: Fields; order: Fields; limit: number },
) {
  const keys = sortKeysOf(order)
  const expected = sortDocuments(rows.filter(compileQuery(asked)), keys)
  const all = store.find('things', asked, { order })
  expect(all.map((document) => document._id).sort()).toEqual(expected.map((document) => document._id).sort())
  const shown = (found: Document[]) => found.map((document) => keys.map((key) => document[key.path] ?? null))
  expect(shown(sortDocuments(all, keys))).toEqual(shown(all))
  const first = store.find('things', asked, { order, limit })
  expect(shown(first)).toEqual(shown(all.slice(0, limit)))
  expect(first).toHaveLength(Math.min(limit, expected.length))
}

test('with any set of indexes a search finds what a plain scan finds, in the order asked for', () => {
  fc.assert(
    fc.property(
      documents,
      indexes,
      fc.array(search, { minLength: 8, maxLength: 8 }),
      (given, paths, searches) => {
        store.prepare([{ name: 'things', indexes: paths.map(indexOf) }])
        store.remove('things', {}, true)
        const rows = given.map((fields, i) => {
          const present = Object.entries(fields).filter(([, field]) => field !== undefined)
          return { _id: i, ...Object.fromEntries(present) } as Document
        })
        store.insert('things', rows)
        for (const one of searches) expectSameAsScan(rows, one)
      },
    ),
    { numRuns: 100 },
  )
})
