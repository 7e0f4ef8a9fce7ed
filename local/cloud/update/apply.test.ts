import type { Fields, Value } from '../values/types'
import { applyUpdate } from './apply'

const after = (document: Fields, update: Fields): Fields => {
  const { _id, ...rest } = applyUpdate({ _id: 'd', ...document }, update)
  expect(_id).toBe('d')
  return rest
}

type Case = [title: string, before: Fields, update: Fields, after: Fields]
const CASES: Case[] = [
  ['$set replaces a field', { a: 1 }, { $set: { a: { b: 2 } } }, { a: { b: 2 } }],
  ['$set of a path keeps what lies beside it', { a: { x: 1 } }, { $set: { 'a.y': 2 } }, { a: { x: 1, y: 2 } }],
  ['$set makes the documents on its way', {}, { $set: { 'a.b.c': 1 } }, { a: { b: { c: 1 } } }],
  ['$set writes an element of an array', { a: [1, 2] }, { $set: { 'a.1': 9 } }, { a: [1, 9] }],
  ['$set beyond the end of an array fills with null', { a: [1] }, { $set: { 'a.3': 9 } }, { a: [1, null, null, 9] }],
  ['$set in a document in an array', { a: [{ b: 1 }] }, { $set: { 'a.0.c': 2 } }, { a: [{ b: 1, c: 2 }] }],
  ['$unset removes a field', { a: 1, b: 2 }, { $unset: { a: '' } }, { b: 2 }],
  ['$unset of an element leaves null', { a: [1, 2] }, { $unset: { 'a.0': '' } }, { a: [null, 2] }],
  ['$unset of what is not there does nothing', { a: 1 }, { $unset: { 'b.c': '', 'a.x': '' } }, { a: 1 }],
  ['$inc adds', { a: 1 }, { $inc: { a: -3 } }, { a: -2 }],
  ['$inc of an absent field starts at zero', {}, { $inc: { 'a.b': 2 } }, { a: { b: 2 } }],
  ['$mul multiplies', { a: 3 }, { $mul: { a: 4 } }, { a: 12 }],
  ['$mul of an absent field is zero', {}, { $mul: { a: 4 } }, { a: 0 }],
  ['$min keeps the smaller', { a: 3, b: 3 }, { $min: { a: 1, b: 5 } }, { a: 1, b: 3 }],
  ['$max keeps the larger and fills an absent field', { a: 3 }, { $max: { a: 5, b: 1 } }, { a: 5, b: 1 }],
  ['$max compares types as the server orders them', { a: 3 }, { $max: { a: 'x' } }, { a: 'x' }],
  ['$rename moves a field', { a: 1 }, { $rename: { a: 'b.c' } }, { b: { c: 1 } }],
  ['$push appends', { a: [1] }, { $push: { a: 2 } }, { a: [1, 2] }],
  ['$push makes an array', {}, { $push: { a: 2 } }, { a: [2] }],
  ['$push of an array is one element', { a: [] }, { $push: { a: [1, 2] } }, { a: [[1, 2]] }],
  ['$push $each at a position', { a: [1, 2] }, { $push: { a: { $each: [8, 9], $position: 1 } } }, { a: [1, 8, 9, 2] }],
  ['$push at a position from the end', { a: [1, 2] }, { $push: { a: { $each: [9], $position: -1 } } }, { a: [1, 9, 2] }],
  ['$push with $sort and $slice keeps the best', { a: [5, 1] }, { $push: { a: { $each: [3], $sort: -1, $slice: 2 } } }, { a: [5, 3] }],
  ['$push with $sort by a field', { a: [{ n: 2 }] }, { $push: { a: { $each: [{ n: 1 }], $sort: { n: 1 } } } }, { a: [{ n: 1 }, { n: 2 }] }],
  ['$push with a negative $slice keeps the last', { a: [1, 2] }, { $push: { a: { $each: [3], $slice: -2 } } }, { a: [2, 3] }],
  ['$pop takes the last', { a: [1, 2] }, { $pop: { a: 1 } }, { a: [1] }],
  ['$pop -1 takes the first', { a: [1, 2] }, { $pop: { a: -1 } }, { a: [2] }],
  ['$pull of a value', { a: [1, 2, 1] }, { $pull: { a: 1 } }, { a: [2] }],
  ['$pull by an operator', { a: [1, 5, 9] }, { $pull: { a: { $gte: 5 } } }, { a: [1] }],
  ['$pull by $in', { a: [1, 5, 9] }, { $pull: { a: { $in: [1, 9] } } }, { a: [5] }],
  ['$pull by fields of documents', { a: [{ k: 1, v: 1 }, { k: 2, v: 1 }] }, { $pull: { a: { k: 1 } } }, { a: [{ k: 2, v: 1 }] }],
  ['$pullAll', { a: [1, 2, 3, 1] }, { $pullAll: { a: [1, 3] } }, { a: [2] }],
  ['$addToSet adds once', { a: [1] }, { $addToSet: { a: { $each: [1, 2, 2] } } }, { a: [1, 2] }],
  ['$addToSet compares documents by order of fields', { a: [{ x: 1, y: 1 }] }, { $addToSet: { a: { y: 1, x: 1 } } }, { a: [{ x: 1, y: 1 }, { y: 1, x: 1 }] }],
  ['$[] is every place', { a: [{ n: 1 }, { n: 2 }] }, { $inc: { 'a.$[].n': 10 } }, { a: [{ n: 11 }, { n: 12 }] }],
  ['$[] of every list', { a: [[1], [2, 3]] }, { $mul: { 'a.$[].$[]': 2 } }, { a: [[2], [4, 6]] }],
  ['$bit and', { a: 13 }, { $bit: { a: { and: 10 } } }, { a: 8 }],
  ['$bit or and xor, one after the other', { a: 1 }, { $bit: { a: { or: 6, xor: 3 } } }, { a: 4 }],
  ['$bit of a negative number', { a: -1 }, { $bit: { a: { and: 255 } } }, { a: 255 }],
  ['$bit beyond 32 bits', { a: 2 ** 40 }, { $bit: { a: { or: 1 } } }, { a: 2 ** 40 + 1 }],
  ['$bit of an absent field', {}, { $bit: { a: { or: 5 } } }, { a: 5 }],
  ['$pull by a pattern', { a: ['ab', 'b', 5] }, { $pull: { a: /^a/ } }, { a: ['b', 5] }],
  ['$setOnInsert does nothing to what is there', { a: 1 }, { $setOnInsert: { a: 2 } }, { a: 1 }],
  ['several operators at once', { a: 1, b: [1] }, { $inc: { a: 1 }, $push: { b: 2 }, $set: { c: 3 } }, { a: 2, b: [1, 2], c: 3 }],
] // prettier-ignore

