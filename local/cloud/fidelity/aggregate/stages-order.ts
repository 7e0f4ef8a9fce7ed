import type { Area } from '../case'
import { $, _ } from '../sdk'

export const ordering: Area = {
  name: 'aggregate/stages-order',
  groups: [
    {
      source: 'MongoDB manual, $unwind',
      on: [
        { _id: 'two', l: ['x', 'y'] },
        { _id: 'none', l: [] },
        { _id: 'null', l: null },
        { _id: 'absent' },
        { _id: 'plain', l: 'z' },
        { _id: 'nested', l: [[1, 2]] },
      ],
      cases: [
        {
          title: 'a document for each element',
          pipeline: (its) => its.sort({ _id: 1 }).unwind('$l'),
          gives: [
            { _id: 'nested', l: [1, 2] },
            { _id: 'plain', l: 'z' },
            { _id: 'two', l: 'x' },
            { _id: 'two', l: 'y' },
          ],
        },
        {
          title: 'with those that have none',
          pipeline: (its) => its.sort({ _id: 1 }).unwind({ path: '$l', preserveNullAndEmptyArrays: true }),
          gives: [
            { _id: 'absent' },
            { _id: 'nested', l: [1, 2] },
            { _id: 'none' },
            { _id: 'null', l: null },
            { _id: 'plain', l: 'z' },
            { _id: 'two', l: 'x' },
            { _id: 'two', l: 'y' },
          ],
        },
        {
          title: 'with the place of each',
          pipeline: (its) =>
            its
              .sort({ _id: 1 })
              .unwind({ path: '$l', includeArrayIndex: 'at', preserveNullAndEmptyArrays: true }),
          gives: [
            { _id: 'absent', at: null },
            { _id: 'nested', l: [1, 2], at: 0 },
            { _id: 'none', at: null },
            { _id: 'null', l: null, at: null },
            { _id: 'plain', l: 'z', at: null },
            { _id: 'two', l: 'x', at: 0 },
            { _id: 'two', l: 'y', at: 1 },
          ],
        },
        {
          title: 'a list in an object',
          on: { o: { l: [1, 2], k: 3 } },
          pipeline: (its) => its.unwind('$o.l'),
          gives: [{ o: { l: 1, k: 3 } }, { o: { l: 2, k: 3 } }],
        },
        {
          title: 'a path through a list gives nothing',
          on: { l: [{ m: [1, 2] }] },
          pipeline: (its) => its.unwind('$l.m'),
          gives: [],
        },
        {
          title: 'twice',
          on: { l: [{ m: [1, 2] }, { m: [3] }] },
          pipeline: (its) => its.unwind('$l').unwind('$l.m').project({ v: '$l.m' }),
          gives: [{ v: 1 }, { v: 2 }, { v: 3 }],
        },
        {
          title: 'a path begins with a dollar',
          pipeline: (its) => its.unwind('l'),
          refuses: /path option to \$unwind stage should be prefixed with a '\$': l/,
        },
        {
          title: 'a place does not begin with a dollar',
          pipeline: (its) => its.unwind({ path: '$l', includeArrayIndex: '$at' }),
          refuses: /includeArrayIndex option to \$unwind stage should not be prefixed with a '\$': \$at/,
        },
        {
          title: 'no path is refused',
          pipeline: (its) => its.unwind({}),
          refuses: /no path specified to \$unwind stage/,
        },
        {
          title: 'an option it does not have is refused',
          pipeline: (its) => its.unwind({ path: '$l', keep: true }),
          refuses: /unrecognized option to \$unwind stage: keep/,
        },
      ],
    },
    {
      source: 'MongoDB manual, $match, $sort, $skip, $limit, $count and $sample',
      on: [
        { _id: 'a', n: 2, t: ['x', 'y'] },
        { _id: 'b', n: 1, t: ['y'] },
        { _id: 'c', n: 3 },
        { _id: 'd', n: 1, t: 'x' },
      ],
      cases: [
        {
          title: 'a condition with commands',
          pipeline: (its) => its.match({ n: _.gte(2), t: _.exists(true) }).project({ _id: 1 }),
          gives: [{ _id: 'a' }],
        },
        {
          title: 'a condition on an element',
          pipeline: (its) => its.match({ t: 'x' }).sort({ _id: 1 }).project({ _id: 1 }),
          gives: [{ _id: 'a' }, { _id: 'd' }],
        },
        {
          title: 'a condition with an expression',
          pipeline: (its) =>
            its
              .match(_.expr($.eq([$.mod(['$n', 2]), 1])))
              .sort({ _id: 1 })
              .project({ _id: 1 }),
          gives: [{ _id: 'b' }, { _id: 'c' }, { _id: 'd' }],
        },
        {
          title: 'a condition on what a stage before made',
          pipeline: (its) =>
            its
              .addFields({ m: $.add(['$n', 1]) })
              .match({ m: 3 })
              .project({ _id: 1 }),
          gives: [{ _id: 'a' }],
        },
        {
          title: 'rising and falling',
          pipeline: (its) => its.sort({ n: 1, _id: -1 }).project({ _id: 1 }),
          gives: [{ _id: 'd' }, { _id: 'b' }, { _id: 'a' }, { _id: 'c' }],
        },
        {
          title: 'some skipped, some taken',
          pipeline: (its) => its.sort({ _id: 1 }).skip(1).limit(2).project({ _id: 1 }),
          gives: [{ _id: 'b' }, { _id: 'c' }],
        },
        {
          title: 'taken, then skipped',
          pipeline: (its) => its.sort({ _id: 1 }).limit(2).skip(1).project({ _id: 1 }),
          gives: [{ _id: 'b' }],
        },
        { title: 'how many', pipeline: (its) => its.match({ n: 1 }).count('total'), gives: [{ total: 2 }] },
        {
          title: 'how many of nothing gives nothing',
          pipeline: (its) => its.match({ n: 99 }).count('total'),
          gives: [],
        },
        {
          title: 'a sample larger than all is all',
          pipeline: (its) => its.sample({ size: 9 }).count('n'),
          gives: [{ n: 4 }],
        },
        {
          title: 'a sample of two',
          pipeline: (its) => its.sample({ size: 2 }).count('n'),
          gives: [{ n: 2 }],
        },
        {
          title: 'a limit of zero is refused',
          pipeline: (its) => its.limit(0),
          refuses: /the limit must be positive|invalid argument to \$limit stage/,
        },
        {
          title: 'a negative limit is refused',
          pipeline: (its) => its.limit(-1),
          refuses: /the limit must be positive|invalid argument to \$limit stage/,
        },
        {
          title: 'a limit that is a text is refused',
          pipeline: (its) => its.limit('2'),
          refuses: /the limit must be specified as a number|invalid argument to \$limit stage/,
        },
        {
          title: 'a negative skip is refused',
          pipeline: (its) => its.skip(-1),
          refuses: /Argument to \$skip cannot be negative|invalid argument to \$skip stage/,
        },
        {
          title: 'an order of two is refused',
          pipeline: (its) => its.sort({ n: 2 }),
          refuses: /\$sort key ordering must be 1 \(for ascending\) or -1 \(for descending\)/,
        },
        {
          title: 'no order is refused',
          pipeline: (its) => its.sort({}),
          refuses: /\$sort stage must have at least one sort key/,
        },
        {
          title: 'a count without a name is refused',
          pipeline: (its) => its.count(''),
          refuses: /the count field must be a non-empty string/,
        },
        {
          title: 'a count with a dollar is refused',
          pipeline: (its) => its.count('$n'),
          refuses: /the count field cannot be a \$-prefixed path/,
        },
        {
          title: 'a count with a dot is refused',
          pipeline: (its) => its.count('a.b'),
          refuses: /the count field cannot contain '\.'/,
        },
        {
          title: 'a negative sample is refused',
          pipeline: (its) => its.sample({ size: -1 }),
          refuses: /size argument to \$sample must (not be negative|be a positive integer)/,
        },
        {
          title: 'a sample without a size is refused',
          pipeline: (its) => its.sample({}),
          refuses: /\$sample stage must specify a size/,
        },
        {
          title: 'a condition that is no object is refused',
          pipeline: (its) => its._pipe('match', 5),
          refuses: /the match filter must be an expression in an object/,
        },
        {
          title: 'a stage nobody knows is refused',
          pipeline: (its) => its._pipe('almost', {}),
          refuses: /Unrecognized pipeline stage name: '\$almost'/,
        },
      ],
    },
    {
      source: 'MongoDB manual, "Text Search in the Aggregation Pipeline"',
      cases: [
        {
          title: 'the score of a text search needs one, and the local cloud has none',
          localOnly: true,
          expression: $.meta('textScore'),
          refuses: { code: 'NOT_SUPPORTED', message: /not supported by the local cloud: .*\$meta/ },
        },
      ],
    },
  ],
}
