import type { Fields, Value } from '../values/types'
import { applyUpdate, compileUpdate } from './apply'
import { checkStorable } from './storable'

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
  ['$set of the _id it has changes nothing', { a: 1 }, { $set: { _id: 'd', a: 2 } }, { a: 2 }],
  ['$unset through a number does nothing', { a: 1 }, { $unset: { 'a.b.c': '' } }, { a: 1 }],
  ['$unset beyond the end of an array does nothing', { a: [1] }, { $unset: { 'a.5': '' } }, { a: [1] }],
  ['$unset in a document in an array', { a: [{ b: 1, c: 2 }] }, { $unset: { 'a.0.b': '' } }, { a: [{ c: 2 }] }],
  ['$inc of what is no number any more', { a: NaN, b: 1 }, { $inc: { a: 1, b: NaN } }, { a: NaN, b: NaN }],
  ['$inc of the infinite', { a: Infinity, b: 5 }, { $inc: { a: -Infinity, b: Infinity } }, { a: NaN, b: Infinity }],
  ['$inc up to the last whole number there is', { a: 2 ** 53 - 1 }, { $inc: { a: 1 } }, { a: 2 ** 53 }],
  ['$mul of whole numbers has no negative zero', { a: 0, b: -5 }, { $mul: { a: -1, b: 0 } }, { a: 0, b: 0 }],
  ['$mul of fractions has one', { a: -0.5 }, { $mul: { a: 0 } }, { a: -0 }],
  ['$min of dates', { a: new Date(5) }, { $min: { a: new Date(3) } }, { a: new Date(3) }],
  ['$min of a date and a number takes the number', { a: new Date(5) }, { $min: { a: 99 } }, { a: 99 }],
  ['$max of a date and true takes the date', { a: true }, { $max: { a: new Date(5) } }, { a: new Date(5) }],
  ['$min of null and an absent field', { a: 1 }, { $min: { a: null, b: null } }, { a: null, b: null }],
  ['$max leaves null and below alone', { a: 'x' }, { $max: { a: 5 } }, { a: 'x' }],
  ['$rename of an absent field does nothing', { a: 1 }, { $rename: { b: 'c', 'x.y': 'z' } }, { a: 1 }],
  ['$rename of a whole array', { a: [1] }, { $rename: { a: 'b' } }, { b: [1] }],
  ['$rename onto an array', { a: 1, b: [1] }, { $rename: { a: 'b' } }, { b: 1 }],
  ['$rename of what is not there, out of a list', { a: [{ b: 1 }] }, { $rename: { 'a.0.x': 'c' } }, { a: [{ b: 1 }] }],
  ['$push of nothing makes an array', {}, { $push: { a: { $each: [] } } }, { a: [] }],
  ['$push far before the beginning', { a: [1, 2] }, { $push: { a: { $each: [9], $position: -5 } } }, { a: [9, 1, 2] }],
  ['$push far beyond the end', { a: [1] }, { $push: { a: { $each: [8, 9], $position: 7 } } }, { a: [1, 8, 9] }],
  ['$push at the very beginning', { a: [1] }, { $push: { a: { $each: [8, 9], $position: 0 } } }, { a: [8, 9, 1] }],
  ['$push with $slice 0 leaves nothing', { a: [1] }, { $push: { a: { $each: [2], $slice: 0 } } }, { a: [] }],
  ['$push with a $slice larger than the list', { a: [1] }, { $push: { a: { $each: [2], $slice: -9 } } }, { a: [1, 2] }],
  ['$push sorts across types', { a: ['x', 3, null] }, { $push: { a: { $each: [[0], { z: 1 }], $sort: 1 } } }, { a: [null, 3, 'x', { z: 1 }, [0]] }],
  ['$push sorts by a path, without it first', { a: [{ n: { m: 2 } }, 7] }, { $push: { a: { $each: [{ n: { m: 1 } }], $sort: { 'n.m': 1 } } } }, { a: [7, { n: { m: 1 } }, { n: { m: 2 } }] }],
  ['$push sorts by a list as a whole', { a: [{ n: [9] }, { n: [1, 99] }] }, { $push: { a: { $each: [], $sort: { n: 1 } } } }, { a: [{ n: [1, 99] }, { n: [9] }] }],
  ['$push keeps the order of what is equal', { a: [{ n: 1, i: 0 }] }, { $push: { a: { $each: [{ n: 1, i: 1 }, { n: 0, i: 2 }], $sort: { n: 1 } } } }, { a: [{ n: 0, i: 2 }, { n: 1, i: 0 }, { n: 1, i: 1 }] }],
  ['$pop of an empty list', { a: [] }, { $pop: { a: 1 } }, { a: [] }],
  ['$pop of an absent list', { b: 1 }, { $pop: { a: 1, 'c.d': -1 } }, { b: 1 }],
  ['$pull of a document as a whole takes those that match it', { a: [{ k: 1 }, { k: 1, v: 2 }] }, { $pull: { a: { k: 1, v: 2 } } }, { a: [{ k: 1 }] }],
  ['$pull of an empty document takes every document', { a: [{ k: 1 }, 1, [2]] }, { $pull: { a: {} } }, { a: [1, [2]] }],
  ['$pull by a field within a field', { a: [{ k: { l: 1 } }, { k: 2 }] }, { $pull: { a: { 'k.l': 1 } } }, { a: [{ k: 2 }] }],
  ['$pull by $elemMatch in documents', { a: [{ k: [1, 9] }, { k: [5] }] }, { $pull: { a: { k: { $elemMatch: { $gt: 8 } } } } }, { a: [{ k: [5] }] }],
  ['$pull by a logical operator on documents', { a: [{ k: 1 }, { k: 2 }, 1] }, { $pull: { a: { $or: [{ k: 1 }, { k: 3 }] } } }, { a: [{ k: 2 }, 1] }],
  ['$pull by patterns in $in', { a: ['ab', 'cd', 5] }, { $pull: { a: { $in: [/^a/, 5] } } }, { a: ['cd'] }],
  ['$pull by $not', { a: [1, 9, 'x'] }, { $pull: { a: { $not: { $gt: 5 } } } }, { a: [9] }],
  ['$pull by $ne', { a: [1, 2, 1] }, { $pull: { a: { $ne: 1 } } }, { a: [1, 1] }],
  ['$pull of a list takes that list only', { a: [[1], [1, 2], 1] }, { $pull: { a: [1] } }, { a: [[1, 2], 1] }],
  ['$pull by a comparison looks into lists in the list', { a: [[9], [1], 1] }, { $pull: { a: { $gt: 5 } } }, { a: [[1], 1] }],
  ['$pull in every document of a list', { a: [{ t: [1, 2] }, { t: [2] }] }, { $pull: { 'a.$[].t': 2 } }, { a: [{ t: [1] }, { t: [] }] }],
  ['$pullAll compares documents by order of fields', { a: [{ x: 1, y: 2 }, { y: 2, x: 1 }] }, { $pullAll: { a: [{ x: 1, y: 2 }] } }, { a: [{ y: 2, x: 1 }] }],
  ['$addToSet of a list is one value', { a: [] }, { $addToSet: { a: [1, 2] } }, { a: [[1, 2]] }],
  ['$addToSet keeps what is there twice', { a: [1, 1] }, { $addToSet: { a: 2 } }, { a: [1, 1, 2] }],
  ['$[] of an empty list does nothing', { a: [] }, { $set: { 'a.$[].b': 1 } }, { a: [] }],
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
    ['a modifier without fields', {}, { $inc: {} }, /'\$inc' is empty\. You must specify a field like so: \{\$inc: \{<field>: \.\.\.\}\}/],
    ['a modifier of no document', {}, { $set: 'x' }, /Modifiers operate on fields but we found type string instead/],
    ['an empty path', {}, { $set: { '': 1 } }, /An empty update path is not valid/],
    ['a path that begins with a dollar', {}, { $set: { $a: 1 } }, /The dollar \(\$\) prefixed field '\$a' in '\$a' is not valid for storage/],
    ['all places first', {}, { $set: { '$[].a': 1 } }, /Cannot have array filter identifier/],
    ['a place that meets a named one', { a: [1, 2] }, { $set: { 'a.$[]': 1, 'a.1': 2 } }, /Update created a conflict at 'a\.1'/],
    ['a path and what lies before it', {}, { $set: { 'a.b': 1, a: 1 } }, /Updating the path 'a' would create a conflict at 'a'/],
    ['a path and what lies beyond', {}, { $set: { a: 1, 'a.b': 1 } }, /Updating the path 'a\.b' would create a conflict at 'a'/],
    ['$unset of _id', {}, { $unset: { _id: '' } }, /Performing an update on the path '_id' would modify the immutable field '_id'/],
    ['$rename of _id', {}, { $rename: { _id: 'a' } }, /immutable field '_id'/],
    ['$rename to _id', { a: 1 }, { $rename: { a: '_id' } }, /immutable field '_id'/],
    ['a field in a plain _id', {}, { $set: { '_id.a': 1 } }, /Cannot create field 'a' in element \{_id: "d"\}/],
    ['$inc on text, which it names', { a: { b: 'x' } }, { $inc: { 'a.b': 1 } }, /\{_id: "d"\} has the field 'b' of non-numeric type string$/],
    ['$pull through a number', { a: 1 }, { $pull: { 'a.b': 1 } }, /Cannot use the part \(b\) of \(a\.b\) to traverse the element \(\{a: 1\}\)/],
    ['$pop by a name in a list', { a: [[1]] }, { $pop: { 'a.b': 1 } }, /Cannot use the part \(b\)/],
    ['$pop by another number', { a: [1] }, { $pop: { a: 2 } }, /\$pop expects 1 or -1, found: 2/],
    ['$pop of text', { a: 'x' }, { $pop: { a: 1 } }, /Path 'a' contains an element of non-array type 'string'/],
    ['$push of $each that is no list', {}, { $push: { a: { $each: 1 } } }, /The argument to \$each in \$push must be an array but it was of type: int/],
    ['$push with an unknown clause', {}, { $push: { a: { $each: [], $foo: 1 } } }, /Unrecognized clause in \$push: \$foo/],
    ['$push with a broken $slice', {}, { $push: { a: { $each: [], $slice: 1.5 } } }, /The value for \$slice must be an integer value but was given type: double/],
    ['$push with a $position of text', {}, { $push: { a: { $each: [], $position: 'x' } } }, /The value for \$position must be an integer value, not of type: string/],
    ['$push with an empty $sort', {}, { $push: { a: { $each: [], $sort: {} } } }, /The \$sort pattern is empty/],
    ['$push with a $sort by 2', {}, { $push: { a: { $each: [], $sort: { n: 2 } } } }, /The \$sort element value must be either 1 or -1/],
    ['$push with a $sort of text', {}, { $push: { a: { $each: [], $sort: 'n' } } }, /The \$sort is invalid/],
    ['$push with a $sort by an empty part', {}, { $push: { a: { $each: [], $sort: { 'n.': 1 } } } }, /has an empty part: n\./],
    ['$addToSet with more than $each', {}, { $addToSet: { a: { $each: [1], $slice: 1 } } }, /Found unexpected fields after \$each in \$addToSet/],
    ['$pullAll of no list', {}, { $pullAll: { a: 1 } }, /\$pullAll requires an array argument but was given a int/],
    ['$pull by an operator nobody knows', {}, { $pull: { a: { $foo: 1 } } }, /unknown operator: \$foo/],
    ['$pull by an expression', {}, { $pull: { a: { $expr: true } } }, /\$expr is not allowed in this context/],
    ['$bit of nothing', {}, { $bit: { a: {} } }, /You must pass in at least one bitwise operation/],
    ['$bit beyond what a number holds', { a: 2 ** 60 }, { $bit: { a: { or: 1 } } }, /not supported by the local cloud: \$bit of/],
    ['$currentDate of a number', {}, { $currentDate: { a: 1 } }, /int is not valid type for \$currentDate/],
    ['$currentDate of another kind', {}, { $currentDate: { a: { $type: 'x' } } }, /The '\$type' string field is required/],
    ['$currentDate as a timestamp', {}, { $currentDate: { a: { $type: 'timestamp' } } }, /not supported by the local cloud: \$currentDate of the type timestamp/],
    ['a place too far beyond the end', { a: [] }, { $set: { 'a.1500001': 1 } }, /can't backfill more than 1500000 elements/],
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

  test('with an operand of the wrong type is refused before any document is read', () => {
    expect(() => compileUpdate({ $inc: { a: 'x' } })).toThrow(/non-numeric argument/)
    expect(() => compileUpdate({ $push: { a: { $each: 1 } } })).toThrow(/must be an array/)
  })

  test('takes the server’s time, and makes an _id where there is none', () => {
    const update = compileUpdate({ $currentDate: { at: true, due: { $type: 'date' } } })
    expect(update({ _id: 'd' }, { now: 5 })).toEqual({ _id: 'd', at: new Date(5), due: new Date(5) })
    expect(applyUpdate({}, { $set: { _id: 'new' } }, { inserting: true })).toEqual({ _id: 'new' })
  })
})

describe('what can be stored', () => {
  const nested = (levels: number): Fields => {
    let value: Value = 1
    for (let i = 0; i < levels; i += 1) value = i % 2 === 0 ? { a: value } : [value]
    return { a: value }
  }
  test('is anything with plain names, a dot and nothing among them', () => {
    expect(() => checkStorable({ 'a.b': 1, '': { c$: [{ 'd.$': null }] } })).not.toThrow()
    expect(() => checkStorable(nested(99))).not.toThrow()
  })

  test.each<[title: string, document: Fields, message: string]>([
    [
      'a name that begins with a dollar',
      { $a: 1 },
      "The dollar ($) prefixed field '$a' in '$a' is not valid for storage.",
    ],
    [
      'one in a document in a list',
      { a: [{ b: { $c: 1 } }] },
      "The dollar ($) prefixed field '$c' in 'a.0.b.$c' is not valid for storage.",
    ],
    ['a name with a null character', { 'a\0': 1 }, 'Field names may not contain null characters.'],
    ['more than a hundred levels', nested(100), 'Document exceeds maximum nesting depth of 100'],
  ])('is not %s', (_title, document, message) => {
    expect(() => checkStorable(document)).toThrow(message)
  })
})
