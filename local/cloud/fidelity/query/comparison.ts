import { day, type Area } from '../case'
import { _ } from '../sdk'
import { TYPES } from './types'

export const comparison: Area = {
  name: 'query/comparison',
  groups: [
    {
      source: 'MongoDB manual, $eq',
      on: TYPES,
      cases: [
        { title: 'a number equals itself only', where: { v: 5 }, finds: ['five'] },
        { title: 'a number equals an element of an array', where: { v: _.eq(9) }, finds: ['array'] },
        { title: 'a text is no number', where: { v: _.eq('5') }, finds: ['text'] },
        { title: 'null equals null and an absent field', where: { v: null }, finds: ['null', 'absent'] },
        {
          title: 'null equals nothing else that is empty',
          where: { v: _.eq(null) },
          finds: ['null', 'absent'],
        },
        { title: 'zero is not false', where: { v: _.eq(0) }, finds: ['zero'] },
        { title: 'false is not zero', where: { v: _.eq(false) }, finds: ['false'] },
        { title: 'NaN equals NaN', where: { v: _.eq(NaN) }, finds: ['nan'] },
        { title: 'a date equals the same moment', where: { v: _.eq(day(5)) }, finds: ['date'] },
        { title: 'an array equals a whole array', where: { v: _.eq([1, 9]) }, finds: ['array'] },
        { title: 'the order of elements counts', where: { v: _.eq([9, 1]) }, finds: [] },
        { title: 'an empty array equals an empty array', where: { v: _.eq([]) }, finds: ['noItems'] },
        { title: 'an object equals a whole object', where: { v: _.eq({ a: 1 }) }, finds: ['object'] },
        { title: 'an empty object equals an empty object', where: { v: _.eq({}) }, finds: ['noFields'] },
        {
          title: 'an array equals an element that is the same array',
          on: [
            { _id: 'nested', v: [[1, 2], 3] },
            { _id: 'flat', v: [1, 2] },
            { _id: 'deep', v: [[[1, 2]]] },
          ],
          where: { v: _.eq([1, 2]) },
          finds: ['nested', 'flat'],
        },
        {
          title: 'the order of the fields of an object counts',
          on: [
            { _id: 'xy', v: { x: 1, y: 2 } },
            { _id: 'yx', v: { y: 2, x: 1 } },
          ],
          where: { v: _.eq({ x: 1, y: 2 }) },
          finds: ['xy'],
        },
        {
          title: 'an object does not equal one with more fields',
          on: [
            { _id: 'more', v: { x: 1, y: 2 } },
            { _id: 'same', v: { x: 1 } },
          ],
          where: { v: _.eq({ x: 1 }) },
          finds: ['same'],
        },
        {
          title: 'Chinese text and emoji compare by their code points',
          on: [
            { _id: 'a', v: '村' },
            { _id: 'b', v: '👩‍🌾' },
            { _id: 'c', v: '👩' },
          ],
          where: { v: _.eq('👩‍🌾') },
          finds: ['b'],
        },
        {
          title: 'composed and decomposed letters differ',
          on: [
            { _id: 'composed', v: '\u00e9' },
            { _id: 'decomposed', v: 'e\u0301' },
          ],
          where: { v: '\u00e9' },
          finds: ['composed'],
        },
      ],
    },
    {
      source: 'MongoDB manual, $ne',
      on: TYPES,
      cases: [
        {
          title: 'it matches whatever is not equal, also an absent field',
          where: { v: _.neq(5) },
          finds: TYPES.map(({ _id }) => _id).filter((id) => id !== 'five'),
        },
        {
          title: 'it refuses an array that holds the value',
          where: { v: _.neq(9) },
          finds: TYPES.map(({ _id }) => _id).filter((id) => id !== 'array'),
        },
        {
          title: 'not null asks for a value that is there',
          where: { v: _.neq(null) },
          finds: TYPES.map(({ _id }) => _id).filter((id) => !['null', 'absent'].includes(id)),
        },
      ],
    },
    {
      source: 'MongoDB manual, "Comparison/Sort Order": comparisons do type bracketing',
      on: TYPES,
      cases: [
        {
          title: 'greater than a number finds numbers only',
          where: { v: _.gt(0) },
          finds: ['five', 'half', 'array'],
        },
        {
          title: 'at least a number takes its bound in',
          where: { v: _.gte(5) },
          finds: ['five', 'half', 'array'],
        },
        { title: 'less than a number leaves NaN out', where: { v: _.lt(5) }, finds: ['zero', 'array'] },
        { title: 'at most a number', where: { v: _.lte(5) }, finds: ['zero', 'five', 'array'] },
        { title: 'greater than a text finds texts only', where: { v: _.gt('') }, finds: ['text'] },
        {
          title: 'at least an empty text finds every text',
          where: { v: _.gte('') },
          finds: ['empty', 'text'],
        },
        {
          title: 'at least null finds null and absent fields',
          where: { v: _.gte(null) },
          finds: ['null', 'absent'],
        },
        { title: 'at most null finds the same', where: { v: _.lte(null) }, finds: ['null', 'absent'] },
        { title: 'nothing is greater than null', where: { v: _.gt(null) }, finds: [] },
        { title: 'true is greater than false', where: { v: _.gt(false) }, finds: ['true'] },
        { title: 'a date is compared with dates only', where: { v: _.lt(day(6)) }, finds: ['date'] },
        { title: 'at least NaN finds NaN', where: { v: _.gte(NaN) }, finds: ['nan'] },
        { title: 'nothing is greater than NaN', where: { v: _.gt(NaN) }, finds: [] },
        { title: 'an object is compared with objects only', where: { v: _.gt({}) }, finds: ['object'] },
        {
          title: 'an array is compared with arrays as a whole',
          where: { v: _.gt([1, 8]) },
          finds: ['array'],
        },
        {
          title: 'every array is at least an empty one',
          where: { v: _.gte([]) },
          finds: ['array', 'noItems'],
        },
      ],
    },
    {
      source: 'MongoDB manual, $gt and $lt on arrays',
      on: [
        { _id: 'low', v: [1, 2] },
        { _id: 'wide', v: [1, 9] },
        { _id: 'mid', v: [5] },
        { _id: 'plain', v: 5 },
      ],
      cases: [
        {
          title: 'a list in a list is not entered',
          on: [
            { _id: 'flat', v: [6] },
            { _id: 'deep', v: [[6]] },
          ],
          where: { v: _.gt(5) },
          finds: ['flat'],
        },
        { title: 'one element is enough', where: { v: _.gt(8) }, finds: ['wide'] },
        {
          title: 'two bounds may be met by two elements',
          where: { v: _.gt(3).and(_.lt(8)) },
          finds: ['mid', 'plain', 'wide'],
        },
        { title: 'no element may be above', where: { v: _.not(_.gt(4)) }, finds: ['low'] },
      ],
    },
    {
      source: 'MongoDB manual, "Comparison/Sort Order": strings compare by their bytes',
      on: ['A', 'a', 'Z', 'é', '中', '👩', '\uffee'].map((v) => ({ _id: v, v })),
      cases: [
        { title: 'capitals come before small letters', where: { v: _.lt('a') }, finds: ['A', 'Z'] },
        {
          title: 'an emoji comes after every character of three bytes',
          where: { v: _.gt('\uffee') },
          finds: ['👩'],
        },
        { title: 'accents come after plain letters', where: { v: _.gt('z').and(_.lt('中')) }, finds: ['é'] },
      ],
    },
    {
      source: 'MongoDB manual, "Comparison/Sort Order": objects',
      on: [
        { _id: 'a1', v: { a: 1 } },
        { _id: 'a2', v: { a: 2 } },
        { _id: 'b0', v: { b: 0 } },
        { _id: 'aText', v: { a: 'x' } },
      ],
      cases: [
        {
          title: 'objects compare field by field',
          where: { v: _.gt({ a: 1 }) },
          finds: ['a2', 'b0', 'aText'],
        },
        {
          title: 'the type of a field counts before its name',
          where: { v: _.lt({ b: 0 }) },
          finds: ['a1', 'a2'],
        },
        {
          title: 'a longer object is greater',
          on: [{ _id: 'more', v: { a: 1, b: 0 } }],
          where: { v: _.gt({ a: 1 }) },
          finds: ['more'],
        },
      ],
    },
    {
      source: 'observed: @cloudbase/database 1.4.3 sends the value of a field that is an object as paths',
      on: [
        { _id: 'one', v: { a: 1, b: 2 } },
        { _id: 'two', v: { a: 2 } },
        { _id: 'text', v: 'x' },
      ],
      cases: [
        {
          title: 'an object in a condition asks for its fields one by one',
          where: { v: { a: 1 } },
          finds: ['one'],
        },
        {
          title: 'an empty object in a condition asks for nothing',
          where: { v: {} },
          finds: ['one', 'two', 'text'],
        },
        {
          title: 'a field that is undefined asks for nothing',
          where: { v: undefined, 'v.a': 2 },
          finds: ['two'],
        },
        { title: 'commands inside an object', where: { v: { a: _.gt(0), b: _.lt(3) } }, finds: ['one'] },
      ],
    },
  ],
}
