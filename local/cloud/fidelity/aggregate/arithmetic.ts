import { day, type Area } from '../case'
import { $ } from '../sdk'

export const arithmetic: Area = {
  name: 'aggregate/arithmetic',
  groups: [
    {
      source: 'MongoDB manual, $add',
      on: { a: 5, b: 2.5, d: day(1), e: day(2), t: 'x', n: null, l: [1] },
      cases: [
        { title: 'numbers', expression: $.add(['$a', '$b', 1]), gives: 8.5 },
        { title: 'nothing adds up to zero', expression: $.add([]), gives: 0 },
        { title: 'one number alone', expression: $.add('$a'), gives: 5 },
        { title: 'milliseconds to a date', expression: $.add(['$d', 86_400_000]), gives: day(2) },
        {
          title: 'a date in the second place',
          expression: $.add([1, '$d']),
          gives: new Date(day(1).getTime() + 1),
        },
        { title: 'null makes null', expression: $.add(['$a', '$n']), gives: null },
        { title: 'an absent field makes null', expression: $.add(['$a', '$nothing']), gives: null },
        { title: 'beyond 32 bits', expression: $.add([2 ** 31 - 1, 1]), gives: 2 ** 31 },
        {
          title: 'a text is refused',
          expression: $.add(['$a', '$t']),
          refuses: /\$add only supports numeric or date types, not string/,
        },
        {
          title: 'a list is refused',
          expression: $.add(['$a', '$l']),
          refuses: /\$add only supports numeric or date types, not array/,
        },
        {
          title: 'two dates are refused',
          expression: $.add(['$d', '$e']),
          refuses: /only one date allowed in an \$add expression/,
        },
      ],
    },
    {
      source: 'MongoDB manual, $subtract',
      on: { a: 5, d: day(2), e: day(1), t: 'x', n: null },
      cases: [
        { title: 'a number from a number', expression: $.subtract(['$a', 7.5]), gives: -2.5 },
        {
          title: 'a date from a date, in milliseconds',
          expression: $.subtract(['$d', '$e']),
          gives: 86_400_000,
        },
        { title: 'milliseconds from a date', expression: $.subtract(['$d', 86_400_000]), gives: day(1) },
        { title: 'null makes null', expression: $.subtract(['$n', '$a']), gives: null },
        { title: 'an absent field makes null', expression: $.subtract(['$a', '$nothing']), gives: null },
        { title: 'a text is refused', expression: $.subtract(['$t', '$a']), refuses: /can'?t \$subtract/ },
        {
          title: 'a date from a number is refused',
          expression: $.subtract(['$a', '$d']),
          refuses: /can'?t \$subtract/,
        },
        {
          title: 'three operands are refused',
          expression: $.subtract(['$a', 1, 1]),
          refuses: /Expression \$subtract takes exactly 2 arguments\. 3 were passed in/,
        },
      ],
    },
    {
      source: 'MongoDB manual, $multiply and $divide',
      on: { a: 6, b: 4, z: 0, t: 'x', n: null },
      cases: [
        { title: 'a product', expression: $.multiply(['$a', '$b', 0.5]), gives: 12 },
        { title: 'a product of nothing is one', expression: $.multiply([]), gives: 1 },
        { title: 'a product with null is null', expression: $.multiply(['$a', '$n']), gives: null },
        {
          title: 'a product with a text is refused',
          expression: $.multiply(['$a', '$t']),
          refuses: /\$multiply only supports numeric types, not string/,
        },
        { title: 'a quotient', expression: $.divide(['$a', '$b']), gives: 1.5 },
        { title: 'a quotient with null is null', expression: $.divide(['$n', '$b']), gives: null },
        {
          title: 'a quotient by an absent field is null',
          expression: $.divide(['$a', '$nothing']),
          gives: null,
        },
        {
          title: 'by zero is refused',
          expression: $.divide(['$a', '$z']),
          refuses: /can't \$divide by zero/,
        },
        {
          title: 'of a text is refused',
          expression: $.divide(['$t', '$b']),
          refuses: /\$divide only supports numeric types, not string and (int|double|long)/,
        },
        {
          title: 'with one operand is refused',
          expression: $.divide(['$a']),
          refuses: /Expression \$divide takes exactly 2 arguments\. 1 were passed in/,
        },
      ],
    },
    {
      source: 'MongoDB manual, $mod',
      on: { a: 10, f: 10.5, m: -10, z: 0, t: 'x', n: null },
      cases: [
        { title: 'a remainder', expression: $.mod(['$a', 3]), gives: 1 },
        { title: 'of a fraction', expression: $.mod(['$f', 3]), gives: 1.5 },
        { title: 'of a negative number', expression: $.mod(['$m', 3]), gives: -1 },
        { title: 'with null is null', expression: $.mod(['$a', '$n']), gives: null },
        { title: 'by zero is refused', expression: $.mod(['$a', '$z']), refuses: /can't \$mod by zero/ },
        {
          title: 'of a text is refused',
          expression: $.mod(['$t', 3]),
          refuses: /\$mod only supports numeric types, not string and/,
        },
      ],
    },
    {
      source: 'MongoDB manual, $abs, $ceil, $floor, $trunc',
      on: { a: -1.5, b: 1.5, i: -7, t: 'x', n: null },
      cases: [
        { title: 'the amount of a number', expression: $.abs('$a'), gives: 1.5 },
        { title: 'the amount of null', expression: $.abs('$n'), gives: null },
        { title: 'the amount of an absent field', expression: $.abs('$nothing'), gives: null },
        {
          title: 'the amount of a text is refused',
          expression: $.abs('$t'),
          refuses: /\$abs only supports numeric types, not string/,
        },
        { title: 'up', expression: [$.ceil('$a'), $.ceil('$b'), $.ceil('$i')], gives: [-1, 2, -7] },
        { title: 'down', expression: [$.floor('$a'), $.floor('$b'), $.floor('$i')], gives: [-2, 1, -7] },
        {
          title: 'towards zero',
          expression: [$.trunc('$a'), $.trunc('$b'), $.trunc('$i')],
          gives: [-1, 1, -7],
        },
        {
          title: 'of null',
          expression: [$.ceil('$n'), $.floor('$nothing'), $.trunc('$n')],
          gives: [null, null, null],
        },
        {
          title: 'up, of a text, is refused',
          expression: $.ceil('$t'),
          refuses: /\$ceil only supports numeric types, not string/,
        },
        {
          title: 'down, of a text, is refused',
          expression: $.floor('$t'),
          refuses: /\$floor only supports numeric types, not string/,
        },
        {
          title: 'towards zero, of a text, is refused',
          expression: $.trunc('$t'),
          refuses: /\$trunc only supports numeric types, not string/,
        },
      ],
    },
    {
      source: 'MongoDB manual, $exp, $ln, $log, $log10, $pow, $sqrt',
      on: { one: 1, hundred: 100, zero: 0, m: -1, t: 'x', n: null },
      cases: [
        { title: 'powers of e', expression: [$.exp('$zero'), $.exp('$one')], gives: [1, Math.E] },
        { title: 'natural logarithms', expression: [$.ln('$one'), $.ln($.exp(2))], gives: [0, 2] },
        { title: 'logarithms to a base', expression: $.log(['$hundred', 10]), gives: 2 },
        { title: 'logarithms to the base of ten', expression: $.log10('$hundred'), gives: 2 },
        {
          title: 'powers',
          expression: [$.pow([2, 10]), $.pow([2, -1]), $.pow(['$hundred', 0.5])],
          gives: [1024, 0.5, 10],
        },
        { title: 'square roots', expression: [$.sqrt(25), $.sqrt('$zero')], gives: [5, 0] },
        {
          title: 'null makes null',
          expression: [
            $.exp('$n'),
            $.ln('$n'),
            $.log(['$n', 10]),
            $.log10('$nothing'),
            $.pow(['$n', 2]),
            $.sqrt('$n'),
          ],
          gives: [null, null, null, null, null, null],
        },
        {
          title: 'no natural logarithm of zero',
          expression: $.ln('$zero'),
          refuses: /\$ln's argument must be a positive number, but is 0/,
        },
        {
          title: 'no logarithm of a negative number',
          expression: $.log(['$m', 10]),
          refuses: /\$log's argument must be a positive number, but is -1/,
        },
        {
          title: 'no logarithm to the base of one',
          expression: $.log(['$hundred', 1]),
          refuses: /\$log's base must be a positive number not equal to 1, but is 1/,
        },
        {
          title: 'no logarithm of a text',
          expression: $.log(['$t', 10]),
          refuses: /\$log's argument must be numeric, not string/,
        },
        {
          title: 'no logarithm to the base of ten of zero',
          expression: $.log10('$zero'),
          refuses: /\$log10's argument must be a positive number, but is 0/,
        },
        {
          title: 'no negative power of zero',
          expression: $.pow(['$zero', -1]),
          refuses: /\$pow cannot take a base of 0 and a negative exponent/,
        },
        {
          title: 'no power of a text',
          expression: $.pow(['$t', 2]),
          refuses: /\$pow's base must be numeric, not string/,
        },
        {
          title: 'no power by a text',
          expression: $.pow([2, '$t']),
          refuses: /\$pow's exponent must be numeric, not string/,
        },
        {
          title: 'no square root of a negative number',
          expression: $.sqrt('$m'),
          refuses: /\$sqrt's argument must be greater than or equal to 0/,
        },
        {
          title: 'no square root of a text',
          expression: $.sqrt('$t'),
          refuses: /\$sqrt only supports numeric types, not string/,
        },
        {
          title: 'no power of e by a text',
          expression: $.exp('$t'),
          refuses: /\$exp only supports numeric types, not string/,
        },
        {
          title: 'NaN goes through',
          on: { v: NaN },
          expression: [$.abs('$v'), $.sqrt('$v'), $.add(['$v', 1])],
          gives: [NaN, NaN, NaN],
        },
      ],
    },
  ],
}
