import { ObjectId } from 'bson'
import type { Fields, Value } from '../values/types'
import { compileQuery } from './matcher'

const matches = (document: Fields, query: Fields): boolean => compileQuery(query)(document)
const day = (n: number): Date => new Date(Date.UTC(2026, 0, n))

type Case = [title: string, query: Fields, accepted: Fields[], refused: Fields[]]

const CASES: Case[] = [
  ['a literal matches an equal field', { a: 1 }, [{ a: 1 }], [{ a: 2 }, { a: '1' }, {}]],
  ['a literal matches an element of an array', { a: 'x' }, [{ a: ['w', 'x'] }], [{ a: [['x']] }, { a: [] }]],
  ['an array matches as a whole or as an element', { a: [1, 2] }, [{ a: [1, 2] }, { a: [[1, 2]] }], [{ a: [2, 1] }, { a: [1, 2, 3] }]],
  ['a document matches with its fields in the same order', { a: { x: 1, y: 2 } }, [{ a: { x: 1, y: 2 } }], [{ a: { y: 2, x: 1 } }, { a: { x: 1 } }]],
  ['null matches null and an absent field', { a: null }, [{ a: null }, {}, { a: [null] }], [{ a: 0 }, { a: [] }, { a: '' }]],
  ['dates compare by their moment', { a: day(2) }, [{ a: day(2) }], [{ a: day(3) }, { a: day(2).getTime() }]],
  ['object ids compare by their bytes', { a: new ObjectId('0123456789abcdef01234567') }, [{ a: new ObjectId('0123456789abcdef01234567') }], [{ a: '0123456789abcdef01234567' }]],
  ['a pattern matches text', { a: /^ab/i }, [{ a: 'ABc' }, { a: ['x', 'abc'] }], [{ a: 'cab' }, { a: 5 }, {}]],
  ['$regex takes its options beside it', { a: { $regex: '^ab', $options: 'i' } }, [{ a: 'ABc' }], [{ a: 'xab' }]],
  ['$eq is a literal', { a: { $eq: 1 } }, [{ a: 1 }, { a: [1] }], [{ a: 2 }]],
  ['$ne refuses a value anywhere in an array', { a: { $ne: 1 } }, [{ a: 2 }, {}, { a: [2] }], [{ a: 1 }, { a: [1, 2] }]],
  ['$ne null asks for a value', { a: { $ne: null } }, [{ a: 0 }, { a: [] }], [{}, { a: null }]],
  ['$gt compares within one type only', { a: { $gt: 5 } }, [{ a: 6 }, { a: [1, 9] }], [{ a: 5 }, { a: '9' }, { a: day(1) }, { a: null }, {}]],
  ['$gte null matches what is absent', { a: { $gte: null } }, [{}, { a: null }], [{ a: 0 }]],
  ['$lt on dates', { a: { $lt: day(5) } }, [{ a: day(4) }], [{ a: day(5) }, { a: 0 }]],
  ['$lte on text', { a: { $lte: 'b' } }, [{ a: 'b' }, { a: 'a' }, { a: '' }], [{ a: 'c' }, { a: 1 }]],
  ['two bounds may be met by two elements', { a: { $gt: 5, $lt: 3 } }, [{ a: [1, 9] }], [{ a: [4] }, { a: 4 }]],
  ['$in', { a: { $in: [1, 'x', null] } }, [{ a: 1 }, { a: ['x'] }, {}, { a: null }], [{ a: 2 }]],
  ['$in takes patterns', { a: { $in: [/^a/, 'b'] } }, [{ a: 'ax' }, { a: 'b' }], [{ a: 'c' }]],
  ['$nin', { a: { $nin: [1, 2] } }, [{ a: 3 }, {}], [{ a: 1 }, { a: [3, 2] }]],
  ['$exists', { a: { $exists: true } }, [{ a: null }, { a: [] }], [{}, { b: 1 }]],
  ['$exists false', { a: { $exists: false } }, [{}], [{ a: null }]],
  ['$all', { a: { $all: [1, 2] } }, [{ a: [2, 3, 1] }], [{ a: [1] }, {}]],
  ['$all of one matches a plain value', { a: { $all: [1] } }, [{ a: 1 }], [{ a: 2 }]],
  ['$all of nothing matches nothing', { a: { $all: [] } }, [], [{ a: [] }, {}]],
  ['$size', { a: { $size: 2 } }, [{ a: [1, 2] }], [{ a: [1] }, { a: 2 }, {}]],
  ['$elemMatch on values', { a: { $elemMatch: { $gt: 5, $lt: 8 } } }, [{ a: [1, 6] }], [{ a: [1, 9] }, { a: 6 }]],
  ['$elemMatch on documents', { a: { $elemMatch: { x: 1, y: { $gt: 1 } } } }, [{ a: [{ x: 1, y: 2 }] }], [{ a: [{ x: 1, y: 1 }, { x: 2, y: 2 }] }, { a: { x: 1, y: 2 } }]],
  ['$elemMatch with a logical operator', { a: { $elemMatch: { $or: [{ x: 1 }, { y: 1 }] } } }, [{ a: [{ y: 1 }] }], [{ a: [{ z: 1 }] }]],
  ['$elemMatch does not look into lists in the list', { a: { $elemMatch: { $gt: 5 } } }, [{ a: [1, 9] }], [{ a: [[9]] }]],
  ['$elemMatch of nothing asks for a document or a list', { a: { $elemMatch: {} } }, [{ a: [{}] }, { a: [[1]] }], [{ a: [1] }, { a: {} }]],
  ['a pattern that takes no notice of white space', { a: { $regex: 'a b # x', $options: 'x' } }, [{ a: 'ab' }], [{ a: 'a b' }]],
  ['a pattern with its option within', { a: { $regex: '(?i)^ab$' } }, [{ a: 'AB' }], [{ a: 'abc' }]],
  ['a dot meets a whole character, and no new line', { a: /^.$/ }, [{ a: '🎉' }], [{ a: '\n' }]],
  ['$type of what no stored value can be', { a: { $type: ['decimal', 'string'] } }, [{ a: 'x' }], [{ a: 1 }]],
  ['$comment says nothing', { a: 1, $comment: 'why' }, [{ a: 1 }], [{ a: 2 }]],
  ['a point within a polygon', { a: { $geoWithin: { $geometry: { type: 'Polygon', coordinates: [[[0, 0], [2, 0], [2, 2], [0, 2], [0, 0]]] } } } }, [{ a: { type: 'Point', coordinates: [1, 1] } }], [{ a: { type: 'Point', coordinates: [3, 1] } }, { a: 'x' }, {}]],
  ['a point near another', { a: { $nearSphere: { $geometry: { type: 'Point', coordinates: [0, 0] }, $maxDistance: 1000 } } }, [{ a: { type: 'Point', coordinates: [0, 0.001] } }], [{ a: { type: 'Point', coordinates: [1, 1] } }, {}]],
  ['$mod', { a: { $mod: [4, 1] } }, [{ a: 5 }, { a: 5.5 }], [{ a: 4 }, { a: 'x' }]],
  ['$type by name', { a: { $type: 'string' } }, [{ a: 'x' }, { a: [1, 'x'] }], [{ a: 1 }, {}]],
  ['$type by number and in a list', { a: { $type: [9, 'bool'] } }, [{ a: day(1) }, { a: false }], [{ a: 0 }]],
  ['$type array looks at the field itself', { a: { $type: 'array' } }, [{ a: [] }], [{ a: 1 }]],
  ['$not', { a: { $not: { $gt: 5 } } }, [{ a: 5 }, {}, { a: 'x' }], [{ a: 6 }, { a: [1, 6] }]],
  ['$not with a pattern', { a: { $not: /^x/ } }, [{ a: 'y' }, {}], [{ a: 'xy' }]],
  ['$and', { $and: [{ a: 1 }, { b: 2 }] }, [{ a: 1, b: 2 }], [{ a: 1 }]],
  ['$or', { $or: [{ a: 1 }, { b: 2 }] }, [{ a: 1 }, { b: 2 }], [{ a: 2, b: 1 }]],
  ['$nor', { $nor: [{ a: 1 }, { b: 2 }] }, [{}, { a: 2 }], [{ a: 1 }, { b: 2 }]],
  ['a path enters documents', { 'a.b.c': 1 }, [{ a: { b: { c: 1 } } }], [{ a: { b: 1 } }, { 'a.b.c': 1 }]],
  ['a path enters arrays of documents', { 'a.b': 1 }, [{ a: [{ b: 2 }, { b: 1 }] }], [{ a: [1] }]],
  ['a path names an element', { 'a.1': 'y' }, [{ a: ['x', 'y'] }, { a: { '1': 'y' } }], [{ a: ['y'] }]],
  ['an absent field in one element matches null', { 'a.b': null }, [{ a: [{ b: 1 }, {}] }, {}, { a: 1 }], [{ a: [{ b: 1 }] }, { a: [] }]],
  ['a field called __proto__ is only what the document holds', { '__proto__.x': { $exists: true } }, [], [{}, { a: 1 }]],
  ['inherited names are not fields', { constructor: { $exists: true } }, [], [{}]],
] // prettier-ignore

