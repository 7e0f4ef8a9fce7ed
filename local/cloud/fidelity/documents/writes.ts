import type { Area, Fields } from '../case'
import { _, db } from '../sdk'

export const writes: Area = {
  name: 'documents/writes',
  groups: [
    {
      source: 'WeChat documentation, Collection.add',
      cases: [
        {
          title: 'makes an id of 32 hexadecimal digits',
          run: async ({ collection, tag }) =>
            /^[0-9a-f]{32}$/.test(String((await collection.add({ ...tag })).id)),
          gives: true,
        },
        {
          title: 'keeps an id it is given',
          run: async ({ collection, id, tag }) => (await collection.add({ _id: id('mine'), ...tag })).id,
          gives: 'mine',
        },
        {
          title: 'the id comes first, wherever it was given',
          source: 'MongoDB manual, "The _id Field": the server moves it to the beginning',
          run: async ({ collection, id, tag, doc }) => {
            await collection.add({ n: 1, _id: id('mine'), m: 2, ...tag })
            return (await doc('mine').get()).data
          },
          gives: [{ _id: 'mine', n: 1, m: 2 }],
        },
        {
          title: 'several at once, in their order',
          run: async ({ collection, id, tag }) =>
            (
              await collection.add([
                { _id: id('b'), ...tag },
                { _id: id('a'), ...tag },
              ])
            ).ids,
          gives: ['b', 'a'],
        },
        {
          title: 'an id that is there is refused',
          on: [{ _id: 'a' }],
          run: ({ collection, id }) => collection.add({ _id: id('a') }),
          refuses: /E11000 duplicate key error/,
        },
        {
          title: 'a number may be an id, and is no text',
          run: async ({ collection, where, tag }) => {
            const number = Date.now() + Math.random()
            await collection.add({ _id: number, ...tag })
            return [
              (await collection.doc(number).get()).data.length,
              (await collection.doc(String(number)).get()).data.length,
              (await where({ _id: number }).count()).total,
            ]
          },
          gives: [1, 0, 1],
        },
        {
          title: 'a list may be no id',
          source: 'MongoDB manual, "The _id Field"',
          run: ({ collection, tag }) => collection.add({ _id: [1], ...tag }),
          refuses: /can't use an array for _id|'_id' value cannot be of type array/,
        },
      ],
    },
    {
      source: 'WeChat documentation, Document.get, update, remove',
      on: [
        { _id: 'a', n: 1 },
        { _id: 'b', n: 2 },
      ],
      cases: [
        {
          title: 'a document by its id, as a list of one',
          run: async ({ doc }) => (await doc('a').get()).data,
          gives: [{ _id: 'a', n: 1 }],
        },
        {
          title: 'an id nobody has gives an empty list',
          source: 'observed: @cloudbase/node-sdk 3.18.3, document.get',
          run: async ({ doc }) => (await doc('z').get()).data,
          gives: [],
        },
        {
          title: 'with some of its fields',
          run: async ({ doc }) => (await doc('a').field({ n: true, _id: false }).get()).data,
          gives: [{ n: 1 }],
        },
        {
          title: 'an update of an id nobody has updates nothing',
          run: async ({ doc }) => (await doc('z').update({ n: 5 })).updated,
          gives: 0,
        },
        {
          title: 'an update may not touch the id',
          run: ({ doc }) => doc('a').update({ _id: 'c' }),
          refuses: { code: 'INVALID_PARAM', message: /不能更新_id的值/ },
        },
        {
          title: 'it is gone once',
          run: async ({ doc }) => [(await doc('a').remove()).deleted, (await doc('a').remove()).deleted],
          gives: [1, 0],
        },
      ],
    },
    {
      source: 'WeChat documentation, Document.set',
      on: [{ _id: 'a', n: 1, o: { x: 1 } }],
      cases: [
        {
          title: 'replaces the whole document',
          run: async ({ doc, tag }) => [
            (await doc('a').set({ m: 2, o: { y: 1 }, ...tag })).updated,
            (await doc('a').get()).data,
          ],
          gives: [1, [{ _id: 'a', m: 2, o: { y: 1 } }]],
        },
        {
          title: 'makes a document that is not there',
          run: async ({ doc, tag }) => {
            const { updated, upsertedId } = await doc('new').set({ n: 5, ...tag })
            return [updated, upsertedId, (await doc('new').get()).data]
          },
          gives: [0, 'new', [{ _id: 'new', n: 5 }]],
        },
        {
          title: 'keeps empty objects and takes no dotted paths',
          run: async ({ doc, tag }) => {
            await doc('a').set({ o: {}, ...tag })
            return (await doc('a').get()).data
          },
          gives: [{ _id: 'a', o: {} }],
        },
        {
          title: 'the same again counts as updated',
          source: 'observed: set on a document that is there gives updated: 1',
          run: async ({ doc, tag }) => {
            await doc('a').set({ n: 1, ...tag })
            return (await doc('a').set({ n: 1, ...tag })).updated
          },
          gives: 1,
        },
        {
          title: 'a server date inside',
          run: async ({ doc, tag }) => {
            await doc('a').set({ o: { at: db.serverDate() }, ...tag })
            return (await doc('a').get()).data[0].o.at instanceof Date
          },
          gives: true,
        },
        {
          title: 'an id among the fields is refused',
          run: ({ doc }) => doc('a').set({ _id: 'a', n: 1 }),
          refuses: { code: 'INVALID_PARAM', message: /不能更新_id的值/ },
        },
        {
          title: 'a command among the fields is refused',
          run: ({ doc }) => doc('a').set({ n: _.inc(1) }),
          refuses: { code: 'DATABASE_REQUEST_FAILED', message: /update operator complicit/ },
        },
      ],
    },
    {
      source: 'WeChat documentation, Collection.where().update and remove',
      on: [
        { _id: 'a', n: 1, k: 'x' },
        { _id: 'b', n: 2, k: 'x' },
        { _id: 'c', n: 2, k: 'y' },
      ],
      cases: [
        {
          title: 'an update touches every document found',
          run: async ({ where }) => [
            (await where({ k: 'x' }).update({ n: _.inc(10) })).updated,
            (await where({}).orderBy('_id', 'asc').get()).data.map(({ n }: Fields) => n),
          ],
          gives: [2, [11, 12, 2]],
        },
        {
          title: 'it counts only those it changed',
          run: async ({ where }) => (await where({}).update({ n: 2 })).updated,
          gives: 1,
        },
        {
          title: 'only one, when it is told so',
          run: async ({ where }) => (await where({}).options({ multiple: false }).update({ k: 'z' })).updated,
          gives: 1,
        },
        {
          title: 'a condition nobody meets',
          run: async ({ where }) => (await where({ k: 'q' }).update({ n: 5 })).updated,
          gives: 0,
        },
        {
          title: 'a refusal of one document refuses the update',
          on: [{ _id: 'a', n: 'text' }],
          run: ({ where }) => where({}).update({ n: _.inc(1) }),
          refuses: /Cannot apply \$inc/,
        },
        {
          title: 'removes every document found',
          run: async ({ where }) => [
            (await where({ k: 'x' }).remove()).deleted,
            (await where({}).count()).total,
          ],
          gives: [2, 1],
        },
        {
          title: 'removes only one, when it is told so',
          run: async ({ where }) => [
            (await where({ k: 'x' }).options({ multiple: false }).remove()).deleted,
            (await where({}).count()).total,
          ],
          gives: [1, 2],
        },
      ],
    },
    {
      source: 'CloudBase documentation, updateAndReturn',
      on: [
        { _id: 'a', n: 1 },
        { _id: 'b', n: 1 },
      ],
      cases: [
        {
          title: 'gives the document as it is afterwards',
          run: async ({ where }) => {
            const { updated, doc } = await where({ _id: _.exists(true), n: 1 }).updateAndReturn({
              n: _.inc(5),
              at: _.set('x'),
            })
            return [updated, (doc as Fields).n, (doc as Fields).at, (await where({ n: 6 }).count()).total]
          },
          gives: [1, 6, 'x', 1],
        },
        {
          title: 'gives none when none is found',
          run: async ({ where }) => {
            const { updated, doc } = await where({ n: 9 }).updateAndReturn({ n: 1 })
            return [updated, doc ?? null]
          },
          gives: [0, null],
        },
      ],
    },
  ],
}
