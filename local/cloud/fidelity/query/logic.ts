import type { Area } from '../case'
import { _, $ } from '../sdk'

const NUMBERS = [
  { _id: 'one', a: 1, b: 9 },
  { _id: 'two', a: 2, b: 9 },
  { _id: 'three', a: 3 },
  { _id: 'text', a: 'x', b: 1 },
  { _id: 'none', b: 5 },
]

export const logic: Area = {
  name: 'query/logic',
  groups: [
    {
      source: 'WeChat documentation, Command.and, or, nor, not',
      on: NUMBERS,
      cases: [
        { title: 'fields side by side must all match', where: { a: _.gt(0), b: 9 }, finds: ['one', 'two'] },
        { title: 'and, of conditions on one field', where: { a: _.and(_.gt(1), _.lt(3)) }, finds: ['two'] },
        { title: 'and, as a chain', where: { a: _.gt(1).and(_.lt(3)) }, finds: ['two'] },
        { title: 'and, of whole conditions', where: _.and([{ a: _.gt(1) }, { b: 9 }]), finds: ['two'] },
        {
          title: 'or, of conditions on one field',
          where: { a: _.or([_.lt(2), _.gt(2)]) },
          finds: ['one', 'three'],
        },
        { title: 'or, as a chain', where: { a: _.eq(1).or(_.eq('x')) }, finds: ['one', 'text'] },
        {
          title: 'or, of whole conditions',
          where: _.or([{ a: 3 }, { b: _.lt(6) }]),
          finds: ['three', 'text', 'none'],
        },
        {
          title: 'or, of literals on one field',
          where: { a: _.or(_.eq(1), _.eq(2)) },
          finds: ['one', 'two'],
        },
        {
          title: 'nor, of conditions on one field',
          where: { a: _.nor([_.eq(1), _.gt(2)]) },
          finds: ['two', 'text', 'none'],
        },
        {
          title: 'nor, of whole conditions',
          where: _.nor([{ a: 1 }, { b: _.exists(false) }]),
          finds: ['two', 'text', 'none'],
        },
        {
          title: 'not, of a comparison, takes other types and absent fields',
          where: { a: _.not(_.gt(1)) },
          finds: ['one', 'text', 'none'],
        },
        { title: 'not, of equality', where: { a: _.not(_.eq(1)) }, finds: ['two', 'three', 'text', 'none'] },
        { title: 'not, of a list', where: { a: _.not(_.in([1, 2])) }, finds: ['three', 'text', 'none'] },
        {
          title: 'an or in an and',
          where: _.and([_.or([{ a: 1 }, { a: 3 }]), { b: _.exists(true) }]),
          finds: ['one'],
        },
        {
          title: 'an and in an or on one field',
          where: { a: _.or(_.gt(1).and(_.lt(3)), _.eq('x')) },
          finds: ['two', 'text'],
        },
        {
          title: 'an or on one field beside another field',
          where: { a: _.or(_.eq(1), _.eq(3)), b: 9 },
          finds: ['one'],
        },
        {
          title: 'an or on each of two fields is sent as one or of all conditions',
          source: 'observed: @cloudbase/database 1.4.3 joins the $or of two fields to one list',
          where: { a: _.or(_.eq(1), _.eq(3)), b: _.or(_.eq(1), _.eq(2)) },
          finds: ['one', 'three', 'text'],
        },
        {
          title: 'an and on each of two fields is what it says',
          where: { a: _.and(_.gt(0), _.lt(3)), b: _.and(_.gt(8), _.lt(10)) },
          finds: ['one', 'two'],
        },
        {
          title: 'not, of an and, is sent as an empty object and finds only that',
          source: 'observed: @cloudbase/database 1.4.3 drops a joined command inside $not',
          on: [
            { _id: 'number', a: 2 },
            { _id: 'empty', a: {} },
          ],
          where: { a: _.not(_.gt(1).and(_.lt(3))) },
          finds: ['empty'],
        },
      ],
    },
    {
      source: 'MongoDB manual, "Logical Query Operators": errors',
      on: NUMBERS,
      cases: [
        { title: 'or of nothing is refused', where: _.or([]), refuses: /must be a nonempty array/ },
        {
          title: 'and of nothing is refused',
          where: _.and([]),
          refuses: /must be a nonempty array|nonempty/,
        },
        { title: 'nor of nothing is refused', where: { $nor: [] }, refuses: /must be a nonempty array/ },
        {
          title: 'or of values is refused',
          where: { $or: [1, 2] },
          refuses: /entries need to be full objects/,
        },
        {
          title: 'or without a list is refused',
          where: { $or: { a: 1 } },
          refuses: /\$or must be an array|must be a nonempty array/,
        },
        {
          title: 'not, of a value, is refused',
          where: { a: { $not: 1 } },
          refuses: /\$not needs a (regex|document)/,
        },
        {
          title: 'not, of nothing, is refused',
          where: { a: { $not: {} } },
          refuses: /\$not cannot be empty/,
        },
        {
          title: 'an operator nobody knows is refused',
          where: { a: { $almost: 1 } },
          refuses: /unknown operator: \$almost/,
        },
        {
          title: 'an operator nobody knows at the top is refused',
          where: { $xor: [{ a: 1 }] },
          refuses: /unknown top level operator: \$xor/,
        },
        {
          title: 'an operator beside a field is refused',
          where: { a: _.elemMatch({ $gt: 0, b: 1 }) },
          refuses: /unknown operator: b/,
        },
      ],
    },
    {
      source: 'MongoDB manual, $expr',
      on: [
        { _id: 'over', budget: 400, spent: 450 },
        { _id: 'under', budget: 100, spent: 75 },
        { _id: 'unknown', budget: 5 },
        { _id: 'text', budget: 9, spent: '9' },
      ],
      cases: [
        {
          title: 'compares two fields of one document, across types',
          where: _.expr($.gt(['$spent', '$budget'])),
          finds: ['over', 'text'],
        },
        {
          title: 'an absent field is less than a number',
          where: _.expr($.lt(['$spent', 0])),
          finds: ['unknown'],
        },
        {
          title: 'computes before it compares',
          where: _.expr($.gte([$.multiply(['$spent', 2]), 150])),
          on: [
            { _id: 'yes', spent: 75 },
            { _id: 'no', spent: 74 },
          ],
          finds: ['yes'],
        },
        {
          title: 'beside a condition of its own',
          where: { budget: _.lt(300), ..._.expr($.lt(['$spent', '$budget'])) },
          finds: ['under', 'unknown'],
        },
        {
          title: 'zero, null and an absent field are no',
          where: _.expr('$v' as never),
          on: [
            { _id: 'zero', v: 0 },
            { _id: 'null', v: null },
            { _id: 'no' },
            { _id: 'text', v: '' },
            { _id: 'list', v: [] },
          ],
          finds: ['text', 'list'],
        },
        {
          title: 'an array is compared as a whole',
          where: _.expr($.eq(['$v', 1])),
          on: [
            { _id: 'list', v: [1] },
            { _id: 'plain', v: 1 },
          ],
          finds: ['plain'],
        },
        {
          title: 'an operator nobody knows is refused',
          where: { $expr: { $almost: ['$a'] } },
          refuses: /Unrecognized expression '\$almost'/,
        },
      ],
    },
    {
      source: 'not supported by the local cloud',
      cases: [
        {
          title: 'a schema as a condition is refused',
          localOnly: true,
          where: _.jsonSchema({ required: ['name'] }),
          refuses: { code: 'NOT_SUPPORTED', message: /not supported by the local cloud: .*\$jsonSchema/ },
        },
        {
          title: 'text search needs an index of its own kind and is refused',
          localOnly: true,
          where: { $text: _.text({ search: '驻村' }) },
          refuses: { code: 'NOT_SUPPORTED', message: /not supported by the local cloud: .*\$text/ },
        },
        {
          title: 'a script as a condition is refused',
          localOnly: true,
          where: { $where: 'this.a > 1' },
          refuses: { code: 'NOT_SUPPORTED', message: /not supported by the local cloud: .*\$where/ },
        },
        {
          title: 'bits as a condition are refused',
          localOnly: true,
          where: { a: { $bitsAllSet: 1 } },
          refuses: { code: 'NOT_SUPPORTED', message: /not supported by the local cloud: .*\$bitsAllSet/ },
        },
      ],
    },
  ],
}
