import { day, type Area } from '../case'
import { $ } from '../sdk'

export const conditions: Area = {
  name: 'aggregate/conditions',
  groups: [
    {
      source: 'MongoDB manual, "Boolean Expression Operators"',
      on: { yes: true, one: 1, zero: 0, text: '', no: false, n: null, e: [], o: {} },
      cases: [
        {
          title: 'and',
          expression: [$.and(['$yes', '$one']), $.and(['$yes', '$zero'])],
          gives: [true, false],
        },
        { title: 'and of nothing is true', expression: $.and([]), gives: true },
        { title: 'or', expression: [$.or(['$no', '$one']), $.or(['$no', '$zero'])], gives: [true, false] },
        { title: 'or of nothing is false', expression: $.or([]), gives: false },
        {
          title: 'not',
          expression: [$.not('$yes'), $.not('$zero'), $.not(['$one'])],
          gives: [false, true, false],
        },
        {
          title: 'zero, null and what is absent are false',
          expression: [$.not('$zero'), $.not('$n'), $.not('$nothing'), $.not('$no')],
          gives: [true, true, true, true],
        },
        {
          title: 'an empty text, list or object is true',
          expression: [$.not('$text'), $.not('$e'), $.not('$o')],
          gives: [false, false, false],
        },
        {
          title: 'and stops at the first that is false',
          expression: $.and(['$no', $.divide([1, '$zero'])]),
          gives: false,
        },
        {
          title: 'or stops at the first that is true',
          expression: $.or(['$yes', $.divide([1, '$zero'])]),
          gives: true,
        },
        {
          title: 'not of two is refused',
          expression: $.not(['$yes', '$no']),
          refuses: /Expression \$not takes exactly 1 arguments\. 2 were passed in/,
        },
      ],
    },
    {
      source: 'MongoDB manual, "Comparison Expression Operators"',
      on: {
        a: 5,
        b: 7,
        t: '5',
        n: null,
        l: [1, 2],
        m: [1, 3],
        xy: { x: 1, y: 2 },
        yx: { y: 2, x: 1 },
        d: day(1),
        e: day(2),
        nan: NaN,
      },
      cases: [
        {
          title: 'less, equal, greater',
          expression: [$.cmp(['$a', '$b']), $.cmp(['$a', 5]), $.cmp(['$b', '$a'])],
          gives: [-1, 0, 1],
        },
        {
          title: 'equal and unequal',
          expression: [$.eq(['$a', 5]), $.eq(['$a', '$t']), $.neq(['$a', '$t'])],
          gives: [true, false, true],
        },
        {
          title: 'greater and less',
          expression: [$.gt(['$b', '$a']), $.gte(['$a', 5]), $.lt(['$b', '$a']), $.lte(['$a', 5])],
          gives: [true, true, false, true],
        },
        { title: 'every text is greater than every number', expression: $.gt(['$t', '$b']), gives: true },
        { title: 'every number is greater than null', expression: $.gt(['$a', '$n']), gives: true },
        {
          title: 'what is absent is less than null',
          expression: [$.lt(['$nothing', '$n']), $.eq(['$nothing', '$n'])],
          gives: [true, false],
        },
        {
          title: 'what is absent equals what is absent',
          expression: $.eq(['$nothing', '$neither']),
          gives: true,
        },
        {
          title: 'lists compare element by element',
          expression: [$.lt(['$l', '$m']), $.eq(['$l', [1, 2]]), $.gt(['$l', [1]])],
          gives: [true, true, true],
        },
        { title: 'a list does not equal its element', expression: $.eq([[5], '$a']), gives: false },
        {
          title: 'the order of fields counts',
          expression: [$.eq(['$xy', '$yx']), $.eq(['$xy', { x: 1, y: 2 }])],
          gives: [false, true],
        },
        { title: 'dates', expression: [$.lt(['$d', '$e']), $.eq(['$d', day(1)])], gives: [true, true] },
        {
          title: 'NaN equals NaN and is less than every number',
          expression: [$.eq(['$nan', NaN]), $.lt(['$nan', -Infinity])],
          gives: [true, true],
        },
        {
          title: 'false is less than true, and greater than every list',
          expression: [$.lt([false, true]), $.gt([false, '$l'])],
          gives: [true, true],
        },
        {
          title: 'one operand is refused',
          expression: $.eq(['$a']),
          refuses: /Expression \$eq takes exactly 2 arguments\. 1 were passed in/,
        },
      ],
    },
    {
      source: 'MongoDB manual, $cond, $ifNull and $switch',
      on: { q: 250, n: null, zero: 0, e: '' },
      cases: [
        {
          title: 'one or the other, by names',
          expression: $.cond({ if: $.gte(['$q', 250]), then: 30, else: 20 }),
          gives: 30,
        },
        { title: 'one or the other, by place', expression: $.cond([$.gt(['$q', 250]), 30, 20]), gives: 20 },
        {
          title: 'zero is no, an empty text is yes',
          expression: [$.cond(['$zero', 'yes', 'no']), $.cond(['$e', 'yes', 'no'])],
          gives: ['no', 'yes'],
        },
        {
          title: 'the other is not evaluated',
          expression: $.cond([true, 'fine', $.divide([1, '$zero'])]),
          gives: 'fine',
        },
        {
          title: 'a branch that is absent makes no field',
          expression: $.cond([true, '$nothing', 1]),
          gives: undefined,
        },
        {
          title: 'without an else is refused',
          expression: $.cond({ if: true, then: 1 }),
          refuses: /Missing 'else' parameter to \$cond/,
        },
        {
          title: 'with a name it does not have is refused',
          expression: $.cond({ if: true, then: 1, else: 2, otherwise: 3 }),
          refuses: /Unrecognized parameter to \$cond: otherwise/,
        },
        {
          title: 'two places are refused',
          expression: $.cond([true, 1]),
          refuses: /Expression \$cond takes exactly 3 arguments\. 2 were passed in/,
        },
        {
          title: 'what is there',
          expression: [$.ifNull(['$q', 0]), $.ifNull(['$zero', 5]), $.ifNull(['$e', 'x'])],
          gives: [250, 0, ''],
        },
        {
          title: 'a value in place of null',
          expression: [$.ifNull(['$n', 'none']), $.ifNull(['$nothing', 'none'])],
          gives: ['none', 'none'],
        },
        { title: 'null in place of nothing', expression: $.ifNull(['$nothing', '$n']), gives: null },
        {
          title: 'nothing in place of nothing',
          expression: $.ifNull(['$nothing', '$neither']),
          gives: undefined,
        },
        {
          title: 'the first case that holds',
          expression: $.switch({
            branches: [
              { case: $.lt(['$q', 100]), then: 'low' },
              { case: $.lt(['$q', 300]), then: 'mid' },
              { case: true, then: 'high' },
            ],
            default: '?',
          }),
          gives: 'mid',
        },
        {
          title: 'the default',
          expression: $.switch({ branches: [{ case: '$n', then: 1 }], default: 'none' }),
          gives: 'none',
        },
        {
          title: 'no case and no default are refused',
          expression: $.switch({ branches: [{ case: false, then: 1 }] }),
          refuses: /\$switch could not find a matching branch for an input, and no default was specified/,
        },
        {
          title: 'no branches are refused',
          expression: $.switch({ branches: [] }),
          refuses: /\$switch requires at least one branch/,
        },
        {
          title: 'a branch without a then is refused',
          expression: $.switch({ branches: [{ case: true }] }),
          refuses: /\$switch requires each branch have a 'then' expression/,
        },
      ],
    },
    {
      source: 'MongoDB manual, $literal and $let',
      on: { price: 10, tax: 0.5, discount: true },
      cases: [
        { title: 'a text that begins with a dollar', expression: $.literal('$price'), gives: '$price' },
        { title: 'a list as it is', expression: $.literal(['$price', 1]), gives: ['$price', 1] },
        {
          title: 'a text that begins with a dollar, compared',
          expression: $.eq(['$price', $.literal('$price')]),
          gives: false,
        },
        {
          title: 'names for values',
          expression: $.let({
            vars: { total: $.add(['$price', '$tax']), rate: $.cond(['$discount', 0.5, 1]) },
            in: $.multiply(['$$total', '$$rate']),
          }),
          gives: 5.25,
        },
        {
          title: 'names inside hide names outside',
          expression: $.let({
            vars: { a: 1, b: 2 },
            in: $.let({ vars: { a: 10 }, in: $.add(['$$a', '$$b']) }),
          }),
          gives: 12,
        },
        {
          title: 'a name does not see its neighbour',
          expression: $.let({ vars: { a: 1, b: '$$a' }, in: '$$b' }),
          refuses: /[Uu]se of undefined variable: a/,
        },
        {
          title: 'a path into a name',
          expression: $.let({ vars: { o: { p: [{ q: 1 }, { q: 2 }] } }, in: '$$o.p.q' }),
          gives: [1, 2],
        },
        {
          title: 'a name begins with a small letter',
          expression: $.let({ vars: { Total: 1 }, in: '$$Total' }),
          refuses: /'Total' starts with an invalid character for a user variable name/,
        },
        {
          title: 'without in is refused',
          expression: $.let({ vars: {} }),
          refuses: /Missing 'in' parameter to \$let/,
        },
      ],
    },
  ],
}
