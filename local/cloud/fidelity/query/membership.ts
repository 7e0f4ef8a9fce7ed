import { day, type Area } from '../case'
import { _ } from '../sdk'
import { TYPES } from './types'

export const membership: Area = {
  name: 'query/membership',
  groups: [
    {
      source: 'MongoDB manual, $in',
      on: TYPES,
      cases: [
        { title: 'any of the values', where: { v: _.in([0, '5']) }, finds: ['zero', 'text'] },
        {
          title: 'null among them finds absent fields',
          where: { v: _.in([null, 5]) },
          finds: ['null', 'absent', 'five'],
        },
        { title: 'an element of an array', where: { v: _.in([1, 2]) }, finds: ['array'] },
        { title: 'an array among them', where: { v: _.in([[], [1, 9]]) }, finds: ['noItems', 'array'] },
        { title: 'an object among them', where: { v: _.in([{ a: 1 }]) }, finds: ['object'] },
        { title: 'none of none', where: { v: _.in([]) }, finds: [] },
        { title: 'a date among them', where: { v: _.in([day(5), day(6)]) }, finds: ['date'] },
        { title: 'a pattern among them', where: { v: _.in([/^\d$/]) }, finds: ['text'] },
        {
          title: 'without a list it is refused',
          where: { v: _.in(5 as unknown as unknown[]) },
          refuses: /\$in needs an array/,
        },
        {
          title: 'operators among them are refused',
          where: { v: _.in([{ $gt: 1 }]) },
          refuses: /cannot nest \$ under \$in/,
        },
      ],
    },
    {
      source: 'MongoDB manual, $nin',
      on: TYPES,
      cases: [
        {
          title: 'none of the values, absent fields included',
          where: { v: _.nin([5, '5', true]) },
          finds: TYPES.map(({ _id }) => _id).filter((id) => !['five', 'text', 'true'].includes(id)),
        },
        {
          title: 'null among them leaves absent fields out',
          where: { v: _.nin([null, 9]) },
          finds: TYPES.map(({ _id }) => _id).filter((id) => !['null', 'absent', 'array'].includes(id)),
        },
        {
          title: 'without a list it is refused',
          where: { v: _.nin('x' as unknown as unknown[]) },
          refuses: /\$nin needs an array/,
        },
      ],
    },
    {
      source: 'MongoDB manual, $exists',
      on: TYPES,
      cases: [
        {
          title: 'zero says no as false does',
          where: { v: _.exists(0 as unknown as boolean) },
          finds: ['absent'],
        },
        {
          title: 'a null is there',
          where: { v: _.exists(true) },
          finds: TYPES.map(({ _id }) => _id).filter((id) => id !== 'absent'),
        },
        { title: 'only an absent field is not', where: { v: _.exists(false) }, finds: ['absent'] },
        { title: 'inside an object', where: { 'v.a': _.exists(true) }, finds: ['object'] },
        { title: 'an element by its place', where: { 'v.1': _.exists(true) }, finds: ['array'] },
        {
          title: 'in a document of an array',
          on: [
            { _id: 'one', v: [{ a: 1 }, { b: 1 }] },
            { _id: 'none', v: [{ b: 1 }] },
            { _id: 'values', v: [1] },
          ],
          where: { 'v.a': _.exists(true) },
          finds: ['one'],
        },
        {
          title: 'absent in every document of an array',
          on: [
            { _id: 'one', v: [{ a: 1 }, { b: 1 }] },
            { _id: 'none', v: [{ b: 1 }] },
            { _id: 'empty', v: [] },
          ],
          where: { 'v.a': _.exists(false) },
          finds: ['none', 'empty'],
        },
      ],
    },
    {
      source: 'MongoDB manual, $mod',
      on: [4, 5, 5.9, -7, '5', NaN, [3, 9]].map((v, i) => ({ _id: `v${i}`, v })),
      cases: [
        {
          title: 'a divisor that is a text is refused',
          where: { v: _.mod('x', 1) },
          refuses: /malformed mod, divisor not a number/,
        },
        { title: 'the remainder of whole numbers', where: { v: _.mod(4, 1) }, finds: ['v1', 'v2', 'v6'] },
        { title: 'a fraction is cut off first', where: { v: _.mod(5, 0) }, finds: ['v1', 'v2'] },
        { title: 'a negative number has a negative remainder', where: { v: _.mod(4, -3) }, finds: ['v3'] },
        { title: 'zero is no divisor', where: { v: _.mod(0, 1) }, refuses: /divisor cannot be 0/ },
        {
          title: 'one number is too few',
          where: { v: { $mod: [4] } },
          refuses: /malformed mod, not enough elements|malformed mod/,
        },
        { title: 'three are too many', where: { v: { $mod: [4, 1, 1] } }, refuses: /malformed mod/ },
      ],
    },
    {
      source: 'MongoDB manual, $type',
      on: TYPES,
      cases: [
        {
          title: 'a number of any kind',
          where: { v: { $type: 'number' } },
          finds: ['nan', 'zero', 'five', 'half', 'array'],
        },
        { title: 'a fraction is a double', where: { v: { $type: 'double' } }, finds: ['half', 'nan'] },
        { title: 'an array itself', where: { v: { $type: 'array' } }, finds: ['array', 'noItems'] },
        { title: 'by its number', where: { v: { $type: 2 } }, finds: ['empty', 'text'] },
        {
          title: 'one of several',
          where: { v: { $type: ['bool', 'date'] } },
          finds: ['false', 'true', 'date'],
        },
        {
          title: 'null is null, and an absent field is not',
          where: { v: { $type: 'null' } },
          finds: ['null'],
        },
        {
          title: 'a name that is no type is refused',
          where: { v: { $type: 'money' } },
          refuses: /Unknown type name alias: money/,
        },
      ],
    },
  ],
}
