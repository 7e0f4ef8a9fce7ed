import type { Area, Bench, Fields } from './case'
import { _, db, type Collection } from './sdk'

/** The SDK has no type for what it calls back with. */
interface Transaction {
  collection(name: string): Collection
  commit(): Promise<unknown>
  rollback(reason?: unknown): Promise<unknown>
}
const start = (): Promise<Transaction> => db.startTransaction() as Promise<Transaction>
const within = <T>(callback: (tx: Transaction) => Promise<T>, times?: number): Promise<T> =>
  db.runTransaction(callback, times) as Promise<T>

const numberOf = async ({ doc }: Bench, label: string): Promise<unknown> =>
  ((await doc(label).get()).data as Fields[])[0]?.n

const CONFLICT = { code: 'DATABASE_TRANSACTION_CONFLICT', message: /Transaction is conflict/ }
const GONE = { code: 'DATABASE_TRANSACTION_FAIL', message: /Transaction does not exist on the server/ }

export const transactions: Area = {
  name: 'transactions',
  groups: [
    {
      source: 'WeChat documentation, Database.runTransaction and startTransaction',
      on: [
        { _id: 'a', n: 1 },
        { _id: 'b', n: 2 },
      ],
      cases: [
        {
          title: 'an id that is there is refused inside',
          run: ({ id, name, tag }) => within((tx) => tx.collection(name).add({ _id: id('a'), ...tag })),
          refuses: /E11000 duplicate key error/,
        },
        {
          title: 'its own writes are ordered, skipped and limited with the rest',
          run: ({ id, name, tag }) =>
            within(async (tx) => {
              const c = tx.collection(name)
              await c.add({ _id: id('c'), n: 1.5, ...tag })
              await c.doc(id('b')).update({ n: 0 })
              return ((await c.where(tag).orderBy('n', 'desc').skip(1).limit(1).get()).data as Fields[]).map(
                ({ n }) => n,
              )
            }),
          gives: [1],
        },
        {
          title: 'a document it removed can be added anew',
          run: async (bench) => {
            await within(async (tx) => {
              await tx.collection(bench.name).doc(bench.id('a')).remove()
              await tx.collection(bench.name).add({ _id: bench.id('a'), n: 42, ...bench.tag })
            })
            return numberOf(bench, 'a')
          },
          gives: 42,
        },
        {
          title: 'a document is read as an object, and as null when it is not there',
          run: ({ id, name }) =>
            within(async (tx) => [
              (await tx.collection(name).doc(id('a')).get()).data,
              (await tx.collection(name).doc(id('z')).get()).data,
            ]),
          gives: [{ _id: 'a', n: 1 }, null],
        },
        {
          title: 'what the callback gives is given on',
          run: () => within(async () => ({ done: true })),
          gives: { done: true },
        },
        {
          title: 'all writes land together',
          run: async (bench) => {
            const { id, name, tag } = bench
            await within(async (tx) => {
              await tx
                .collection(name)
                .doc(id('a'))
                .update({ n: _.inc(10) })
              await tx.collection(name).doc(id('b')).remove()
              await tx.collection(name).add({ _id: id('c'), n: 3, ...tag })
              await tx
                .collection(name)
                .doc(id('d'))
                .set({ n: 4, ...tag })
            })
            return [
              await numberOf(bench, 'a'),
              await numberOf(bench, 'b'),
              await numberOf(bench, 'c'),
              await numberOf(bench, 'd'),
            ]
          },
          gives: [11, undefined, 3, 4],
        },
        {
          title: 'a transaction sees its own writes',
          run: ({ id, name, tag }) =>
            within(async (tx) => {
              const c = tx.collection(name)
              await c.doc(id('a')).update({ n: 7 })
              await c.doc(id('b')).remove()
              await c.add({ _id: id('c'), n: 9, ...tag })
              return (
                (
                  await c
                    .where({ ...tag })
                    .orderBy('_id', 'asc')
                    .get()
                ).data as Fields[]
              ).map(({ n }) => n)
            }),
          gives: [7, 9],
        },
        {
          title: 'others do not see them before it commits',
          run: async (bench) => {
            const tx = await start()
            await tx.collection(bench.name).doc(bench.id('a')).update({ n: 7 })
            const before = await numberOf(bench, 'a')
            await tx.commit()
            return [before, await numberOf(bench, 'a')]
          },
          gives: [1, 7],
        },
        {
          title: 'an error takes everything back',
          run: async (bench) => {
            const failed = await within(async (tx) => {
              await tx.collection(bench.name).doc(bench.id('a')).update({ n: 7 })
              throw new Error('stop')
            }).catch((error: Error) => error.message)
            return [failed, await numberOf(bench, 'a')]
          },
          gives: ['stop', 1],
        },
        {
          title: 'a rollback throws its reason',
          run: async (bench) => {
            const reason = await within(async (tx) => {
              await tx.collection(bench.name).doc(bench.id('a')).update({ n: 7 })
              await tx.rollback({ sold: 'out' })
            }).catch((error: unknown) => error)
            return [reason, await numberOf(bench, 'a')]
          },
          gives: [{ sold: 'out' }, 1],
        },
        {
          title: 'by hand, a rollback takes back',
          run: async (bench) => {
            const tx = await start()
            await tx.collection(bench.name).doc(bench.id('a')).remove()
            await tx.rollback()
            return numberOf(bench, 'a')
          },
          gives: 1,
        },
        {
          title: 'after its end a transaction is gone',
          run: async ({ id, name }) => {
            const tx = await start()
            await tx.commit()
            return tx.collection(name).doc(id('a')).get()
          },
          refuses: GONE,
        },
        {
          title: 'it ends once',
          run: async () => {
            const tx = await start()
            await tx.rollback()
            return tx.commit()
          },
          refuses: GONE,
        },
      ],
    },
    {
      source: 'CloudBase documentation, "Transactions": snapshot isolation',
      on: [
        { _id: 'a', n: 1 },
        { _id: 'b', n: 2 },
      ],
      cases: [
        {
          title: 'what others write after its first operation stays unseen',
          run: async ({ id, name, doc }) => {
            const tx = await start()
            const c = tx.collection(name)
            await c.doc(id('a')).get()
            await doc('b').update({ n: 50 })
            const seen = ((await c.doc(id('b')).get()).data as Fields).n
            await tx.rollback()
            return seen
          },
          gives: 2,
        },
        {
          title: 'what others write before its first operation is seen',
          run: async ({ id, name, doc }) => {
            const tx = await start()
            await doc('b').update({ n: 50 })
            const seen = ((await tx.collection(name).doc(id('b')).get()).data as Fields).n
            await tx.rollback()
            return seen
          },
          gives: 50,
        },
        {
          title: 'a write on what another has changed since is a conflict',
          run: async ({ id, name, doc }) => {
            const tx = await start()
            await tx.collection(name).doc(id('a')).get()
            await doc('a').update({ n: 50 })
            return tx.collection(name).doc(id('a')).update({ n: 2 })
          },
          refuses: CONFLICT,
        },
        {
          title: 'the second of two transactions that write one document meets a conflict',
          run: async ({ id, name }) => {
            const [first, second] = [await start(), await start()]
            await first.collection(name).doc(id('a')).update({ n: 10 })
            try {
              return await second.collection(name).doc(id('a')).update({ n: 20 })
            } finally {
              await first.rollback()
            }
          },
          refuses: CONFLICT,
        },
        {
          title: 'two transactions that write different documents both commit',
          run: async (bench) => {
            const [first, second] = [await start(), await start()]
            await first.collection(bench.name).doc(bench.id('a')).update({ n: 10 })
            await second.collection(bench.name).doc(bench.id('b')).update({ n: 20 })
            await first.commit()
            await second.commit()
            return [await numberOf(bench, 'a'), await numberOf(bench, 'b')]
          },
          gives: [10, 20],
        },
        {
          title: 'a read alone never conflicts',
          run: async ({ id, name, doc }) => {
            const tx = await start()
            await tx.collection(name).doc(id('a')).get()
            await doc('a').update({ n: 50 })
            return 'requestId' in ((await tx.commit()) as object)
          },
          gives: true,
        },
        {
          title: 'a conflict ends the transaction',
          run: async ({ id, name, doc }) => {
            const tx = await start()
            await tx.collection(name).doc(id('a')).get()
            await doc('a').update({ n: 50 })
            await tx
              .collection(name)
              .doc(id('a'))
              .update({ n: 2 })
              .catch(() => undefined)
            return tx.commit()
          },
          refuses: GONE,
        },
        {
          title: 'a write outside waits for the transaction that holds its document',
          run: async (bench) => {
            const tx = await start()
            await tx.collection(bench.name).doc(bench.id('a')).update({ n: 10 })
            const outside = bench.doc('a').update({ n: _.inc(5) })
            await tx.commit()
            await outside
            return numberOf(bench, 'a')
          },
          gives: 15,
        },
      ],
    },
    {
      source: 'observed: @cloudbase/database 1.4.3',
      on: [{ _id: 'a', n: 1 }],
      cases: [
        {
          title: 'a callback that meets a conflict is run again',
          run: async (bench) => {
            let times = 0
            await within(async (tx) => {
              times += 1
              const { n } = (await tx.collection(bench.name).doc(bench.id('a')).get()).data as { n: number }
              if (times === 1) await bench.doc('a').update({ n: 100 })
              await tx
                .collection(bench.name)
                .doc(bench.id('a'))
                .update({ n: n + 1 })
            })
            return [times, await numberOf(bench, 'a')]
          },
          gives: [2, 101],
        },
        {
          title: 'an update by condition runs outside the transaction',
          run: async (bench) => {
            const tx = await start()
            await tx.collection(bench.name).where(bench.tag).update({ n: 5 })
            await tx.rollback()
            return numberOf(bench, 'a')
          },
          gives: 5,
        },
        {
          title: 'a removal by condition runs outside the transaction',
          run: async (bench) => {
            const tx = await start()
            await tx.collection(bench.name).where(bench.tag).remove()
            await tx.rollback()
            return numberOf(bench, 'a')
          },
          gives: undefined,
        },
        {
          title: 'updateAndReturn runs inside',
          run: async (bench) => {
            const tx = await start()
            const { doc } = await tx.collection(bench.name).where(bench.tag).updateAndReturn({ n: 5 })
            await tx.rollback()
            return [(doc as Fields).n, await numberOf(bench, 'a')]
          },
          gives: [5, 1],
        },
      ],
    },
  ],
}
