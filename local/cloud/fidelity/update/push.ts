import type { Area } from '../case'
import { _ } from '../sdk'

export const push: Area = {
  name: 'update/push',
  groups: [
    {
      source: 'WeChat documentation, Command.push',
      cases: [
        {
          title: 'a list and its element clash',
          on: { a: [1] },
          update: { a: _.push(2), 'a.0': 5 },
          refuses: /Updating the path 'a(\.0)?' would create a conflict at 'a'/,
        },
        {
          title: 'a value goes to the end',
          on: { a: [1] },
          update: { a: _.push(2) },
          becomes: { a: [1, 2] },
        },
        {
          title: 'several values, side by side',
          on: { a: [1] },
          update: { a: _.push(2, 3) },
          becomes: { a: [1, 2, 3] },
        },
        {
          title: 'several values, in a list',
          on: { a: [1] },
          update: { a: _.push([2, 3]) },
          becomes: { a: [1, 2, 3] },
        },
        {
          title: 'a list in a list stays one',
          on: { a: [1] },
          update: { a: _.push([[2, 3]]) },
          becomes: { a: [1, [2, 3]] },
        },
        { title: 'a document', on: { a: [] }, update: { a: _.push({ x: 1 }) }, becomes: { a: [{ x: 1 }] } },
        {
          title: 'an absent field becomes a list',
          on: {},
          update: { 'o.a': _.push('甲') },
          becomes: { o: { a: ['甲'] } },
        },
        {
          title: 'no value is no update',
          on: { a: [1] },
          update: { a: _.push([]) },
          becomes: { a: [1] },
          updated: 0,
        },
        {
          title: 'no value makes an absent field an empty list',
          on: {},
          update: { a: _.push([]) },
          becomes: { a: [] },
        },
        {
          title: 'a list of a document in a list',
          on: { a: [{ b: [1] }] },
          update: { 'a.0.b': _.push(2) },
          becomes: { a: [{ b: [1, 2] }] },
        },
        {
          title: 'a number takes no values',
          on: { a: 5 },
          update: { a: _.push(1) },
          refuses: /The field 'a' must be an array but is of type (int|double|number)/,
        },
        {
          title: 'an object takes no values',
          on: { a: { x: 1 } },
          update: { a: _.push(1) },
          refuses: /The field 'a' must be an array but is of type object/,
        },
        {
          title: 'null takes no values',
          on: { a: null },
          update: { a: _.push(1) },
          refuses: /The field 'a' must be an array but is of type null/,
        },
      ],
    },
    {
      source: 'MongoDB manual, $position, $sort and $slice (update)',
      cases: [
        {
          title: 'at a place',
          on: { a: [1, 2] },
          update: { a: _.push({ each: [8, 9], position: 1 }) },
          becomes: { a: [1, 8, 9, 2] },
        },
        {
          title: 'at a place counted from the end',
          on: { a: [1, 2, 3] },
          update: { a: _.push({ each: [9], position: -1 }) },
          becomes: { a: [1, 2, 9, 3] },
        },
        {
          title: 'a place beyond the end is the end',
          on: { a: [1] },
          update: { a: _.push({ each: [9], position: 7 }) },
          becomes: { a: [1, 9] },
        },
        {
          title: 'a place before the beginning is the beginning',
          on: { a: [1] },
          update: { a: _.push({ each: [9], position: -7 }) },
          becomes: { a: [9, 1] },
        },
        {
          title: 'in order afterwards',
          on: { a: [3, 1] },
          update: { a: _.push({ each: [2], sort: 1 }) },
          becomes: { a: [1, 2, 3] },
        },
        {
          title: 'in falling order across types',
          on: { a: [3, null, 'x'] },
          update: { a: _.push({ each: [true, [1]], sort: -1 }) },
          becomes: { a: [true, [1], 'x', 3, null] },
        },
        {
          title: 'documents by a field',
          on: { a: [{ n: 2 }, { n: 1 }] },
          update: { a: _.push({ each: [{ n: 3 }], sort: { n: -1 } }) },
          becomes: { a: [{ n: 3 }, { n: 2 }, { n: 1 }] },
        },
        {
          title: 'documents by two fields, those without it first',
          on: {
            a: [
              { n: 1, m: 2 },
              { n: 1, m: 1 },
            ],
          },
          update: { a: _.push({ each: [{ m: 5 }], sort: { n: 1, m: 1 } }) },
          becomes: { a: [{ m: 5 }, { n: 1, m: 1 }, { n: 1, m: 2 }] },
        },
        {
          title: 'only the first are kept',
          on: { a: [1, 2] },
          update: { a: _.push({ each: [3], slice: 2 }) },
          becomes: { a: [1, 2] },
          updated: 0,
        },
        {
          title: 'only the last are kept',
          on: { a: [1, 2] },
          update: { a: _.push({ each: [3], slice: -2 }) },
          becomes: { a: [2, 3] },
        },
        {
          title: 'none is kept',
          on: { a: [1, 2] },
          update: { a: _.push({ each: [3], slice: 0 }) },
          becomes: { a: [] },
        },
        {
          title: 'the best three',
          on: { a: [{ s: 80 }, { s: 78 }] },
          update: { a: _.push({ each: [{ s: 98 }, { s: 10 }], sort: { s: -1 }, slice: 3 }) },
          becomes: { a: [{ s: 98 }, { s: 80 }, { s: 78 }] },
        },
        {
          title: 'without values it orders what is there',
          on: { a: [2, 1] },
          update: { a: _.push({ each: [], sort: 1 }) },
          becomes: { a: [1, 2] },
        },
        {
          title: 'a place is a number',
          on: { a: [1] },
          update: { a: _.push({ each: [1], position: 'x' }) },
          refuses: /The value for \$position must be an integer value/,
        },
        {
          title: 'a slice is a whole number',
          on: { a: [1] },
          update: { a: _.push({ each: [1], slice: 1.5 }) },
          refuses: /The value for \$slice must be an integer value/,
        },
        {
          title: 'an order is 1 or -1',
          on: { a: [1] },
          update: { a: _.push({ each: [1], sort: 2 }) },
          refuses: /The \$sort (element value must be either 1 or -1|is invalid)/,
        },
        {
          title: 'the values are a list',
          on: { a: [1] },
          update: { a: _.push({ each: 1 }) },
          refuses: /The argument to \$each in \$push must be an array/,
        },
      ],
    },
    {
      source: 'WeChat documentation, Command.unshift, pop, shift',
      cases: [
        {
          title: 'a value goes to the beginning',
          on: { a: [1] },
          update: { a: _.unshift(0) },
          becomes: { a: [0, 1] },
        },
        {
          title: 'several keep their order',
          on: { a: [3] },
          update: { a: _.unshift([1, 2]) },
          becomes: { a: [1, 2, 3] },
        },
        { title: 'the last goes', on: { a: [1, 2] }, update: { a: _.pop() }, becomes: { a: [1] } },
        { title: 'the first goes', on: { a: [1, 2] }, update: { a: _.shift() }, becomes: { a: [2] } },
        {
          title: 'the only one leaves an empty list',
          on: { a: [1] },
          update: { a: _.pop() },
          becomes: { a: [] },
        },
        {
          title: 'of an empty list none goes',
          on: { a: [] },
          update: { a: _.pop() },
          becomes: { a: [] },
          updated: 0,
        },
        {
          title: 'of an absent list none goes',
          on: { b: 1 },
          update: { a: _.shift() },
          becomes: { b: 1 },
          updated: 0,
        },
        {
          title: 'of a text none goes',
          on: { a: 'xy' },
          update: { a: _.pop() },
          refuses: /Path 'a' contains an element of non-array type 'string'/,
        },
      ],
    },
  ],
}
