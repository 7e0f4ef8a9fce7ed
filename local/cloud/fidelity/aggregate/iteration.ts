import type { Area } from '../case'
import { $ } from '../sdk'

export const iteration: Area = {
  name: 'aggregate/iteration',
  groups: [
    {
      source: 'MongoDB manual, $filter',
      on: { a: [1, 5, null, 9, 'x'], o: [{ n: 1 }, { n: 7 }, {}], t: 'text', n: null },
      cases: [
        {
          title: 'elements that pass, across types',
          expression: $.filter({ input: '$a', as: 'v', cond: $.gt(['$$v', 4]) }),
          gives: [5, 9, 'x'],
        },
        {
          title: 'the element is called this when it has no name',
          expression: $.filter({ input: '$a', cond: $.lt(['$$this', 4]) }),
          gives: [1, null],
        },
        {
          title: 'fields of documents',
          expression: $.filter({ input: '$o', as: 'd', cond: $.gte(['$$d.n', 7]) }),
          gives: [{ n: 7 }],
        },
        {
          title: 'fields of the document outside',
          on: { a: [1, 2, 3], least: 2 },
          expression: $.filter({ input: '$a', cond: $.gte(['$$this', '$least']) }),
          gives: [2, 3],
        },
        { title: 'of null', expression: $.filter({ input: '$n', cond: true }), gives: null },
        { title: 'of an absent list', expression: $.filter({ input: '$nothing', cond: true }), gives: null },
        {
          title: 'of a text is refused',
          expression: $.filter({ input: '$t', cond: true }),
          refuses: /input to \$filter must be an array not string/,
        },
        {
          title: 'without an input is refused',
          expression: $.filter({ cond: true }),
          refuses: /Missing 'input' parameter to \$filter/,
        },
        {
          title: 'without a condition is refused',
          expression: $.filter({ input: '$a' }),
          refuses: /Missing 'cond' parameter to \$filter/,
        },
        {
          title: 'with a parameter it does not have is refused',
          expression: $.filter({ input: '$a', cond: true, foo: 1 }),
          refuses: /Unrecognized parameter to \$filter: foo/,
        },
      ],
    },
    {
      source: 'MongoDB manual, $map and $reduce',
      on: { a: [1, 2, 3], o: [{ n: 1 }, {}], t: 'text', n: null, e: [], w: ['驻', '村'] },
      cases: [
        {
          title: 'lists in a list made one',
          on: { a: [[1], [], [2, 3]] },
          expression: $.reduce({ input: '$a', initialValue: [], in: $.concatArrays(['$$value', '$$this']) }),
          gives: [1, 2, 3],
        },
        {
          title: 'of a filtered list',
          expression: $.map({
            input: $.filter({ input: '$a', cond: $.gt(['$$this', 1]) }),
            as: 'v',
            in: $.pow(['$$v', 2]),
          }),
          gives: [4, 9],
        },
        {
          title: 'each element anew',
          expression: $.map({ input: '$a', as: 'v', in: $.multiply(['$$v', 10]) }),
          gives: [10, 20, 30],
        },
        {
          title: 'the element is called this when it has no name',
          expression: $.map({ input: '$a', in: $.add(['$$this', 1]) }),
          gives: [2, 3, 4],
        },
        {
          title: 'nothing in an element becomes null',
          expression: $.map({ input: '$o', as: 'd', in: '$$d.n' }),
          gives: [1, null],
        },
        {
          title: 'documents made of elements',
          expression: $.map({ input: '$a', as: 'v', in: { v: '$$v', twice: $.multiply(['$$v', 2]) } }),
          gives: [
            { v: 1, twice: 2 },
            { v: 2, twice: 4 },
            { v: 3, twice: 6 },
          ],
        },
        {
          title: 'a map in a map',
          on: { a: [[1, 2], [3]] },
          expression: $.map({
            input: '$a',
            as: 'row',
            in: $.map({ input: '$$row', as: 'v', in: $.add(['$$v', $.size('$$row')]) }),
          }),
          gives: [[3, 4], [4]],
        },
        {
          title: 'of null',
          expression: [$.map({ input: '$n', in: 1 }), $.map({ input: '$nothing', in: 1 })],
          gives: [null, null],
        },
        {
          title: 'of a text is refused',
          expression: $.map({ input: '$t', in: 1 }),
          refuses: /input to \$map must be an array not string/,
        },
        {
          title: 'without in is refused',
          expression: $.map({ input: '$a' }),
          refuses: /Missing 'in' parameter to \$map/,
        },
        {
          title: 'reduced to a sum',
          expression: $.reduce({ input: '$a', initialValue: 0, in: $.add(['$$value', '$$this']) }),
          gives: 6,
        },
        {
          title: 'reduced to a text',
          expression: $.reduce({ input: '$w', initialValue: '', in: $.concat(['$$value', '$$this']) }),
          gives: '驻村',
        },
        {
          title: 'reduced to a document',
          expression: $.reduce({
            input: '$a',
            initialValue: { sum: 0, product: 1 },
            in: { sum: $.add(['$$value.sum', '$$this']), product: $.multiply(['$$value.product', '$$this']) },
          }),
          gives: { sum: 6, product: 6 },
        },
        {
          title: 'nothing reduced is the initial value',
          expression: $.reduce({ input: '$e', initialValue: 'start', in: 'end' }),
          gives: 'start',
        },
        { title: 'null reduced', expression: $.reduce({ input: '$n', initialValue: 0, in: 1 }), gives: null },
        {
          title: 'a text reduced is refused',
          expression: $.reduce({ input: '$t', initialValue: 0, in: 1 }),
          refuses: /\$reduce requires that 'input' be an array, found: ('|")?text/,
        },
        {
          title: 'without an initial value is refused',
          expression: $.reduce({ input: '$a', in: 1 }),
          refuses: /\$reduce requires 'initialValue' to be specified/,
        },
      ],
    },
  ],
}
