import { existsSync, mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Stats } from '../stats'
import type { Fields } from '../values/types'
import { Store } from './store'
import type { Transaction } from './transactions'

let folder: string
let store: Store
const once = { multi: false, merge: true, upsert: false }

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'transactions-'))
  store = new Store(join(folder, 'database.sqlite'), new Stats())
  const one = { name: 'one', keys: [{ path: 'account', direction: 1 as const }], unique: true }
  store.prepare([{ name: 'things', indexes: [one] }])
  store.insert('things', [
    { _id: 'a', n: 1, account: 'x' },
    { _id: 'b', n: 2, account: 'y' },
  ])
})
afterEach(() => {
  jest.restoreAllMocks()
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

  test('is over after 30 seconds', () => {
    const tx = begin()
    set('a', { n: 10 }, tx)
    const later = Date.now() + 30_001
    jest.spyOn(Date, 'now').mockReturnValue(later)
    expect(() => store.transactions.need(tx.id)).toThrow(/must be commit or abort in 30 seconds/)
    expect(store.transactions.hasLocks()).toBe(false)
  })
})
