import { compileQuery } from '../../query/matcher'
import type { Document, Fields } from '../../values/types'
import { runPipeline } from '../pipeline'
import type { Source } from './stage'

/** Documents of one collection in hand; how many were taken is counted. */
function sourceOf(documents: Document[]): Source & { taken: number } {
  const source = {
    taken: 0,
    *scan(_collection: string, query: Fields) {
      for (const document of documents.filter(compileQuery(query))) {
        source.taken += 1
        yield document
      }
    },
    geoPaths: () => [],
  }
  return source
}

const run = (documents: Document[], ...stages: Fields[]): Document[] => [
  ...runPipeline(sourceOf(documents), 'c', [{ $match: {} }, ...stages]),
]

const DOG = { _id: 1, kind: 'dog', legs: 4, at: { x: 1, y: 2 }, tags: ['a', 'b'] }
const BIRD = { _id: 2, kind: 'bird', legs: 2, at: { x: 3 }, tags: [] }
const FISH = { _id: 3, kind: 'fish' }
const ALL = [DOG, BIRD, FISH]

type Case = [says: string, documents: Document[], stages: Fields[], result: Document[]]
const CASES: Case[] = [
  ['$project keeps what it names, and _id', [DOG], [{ $project: { legs: 1 } }], [{ _id: 1, legs: 4 }]],
  ['$project keeps the order of the document, then of what is computed', [DOG], [{ $project: { z: { $add: ['$legs', 1] }, legs: 1, kind: 1, _id: 0 } }], [{ kind: 'dog', legs: 4, z: 5 }]],
  ['$project of a nested field, dotted or nested', [DOG], [{ $project: { _id: 0, 'at.x': 1 } }], [{ at: { x: 1 } }]],
  ['$project of a nested document of flags', [DOG], [{ $project: { _id: 0, at: { y: 1 } } }], [{ at: { y: 2 } }]],
  ['$project computes below a document', [DOG], [{ $project: { _id: 0, 'at.z': { $add: ['$at.x', 5] } } }], [{ at: { z: 6 } }]],
  ['$project takes a text for a field path or a literal', [DOG], [{ $project: { _id: 0, name: '$kind', word: { $literal: '$kind' } } }], [{ name: 'dog', word: '$kind' }]],
  ['$project makes lists', [DOG], [{ $project: { _id: 0, both: ['$legs', '$none'] } }], [{ both: [4, null] }]],
  ['$project leaves out what is missing', [FISH], [{ $project: { legs: 1, twice: '$legs' } }], [{ _id: 3 }]],
  ['$project drops', [DOG], [{ $project: { at: { x: 0 }, tags: 0, kind: false } }], [{ _id: 1, legs: 4, at: { y: 2 } }]],
  ['$project drops _id alone', [FISH], [{ $project: { _id: 0 } }], [{ kind: 'fish' }]],
  ['$project reads below arrays', [{ _id: 1, rows: [{ a: 1, b: 2 }, 5, { b: 3 }] }], [{ $project: { 'rows.a': 1 } }], [{ _id: 1, rows: [{ a: 1 }, {}] }]],
  ['$addFields adds and replaces, from the document as it came in', [FISH], [{ $addFields: { kind: 'cod', was: '$kind', n: 1 } }], [{ _id: 3, kind: 'cod', was: 'fish', n: 1 }]],
  ['$addFields keeps what lies beside', [DOG], [{ $addFields: { at: { z: 9 } } }, { $project: { at: 1, _id: 0 } }], [{ at: { x: 1, y: 2, z: 9 } }]],
  ['$addFields into each element of an array', [{ _id: 1, rows: [{ a: 1 }, 5] }], [{ $addFields: { 'rows.b': 2 } }], [{ _id: 1, rows: [{ a: 1, b: 2 }, { b: 2 }] }]],
  ['$addFields takes a field away with $$REMOVE', [FISH], [{ $addFields: { kind: '$$REMOVE' } }], [{ _id: 3 }]],
  ['$replaceRoot', [DOG], [{ $replaceRoot: { newRoot: '$at' } }], [{ x: 1, y: 2 }]],
  ['$replaceRoot by a computed document', [FISH], [{ $replaceRoot: { newRoot: { $mergeObjects: [{ legs: 0 }, '$$ROOT'] } } }], [{ legs: 0, _id: 3, kind: 'fish' }]],
  ['$unwind makes a document of each element', [DOG], [{ $unwind: '$tags' }, { $project: { tags: 1 } }], [{ _id: 1, tags: 'a' }, { _id: 1, tags: 'b' }]],
  ['$unwind passes over empty and missing', [BIRD, FISH], [{ $unwind: '$tags' }], []],
  ['$unwind can keep them, and number the others', ALL, [{ $unwind: { path: '$tags', preserveNullAndEmptyArrays: true, includeArrayIndex: 'i' } }, { $project: { tags: 1, i: 1 } }], [{ _id: 1, tags: 'a', i: 0 }, { _id: 1, tags: 'b', i: 1 }, { _id: 2, i: null }, { _id: 3, i: null }]],
  ['$unwind takes what is no array for one element', [DOG], [{ $unwind: { path: '$legs', includeArrayIndex: 'i' } }, { $project: { legs: 1, i: 1 } }], [{ _id: 1, legs: 4, i: null }]],
  ['$unwind of a nested array', [{ _id: 1, a: { b: [1, 2], c: 3 } }], [{ $unwind: '$a.b' }], [{ _id: 1, a: { b: 1, c: 3 } }, { _id: 1, a: { b: 2, c: 3 } }]],
  ['$group takes null and missing together', [{ _id: 1, k: null }, { _id: 2 }, { _id: 3, k: 1 }], [{ $group: { _id: '$k', n: { $sum: 1 } } }], [{ _id: null, n: 2 }, { _id: 1, n: 1 }]],
  ['$group by a document', ALL, [{ $group: { _id: { big: { $gt: ['$legs', 3] } }, kinds: { $push: '$kind' } } }], [{ _id: { big: true }, kinds: ['dog'] }, { _id: { big: false }, kinds: ['bird', 'fish'] }]],
  ['$group of everything, with every accumulator', ALL, [{ $group: { _id: null, sum: { $sum: '$legs' }, avg: { $avg: '$legs' }, min: { $min: '$legs' }, max: { $max: '$kind' }, first: { $first: '$kind' }, last: { $last: '$legs' }, push: { $push: '$legs' }, set: { $addToSet: '$legs' }, pop: { $stdDevPop: '$legs' }, samp: { $stdDevSamp: '$legs' }, merged: { $mergeObjects: '$at' } } }],
    [{ _id: null, sum: 6, avg: 3, min: 2, max: 'fish', first: 'dog', last: null, push: [4, 2], set: [4, 2], pop: 1, samp: Math.SQRT2, merged: { x: 3, y: 2 } }]],
  ['$group of nothing is nothing', [], [{ $group: { _id: null, n: { $sum: 1 } } }], []],
  ['an average of nothing is null, a sum 0', [FISH], [{ $group: { _id: null, avg: { $avg: '$legs' }, sum: { $sum: '$legs' }, min: { $min: '$legs' } } }], [{ _id: null, avg: null, sum: 0, min: null }]],
  ['$count', ALL, [{ $count: 'n' }], [{ n: 3 }]],
  ['$count of nothing', [], [{ $count: 'n' }], []],
  ['$sortByCount', [...ALL, { _id: 4, kind: 'fish' }], [{ $sortByCount: '$kind' }, { $limit: 1 }], [{ _id: 'fish', count: 2 }]],
  ['$bucket includes the lower bound', ALL, [{ $bucket: { groupBy: '$legs', boundaries: [0, 4, 8], default: 'none' } }], [{ _id: 0, count: 1 }, { _id: 4, count: 1 }, { _id: 'none', count: 1 }]],
  ['$bucket with an output of its own', [DOG, BIRD], [{ $bucket: { groupBy: '$legs', boundaries: [0, 8], output: { kinds: { $push: '$kind' } } } }], [{ _id: 0, kinds: ['dog', 'bird'] }]],
  ['$bucketAuto shares out evenly, each bucket up to the next', [1, 2, 3, 4, 5].map((n) => ({ _id: n })), [{ $bucketAuto: { groupBy: '$_id', buckets: 2 } }], [{ _id: { min: 1, max: 4 }, count: 3 }, { _id: { min: 4, max: 5 }, count: 2 }]],
  ['$bucketAuto keeps equal values together', [1, 1, 1, 2].map((n, i) => ({ _id: i, n })), [{ $bucketAuto: { groupBy: '$n', buckets: 3 } }], [{ _id: { min: 1, max: 2 }, count: 3 }, { _id: { min: 2, max: 2 }, count: 1 }]],
  ['$bucketAuto with a granularity has round bounds', [0, 3, 7, 12, 30, 99].map((n) => ({ _id: n })), [{ $bucketAuto: { groupBy: '$_id', buckets: 3, granularity: '1-2-5' } }], [{ _id: { min: 0, max: 5 }, count: 2 }, { _id: { min: 5, max: 20 }, count: 2 }, { _id: { min: 20, max: 100 }, count: 2 }]],
  ['$bucketAuto by powers of two', [1, 2, 3, 5].map((n) => ({ _id: n })), [{ $bucketAuto: { groupBy: '$_id', buckets: 2, granularity: 'POWERSOF2' } }], [{ _id: { min: 0.5, max: 4 }, count: 3 }, { _id: { min: 4, max: 8 }, count: 1 }]],
  ['$redact looks into each embedded document', [{ _id: 1, level: 1, parts: [{ level: 9, a: 1 }, { level: 1, a: 2 }], deep: { level: 5 } }], [{ $redact: { $cond: [{ $lte: ['$level', 1] }, '$$DESCEND', '$$PRUNE'] } }], [{ _id: 1, level: 1, parts: [{ level: 1, a: 2 }] }]],
  ['$redact keeps a whole document unseen', [{ _id: 1, deep: { level: 5 } }], [{ $redact: '$$KEEP' }], [{ _id: 1, deep: { level: 5 } }]],
  ['$unwind of a path through an array finds nothing', [{ _id: 1, a: [{ b: [1] }] }], [{ $unwind: '$a.b' }], []],
  ['$sort, $skip and $limit', ALL, [{ $addFields: { q: 1 } }, { $sort: { legs: -1 } }, { $skip: 1 }, { $limit: 1 }, { $project: { kind: 1 } }], [{ _id: 2, kind: 'bird' }]],
  ['$facet runs several pipelines on the same documents', ALL, [{ $facet: { n: [{ $count: 'n' }], legs: [{ $group: { _id: null, sum: { $sum: '$legs' } } }] } }], [{ n: [{ n: 3 }], legs: [{ _id: null, sum: 6 }] }]],
] // prettier-ignore

