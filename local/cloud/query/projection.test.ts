import type { Fields } from '../values/types'
import { compileProjection } from './projection'

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
  ['_id beside fields that are dropped', { n: 0, o: 0, l: 0, rows: 0, _id: 1 }, { _id: 'd' }],
  ['only _id', { _id: 1 }, { _id: 'd' }],
  ['all but _id', { _id: 0, rows: 0, o: 0, l: 0 }, { n: 1 }],
  ['$slice of what is no list changes nothing', { n: { $slice: 1 }, _id: 0, o: 0, l: 0, rows: 0 }, { n: 1 }],
  ['$slice of no elements', { l: { $slice: 0 }, n: 1 }, { _id: 'd', n: 1, l: [] }],
  ['$slice beyond the end', { l: { $slice: [9, 1] }, n: 1 }, { _id: 'd', n: 1, l: [] }],
  ['$elemMatch of what is no list leaves the field out', { n: { $elemMatch: { k: 2 } } }, { _id: 'd' }],
  ['$elemMatch beside fields that are dropped', { rows: { $elemMatch: { k: 2 } }, l: 0, o: 0 }, { _id: 'd', n: 1, rows: [{ k: 2, v: 'b' }] }],
  ['a field with a number for a name is no place', { 'l.0': 1, 'rows.0': 1 }, { _id: 'd', l: [], rows: [{}, {}] }],
  ['the document the query found', { 'rows.$': 1, _id: 0 }, { rows: [{ k: 2, v: 'b' }] }, { 'rows.k': 2 }],
] // prettier-ignore

describe('a projection', () => {
  test.each(CASES)('%s', (_says, projection, shown, query = {}) => {
    const before = JSON.stringify(DOCUMENT)
    expect(compileProjection(projection, query)(DOCUMENT)).toEqual(shown)
    expect(JSON.stringify(DOCUMENT)).toBe(before)
  })

  const REFUSALS: [projection: Fields, message: RegExp, query?: Fields][] = [
    [{ n: 1, o: 0 }, /mix of inclusion and exclusion/],
    [{ o: 1, 'o.a': 1 }, /Path collision at o.a remaining portion a/],
    [{ 'o.a': 1, o: 1 }, /Path collision at o$/],
    [{ l: 1, 'l.$': 1 }, /Path collision at l$/, { l: 1 }],
    [{ l: { $slice: [1, 0] } }, /\$slice limit must be positive/],
    [{ l: { $slice: 'x' } }, /\$slice only supports numbers/],
    [{ l: { $slice: [1] } }, /\$slice array wrong size/],
    [{ l: { $first: 1 } }, /Unsupported projection option: l: \{ \$first: 1 \}/],
    [{ o: { a: 1 } }, /Unsupported projection option: o: \{ a: 1 \}/],
    [{ n: 'x' }, /Unsupported projection option: n: "x"/],
    [{ n: { $meta: 'textScore' } }, /not supported by the local cloud: the projection operator \$meta/],
    [{ 'o.l': { $elemMatch: { a: 1 } } }, /Cannot use \$elemMatch projection on a nested field/],
    [{ l: { $elemMatch: 1 } }, /elemMatch: Invalid argument, object required/],
    [{ 'l.$': 1 }, /Positional projection 'l.\$' does not match the query document/],
    [{ 'l.$': 1 }, /couldn't find a matching element in the array/, { l: { $size: 4 } }],
    [{ 'l.$': 0 }, /Cannot exclude array elements with the positional operator/, { l: 1 }],
    [{ 'l.$': 1, 'rows.$': 1 }, /Cannot specify more than one positional proj/, { l: 1, rows: 1 }],
    [{ 'l.$': 1, rows: { $elemMatch: { k: 1 } } }, /Cannot specify positional operator and \$elemMatch/, { l: 1 }],
    [{ 'rows.$.k': 1 }, /only have the positional operator once and at its end/, { 'rows.k': 1 }],
  ] // prettier-ignore
  test.each(REFUSALS)('%j is refused', (projection, message, query = {}) => {
    expect(() => compileProjection(projection, query)(DOCUMENT)).toThrow(message)
  })
})
