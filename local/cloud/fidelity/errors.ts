import type { Area, Fields } from './case'
import { _, db } from './sdk'

const MISSING = { code: 'DATABASE_COLLECTION_NOT_EXIST', message: /Db or Table not exist: fidelity_nowhere/ }
const nowhere = db.collection('fidelity_nowhere')

export const errors: Area = {
  name: 'errors',
  indexes: [{ name: 'one_key', keys: [{ path: 'key', direction: 1 }], unique: true }],
  groups: [
    {
      source: 'CloudBase documentation, error code DATABASE_COLLECTION_NOT_EXIST',
      cases: [
        { title: 'add', run: () => nowhere.add({ a: 1 }), refuses: MISSING },
        { title: 'get', run: () => nowhere.get(), refuses: MISSING },
        { title: 'get of a document', run: () => nowhere.doc('x').get(), refuses: MISSING },
        { title: 'count', run: () => nowhere.count(), refuses: MISSING },
        { title: 'update', run: () => nowhere.where({ a: 1 }).update({ a: 2 }), refuses: MISSING },
        { title: 'remove', run: () => nowhere.where({ a: 1 }).remove(), refuses: MISSING },
        { title: 'set', run: () => nowhere.doc('x').set({ a: 1 }), refuses: MISSING },
        { title: 'aggregate', run: () => nowhere.aggregate().limit(1).end(), refuses: MISSING },
        {
          title: 'a collection that is there cannot be made again',
          run: ({ name }) => db.createCollection(name) as Promise<unknown>,
          refuses: { code: 'DATABASE_COLLECTION_ALREADY_EXIST', message: /Table exist/ },
        },
      ],
    },
    {
      source: 'observed: @cloudbase/database 1.4.3 refuses by itself',
      cases: [
        {
          title: 'a condition that is no object',
          run: async ({ collection }) => collection.where('x' as unknown as object).get(),
          refuses: { code: undefined, message: /查询参数必须为对象/ },
        },
        {
          title: 'a condition of which everything is undefined',
          run: async ({ collection }) => collection.where({ a: undefined }).get(),
          refuses: { code: undefined, message: /不能均为undefined/ },
        },
        {
          title: 'an update with nothing',
          run: async ({ where }) => where({}).update(null as unknown as Fields),
          refuses: { code: 'INVALID_PARAM', message: /参数必需是非空对象/ },
        },
        {
          title: 'an update of the id',
          run: async ({ where }) => where({}).update({ _id: 1 }),
          refuses: { code: 'INVALID_PARAM', message: /不能更新_id的值/ },
        },
        {
          title: 'a limit that is no whole number',
          run: async ({ where }) => where({}).limit(1.5).get(),
          refuses: { code: undefined, message: /limit.*must be integer/ },
        },
      ],
    },
    {
      source: 'MongoDB manual, "Unique Indexes"',
      cases: [
        {
          title: 'a value that is there is refused',
          on: { key: 'u1' },
          run: ({ collection, tag }) => collection.add({ key: 'u1', ...tag }),
          refuses: /E11000 duplicate key error.*one_key/,
        },
        {
          title: 'an update to it, too',
          on: [
            { _id: 'a', key: 'u2' },
            { _id: 'b', key: 'u3' },
          ],
          run: ({ doc }) => doc('b').update({ key: 'u2' }),
          refuses: /E11000 duplicate key error.*one_key/,
        },
        {
          title: 'a number and a text are two values',
          on: { key: 91 },
          run: async ({ collection, tag }) => typeof (await collection.add({ key: '91', ...tag })).id,
          gives: 'string',
        },
        {
          title: 'an element of a list counts',
          on: { key: ['u4', 'u5'] },
          run: ({ collection, tag }) => collection.add({ key: ['u6', 'u5'], ...tag }),
          refuses: /E11000 duplicate key error.*one_key/,
        },
        {
          title: 'the elements of one list may repeat',
          run: async ({ collection, tag }) => typeof (await collection.add({ key: ['u7', 'u7'], ...tag })).id,
          gives: 'string',
        },
        {
          title: 'one document may lack it, a second may not',
          run: async ({ collection, tag }) => {
            await collection.add({ ...tag })
            return collection.add({ ...tag, b: 1 })
          },
          refuses: /E11000 duplicate key error.*one_key/,
        },
        {
          title: 'one of several that repeats it refuses',
          run: ({ collection, tag }) =>
            collection.add([
              { key: 'u8', ...tag },
              { key: 'u8', ...tag },
            ]),
          refuses: /E11000 duplicate key error/,
        },
        {
          title: 'objects equal with their fields in the same order',
          on: { key: { a: 1, b: 2 } },
          run: async ({ collection, tag }) =>
            typeof (await collection.add({ key: { b: 2, a: 1 }, ...tag })).id,
          gives: 'string',
        },
      ],
    },
    {
      source: 'MongoDB manual, "Update": the immutable field',
      cases: [
        {
          title: 'a rename of the id is refused',
          on: { key: 'r1' },
          update: { key: _.rename('_id') },
          refuses: /immutable field '_id'/,
        },
        {
          title: 'an increment of a path in the id is refused',
          on: { key: 'r2' },
          update: { '_id.a': _.inc(1) },
          refuses: /Cannot create field 'a' in element \{_id|immutable field '_id'/,
        },
      ],
    },
  ],
}
