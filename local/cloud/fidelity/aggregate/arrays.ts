import type { Area } from '../case'
import { $ } from '../sdk'

export const arrays: Area = {
  name: 'aggregate/arrays',
  groups: [
    {
      source: 'MongoDB manual, $arrayElemAt',
      on: { a: ['x', 'y', 'z'], t: 'text', n: null, e: [] },
      cases: [
        {
          title: 'of a field of documents',
          on: { d: [{ q: 1 }, {}, { q: 3 }] },
          expression: $.arrayElemAt(['$d.q', 1]),
          gives: 3,
        },
        { title: 'from the beginning', expression: $.arrayElemAt(['$a', 0]), gives: 'x' },
        { title: 'from the end', expression: $.arrayElemAt(['$a', -1]), gives: 'z' },
        { title: 'beyond the end there is nothing', expression: $.arrayElemAt(['$a', 3]), gives: undefined },
        {
          title: 'before the beginning there is nothing',
          expression: $.arrayElemAt(['$a', -4]),
          gives: undefined,
        },
        {
          title: 'of an empty list there is nothing',
          expression: $.arrayElemAt(['$e', 0]),
          gives: undefined,
        },
        { title: 'of null', expression: $.arrayElemAt(['$n', 0]), gives: null },
        { title: 'of an absent list', expression: $.arrayElemAt(['$nothing', 0]), gives: null },
        { title: 'at null', expression: $.arrayElemAt(['$a', '$n']), gives: null },
        {
          title: 'of a text is refused',
          expression: $.arrayElemAt(['$t', 0]),
          refuses: /\$arrayElemAt's first argument must be an array, but is string/,
        },
        {
          title: 'at a text is refused',
          expression: $.arrayElemAt(['$a', '$t']),
          refuses: /\$arrayElemAt's second argument must be a numeric value, but is string/,
        },
        {
          title: 'at a fraction is refused',
          expression: $.arrayElemAt(['$a', 1.5]),
          refuses: /\$arrayElemAt's second argument must be representable as a 32-bit integer: 1\.5/,
        },
      ],
    },
    {
      source: 'MongoDB manual, $concatArrays and $reverseArray',
      on: { a: [1, 2], b: [[3]], t: 'text', n: null, e: [] },
      cases: [
        {
          title: 'one behind the other, not flattened',
          expression: $.concatArrays(['$a', '$b', '$e']),
          gives: [1, 2, [3]],
        },
        { title: 'with null is null', expression: $.concatArrays(['$a', '$n']), gives: null },
        { title: 'with an absent list is null', expression: $.concatArrays(['$nothing', '$a']), gives: null },
        {
          title: 'with a text is refused',
          expression: $.concatArrays(['$a', '$t']),
          refuses: /\$concatArrays only supports arrays, not string/,
        },
        {
          title: 'the other way round, inner lists as they are',
          expression: $.reverseArray('$x'),
          on: { x: [[1, 2], 3] },
          gives: [3, [1, 2]],
        },
        {
          title: 'nothing the other way round',
          expression: [$.reverseArray('$n'), $.reverseArray('$nothing'), $.reverseArray('$e')],
          gives: [null, null, []],
        },
        {
          title: 'a text the other way round is refused',
          expression: $.reverseArray('$t'),
          refuses: /The argument to \$reverseArray must be an array, but was of type: string/,
        },
      ],
    },
    {
      source: 'MongoDB manual, $in (aggregation) and $indexOfArray',
      on: { a: ['x', 'y', 'x', null, [1]], t: 'text', n: null },
      cases: [
        { title: 'in the list', expression: [$.in(['y', '$a']), $.in(['z', '$a'])], gives: [true, false] },
        { title: 'null in the list', expression: $.in([null, '$a']), gives: true },
        { title: 'a list in the list', expression: $.in([[1], '$a']), gives: true },
        {
          title: 'in null is refused',
          expression: $.in(['x', '$n']),
          refuses: /\$in requires an array as a second argument, found: null/,
        },
        {
          title: 'in an absent list is refused',
          expression: $.in(['x', '$nothing']),
          refuses: /\$in requires an array as a second argument, found: missing/,
        },
        { title: 'the place of the first', expression: $.indexOfArray(['$a', 'x']), gives: 0 },
        { title: 'the place from another on', expression: $.indexOfArray(['$a', 'x', 1]), gives: 2 },
        { title: 'none before an end', expression: $.indexOfArray(['$a', 'x', 1, 2]), gives: -1 },
        { title: 'none at all', expression: $.indexOfArray(['$a', 'z']), gives: -1 },
        { title: 'the end before the beginning', expression: $.indexOfArray(['$a', 'x', 3, 1]), gives: -1 },
        { title: 'of null', expression: $.indexOfArray(['$n', 'x']), gives: null },
        {
          title: 'of a text is refused',
          expression: $.indexOfArray(['$t', 'x']),
          refuses: /\$indexOfArray requires an array as a first argument, found: string/,
        },
        {
          title: 'from a negative place is refused',
          expression: $.indexOfArray(['$a', 'x', -1]),
          refuses: /\$indexOfArray requires a nonnegative starting index, found: -1/,
        },
      ],
    },
    {
      source: 'MongoDB manual, $isArray, $size and $range',
      on: { a: [1, [2, 3]], t: 'text', n: null, e: [] },
      cases: [
        {
          title: 'a list or not',
          expression: [$.isArray('$a'), $.isArray('$t'), $.isArray('$n'), $.isArray('$nothing')],
          gives: [true, false, false, false],
        },
        { title: 'the number of elements', expression: [$.size('$a'), $.size('$e')], gives: [2, 0] },
        {
          title: 'of an absent list is refused',
          expression: $.size('$nothing'),
          refuses: /The argument to \$size must be an array, but was of type: missing/,
        },
        {
          title: 'of null is refused',
          expression: $.size('$n'),
          refuses: /The argument to \$size must be an array, but was of type: null/,
        },
        {
          title: 'of a text is refused',
          expression: $.size('$t'),
          refuses: /The argument to \$size must be an array, but was of type: string/,
        },
        { title: 'numbers from one to another', expression: $.range([0, 5]), gives: [0, 1, 2, 3, 4] },
        { title: 'in steps', expression: $.range([0, 10, 4]), gives: [0, 4, 8] },
        { title: 'downwards', expression: $.range([3, 0, -1]), gives: [3, 2, 1] },
        { title: 'none', expression: [$.range([0, 0]), $.range([0, 5, -1])], gives: [[], []] },
        {
          title: 'a step of zero is refused',
          expression: $.range([0, 5, 0]),
          refuses: /\$range requires a non-zero step value/,
        },
        {
          title: 'a text is refused',
          expression: $.range(['$t', 5]),
          refuses: /\$range requires a numeric starting value, found value of type: ?string/,
        },
        {
          title: 'a fraction is refused',
          expression: $.range([0.5, 5]),
          refuses:
            /\$range requires a starting value that can be represented as a 32-bit integer, found value: 0\.5/,
        },
      ],
    },
    {
      source: 'MongoDB manual, $slice (aggregation)',
      on: { a: [1, 2, 3, 4], t: 'text', n: null },
      cases: [
        { title: 'the first', expression: $.slice(['$a', 2]), gives: [1, 2] },
        { title: 'the last', expression: $.slice(['$a', -2]), gives: [3, 4] },
        { title: 'none', expression: $.slice(['$a', 0]), gives: [] },
        {
          title: 'more than there are',
          expression: [$.slice(['$a', 9]), $.slice(['$a', -9])],
          gives: [
            [1, 2, 3, 4],
            [1, 2, 3, 4],
          ],
        },
        { title: 'from a place on', expression: $.slice(['$a', 1, 2]), gives: [2, 3] },
        { title: 'from a place counted from the end', expression: $.slice(['$a', -3, 2]), gives: [2, 3] },
        { title: 'from before the beginning', expression: $.slice(['$a', -9, 2]), gives: [1, 2] },
        { title: 'from beyond the end', expression: $.slice(['$a', 9, 2]), gives: [] },
        { title: 'of null', expression: [$.slice(['$n', 2]), $.slice(['$nothing', 2])], gives: [null, null] },
        {
          title: 'none from a place on is refused',
          expression: $.slice(['$a', 1, 0]),
          refuses: /Third argument to \$slice must be positive: 0/,
        },
        {
          title: 'of a text is refused',
          expression: $.slice(['$t', 1]),
          refuses: /First argument to \$slice must be an array, but is of type: string/,
        },
        {
          title: 'by a text is refused',
          expression: $.slice(['$a', '$t']),
          refuses: /Second argument to \$slice must be a numeric value, but is of type: string/,
        },
      ],
    },
    {
      source: 'MongoDB manual, $zip',
      on: { a: [1, 2, 3], b: ['x', 'y'], t: 'text', n: null },
      cases: [
        {
          title: 'as many as the shortest',
          expression: $.zip({ inputs: ['$a', '$b'] }),
          gives: [
            [1, 'x'],
            [2, 'y'],
          ],
        },
        {
          title: 'as many as the longest, with null',
          expression: $.zip({ inputs: ['$a', '$b'], useLongestLength: true }),
          gives: [
            [1, 'x'],
            [2, 'y'],
            [3, null],
          ],
        },
        {
          title: 'as many as the longest, with a value of its own',
          expression: $.zip({ inputs: ['$a', '$b'], useLongestLength: true, defaults: [0, '?'] }),
          gives: [
            [1, 'x'],
            [2, 'y'],
            [3, '?'],
          ],
        },
        {
          title: 'columns made rows',
          on: {
            m: [
              [1, 2],
              [3, 4],
              [5, 6],
            ],
          },
          expression: $.zip({
            inputs: [$.arrayElemAt(['$m', 0]), $.arrayElemAt(['$m', 1]), $.arrayElemAt(['$m', 2])],
          }),
          gives: [
            [1, 3, 5],
            [2, 4, 6],
          ],
        },
        { title: 'with null is null', expression: $.zip({ inputs: ['$a', '$n'] }), gives: null },
        {
          title: 'with an absent list is null',
          expression: $.zip({ inputs: ['$a', '$nothing'] }),
          gives: null,
        },
        {
          title: 'with a text is refused',
          expression: $.zip({ inputs: ['$a', '$t'] }),
          refuses: /\$zip found a non-array expression in input: ('|")?text/,
        },
        {
          title: 'values of its own without the longest are refused',
          expression: $.zip({ inputs: ['$a', '$b'], defaults: [0, 0] }),
          refuses: /cannot specify defaults unless useLongestLength is true/,
        },
        {
          title: 'as many values as lists are asked for',
          expression: $.zip({ inputs: ['$a', '$b'], useLongestLength: true, defaults: [0] }),
          refuses: /defaults and inputs must have the same length/,
        },
        {
          title: 'no list is refused',
          expression: $.zip({ inputs: [] }),
          refuses: /\$zip requires at least one input array/,
        },
      ],
    },
  ],
}
