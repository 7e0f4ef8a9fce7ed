import { existsSync, mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Stats } from '../stats'
import type { Fields } from '../values/types'
import { Sql } from './sql'
import { Store } from './store'
import type { Transaction } from './transactions'

let folder: string
let store: Store
let now: number
const once = { multi: false, merge: true, upsert: false }

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'transactions-'))
  now = 1_700_000_000_000
  store = new Store(join(folder, 'database.sqlite'), new Stats(), undefined, () => now)
  const one = { name: 'one', keys: [{ path: 'account', direction: 1 as const }], unique: true }
  store.prepare([{ name: 'things', indexes: [one] }])
  store.insert('things', [
    { _id: 'a', n: 1, account: 'x' },
    { _id: 'b', n: 2, account: 'y' },
  ])
})
afterEach(() => {
  store.close()
  rmSync(folder, { recursive: true })
})

const begin = (): Transaction => store.transactions.need(store.transactions.begin())
const read = (id: string, tx?: Transaction): Fields | undefined =>
  store.find('things', { _id: id }, {}, tx)[0]
const set = (id: string, data: Fields, tx?: Transaction): number =>
  store.modify('things', { _id: id }, { $set: data }, once, tx).updated
const commit = (tx: Transaction): void => store.transactions.commit(tx.id)

