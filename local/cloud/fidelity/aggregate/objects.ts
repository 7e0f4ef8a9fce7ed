import type { Area } from '../case'
import { $ } from '../sdk'

export const objects: Area = {
  name: 'aggregate/objects',
  groups: [
    {
      source: 'MongoDB manual, $mergeObjects',
      on: { a: { x: 1, y: 2 }, b: { y: 3, z: 4 }, n: null, t: 'text' },
      cases: [
        {
          title: 'a later field wins, in the place of the first',
          expression: $.mergeObjects(['$a', '$b']),
          gives: { x: 1, y: 3, z: 4 },
        },
        {
          title: 'objects in objects are not merged',
          expression: $.mergeObjects([{ o: { p: 1 } }, { o: { q: 2 } }]),
          gives: { o: { q: 2 } },
        },
        {
          title: 'null and what is absent count for nothing',
          expression: $.mergeObjects(['$a', '$n', '$nothing']),
          gives: { x: 1, y: 2 },
        },
        { title: 'nothing but null makes an empty object', expression: $.mergeObjects(['$n']), gives: {} },
        { title: 'one object alone', expression: $.mergeObjects('$b'), gives: { y: 3, z: 4 } },
        {
          title: 'a text is refused',
          expression: $.mergeObjects(['$a', '$t']),
          refuses: /\$mergeObjects requires object inputs, but input "text" is of type string/,
        },
      ],
    },
    {
      source: 'MongoDB manual, $objectToArray and $arrayToObject',
      on: {
        o: { b: 1, a: { c: 2 } },
        pairs: [
          ['b', 1],
          ['a', null],
        ],
        objects: [
          { k: 'b', v: 1 },
          { v: 2, k: 'a' },
        ],
        e: [],
        twice: [
          ['a', 1],
          ['b', 2],
          ['a', 3],
        ],
        t: 'text',
        n: null,
        l: [1],
      },
      cases: [
        {
          title: 'fields become pairs, in their order',
          expression: $.objectToArray('$o'),
          gives: [
            { k: 'b', v: 1 },
            { k: 'a', v: { c: 2 } },
          ],
        },
        {
          title: 'null becomes null',
          expression: [$.objectToArray('$n'), $.objectToArray('$nothing')],
          gives: [null, null],
        },
        {
          title: 'a list has no fields',
          expression: $.objectToArray('$l'),
          refuses: /\$objectToArray requires a document input, found: array/,
        },
        { title: 'pairs become fields', expression: $.arrayToObject('$pairs'), gives: { b: 1, a: null } },
        {
          title: 'objects of k and v become fields',
          expression: $.arrayToObject('$objects'),
          gives: { b: 1, a: 2 },
        },
        { title: 'no pairs become an empty object', expression: $.arrayToObject('$e'), gives: {} },
        {
          title: 'of two pairs with one name the last counts',
          expression: $.arrayToObject('$twice'),
          gives: { a: 3, b: 2 },
        },
        {
          title: 'null becomes no object',
          expression: [$.arrayToObject('$n'), $.arrayToObject('$nothing')],
          gives: [null, null],
        },
        {
          title: 'there and back',
          expression: $.arrayToObject($.objectToArray('$o')),
          gives: { b: 1, a: { c: 2 } },
        },
        {
          title: 'a text is refused',
          expression: $.arrayToObject('$t'),
          refuses: /\$arrayToObject requires an array input, found: string/,
        },
        {
          title: 'numbers are refused',
          expression: $.arrayToObject('$l'),
          refuses: /Unrecognised input type format for \$arrayToObject: (int|double)/,
        },
        {
          title: 'a pair of one is refused',
          on: { v: [['a']] },
          expression: $.arrayToObject('$v'),
          refuses: /\$arrayToObject requires an array of size 2 arrays, ?found array of size: 1/,
        },
        {
          title: 'a name that is a number is refused',
          on: { v: [[1, 2]] },
          expression: $.arrayToObject('$v'),
          refuses:
            /\$arrayToObject requires an array of key-value pairs, where the key must be of type string\. Found key type: (int|double)/,
        },
        {
          title: 'an object without v is refused',
          on: { v: [{ k: 'a', w: 1 }] },
          expression: $.arrayToObject('$v'),
          refuses: /\$arrayToObject requires an object with keys 'k' and 'v'/,
        },
        {
          title: 'an object of three fields is refused',
          on: { v: [{ k: 'a', v: 1, w: 1 }] },
          expression: $.arrayToObject('$v'),
          refuses:
            /\$arrayToObject requires an object keys of 'k' and 'v'\. Found incorrect number of keys:3/,
        },
        {
          title: 'pairs and objects together are refused',
          on: { v: [['a', 1], { k: 'b', v: 1 }] },
          expression: $.arrayToObject('$v'),
          refuses: /\$arrayToObject requires a consistent input format/,
        },
      ],
    },
    {
      source: 'MongoDB manual, "Aggregation Expressions": field paths and variables',
      on: { o: { p: { q: 1 } }, l: [{ p: 1 }, { p: [2, 3] }, {}, 5], n: null, d: [[{ p: 1 }], [{ p: 2 }]] },
      cases: [
        { title: 'a path into objects', expression: '$o.p.q', gives: 1 },
        { title: 'a path into nothing makes no field', expression: '$o.x.y', gives: undefined },
        { title: 'a path into null makes no field', expression: '$n.x', gives: undefined },
        {
          title: 'a path through a list gives a list of what is there',
          expression: '$l.p',
          gives: [1, [2, 3]],
        },
        { title: 'a path does not enter a list in a list', expression: '$d.p', gives: [] },
        { title: 'a number in a path is no place', expression: '$l.0', gives: [] },
        {
          title: 'an object of expressions leaves out what is absent',
          expression: { a: '$o.p.q', b: '$nothing', c: { d: '$n' } },
          gives: { a: 1, c: { d: null } },
        },
        {
          title: 'a list of expressions has null for what is absent',
          expression: ['$o.p.q', '$nothing'],
          gives: [1, null],
        },
        {
          title: 'the whole document',
          on: { a: 1 },
          expression: $.mergeObjects(['$$ROOT', { b: 2 }]),
          gives: { a: 1, b: 2 },
        },
        {
          title: 'the document by its other name',
          on: { a: { b: 1 } },
          expression: '$$CURRENT.a.b',
          gives: 1,
        },
        { title: 'a field is removed', on: { result: 1 }, expression: '$$REMOVE', gives: undefined },
        {
          title: 'a variable nobody defined is refused',
          expression: '$$nobody',
          refuses: /[Uu]se of undefined variable: nobody/,
        },
        {
          title: 'an operator nobody knows is refused',
          expression: { $almost: ['$a'] },
          refuses: /Unrecognized expression '\$almost'/,
        },
        {
          title: 'two operators in one object are refused',
          expression: { $abs: 1, $ceil: 1 },
          refuses: /An object representing an expression must have exactly one field/,
        },
      ],
    },
  ],
}