const REFUSALS: [stage: Fields, message: RegExp][] = [
  [{ $project: {} }, /specification must have at least one field/],
  [{ $project: { a: 1, b: 0 } }, /cannot exclude fields other than '_id' in an inclusion projection/],
  [
    { $project: { a: 0, b: 1 } },
    /cannot include fields or add computed fields during an exclusion projection/,
  ],
  [{ $project: { a: 1, 'a.b': 1 } }, /two conflicting paths/],
  [{ $project: { a: {} } }, /An empty object is not a valid value/],
  [{ $addFields: 'x' }, /specification stage must be an object/],
  [{ $replaceRoot: { newRoot: '$kind' } }, /must evaluate to an object, but resulting value was: "dog"/],
  [{ $unwind: 'tags' }, /path option to \$unwind stage should be prefixed with a '\$': tags/],
  [{ $unwind: { path: '$tags', index: 'i' } }, /unrecognized option to \$unwind stage: index/],
  [{ $group: { n: { $sum: 1 } } }, /a group specification must include an _id/],
  [{ $group: { _id: null, n: 1 } }, /The field 'n' must be an accumulator object/],
  [{ $group: { _id: null, n: { $median: 1 } } }, /unknown group operator '\$median'/],
  [{ $group: { _id: null, n: { $sum: [1, 2] } } }, /The \$sum accumulator is a unary operator/],
  [{ $group: { _id: null, 'a.b': { $sum: 1 } } }, /The field name 'a.b' cannot contain '.'/],
  [{ $count: '' }, /the count field must be a non-empty string/],
  [{ $count: '$n' }, /the count field cannot be a \$-prefixed path/],
  [{ $sortByCount: 'kind' }, /must be defined as a \$-prefixed path/],
  [{ $bucket: { groupBy: '$legs', boundaries: [0, 3] } }, /could not find a matching branch/],
  [{ $bucket: { groupBy: '$legs', boundaries: [3, 0] } }, /not in ascending order/],
  [{ $bucket: { groupBy: '$legs', boundaries: [3] } }, /at least 2 values, but found 1/],
  [{ $bucket: { groupBy: '$legs', boundaries: [1, 'a'] } }, /must have the same type/],
  [{ $bucket: { groupBy: '$legs', boundaries: [0, 9], default: 4 } }, /'default' field must be less than/],
  [{ $bucketAuto: { groupBy: '$legs', buckets: 0 } }, /must be greater than 0/],
  [{ $bucketAuto: { groupBy: '$legs', buckets: 2, granularity: 'R7' } }, /Unknown rounding granularity 'R7'/],
  [
    { $bucketAuto: { groupBy: '$kind', buckets: 2, granularity: 'R5' } },
    /numeric boundaries only, but found a value with type: string/,
  ],
  [{ $redact: 5 }, /should not return anything aside from the variables/],
  [{ $sample: { size: -1 } }, /must not be negative/],
  [{ $sort: {} }, /at least one sort key/],
  [{ $limit: 0 }, /invalid argument to \$limit/],
  [{ $skip: -1 }, /invalid argument to \$skip/],
  [{ $facet: {} }, /non-empty object/],
  [{ $merge: 'x' }, /not supported by the local cloud: the aggregation stage \$merge/],
  [{ $nonsense: {} }, /Unrecognized pipeline stage name: '\$nonsense'/],
]

