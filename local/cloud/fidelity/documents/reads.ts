import { day, type Area, type Fields } from '../case'

const ids = ({ data }: { data: Fields[] }): unknown[] => data.map(({ _id }) => _id)

export const reads: Area = {
  name: 'documents/reads',
  groups: [
    {
      source: 'WeChat documentation, Collection.orderBy, skip, limit, count',
      on: [
        { _id: 'a', n: 2, m: 1 },
        { _id: 'b', n: 1, m: 1 },
        { _id: 'c', n: 3, m: 0 },
        { _id: 'd', n: 1, m: 2 },
      ],
      cases: [
        {
          title: 'rising',
          run: async ({ where }) => ids(await where({}).orderBy('n', 'asc').orderBy('_id', 'asc').get()),
          gives: ['b', 'd', 'a', 'c'],
        },
        {
          title: 'falling',
          run: async ({ where }) => ids(await where({}).orderBy('n', 'desc').orderBy('_id', 'desc').get()),
          gives: ['c', 'a', 'd', 'b'],
        },
        {
          title: 'by one field and then another',
          run: async ({ where }) => ids(await where({}).orderBy('m', 'asc').orderBy('n', 'desc').get()),
          gives: ['c', 'a', 'b', 'd'],
        },
        {
          title: 'some are skipped and some are taken',
          run: async ({ where }) => ids(await where({}).orderBy('_id', 'asc').skip(1).limit(2).get()),
          gives: ['b', 'c'],
        },
        {
          title: 'beyond the end there is nothing',
          run: async ({ where }) => ids(await where({}).skip(9).get()),
          gives: [],
        },
        {
          title: 'a limit of zero is no limit of its own',
          source: 'observed: @cloudbase/database 1.4.3 sends 100 for a limit of 0',
          run: async ({ where }) => ids(await where({}).limit(0).get()).length,
          gives: 4,
        },
        {
          title: 'a count takes no notice of skip and limit',
          run: async ({ where }) => (await where({ n: 1 }).skip(1).limit(1).count()).total,
          gives: 2,
        },
        {
          title: 'by a field of an object',
          on: [{ _id: 'a', o: { n: 2 } }, { _id: 'b', o: { n: 1 } }, { _id: 'c' }],
          run: async ({ where }) => ids(await where({}).orderBy('o.n', 'asc').get()),
          gives: ['c', 'b', 'a'],
        },
        {
          title: 'an order of its own kind never leaves the SDK',
          run: async ({ where }) =>
            where({})
              .orderBy('n', 'up' as 'asc')
              .get(),
          refuses: { code: undefined, message: /排序字符不合法/ },
        },
      ],
    },
    {
      source: 'MongoDB manual, "Comparison/Sort Order"',
      on: [
        { _id: 'date', v: day(1) },
        { _id: 'true', v: true },
        { _id: 'false', v: false },
        { _id: 'list', v: [4] },
        { _id: 'object', v: { a: 1 } },
        { _id: 'text', v: 'a' },
        { _id: 'emptyText', v: '' },
        { _id: 'five', v: 5 },
        { _id: 'minus', v: -1 },
        { _id: 'nan', v: NaN },
        { _id: 'null', v: null },
        { _id: 'emptyList', v: [] },
      ],
      cases: [
        {
          title: 'two lists cannot order together',
          on: [
            { a: [1, 2], b: [3, 4] },
            { a: [0], b: [1] },
          ],
          run: async ({ where }) => where({}).orderBy('a', 'asc').orderBy('b', 'asc').get(),
          refuses: /cannot (sort with keys that are|index) parallel arrays/,
        },
        {
          title: 'by a field of the documents of a list',
          on: [
            { _id: 'a', l: [{ n: 5 }, { n: 9 }] },
            { _id: 'b', l: [{ n: 7 }] },
            { _id: 'c', l: [{ n: 1 }, { n: 99 }] },
          ],
          run: async ({ where }) => [
            ids(await where({}).orderBy('l.n', 'asc').get()),
            ids(await where({}).orderBy('l.n', 'desc').get()),
          ],
          gives: [
            ['c', 'a', 'b'],
            ['c', 'a', 'b'],
          ],
        },
        {
          title: 'types rise in their order, a list by its smallest element',
          run: async ({ where }) => ids(await where({}).orderBy('v', 'asc').get()),
          gives: [
            'emptyList',
            'null',
            'nan',
            'minus',
            'list',
            'five',
            'emptyText',
            'text',
            'object',
            'false',
            'true',
            'date',
          ],
        },
        {
          title: 'types fall in their order',
          run: async ({ where }) => ids(await where({}).orderBy('v', 'desc').get()),
          gives: [
            'date',
            'true',
            'false',
            'object',
            'text',
            'emptyText',
            'five',
            'list',
            'minus',
            'nan',
            'null',
            'emptyList',
          ],
        },
        {
          title: 'a list rises by its smallest and falls by its largest element',
          on: [
            { _id: 'wide', v: [1, 9] },
            { _id: 'mid', v: 5 },
            { _id: 'high', v: [8] },
          ],
          run: async ({ where }) => [
            ids(await where({}).orderBy('v', 'asc').get()),
            ids(await where({}).orderBy('v', 'desc').get()),
          ],
          gives: [
            ['wide', 'mid', 'high'],
            ['wide', 'high', 'mid'],
          ],
        },
        {
          title: 'an absent field sorts with null',
          on: [
            { _id: 'b', v: null, k: 1 },
            { _id: 'a', k: 0 },
            { _id: 'c', v: 0, k: 2 },
          ],
          run: async ({ where }) => ids(await where({}).orderBy('v', 'asc').orderBy('k', 'asc').get()),
          gives: ['a', 'b', 'c'],
        },
        {
          title: 'texts sort by their bytes, not as people do',
          on: ['中', 'b', 'Z', 'a', 'é', '10', '9', '😀'].map((v) => ({ _id: v, v })),
          run: async ({ where }) => ids(await where({}).orderBy('v', 'asc').get()),
          gives: ['10', '9', 'Z', 'a', 'b', 'é', '中', '😀'],
        },
      ],
    },
    {
      source:
        'WeChat documentation, "Get up to 100 records at a time", and CloudBase documentation: 1,000 from a function',
      on: Array.from({ length: 1005 }, (_item, n) => ({ n })),
      cases: [
        {
          title: 'a hundred when nothing is said',
          run: async ({ collection, tag }) => (await collection.where(tag).get()).data.length,
          on: Array.from({ length: 105 }, (_item, n) => ({ n })),
          gives: 100,
        },
        {
          title: 'a thousand at most',
          run: async ({ collection, tag }) =>
            (await collection.where(tag).field({ _id: true }).limit(5000).get()).data.length,
          gives: 1000,
        },
      ],
    },
  ],
}
