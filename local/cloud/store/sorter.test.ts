import fc from 'fast-check'
import { sortDocuments, sortKeysOf } from '../query/sort'
import type { Document } from '../values/types'
import { sortBounded } from './sorter'

const MB = 1024 * 1024
const sortable = (document: Document, bytes = 10) => ({ document, bytes })
const value = fc.oneof(fc.integer({ min: 0, max: 4 }), fc.constantFrom('a', null))
const documents = fc.array(fc.record({ a: value, b: value }), { maxLength: 40 })
const order = fc.dictionary(fc.constantFrom('a', 'b'), fc.constantFrom(1, -1), { minKeys: 1, maxKeys: 2 })

describe('a bounded sort', () => {
  test('gives the beginning of what a full sort gives, equal documents in the order they came in', () => {
    fc.assert(
      fc.property(documents, order, fc.integer({ min: 0, max: 45 }), (rows, asked, wanted) => {
        const keys = sortKeysOf(asked)
        const numbered = rows.map((row, _id) => ({ _id, ...row }))
        const expected = sortDocuments(numbered, keys).slice(0, wanted)
        const found = sortBounded(
          numbered.map((row) => sortable(row)),
          keys,
          wanted,
        )
        expect(found.map((row) => row.document)).toEqual(expected)
      }),
    )
  })

  test('is refused when it would hold more than 100 MB', () => {
    const rows = Array.from({ length: 11 }, (_, n) => sortable({ n }, 10 * MB))
    expect(() => sortBounded(rows, sortKeysOf({ n: 1 }), Infinity)).toThrow(
      'Sort exceeded memory limit of 104857600 bytes, but did not opt in to external sorting.',
    )
    expect(sortBounded(rows.slice(1), sortKeysOf({ n: 1 }), Infinity)).toHaveLength(10)
  })

  test('counts only what it holds at a time', () => {
    const rows = Array.from({ length: 1000 }, (_, n) => sortable({ n: -n }, 10 * MB))
    expect(sortBounded(rows, sortKeysOf({ n: 1 }), 3).map((row) => row.document.n)).toEqual([
      -999, -998, -997,
    ])
  })
})
