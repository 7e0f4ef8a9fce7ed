import type { Area } from '../case'
import { _ } from '../sdk'

export const queryArrays: Area = {
  name: 'query/arrays',
  groups: [
    {
      source: 'MongoDB manual, $all',
      on: [
        { _id: 'both', v: ['甲', '乙', '丙'] },
        { _id: 'one', v: ['甲'] },
        { _id: 'plain', v: '甲' },
        { _id: 'empty', v: [] },
        { _id: 'nested', v: [['甲', '乙']] },
        { _id: 'null', v: [null, '甲'] },
        { _id: 'absent' },
      ],
      cases: [
        { title: 'every value, in any order', where: { v: _.all(['乙', '甲']) }, finds: ['both'] },
        {
          title: 'one value may be a plain field',
          where: { v: _.all(['甲']) },
          finds: ['both', 'one', 'plain', 'null'],
        },
        { title: 'no value asked, nothing found', where: { v: _.all([]) }, finds: [] },
        {
          title: 'an array among the values equals an element, or the whole',
          where: { v: _.all([['甲', '乙']]) },
          finds: ['nested'],
        },
        {
          title: 'null among the values finds an absent field',
          where: { v: _.all([null]) },
          finds: ['null', 'absent'],
        },
        { title: 'a value asked twice is one', where: { v: _.all(['甲', '甲', '乙']) }, finds: ['both'] },
        { title: 'a pattern among the values', where: { v: _.all([/^甲$/, '丙']) }, finds: ['both'] },
        {
          title: 'without a list it is refused',
          where: { v: _.all('甲' as unknown as string[]) },
          refuses: /\$all needs an array/,
        },
        {
          title: 'an operator among the values is refused',
          where: { v: _.all([{ $gt: 1 }]) },
          refuses: /no \$ expressions in \$all/,
        },
        {
          title: 'with $elemMatch inside, each is met by an element of its own',
          on: [
            {
              _id: 'two',
              v: [
                { s: 'S', n: 5 },
                { s: 'M', n: 60 },
              ],
            },
            {
              _id: 'crossed',
              v: [
                { s: 'S', n: 60 },
                { s: 'M', n: 5 },
              ],
            },
          ],
          where: { v: _.all([{ $elemMatch: { s: 'S', n: 5 } }, { $elemMatch: { s: 'M', n: { $gt: 50 } } }]) },
          finds: ['two'],
        },
      ],
    },
    {
      source: 'MongoDB manual, $size',
      on: [
        { _id: 'none', v: [] },
        { _id: 'one', v: [7] },
        { _id: 'two', v: [1, [2, 3]] },
        { _id: 'text', v: 'ab' },
        { _id: 'object', v: { length: 2 } },
        { _id: 'absent' },
      ],
      cases: [
        { title: 'the number of elements', where: { v: _.size(2) }, finds: ['two'] },
        { title: 'an empty array has none', where: { v: _.size(0) }, finds: ['none'] },
        { title: 'of an array in an array', where: { 'v.1': _.size(2) }, finds: ['two'] },
        {
          title: 'a range is no number',
          where: { v: _.size({ $gt: 1 } as unknown as number) },
          refuses: /\$size/,
        },
        { title: 'a fraction is refused', where: { v: _.size(1.5) }, refuses: /\$size/ },
        { title: 'a negative number is refused', where: { v: _.size(-1) }, refuses: /\$size/ },
      ],
    },
    {
      source: 'MongoDB manual, $elemMatch (query)',
      on: [
        {
          _id: 'low',
          n: [60, 65],
          v: [
            { p: 'abc', s: 10 },
            { p: 'xyz', s: 5 },
          ],
        },
        {
          _id: 'mid',
          n: [75, 88],
          v: [
            { p: 'abc', s: 8 },
            { p: 'xyz', s: 7 },
          ],
        },
        {
          _id: 'wide',
          n: [70, 90],
          v: [
            { p: 'abc', s: 7 },
            { p: 'xyz', s: 8 },
          ],
        },
        { _id: 'plain', n: 82, v: { p: 'xyz', s: 8 } },
        { _id: 'deep', n: [[82]], v: [[{ p: 'xyz', s: 8 }]] },
      ],
      cases: [
        {
          title: 'an element that does not meet a comparison',
          where: { n: _.elemMatch({ $not: { $gte: 70 } }) },
          finds: ['low', 'deep'],
        },
        {
          title: 'one element meets every condition',
          where: { n: _.elemMatch({ $gte: 80, $lt: 89 }) },
          finds: ['mid'],
        },
        { title: 'a single condition, too', where: { n: _.elemMatch(_.gt(89)) }, finds: ['wide'] },
        { title: 'a plain value is no array', where: { n: _.elemMatch({ $eq: 82 }) }, finds: [] },
        {
          title: 'fields of one document',
          where: { v: _.elemMatch({ p: 'xyz', s: _.gte(8) }) },
          finds: ['wide'],
        },
        {
          title: 'a logical operator',
          where: { v: _.elemMatch({ $or: [{ s: 10 }, { s: 8, p: 'xyz' }] }) },
          finds: ['low', 'wide'],
        },
        {
          title: 'an element that is none of some values',
          where: { n: _.elemMatch({ $nin: [60, 65] }) },
          finds: ['mid', 'wide', 'deep'],
        },
        {
          title: 'negated, no element meets it',
          where: { v: _.not(_.elemMatch({ p: 'xyz', s: 7 })) },
          finds: ['low', 'wide', 'plain', 'deep'],
        },
        {
          title: 'an empty condition asks for an element that is a document or an array',
          where: { v: _.elemMatch({}) },
          finds: ['low', 'mid', 'wide', 'deep'],
        },
        {
          title: 'a value is no condition',
          where: { n: _.elemMatch(82) },
          refuses: /\$elemMatch needs an Object/,
        },
        {
          title: 'two commands joined by and are sent as an object that matches nothing',
          source: 'observed: @cloudbase/database 1.4.3 does not encode a joined command inside $elemMatch',
          where: { n: _.elemMatch(_.gte(80).and(_.lt(89))) },
          finds: [],
        },
      ],
    },
    {
      source: 'MongoDB manual, "Query an Array" and "Query an Array of Embedded Documents"',
      on: [
        {
          _id: 'a',
          v: [
            { q: 5, w: 'A' },
            { q: 15, w: 'C' },
          ],
        },
        { _id: 'b', v: [{ q: 5, w: 'C' }] },
        { _id: 'c', v: [{ q: 60 }, { q: 15 }] },
        { _id: 'd', v: { q: 15 } },
        { _id: 'e', v: [] },
        { _id: 'f', v: [15] },
        { _id: 'g' },
      ],
      cases: [
        { title: 'a path enters the documents of an array', where: { 'v.q': 15 }, finds: ['a', 'c', 'd'] },
        { title: 'a number in a path is a place', where: { 'v.0.q': 5 }, finds: ['a', 'b'] },
        { title: 'a place that is a value', where: { 'v.0': 15 }, finds: ['f'] },
        { title: 'a place beyond the end', where: { 'v.7.q': 5 }, finds: [] },
        {
          title: 'conditions on two fields may be met by two elements',
          where: { 'v.q': 5, 'v.w': 'C' },
          finds: ['a', 'b'],
        },
        {
          title: 'null is met where an element lacks the field',
          where: { 'v.w': null },
          finds: ['c', 'd', 'g'],
        },
        {
          title: 'not null is met by no element that lacks it',
          where: { 'v.w': _.neq(null) },
          finds: ['a', 'b', 'e', 'f'],
        },
        { title: 'a whole document equals an element', where: { v: _.eq({ q: 5, w: 'C' }) }, finds: ['b'] },
        { title: 'a part of a document does not', where: { v: _.eq({ q: 5 }) }, finds: [] },
        { title: 'one of several in documents', where: { 'v.q': _.in([60, 5]) }, finds: ['a', 'b', 'c'] },
        {
          title: 'a number in a path is also the name of a field',
          on: [
            { _id: 'place', v: ['x', 'y'] },
            { _id: 'name', v: { 1: 'y' } },
            { _id: 'inside', v: [{ 1: 'y' }] },
          ],
          where: { 'v.1': 'y' },
          finds: ['place', 'name', 'inside'],
        },
        {
          title: 'a path passes arrays of arrays by place only',
          on: [
            { _id: 'deep', v: [[{ q: 1 }]] },
            { _id: 'shallow', v: [{ q: 1 }] },
          ],
          where: { 'v.q': 1 },
          finds: ['shallow'],
        },
        {
          title: 'a place leads into an array of arrays',
          on: [
            { _id: 'deep', v: [[{ q: 1 }]] },
            { _id: 'shallow', v: [{ q: 1 }] },
          ],
          where: { 'v.0.q': 1 },
          finds: ['deep', 'shallow'],
        },
      ],
    },
  ],
}