describe('a query', () => {
  test.each(CASES)('%s', (_title, query, accepted, refused) => {
    expect(accepted.filter((document) => !matches(document, query))).toEqual([])
    expect(refused.filter((document) => matches(document, query))).toEqual([])
  })

  const REFUSALS: [title: string, query: Fields, message: RegExp][] = [
    [
      'an operator it does not know',
      { a: { $bitsAllSet: 1 } },
      /not supported by the local cloud: the query operator \$bitsAllSet/,
    ],
    ['an operator at the top', { $almost: 'true' }, /unknown top level operator: \$almost/],
    ['a script', { $where: 'true' }, /not supported by the local cloud: the query operator \$where/],
    ['an operator nobody knows', { a: { $almost: 1 } }, /unknown operator: \$almost/],
    ['$not of nothing', { a: { $not: {} } }, /\$not cannot be empty/],
    ['a divisor that is text', { a: { $mod: ['2', 0] } }, /malformed mod, divisor not a number/],
    [
      'an option of a pattern nobody knows',
      { a: { $regex: 'x', $options: 'g' } },
      /invalid flag in regex options: g/,
    ],
    [
      'an expression within an element',
      { a: { $elemMatch: { $expr: true } } },
      /\$expr can only be applied to the top-level document/,
    ],
    ['$in without a list', { a: { $in: 1 as Value } }, /\$in needs an array/],
    ['an operator beside a field', { a: { $gt: 1, b: 2 } }, /unknown operator: b/],
    ['$or of nothing', { $or: [] }, /must be a nonempty array/],
    ['a pattern that is none', { a: { $regex: '(' } }, /Regular expression is invalid/],
    ['$elemMatch of a value', { a: { $elemMatch: 1 } }, /\$elemMatch needs an Object/],
    ['$mod by zero', { a: { $mod: [0, 1] } }, /divisor cannot be 0/],
    ['a type that does not exist', { a: { $type: 'money' } }, /Unknown type name alias/],
  ]
  test.each(REFUSALS)('with %s is refused before anything is read', (_title, query, message) => {
    expect(() => compileQuery(query)).toThrow(message)
  })
})
