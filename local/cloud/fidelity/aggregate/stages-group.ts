import { day, type Area } from '../case'
import { $ } from '../sdk'

export const grouping: Area = {
  name: 'aggregate/stages-group',
  groups: [
    {
      source: 'MongoDB manual, $group',
      on: [
        { village: '东村', kind: 'a', n: 1, l: [1], d: new Date('2026-03-01T20:00:00Z') },
        { village: '西村', kind: 'a', n: 2, l: [1], d: new Date('2026-03-02T01:00:00Z') },
        { village: '东村', kind: 'b', n: 3, l: [2], d: new Date('2026-03-02T20:00:00Z') },
        { village: null, n: 4 },
        { n: 5 },
      ],
      cases: [
        {
          title: 'by a field, null and what is absent together',
          pipeline: (its) => its.group({ _id: '$village', n: $.sum('$n') }).sort({ _id: 1 }),
          gives: [
            { _id: null, n: 9 },
            { _id: '东村', n: 4 },
            { _id: '西村', n: 2 },
          ],
        },
        {
          title: 'all together',
          pipeline: (its) => its.group({ _id: null, n: $.sum('$n') }),
          gives: [{ _id: null, n: 15 }],
        },
        {
          title: 'by several fields, what is absent left out',
          pipeline: (its) =>
            its.group({ _id: { village: '$village', kind: '$kind' }, n: $.sum('$n') }).sort({ n: 1 }),
          gives: [
            { _id: { village: '东村', kind: 'a' }, n: 1 },
            { _id: { village: '西村', kind: 'a' }, n: 2 },
            { _id: { village: '东村', kind: 'b' }, n: 3 },
            { _id: { village: null }, n: 4 },
            { _id: {}, n: 5 },
          ],
        },
        {
          title: 'by a list, as a whole',
          pipeline: (its) => its.group({ _id: '$l', n: $.sum(1) }).sort({ n: -1, _id: 1 }),
          anyOrder: true,
          gives: [
            { _id: [1], n: 2 },
            { _id: null, n: 2 },
            { _id: [2], n: 1 },
          ],
        },
        {
          title: 'by an expression',
          pipeline: (its) => its.group({ _id: $.gt(['$n', 2]), n: $.sum(1) }).sort({ _id: 1 }),
          gives: [
            { _id: false, n: 2 },
            { _id: true, n: 3 },
          ],
        },
        {
          title: 'by a day at a place',
          pipeline: (its) =>
            its
              .match({ d: { $exists: true } })
              .group({ _id: $.dateToString({ date: '$d', format: '%m-%d', timezone: '+0800' }), n: $.sum(1) })
              .sort({ _id: 1 }),
          gives: [
            { _id: '03-02', n: 2 },
            { _id: '03-03', n: 1 },
          ],
        },
        {
          title: 'by nothing but the id, each once',
          pipeline: (its) => its.group({ _id: '$kind' }),
          anyOrder: true,
          gives: [{ _id: null }, { _id: 'a' }, { _id: 'b' }],
        },
        {
          title: 'of no documents there is no group',
          pipeline: (its) => its.match({ n: 99 }).group({ _id: null, n: $.sum(1) }),
          gives: [],
        },
        {
          title: 'fields come in the order they are written',
          pipeline: (its) => its.match({ n: 1 }).group({ _id: null, z: $.sum(1), a: $.max('$n') }),
          gives: [{ _id: null, z: 1, a: 1 }],
        },
        {
          title: 'numbers group by their value, texts apart',
          on: [{ k: 1 }, { k: 1.0 }, { k: '1' }, { k: true }],
          pipeline: (its) => its.group({ _id: '$k', n: $.sum(1) }),
          anyOrder: true,
          gives: [
            { _id: 1, n: 2 },
            { _id: '1', n: 1 },
            { _id: true, n: 1 },
          ],
        },
        {
          title: 'objects group by the order of their fields',
          on: [{ k: { x: 1, y: 2 } }, { k: { y: 2, x: 1 } }, { k: { x: 1, y: 2 } }],
          pipeline: (its) => its.group({ _id: '$k', n: $.sum(1) }),
          anyOrder: true,
          gives: [
            { _id: { x: 1, y: 2 }, n: 2 },
            { _id: { y: 2, x: 1 }, n: 1 },
          ],
        },
        {
          title: 'without an id is refused',
          pipeline: (its) => its.group({ n: $.sum(1) }),
          refuses: /a group specification must include an _id/,
        },
        {
          title: 'a field without an accumulator is refused',
          pipeline: (its) => its.group({ _id: null, n: '$n' }),
          refuses: /The field 'n' must be an accumulator object/,
        },
        {
          title: 'an accumulator nobody knows is refused',
          pipeline: (its) => its.group({ _id: null, n: { $almost: 1 } }),
          refuses: /unknown group operator '\$almost'/,
        },
        {
          title: 'an expression is no accumulator',
          pipeline: (its) => its.group({ _id: null, n: $.add(['$n', 1]) }),
          refuses: /unknown group operator '\$add'/,
        },
        {
          title: 'two accumulators for one field are refused',
          pipeline: (its) => its.group({ _id: null, n: { $sum: 1, $max: 1 } }),
          refuses: /The field 'n' must specify one accumulator/,
        },
        {
          title: 'a field with a dot is refused',
          pipeline: (its) => its.group({ _id: null, 'a.b': $.sum(1) }),
          refuses: /The field name 'a\.b' cannot contain '\.'/,
        },
      ],
    },
    {
      source: 'MongoDB manual, $bucket',
      on: [
        { t: 'a', n: 1 },
        { t: 'b', n: 10 },
        { t: 'c', n: 15 },
        { t: 'd', n: 20 },
        { t: 'e', n: 99 },
        { t: 'f' },
      ],
      cases: [
        {
          title: 'dates for bounds',
          on: [{ d: day(1) }, { d: day(5) }, { d: day(20) }],
          pipeline: (its) => its.bucket({ groupBy: '$d', boundaries: [day(1), day(10), day(31)] }),
          gives: [
            { _id: day(1), count: 2 },
            { _id: day(10), count: 1 },
          ],
        },
        {
          title: 'a lower bound belongs, an upper one does not',
          pipeline: (its) => its.bucket({ groupBy: '$n', boundaries: [0, 10, 20, 100], default: 'other' }),
          gives: [
            { _id: 0, count: 1 },
            { _id: 10, count: 2 },
            { _id: 20, count: 2 },
            { _id: 'other', count: 1 },
          ],
        },
        {
          title: 'an output of its own, without a count',
          pipeline: (its) =>
            its.match({ n: { $gt: 1 } }).bucket({
              groupBy: '$n',
              boundaries: [0, 20, 100],
              output: { names: $.push('$t'), most: $.max('$n') },
            }),
          gives: [
            { _id: 0, names: ['b', 'c'], most: 15 },
            { _id: 20, names: ['d', 'e'], most: 99 },
          ],
        },
        {
          title: 'a bucket without documents is left out',
          pipeline: (its) => its.match({ n: { $lt: 5 } }).bucket({ groupBy: '$n', boundaries: [0, 5, 10] }),
          gives: [{ _id: 0, count: 1 }],
        },
        {
          title: 'by an expression',
          pipeline: (its) =>
            its.match({ n: { $gt: 0 } }).bucket({ groupBy: $.mod(['$n', 10]), boundaries: [0, 5, 10] }),
          gives: [
            { _id: 0, count: 3 },
            { _id: 5, count: 2 },
          ],
        },
        {
          title: 'a value outside without a default is refused',
          pipeline: (its) => its.bucket({ groupBy: '$n', boundaries: [0, 50] }),
          refuses: /\$switch could not find a matching branch for an input, and no default was specified/,
        },
        {
          title: 'bounds rise',
          pipeline: (its) => its.bucket({ groupBy: '$n', boundaries: [10, 0] }),
          refuses: /The 'boundaries' option to \$bucket must be sorted/,
        },
        {
          title: 'bounds are of one type',
          pipeline: (its) => its.bucket({ groupBy: '$n', boundaries: [0, 'x'] }),
          refuses: /All values in the the 'boundaries' option to \$bucket must have the same type/,
        },
        {
          title: 'there are two bounds at least',
          pipeline: (its) => its.bucket({ groupBy: '$n', boundaries: [0] }),
          refuses: /The \$bucket 'boundaries' field must have at least 2 values, but found 1/,
        },
        {
          title: 'a default lies outside',
          pipeline: (its) => its.bucket({ groupBy: '$n', boundaries: [0, 50], default: 20 }),
          refuses:
            /The \$bucket 'default' field must be less than the lowest boundary or greater than or equal to the highest boundary/,
        },
        {
          title: 'it groups by something',
          pipeline: (its) => its.bucket({ boundaries: [0, 50] }),
          refuses: /\$bucket requires 'groupBy' and 'boundaries' to be specified/,
        },
      ],
    },
    {
      source: 'MongoDB manual, $bucketAuto',
      on: [1, 2, 3, 4, 5, 6, 7, 8].map((n) => ({ n })),
      cases: [
        {
          title: 'as many in each',
          pipeline: (its) => its.bucketAuto({ groupBy: '$n', buckets: 4 }),
          gives: [
            { _id: { min: 1, max: 3 }, count: 2 },
            { _id: { min: 3, max: 5 }, count: 2 },
            { _id: { min: 5, max: 7 }, count: 2 },
            { _id: { min: 7, max: 8 }, count: 2 },
          ],
        },
        {
          title: 'an output of its own',
          pipeline: (its) => its.bucketAuto({ groupBy: '$n', buckets: 2, output: { sum: $.sum('$n') } }),
          gives: [
            { _id: { min: 1, max: 5 }, sum: 10 },
            { _id: { min: 5, max: 8 }, sum: 26 },
          ],
        },
        {
          title: 'equal values stay together',
          on: [1, 1, 1, 1, 2, 3].map((n) => ({ n })),
          pipeline: (its) => its.bucketAuto({ groupBy: '$n', buckets: 3 }),
          gives: [
            { _id: { min: 1, max: 2 }, count: 4 },
            { _id: { min: 2, max: 3 }, count: 2 },
          ],
        },
        {
          title: 'not more buckets than documents',
          on: [{ n: 1 }, { n: 2 }],
          pipeline: (its) => its.bucketAuto({ groupBy: '$n', buckets: 5 }),
          gives: [
            { _id: { min: 1, max: 2 }, count: 1 },
            { _id: { min: 2, max: 2 }, count: 1 },
          ],
        },
        {
          title: 'round numbers for bounds',
          pipeline: (its) => its.bucketAuto({ groupBy: '$n', buckets: 2, granularity: 'R5' }),
          gives: [
            { _id: { min: 0.63, max: 6.3 }, count: 6 },
            { _id: { min: 6.3, max: 10 }, count: 2 },
          ],
        },
        {
          title: 'no bucket is refused',
          pipeline: (its) => its.bucketAuto({ groupBy: '$n', buckets: 0 }),
          refuses: /The \$bucketAuto 'buckets' field must be greater than 0, but found: 0/,
        },
        {
          title: 'a series nobody knows is refused',
          pipeline: (its) => its.bucketAuto({ groupBy: '$n', buckets: 2, granularity: 'R7' }),
          refuses: /Unknown rounding granularity 'R7'/,
        },
        {
          title: 'it groups by something',
          pipeline: (its) => its.bucketAuto({ buckets: 2 }),
          refuses: /\$bucketAuto requires 'groupBy' and 'buckets' to be specified/,
        },
      ],
    },
    {
      source: 'MongoDB manual, $sortByCount',
      on: [{ t: ['x', 'y'] }, { t: ['x'] }, { t: ['x', 'z', 'y'] }],
      cases: [
        {
          title: 'values by how often they occur',
          pipeline: (its) => its.unwind('$t').sortByCount('$t'),
          gives: [
            { _id: 'x', count: 3 },
            { _id: 'y', count: 2 },
            { _id: 'z', count: 1 },
          ],
        },
        {
          title: 'an expression',
          pipeline: (its) => its.sortByCount($.gt([$.size('$t'), 1])),
          gives: [
            { _id: true, count: 2 },
            { _id: false, count: 1 },
          ],
        },
        {
          title: 'a text without a dollar is refused',
          pipeline: (its) => its.sortByCount('t'),
          refuses:
            /the sortByCount field must be defined as a \$-prefixed path or an expression inside an object/,
        },
      ],
    },
  ],
}
