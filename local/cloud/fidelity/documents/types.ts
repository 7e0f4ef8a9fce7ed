import { day, type Area, type Bench } from '../case'
import { db } from '../sdk'

const OID = '0123456789abcdef01234567'

/** What a document reads back as. */
const stored = async ({ where }: Bench): Promise<unknown> => (await where({}).get()).data[0]

export const types: Area = {
  name: 'documents/types',
  groups: [
    {
      source: 'WeChat documentation, "Data Type"',
      cases: [
        {
          title: 'fields keep their order',
          on: { c: 1, a: { z: 1, b: 2 }, b: 3 },
          run: stored,
          gives: { c: 1, a: { z: 1, b: 2 }, b: 3 },
        },
        {
          title: 'numbers of every size',
          on: { a: 0, b: -1, c: 1.5, d: 2 ** 31, e: -(2 ** 40), f: 2 ** 53, g: 1e300, h: 5e-324 },
          run: stored,
          gives: { a: 0, b: -1, c: 1.5, d: 2 ** 31, e: -(2 ** 40), f: 2 ** 53, g: 1e300, h: 5e-324 },
        },
        {
          title: 'numbers that are none',
          on: { a: NaN, b: Infinity, c: -Infinity },
          run: stored,
          gives: { a: NaN, b: Infinity, c: -Infinity },
        },
        {
          title: 'minus zero is sent as zero',
          source: 'observed: bson 4.7.0 writes -0 as the integer 0',
          on: { a: -0 },
          run: stored,
          gives: { a: 0 },
        },
        {
          title: 'texts in every script',
          on: { a: '', b: '驻村第一书记', c: '👩‍🌾🌾', d: 'a\u0000b', e: '"\\\n' },
          run: stored,
          gives: { a: '', b: '驻村第一书记', c: '👩‍🌾🌾', d: 'a\u0000b', e: '"\\\n' },
        },
        {
          title: 'true, false and null',
          on: { a: true, b: false, c: null },
          run: stored,
          gives: { a: true, b: false, c: null },
        },
        {
          title: 'dates to the millisecond, before 1970, too',
          on: { a: day(1), b: new Date(-1), c: new Date(0), d: new Date(Date.UTC(1890, 0, 1, 0, 0, 0, 7)) },
          run: stored,
          gives: {
            a: day(1),
            b: new Date(-1),
            c: new Date(0),
            d: new Date(Date.UTC(1890, 0, 1, 0, 0, 0, 7)),
          },
        },
        {
          title: 'lists in lists, and empty ones',
          on: { a: [], b: [[], [1, [2]]], c: [{}, null] },
          run: stored,
          gives: { a: [], b: [[], [1, [2]]], c: [{}, null] },
        },
        { title: 'empty objects', on: { a: {}, b: { c: {} } }, run: stored, gives: { a: {}, b: { c: {} } } },
        {
          title: 'a field that is undefined is left out',
          on: { a: undefined, b: { c: undefined, d: 1 } },
          run: stored,
          gives: { b: { d: 1 } },
        },
        {
          title: 'a server date is a date',
          on: { at: db.serverDate() },
          run: async (bench) => ((await stored(bench)) as { at: unknown }).at instanceof Date,
          gives: true,
        },
        {
          title: 'an object id reads back as text',
          source: 'observed: CloudBase hands ObjectIds out as plain strings',
          on: { a: db.ObjectId({ id: OID }) },
          run: stored,
          gives: { a: OID },
        },
        {
          title: 'an object id is found by an object id',
          on: [
            { _id: 'id', v: db.ObjectId({ id: OID }) },
            { _id: 'text', v: OID },
          ],
          where: { v: db.ObjectId({ id: OID }) as object },
          finds: ['id'],
        },
        {
          title: 'and a text by a text',
          on: [
            { _id: 'id', v: db.ObjectId({ id: OID }) },
            { _id: 'text', v: OID },
          ],
          where: { v: OID },
          finds: ['text'],
        },
        {
          title: 'a name inherited by every object is a field like others',
          on: { constructor: 1, toString: 'x', hasOwnProperty: null },
          run: stored,
          gives: { constructor: 1, toString: 'x', hasOwnProperty: null },
        },
        {
          title: 'a field name may not begin with a dollar',
          run: ({ collection, tag }) => collection.add({ $a: 1, ...tag }),
          refuses: /dollar \(\$\) prefixed field '\$a'|\$a/,
        },
        {
          title: 'nor inside an object',
          run: ({ collection, tag }) => collection.add({ a: { b: 1, $c: 1 }, ...tag }),
          refuses: /dollar \(\$\) prefixed field '\$c'|\$c/,
        },
      ],
    },
  ],
}
