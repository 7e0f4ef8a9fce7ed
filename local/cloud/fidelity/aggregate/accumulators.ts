import { day, type Area, type PipelineCase } from '../case'
import { $ } from '../sdk'

/** What an accumulator makes of all documents. */
const all =
  (accumulator: object): PipelineCase['pipeline'] =>
  (its) =>
    its.sort({ i: 1 }).group({ _id: null, v: accumulator }).project({ _id: 0 })

export const accumulators: Area = {
  name: 'aggregate/accumulators',
  groups: [
    {
      source: 'MongoDB manual, "Accumulators ($group)"',
      on: [
        { i: 1, n: 4, t: 'b', l: [1, 2], o: { x: 1 }, m: 5 },
        { i: 2, n: 2, t: 'a', l: [3], o: { y: 2 }, m: null },
        { i: 3, n: 6, t: 'b', l: [], o: { x: 3 }, m: 'text' },
        { i: 4, n: null, t: 'c' },
      ],
      cases: [
        {
          title: 'a sum of two operands is refused',
          pipeline: all($.sum(['$n', '$i'])),
          refuses: /The \$sum accumulator is a unary operator/,
        },
        {
          title: 'whole documents',
          on: [
            { _id: 'a', i: 1 },
            { _id: 'b', i: 2 },
          ],
          pipeline: all($.push('$$ROOT')),
          gives: [
            {
              v: [
                { _id: 'a', i: 1 },
                { _id: 'b', i: 2 },
              ],
            },
          ],
        },
        {
          title: 'an average of dates is null',
          on: { n: day(1) },
          pipeline: all($.avg('$n')),
          gives: [{ v: null }],
        },
        {
          title: 'the earliest and the latest date',
          on: [{ d: day(2) }, { d: day(1) }, { d: null }],
          pipeline: (its) => its.group({ _id: null, min: $.min('$d'), max: $.max('$d') }).project({ _id: 0 }),
          gives: [{ min: day(1), max: day(2) }],
        },
        {
          title: 'NaN makes a sum NaN',
          on: [{ n: NaN }, { n: 1 }],
          pipeline: all($.sum('$n')),
          gives: [{ v: NaN }],
        },
        { title: 'a sum takes numbers only', pipeline: all($.sum('$n')), gives: [{ v: 12 }] },
        { title: 'a sum of one counts documents', pipeline: all($.sum(1)), gives: [{ v: 4 }] },
        { title: 'a sum of texts is zero', pipeline: all($.sum('$t')), gives: [{ v: 0 }] },
        { title: 'a sum of lists is zero', pipeline: all($.sum('$l')), gives: [{ v: 0 }] },
        { title: 'a sum of what is absent is zero', pipeline: all($.sum('$nothing')), gives: [{ v: 0 }] },
        { title: 'a sum of an expression', pipeline: all($.sum($.multiply(['$i', 2]))), gives: [{ v: 20 }] },
        { title: 'an average takes numbers only', pipeline: all($.avg('$n')), gives: [{ v: 4 }] },
        { title: 'an average of no numbers is null', pipeline: all($.avg('$t')), gives: [{ v: null }] },
        {
          title: 'the smallest and the largest leave null out',
          pipeline: (its) => its.group({ _id: null, min: $.min('$n'), max: $.max('$n') }).project({ _id: 0 }),
          gives: [{ min: 2, max: 6 }],
        },
        {
          title: 'the smallest and the largest across types',
          pipeline: (its) => its.group({ _id: null, min: $.min('$m'), max: $.max('$m') }).project({ _id: 0 }),
          gives: [{ min: 5, max: 'text' }],
        },
        { title: 'the largest of lists, each as a whole', pipeline: all($.max('$l')), gives: [{ v: [3] }] },
        { title: 'the largest of nothing is null', pipeline: all($.max('$nothing')), gives: [{ v: null }] },
        {
          title: 'the first and the last',
          pipeline: (its) =>
            its
              .sort({ i: 1 })
              .group({ _id: null, first: $.first('$t'), last: $.last('$t') })
              .project({ _id: 0 }),
          gives: [{ first: 'b', last: 'c' }],
        },
        { title: 'the last that lacks the field is null', pipeline: all($.last('$o')), gives: [{ v: null }] },
        {
          title: 'all values, null, too, but not what is absent',
          pipeline: (its) =>
            its
              .sort({ i: 1 })
              .group({ _id: null, n: $.push('$n'), m: $.push('$m') })
              .project({ _id: 0 }),
          gives: [{ n: [4, 2, 6, null], m: [5, null, 'text'] }],
        },
        {
          title: 'all documents made of fields',
          pipeline: all($.push({ t: '$t', none: '$nothing' })),
          gives: [{ v: [{ t: 'b' }, { t: 'a' }, { t: 'b' }, { t: 'c' }] }],
        },
        {
          title: 'each value once',
          pipeline: (its) =>
            its
              .group({ _id: null, v: $.addToSet('$t') })
              .project({ _id: 0, same: $.setEquals(['$v', ['a', 'b', 'c']]), size: $.size('$v') }),
          gives: [{ same: true, size: 3 }],
        },
        {
          title: 'each value once, without what is absent',
          pipeline: (its) => its.group({ _id: null, v: $.addToSet('$nothing') }).project({ _id: 0 }),
          gives: [{ v: [] }],
        },
        {
          title: 'the deviation of all',
          pipeline: (its) =>
            its
              .group({ _id: null, v: $.stdDevPop('$n') })
              .project({ _id: 0, v: $.pow(['$v', 2]) })
              .addFields({ v: $.trunc($.add([$.multiply(['$v', 1000]), 0.5])) }),
          gives: [{ v: 2667 }],
        },
        { title: 'the deviation of a sample', pipeline: all($.stdDevSamp('$n')), gives: [{ v: 2 }] },
        {
          title: 'the deviation of a sample of one is null, of all of one is zero',
          on: { n: 5 },
          pipeline: (its) =>
            its.group({ _id: null, samp: $.stdDevSamp('$n'), pop: $.stdDevPop('$n') }).project({ _id: 0 }),
          gives: [{ samp: null, pop: 0 }],
        },
        {
          title: 'the deviation of no numbers is null',
          pipeline: all($.stdDevPop('$t')),
          gives: [{ v: null }],
        },
        { title: 'objects merged', pipeline: all($.mergeObjects('$o')), gives: [{ v: { x: 3, y: 2 } }] },
      ],
    },
    {
      source: 'MongoDB manual, "Accumulators (in Other Stages)"',
      on: {
        l: [4, 'x', 2, null],
        a: 1,
        b: 5,
        t: 'text',
        n: null,
        e: [],
        deep: [[1, 2], 3],
        docs: [{ q: 2 }, { q: 5 }, {}],
      },
      cases: [
        {
          title: 'texts in a list count for nothing in a deviation',
          expression: $.stdDevPop([2, 'x', 4]),
          gives: 1,
        },
        { title: 'the sum of a list', expression: $.sum('$l'), gives: 6 },
        {
          title: 'the sum of several operands, lists among them counting for nothing',
          expression: [$.sum(['$a', '$b']), $.sum(['$a', '$l'])],
          gives: [6, 1],
        },
        { title: 'the sum of a field of documents', expression: $.sum('$docs.q'), gives: 7 },
        { title: 'lists in a list count for nothing', expression: $.sum('$deep'), gives: 3 },
        {
          title: 'the sum of a text, of null and of nothing',
          expression: [$.sum('$t'), $.sum('$n'), $.sum('$e'), $.sum('$nothing')],
          gives: [0, 0, 0, 0],
        },
        {
          title: 'the average of a list',
          expression: [$.avg('$l'), $.avg('$e'), $.avg('$n')],
          gives: [3, null, null],
        },
        {
          title: 'the smallest and the largest of a list',
          expression: [$.min('$l'), $.max('$l')],
          gives: [2, 'x'],
        },
        {
          title: 'the smallest and the largest of operands',
          expression: [$.min(['$a', '$b', '$n']), $.max(['$a', '$b'])],
          gives: [1, 5],
        },
        { title: 'of nothing, null', expression: [$.min('$e'), $.max('$nothing')], gives: [null, null] },
        {
          title: 'deviations of a list',
          expression: [$.stdDevPop([2, 4]), $.stdDevSamp([1, 2, 3]), $.stdDevSamp([5])],
          gives: [1, 1, null],
        },
      ],
    },
  ],
}