describe('a transaction', () => {
  test('reads what it has written, and nobody else does before it commits', () => {
    const tx = begin()
    set('a', { n: 10 }, tx)
    store.insert('things', [{ _id: 'c', n: 3, account: 'z' }], tx)
    store.remove('things', { _id: 'b' }, false, tx)
    expect(store.find('things', { n: { $gte: 3 } }, { order: { n: -1 } }, tx).map((d) => d._id)).toEqual([
      'a',
      'c',
    ])
    expect(store.find('things', {}).map((d) => d.n)).toEqual([1, 2])
    commit(tx)
    expect(store.find('things', {}, { order: { _id: 1 } }).map((d) => [d._id, d.n])).toEqual([
      ['a', 10],
      ['c', 3],
    ])
  })

  test('sees the state at its first operation, not at its beginning and not later', () => {
    const tx = begin()
    set('a', { n: 5 })
    expect(read('a', tx)?.n).toBe(5)
    set('a', { n: 6 })
    store.insert('things', [{ _id: 'new', account: 'n' }])
    expect(read('a', tx)?.n).toBe(5)
    expect(read('new', tx)).toBeUndefined()
  })

  test('that is rolled back leaves nothing behind', () => {
    const tx = begin()
    set('a', { n: 10 }, tx)
    store.transactions.abort(tx.id)
    expect(read('a')?.n).toBe(1)
    expect(store.transactions.hasLocks()).toBe(false)
    expect(() => commit(tx)).toThrow(/Transaction does not exist on the server/)
  })

  test('that is over lets go of its snapshot, so that the log can be emptied', () => {
    const [rolledBack, committed] = [begin(), begin()]
    read('a', rolledBack)
    read('a', committed)
    store.transactions.abort(rolledBack.id)
    commit(committed)
    set('a', { n: 9 })
    store.close()
    const log = join(folder, 'database.sqlite-wal')
    expect(existsSync(log) ? statSync(log).size : 0).toBe(0)
    store = new Store(join(folder, 'database.sqlite'), new Stats())
  })

  test('loses at once to another that has written the document first', () => {
    const [first, second] = [begin(), begin()]
    read('a', first)
    read('a', second)
    set('a', { n: 10 }, first)
    expect(() => set('a', { n: 20 }, second)).toThrow(/Transaction is conflict/)
    expect(() => store.transactions.need(second.id)).toThrow(/Transaction does not exist/)
    commit(first)
    expect(read('a')?.n).toBe(10)
  })

  test('loses when the document has changed since its snapshot', () => {
    const tx = begin()
    read('b', tx)
    set('a', { n: 7 })
    expect(() => set('a', { n: 10 }, tx)).toThrow(/Transaction is conflict/)
  })

  test('loses when a document it wants to make was made meanwhile', () => {
    const tx = begin()
    read('a', tx)
    store.insert('things', [{ _id: 'c', account: 'z' }])
    expect(() => store.insert('things', [{ _id: 'c', account: 'w' }], tx)).toThrow(/Transaction is conflict/)
  })

  test('may swap the values of a unique index through itself, but not take a foreign one', () => {
    const tx = begin()
    set('a', { account: 'free' }, tx)
    set('b', { account: 'x' }, tx)
    commit(tx)
    expect(read('b')?.account).toBe('x')
    const other = begin()
    expect(() => set('a', { account: 'x' }, other)).toThrow(/E11000 duplicate key error/)
    expect(read('a')?.account).toBe('free')
  })

  test('may hand a value of a unique index on from one document to another, whichever it wrote first', () => {
    const tx = begin()
    store.insert('things', [{ _id: 'c', account: 'c' }], tx)
    set('b', { account: 'b' }, tx)
    set('a', { account: 'a' }, tx)
    set('b', { account: 'x' }, tx)
    set('c', { account: 'y' }, tx)
    commit(tx)
    expect(store.find('things', {}, { order: { account: 1 } }).map((d) => [d._id, d.account])).toEqual([
      ['a', 'a'],
      ['b', 'x'],
      ['c', 'y'],
    ])
    expect(() => store.insert('things', [{ account: 'y' }])).toThrow(/E11000/)
  })

  test('does not know a collection that was made after its snapshot', () => {
    const tx = begin()
    read('a', tx)
    store.createCollection('later')
    expect(() => store.find('later', {}, {}, tx)).toThrow(/Transaction is conflict/)
    const next = begin()
    expect(store.find('later', {}, {}, next)).toEqual([])
    store.transactions.abort(next.id)
  })

  test('on a connection that another has used sees what that one committed', () => {
    for (let n = 0; n < 10; n += 1) {
      const tx = begin()
      set('a', { n: Number(read('a', tx)?.n) + 1 }, tx)
      commit(tx)
    }
    expect(read('a')?.n).toBe(11)
  })

  test('shows what it has written to its own searches, in their order and within their limit', () => {
    store.insert(
      'things',
      Array.from({ length: 8 }, (_, i) => ({ _id: `t${i}`, n: 10 + i, account: i })),
    )
    const tx = begin()
    const top = (options: { order: Fields; limit: number; skip?: number }, query: Fields = {}) =>
      store.find('things', query, options, tx).map((document) => document._id)
    set('a', { n: 100 }, tx)
    store.remove('things', { _id: 't7' }, false, tx)
    store.insert('things', [{ _id: 'new', n: 15.5, account: 'new' }], tx)
    expect(top({ order: { n: -1 }, limit: 4 })).toEqual(['a', 't6', 'new', 't5'])
    expect(top({ order: { n: -1 }, limit: 2, skip: 2 })).toEqual(['new', 't5'])
    expect(top({ order: { n: 1 }, limit: 2 })).toEqual(['b', 't0'])
    expect(top({ order: { account: 1 }, limit: 2 }, { account: { $gte: 6 } })).toEqual(['t6'])
    expect(store.count('things', { n: { $gt: 15 } }, tx)).toBe(3)
    expect(store.count('things', { n: { $gt: 15 } })).toBe(2)
  })

  test('that wants a value of a unique index which another got before its commit is not made at all', () => {
    const tx = begin()
    set('a', { n: 10, account: 'wanted' }, tx)
    set('b', { n: 20 }, tx)
    store.insert('things', [{ _id: 'c', account: 'wanted' }])
    expect(() => commit(tx)).toThrow(/E11000 duplicate key error collection: things index: one/)
    expect([read('a'), read('b')]).toEqual([
      { _id: 'a', n: 1, account: 'x' },
      { _id: 'b', n: 2, account: 'y' },
    ])
    expect(() => commit(tx)).toThrow(/Transaction does not exist/)
    expect(store.transactions.hasLocks()).toBe(false)
  })

  test('cannot be used once it has ended, in whichever way', () => {
    const [committed, aborted] = [begin(), begin()]
    set('a', { n: 5 }, committed)
    commit(committed)
    store.transactions.abort(aborted.id)
    for (const { id } of [committed, aborted, { id: 'never' }]) {
      for (const act of ['need', 'commit', 'abort'] as const)
        expect(() => store.transactions[act](id)).toThrow(/Transaction does not exist on the server/)
    }
    expect(read('a')?.n).toBe(5)
  })

  test('lasts 30 seconds, and is then over', () => {
    const tx = begin()
    set('a', { n: 10 }, tx)
    now += 30_000
    expect(store.transactions.need(tx.id)).toBe(tx)
    now += 1
    expect(() => store.transactions.need(tx.id)).toThrow(/must be commit or abort in 30 seconds/)
    expect(store.transactions.hasLocks()).toBe(false)
    expect(read('a')?.n).toBe(1)
  })

  test('that nobody asks for any more keeps nothing from being written or tidied up', () => {
    const forgotten = begin()
    set('a', { n: 10 }, forgotten)
    now += 30_001
    expect(set('a', { n: 11 })).toBe(1)
    expect(store.transactions.hasLocks()).toBe(false)
    const other = new Sql(join(folder, 'database.sqlite'))
    expect(other.get<{ busy: number }>('PRAGMA wal_checkpoint(TRUNCATE)')?.busy).toBe(0)
    other.close()
  })
})
