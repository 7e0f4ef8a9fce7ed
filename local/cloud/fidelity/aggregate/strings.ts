import type { Area } from '../case'
import { $ } from '../sdk'

export const strings: Area = {
  name: 'aggregate/strings',
  groups: [
    {
      source: 'MongoDB manual, $concat',
      on: { a: '驻', b: '村', n: null, i: 5 },
      cases: [
        {
          title: 'texts, one behind the other',
          expression: $.concat(['$a', '$b', '-', '👩‍🌾']),
          gives: '驻村-👩‍🌾',
        },
        { title: 'nothing', expression: $.concat([]), gives: '' },
        { title: 'with null is null', expression: $.concat(['$a', '$n']), gives: null },
        { title: 'with an absent field is null', expression: $.concat(['$a', '$nothing']), gives: null },
        {
          title: 'with a number is refused',
          expression: $.concat(['$a', '$i']),
          refuses: /\$concat only supports strings, not (int|double)/,
        },
      ],
    },
    {
      source: 'MongoDB manual, $indexOfBytes and $indexOfCP',
      on: { t: '驻村书记在村', e: 'a👩b', n: null, i: 5 },
      cases: [
        { title: 'a place in bytes', expression: $.indexOfBytes(['$t', '村']), gives: 3 },
        { title: 'a place in characters', expression: $.indexOfCP(['$t', '村']), gives: 1 },
        { title: 'an emoji is four bytes', expression: $.indexOfBytes(['$e', 'b']), gives: 5 },
        { title: 'an emoji is one character', expression: $.indexOfCP(['$e', 'b']), gives: 2 },
        {
          title: 'from a place on',
          expression: [$.indexOfBytes(['$t', '村', 4]), $.indexOfCP(['$t', '村', 2])],
          gives: [15, 5],
        },
        {
          title: 'up to a place',
          expression: [$.indexOfBytes(['$t', '村', 4, 15]), $.indexOfCP(['$t', '村', 2, 5])],
          gives: [-1, -1],
        },
        {
          title: 'nowhere',
          expression: [$.indexOfBytes(['$t', 'x']), $.indexOfCP(['$t', 'x'])],
          gives: [-1, -1],
        },
        {
          title: 'beyond the end',
          expression: [$.indexOfBytes(['$t', '村', 99]), $.indexOfCP(['$t', '村', 99])],
          gives: [-1, -1],
        },
        {
          title: 'nothing is found at the beginning',
          expression: [$.indexOfBytes(['$t', '']), $.indexOfCP(['$t', ''])],
          gives: [0, 0],
        },
        {
          title: 'in null',
          expression: [$.indexOfBytes(['$n', 'x']), $.indexOfCP(['$nothing', 'x'])],
          gives: [null, null],
        },
        {
          title: 'in a number is refused',
          expression: $.indexOfBytes(['$i', 'x']),
          refuses: /\$indexOfBytes requires a string as the first argument, found: (int|double)/,
        },
        {
          title: 'of null is refused',
          expression: $.indexOfCP(['$t', '$n']),
          refuses: /\$indexOfCP requires a string as the second argument, found: null/,
        },
        {
          title: 'from a negative place is refused',
          expression: $.indexOfCP(['$t', 'x', -1]),
          refuses: /\$indexOfCP requires a nonnegative starting index, found: -1/,
        },
      ],
    },
    {
      source: 'MongoDB manual, $split',
      on: { t: '甲,乙,,丙', n: null, i: 5 },
      cases: [
        { title: 'parts, empty ones, too', expression: $.split(['$t', ',']), gives: ['甲', '乙', '', '丙'] },
        {
          title: 'one part when there is nothing to split at',
          expression: $.split(['$t', ';']),
          gives: ['甲,乙,,丙'],
        },
        { title: 'at the beginning and at the end', expression: $.split([',x,', ',']), gives: ['', 'x', ''] },
        { title: 'at several characters', expression: $.split(['a--b-c', '--']), gives: ['a', 'b-c'] },
        { title: 'of null', expression: [$.split(['$n', ',']), $.split(['$t', '$n'])], gives: [null, null] },
        {
          title: 'of a number is refused',
          expression: $.split(['$i', ',']),
          refuses:
            /\$split requires an expression that evaluates to a string as a first argument, found: (int|double)/,
        },
        {
          title: 'at nothing is refused',
          expression: $.split(['$t', '']),
          refuses: /\$split requires a non-empty separator/,
        },
      ],
    },
    {
      source: 'MongoDB manual, $strLenBytes and $strLenCP',
      on: { t: '驻村', e: '👩‍🌾', a: 'é', n: null, i: 5 },
      cases: [
        {
          title: 'bytes',
          expression: [$.strLenBytes('$t'), $.strLenBytes('$e'), $.strLenBytes('$a'), $.strLenBytes('')],
          gives: [6, 11, 2, 0],
        },
        {
          title: 'characters by their code points',
          expression: [$.strLenCP('$t'), $.strLenCP('$e'), $.strLenCP('$a'), $.strLenCP('')],
          gives: [2, 3, 1, 0],
        },
        {
          title: 'bytes of null are refused',
          expression: $.strLenBytes('$n'),
          refuses: /\$strLenBytes requires a string argument, found: null/,
        },
        {
          title: 'characters of an absent field are refused',
          expression: $.strLenCP('$nothing'),
          refuses: /\$strLenCP requires a string argument, found: missing/,
        },
        {
          title: 'characters of a number are refused',
          expression: $.strLenCP('$i'),
          refuses: /\$strLenCP requires a string argument, found: (int|double)/,
        },
      ],
    },
    {
      source: 'MongoDB manual, $strcasecmp, $toLower and $toUpper',
      on: { t: 'Abc', n: null, i: 5, l: [1], d: new Date(Date.UTC(2026, 0, 2, 3, 4, 5, 6)) },
      cases: [
        {
          title: 'compared without case',
          expression: [$.strcasecmp(['$t', 'aBC']), $.strcasecmp(['$t', 'abd']), $.strcasecmp(['b', '$t'])],
          gives: [0, -1, 1],
        },
        {
          title: 'null compares as an empty text',
          expression: [$.strcasecmp(['$n', '']), $.strcasecmp(['$nothing', 'a'])],
          gives: [0, -1],
        },
        { title: 'a number compares as its digits', expression: $.strcasecmp(['$i', '5']), gives: 0 },
        {
          title: 'small and capital letters',
          expression: [$.toLower('$t'), $.toUpper('$t')],
          gives: ['abc', 'ABC'],
        },
        {
          title: 'only those of ASCII',
          expression: [$.toLower('ÀB村'), $.toUpper('àb村')],
          gives: ['Àb村', 'àB村'],
        },
        {
          title: 'of null, an empty text',
          expression: [$.toLower('$n'), $.toUpper('$nothing')],
          gives: ['', ''],
        },
        { title: 'of a number, its digits', expression: $.toUpper('$i'), gives: '5' },
        { title: 'of a date, its text', expression: $.toUpper('$d'), gives: '2026-01-02T03:04:05.006Z' },
        {
          title: 'of a list is refused',
          expression: $.toLower('$l'),
          refuses: /can't convert from BSON type array to String/,
        },
      ],
    },
    {
      source: 'MongoDB manual, $substr, $substrBytes and $substrCP',
      on: { t: '驻村书记', a: 'quarter', e: 'a👩b', n: null, i: 12345 },
      cases: [
        {
          title: 'bytes of a plain text',
          expression: [$.substrBytes(['$a', 0, 3]), $.substr(['$a', 3, 2])],
          gives: ['qua', 'rt'],
        },
        { title: 'bytes of Chinese characters', expression: $.substrBytes(['$t', 3, 6]), gives: '村书' },
        {
          title: 'the rest, with a negative length',
          expression: [$.substr(['$a', 4, -1]), $.substrBytes(['$a', 4, -1])],
          gives: ['ter', 'ter'],
        },
        {
          title: 'beyond the end there is nothing',
          expression: [$.substrBytes(['$a', 99, 1]), $.substrCP(['$a', 99, 1])],
          gives: ['', ''],
        },
        {
          title: 'more than there is',
          expression: [$.substrBytes(['$a', 5, 99]), $.substrCP(['$a', 5, 99])],
          gives: ['er', 'er'],
        },
        {
          title: 'code points',
          expression: [$.substrCP(['$t', 1, 2]), $.substrCP(['$e', 1, 1]), $.substrCP(['$e', 2, 1])],
          gives: ['村书', '👩', 'b'],
        },
        {
          title: 'no length, nothing',
          expression: [$.substrBytes(['$a', 1, 0]), $.substrCP(['$a', 1, 0])],
          gives: ['', ''],
        },
        {
          title: 'of null, an empty text',
          expression: [$.substrBytes(['$n', 0, 1]), $.substrCP(['$nothing', 0, 1])],
          gives: ['', ''],
        },
        {
          title: 'of a number, its digits',
          expression: [$.substrBytes(['$i', 1, 3]), $.substrCP(['$i', 1, 3])],
          gives: ['234', '234'],
        },
        {
          title: 'from the middle of a character is refused',
          expression: $.substrBytes(['$t', 1, 3]),
          refuses: /\$substrBytes: +Invalid range, starting index is a UTF-8 continuation byte/,
        },
        {
          title: 'to the middle of a character is refused',
          expression: $.substrBytes(['$t', 0, 4]),
          refuses: /\$substrBytes: +Invalid range, ending index is in the middle of a UTF-8 character/,
        },
        {
          title: 'from a text is refused',
          expression: $.substrBytes(['$a', 'x', 1]),
          refuses: /\$substrBytes: +starting index must be a numeric type/,
        },
        {
          title: 'a negative place of code points is refused',
          expression: $.substrCP(['$a', -1, 1]),
          refuses: /\$substrCP: the starting index must be nonnegative/,
        },
        {
          title: 'a negative length of code points is refused',
          expression: $.substrCP(['$a', 1, -1]),
          refuses: /\$substrCP: length must be a nonnegative integer/,
        },
      ],
    },
  ],
}