describe('a stage', () => {
  test.each(CASES)('%s', (_says, documents, stages, result) => {
    const before = JSON.stringify(documents)
    expect(JSON.stringify(run(documents, ...stages))).toEqual(JSON.stringify(result))
    expect(JSON.stringify(documents)).toBe(before)
  })

  test.each(REFUSALS)('%j is refused', (stage, message) => {
    expect(() => run(ALL, stage)).toThrow(message)
  })

  test('$sample takes as many as asked for, each once, and different ones at different times', () => {
    const numbers = Array.from({ length: 40 }, (_, n) => ({ _id: n }))
    const draws = Array.from({ length: 8 }, () =>
      run(numbers, { $sample: { size: 5 } }).map(({ _id }) => _id),
    )
    for (const draw of draws) expect(new Set(draw).size).toBe(5)
    expect(new Set(draws.map(String)).size).toBeGreaterThan(1)
    expect(run(numbers, { $sample: { size: 100 } })).toHaveLength(40)
  })

  test('$sort holds no more than what the following $skip and $limit take, and is refused beyond the limit of memory', () => {
    const large = 'x'.repeat(1024 * 1024)
    const many = Array.from({ length: 120 }, (_, n) => ({ _id: n, large }))
    const first = { $addFields: { n: { $mod: ['$_id', 7] } } }
    const found = run(many, first, { $sort: { n: -1 } }, { $skip: 1 }, { $limit: 2 })
    expect(found.map(({ _id }) => _id)).toEqual([13, 20])
    expect(() => run(many, first, { $sort: { n: -1 } })).toThrow(
      /Sort exceeded memory limit of 104857600 bytes/,
    )
  })

  test('$limit asks for no more documents than it needs', () => {
    const source = sourceOf(Array.from({ length: 1000 }, (_, n) => ({ _id: n })))
    const found = [...runPipeline(source, 'c', [{ $addFields: { a: 1 } }, { $limit: 3 }])]
    expect([found.length, source.taken]).toEqual([3, 3])
  })
})
