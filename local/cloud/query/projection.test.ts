import type { Fields } from '../values/types'
import { project } from './projection'

const DOCUMENT = {
  _id: 'd',
  n: 1,
  o: { a: 1, b: 2 },
  l: [1, 2, 3, 4],
  rows: [
    { k: 1, v: 'a' },
    { k: 2, v: 'b' },
  ],
}

type Case = [says: string, projection: Fields, shown: Fields, query?: Fields]
const CASES: Case[] = [
  ['keeps what it names, and _id', { n: 1 }, { _id: 'd', n: 1 }],
  ['keeps without _id', { n: true, _id: false }, { n: 1 }],
  ['drops what it names', { l: 0, rows: 0, o: 0 }, { _id: 'd', n: 1 }],
  ['reads below documents and lists', { 'o.a': 1, 'rows.v': 1, _id: 0 }, { o: { a: 1 }, rows: [{ v: 'a' }, { v: 'b' }] }],
  ['$slice keeps the first, and everything else', { l: { $slice: 2 }, rows: 0, o: 0 }, { _id: 'd', n: 1, l: [1, 2] }],
  ['$slice keeps the last', { l: { $slice: -1 }, n: 1, _id: 0 }, { n: 1, l: [4] }],
  ['$slice from a place', { l: { $slice: [1, 2] }, _id: 0, n: 1 }, { n: 1, l: [2, 3] }],
  ['$slice from a place counted from the end', { l: { $slice: [-9, 1] }, _id: 0, n: 1 }, { n: 1, l: [1] }],
  ['$elemMatch keeps the first element that meets it, and the field alone', { rows: { $elemMatch: { k: 2 } } }, { _id: 'd', rows: [{ k: 2, v: 'b' }] }],
  ['$elemMatch that nothing meets leaves the field out', { rows: { $elemMatch: { k: 9 } } }, { _id: 'd' }],
  ['the element the query found', { 'l.$': 1 }, { _id: 'd', l: [3] }, { l: { $gte: 3 } }],
  ['the document the query found', { 'rows.$': 1, _id: 0 }, { rows: [{ k: 2, v: 'b' }] }, { 'rows.k': 2 }],
] // prettier-ignore

describe('a projection', () => {
  test.each(CASES)('%s', (_says, projection, shown, query = {}) => {
    const before = JSON.stringify(DOCUMENT)
    expect(project(DOCUMENT, projection, query)).toEqual(shown)
    expect(JSON.stringify(DOCUMENT)).toBe(before)
  })

  test.each<[Fields, RegExp]>([
    [{ n: 1, o: 0 }, /mix of inclusion and exclusion/],
    [{ l: { $slice: [1, 0] } }, /\$slice limit must be positive/],
    [{ l: { $slice: 'x' } }, /\$slice only supports numbers/],
    [{ l: { $first: 1 } }, /Unsupported projection option/],
    [{ 'o.l': { $elemMatch: { a: 1 } } }, /Cannot use \$elemMatch projection on a nested field/],
    [{ 'l.$': 1 }, /couldn't find a matching element in the array/],
  ])('%j is refused', (projection, message) => {
    expect(() => project(DOCUMENT, projection)).toThrow(message)
  })
})
