import type { Area } from '../case'
import { $ } from '../sdk'

/** Whether an expression gives exactly these elements, in an order the platform does not promise. */
const holds = (set: unknown, ...elements: unknown[]): unknown =>
  $.and([$.setEquals([set, elements]), $.eq([$.size(set), elements.length])])

export const sets: Area = {
  name: 'aggregate/sets',
  groups: [
    {
      source: 'MongoDB manual, "Set Expression Operators"',
      on: {
        a: ['甲', '乙', '甲'],
        b: ['乙', '丙'],
        e: [],
        nested: [['甲'], '甲'],
        n: null,
        t: 'text',
        mixed: [1, '1', true, { x: 1 }],
      },
      cases: [
        {
          title: 'a union has each element once',
          expression: holds($.setUnion(['$a', '$b']), '甲', '乙', '丙'),
          gives: true,
        },
        {
          title: 'a union of one list makes it a set',
          expression: holds($.setUnion(['$a']), '甲', '乙'),
          gives: true,
        },
        { title: 'a union with null is null', expression: $.setUnion(['$a', '$n']), gives: null },
        {
          title: 'a union with an absent list is null',
          expression: $.setUnion(['$nothing', '$a']),
          gives: null,
        },
        {
          title: 'a union with a text is refused',
          expression: $.setUnion(['$a', '$t']),
          refuses: /All operands of \$setUnion must be arrays\. One argument is of type: string/,
        },
        { title: 'an intersection', expression: holds($.setIntersection(['$a', '$b']), '乙'), gives: true },
        {
          title: 'an intersection of what has nothing in common',
          expression: $.setIntersection(['$b', '$nested']),
          gives: [],
        },
        {
          title: 'a list in a list is one element',
          expression: holds($.setIntersection(['$a', '$nested']), '甲'),
          gives: true,
        },
        {
          title: 'elements of different types differ',
          expression: holds($.setIntersection(['$mixed', ['1', { x: 1 }, false]]), '1', { x: 1 }),
          gives: true,
        },
        {
          title: 'an intersection with null is null',
          expression: $.setIntersection(['$a', '$n']),
          gives: null,
        },
        {
          title: 'an intersection with a text is refused',
          expression: $.setIntersection(['$t', '$a']),
          refuses: /All operands of \$setIntersection must be arrays\. One argument is of type: string/,
        },
        { title: 'a difference', expression: $.setDifference(['$a', '$b']), gives: ['甲'] },
        {
          title: 'a difference with null is null',
          expression: [$.setDifference(['$a', '$n']), $.setDifference(['$nothing', '$a'])],
          gives: [null, null],
        },
        {
          title: 'a difference of a text is refused',
          expression: $.setDifference(['$t', '$a']),
          refuses: /both operands of \$setDifference must be arrays\. First argument is of type: string/,
        },
        {
          title: 'equal sets, however often and in whatever order',
          expression: [$.setEquals(['$a', ['乙', '甲']]), $.setEquals(['$a', '$b'])],
          gives: [true, false],
        },
        {
          title: 'three equal sets',
          expression: $.setEquals(['$a', ['乙', '甲'], ['甲', '乙', '乙']]),
          gives: true,
        },
        {
          title: 'equality with null is refused',
          expression: $.setEquals(['$a', '$n']),
          refuses: /All operands of \$setEquals must be arrays\. One argument is of type: null/,
        },
        {
          title: 'equality of one set is refused',
          expression: $.setEquals(['$a']),
          refuses: /\$setEquals needs at least two arguments,? had: 1/,
        },
        {
          title: 'a subset',
          expression: [
            $.setIsSubset([['乙'], '$b']),
            $.setIsSubset(['$b', ['乙']]),
            $.setIsSubset(['$e', '$b']),
            $.setIsSubset(['$b', '$b']),
          ],
          gives: [true, false, true, true],
        },
        {
          title: 'a subset of null is refused',
          expression: $.setIsSubset(['$a', '$n']),
          refuses: /both operands of \$setIsSubset must be arrays\. Second argument is of type: null/,
        },
      ],
    },
    {
      source: 'MongoDB manual, $allElementsTrue and $anyElementTrue',
      on: { yes: [true, 1, 'x', '', []], some: [0, 'x'], no: [false, 0, null], e: [], n: 5 },
      cases: [
        {
          title: 'all of them',
          expression: [$.allElementsTrue(['$yes']), $.allElementsTrue(['$some']), $.allElementsTrue(['$e'])],
          gives: [true, false, true],
        },
        {
          title: 'any of them',
          expression: [$.anyElementTrue(['$some']), $.anyElementTrue(['$no']), $.anyElementTrue(['$e'])],
          gives: [true, false, false],
        },
        {
          title: 'all of a number is refused',
          expression: $.allElementsTrue(['$n']),
          refuses: /\$allElementsTrue's argument must be an array, but is (int|double)/,
        },
        {
          title: 'any of what is absent is refused',
          expression: $.anyElementTrue(['$nothing']),
          refuses: /\$anyElementTrue's argument must be an array, but is missing/,
        },
      ],
    },
  ],
}