describe('an update', () => {
  test.each(CASES)('%s', (_title, before, update, expected) => {
    const original = JSON.stringify(before)
    expect(after(before, update)).toEqual(expected)
    expect(JSON.stringify(before)).toBe(original)
  })

  const REFUSALS: [title: string, before: Fields, update: Fields, message: RegExp][] = [
    ['$inc on text', { a: 'x' }, { $inc: { a: 1 } }, /Cannot apply \$inc to a value of non-numeric type/],
    ['$inc on null', { a: null }, { $inc: { a: 1 } }, /non-numeric type/],
    ['$inc by text', { a: 1 }, { $inc: { a: '1' } }, /Cannot increment with non-numeric argument/],
    ['$push on a document', { a: {} }, { $push: { a: 1 } }, /must be an array/],
    ['$pull on text', { a: 'x' }, { $pull: { a: 1 } }, /Cannot apply \$pull to a non-array value/],
    ['a path through a number', { a: 1 }, { $set: { 'a.b': 1 } }, /Cannot create field 'b' in element/],
    ['a path through null', { a: null }, { $set: { 'a.b': 1 } }, /Cannot create field 'b' in element/],
    ['a name in an array', { a: [1] }, { $set: { 'a.b': 1 } }, /Cannot create field 'b'/],
    ['the same path twice', { a: 1 }, { $set: { a: 1 }, $inc: { a: 1 } }, /would create a conflict/],
    ['a path and its beginning', { a: {} }, { $set: { a: {}, 'a.b': 1 } }, /would create a conflict/],
    ['another _id', {}, { $set: { _id: 'other' } }, /immutable field '_id'/],
    ['a field that is no operator', {}, { a: 1 }, /Unknown modifier: a/],
    ['an operator that is not built', {}, { $currentDate: { a: true } }, /not supported by the local cloud: the update operator \$currentDate/],
    ['an operator nobody knows', {}, { $double: { a: 1 } }, /Unknown modifier: \$double/],
    ['a place that the query did not match', { a: [1] }, { $set: { 'a.$': 1 } }, /did not find the match needed from the query/],
    ['a place twice', { a: [1] }, { $set: { 'a.$.b.$': 1 } }, /Too many positional/],
    ['a place first', {}, { $set: { '$.a': 1 } }, /in the first position/],
    ['a filter that is not given', { a: [1] }, { $set: { 'a.$[x]': 1 } }, /No array filter found for identifier 'x'/],
    ['all places of what is no list', { a: 1 }, { $set: { 'a.$[]': 1 } }, /Cannot apply array updates to non-array element a: 1/],
    ['all places of nothing', {}, { $set: { 'a.$[]': 1 } }, /The path 'a' must exist in the document/],
    ['$bit of a fraction', { a: 1 }, { $bit: { a: { and: 1.5 } } }, /must be an Integer\(32\/64 bit\); a 'double'/],
    ['$bit on text', { a: 'x' }, { $bit: { a: { and: 1 } } }, /non-integral type/],
    ['$bit of another kind', { a: 1 }, { $bit: { a: { not: 1 } } }, /only supports 'and', 'or', and 'xor', not 'not'/],
    ['$rename onto itself', { a: 1 }, { $rename: { a: 'a' } }, /must differ/],
    ['$rename into itself', { a: {} }, { $rename: { a: 'a.b' } }, /must not be on the same path/],
    ['$rename out of a list', { a: [{ b: 1 }] }, { $rename: { 'a.0.b': 'c' } }, /The source field cannot be an array element/],
    ['$rename into a list', { a: [1], b: 1 }, { $rename: { b: 'a.0' } }, /The destination field cannot be an array element/],
    ['nothing to do', {}, {}, /is empty/],
    ['an empty part of a path', {}, { $set: { 'a..b': 1 } }, /empty field name/],
  ] // prettier-ignore
  test.each(REFUSALS)('with %s is refused', (_title, before, update, message) => {
    expect(() => after(before, update)).toThrow(message)
  })

  test('puts new fields in the order of their names, places in the order of numbers', () => {
    const made = applyUpdate({ _id: 'd', z: 1 }, { $set: { c: 1, a: 1 }, $inc: { b: 1 } })
    expect(Object.keys(made)).toEqual(['_id', 'z', 'a', 'b', 'c'])
    const list = applyUpdate({ _id: 'd', l: [] }, { $set: { 'l.10': 'x', 'l.2': 'y' } }).l as Value[]
    expect([list.length, list[2], list[10]]).toEqual([11, 'y', 'x'])
  })

  test('writes at the place the query matched, and on inserting what counts only then', () => {
    const place = () => 1
    expect(applyUpdate({ _id: 'd', a: [1, 2] }, { $set: { 'a.$': 9 } }, { place }).a).toEqual([1, 9])
    expect(applyUpdate({ _id: 'd' }, { $setOnInsert: { a: 2 } }, { inserting: true }).a).toBe(2)
  })
})
