import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'libsql'
import { startCloud, type Cloud } from './index'
import { Catalog } from './store/catalog'
import { Rows } from './store/rows'
import { Sql } from './store/sql'
import { admin, bundleCommandLine, ended } from './test-functions/command-line'

/** Processes start slowly on a busy machine, and a locked file is waited for. */
let folder: string
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'failures-'))))
afterEach(() => rmSync(folder, { recursive: true }))

const DATABASE = {
  collections: [
    {
      name: 'things',
      indexes: [{ name: 'by_n', keys: [{ path: 'n', direction: 1 as const }], unique: true }],
    },
  ],
}
const text = (document: object) => JSON.stringify(document)
const add = (url: string, ...documents: object[]) =>
  admin(url, 'database.insertDocument', { collectionName: 'things', data: documents.map(text) })
const count = async (url: string, query: object = {}) =>
  (await admin(url, 'database.calculateDocument', { collectionName: 'things', query: text(query) })).data
    ?.total

describe('a database that another process has locked', () => {
  let cloud: Cloud
  let other: Database.Database
  const isLocked = {
    code: 'DATABASE_REQUEST_FAILED',
    message: expect.stringMatching(/^\[ResourceUnavailable\] the database file is locked by another process/),
  }

  beforeEach(async () => {
    cloud = await startCloud({ dataDir: folder, functionsDir: folder, timers: false, database: DATABASE })
    await add(cloud.url, { _id: 'a', n: 1 })
    other = new Database(join(folder, 'database.sqlite'))
  })
  afterEach(async () => {
    other.close()
    await cloud.close()
  })

  test('is a plain error to a writer, can be read, and takes writes again when it is free', async () => {
    other.exec('BEGIN EXCLUSIVE')
    expect(await add(cloud.url, { n: 2 }, { n: 3 })).toMatchObject(isLocked)
    expect(await admin(cloud.url, 'database.addCollection', { collectionName: 'more' })).toMatchObject(
      isLocked,
    )
    expect(await count(cloud.url)).toBe(1)
    other.exec('ROLLBACK')
    expect(await count(cloud.url)).toBe(1)
    expect((await add(cloud.url, { n: 2 })).code).toBeUndefined()
    expect(
      (await admin(cloud.url, 'database.addCollection', { collectionName: 'more' })).code,
    ).toBeUndefined()
  })

  test('fails the commit of a transaction, of which nothing is made then', async () => {
    const { transactionId } = await admin(cloud.url, 'database.startTransaction', {})
    const inside = { collectionName: 'things', transactionId }
    await admin(cloud.url, 'database.insertDocument', { ...inside, data: [text({ _id: 'b', n: 2 })] })
    const change = { query: text({ _id: 'a' }), data: text({ $set: { n: 9 } }), merge: true, multi: false }
    await admin(cloud.url, 'database.modifyDocument', { ...inside, ...change })
    other.exec('BEGIN EXCLUSIVE')
    expect(await admin(cloud.url, 'database.commitTransaction', { transactionId })).toMatchObject(isLocked)
    other.exec('ROLLBACK')
    expect([await count(cloud.url), await count(cloud.url, { n: 1 })]).toEqual([1, 1])
    expect(await admin(cloud.url, 'database.commitTransaction', { transactionId })).toMatchObject({
      code: 'DATABASE_TRANSACTION_FAIL',
    })
    const outside = { ...inside, ...change, transactionId: undefined }
    expect((await admin(cloud.url, 'database.modifyDocument', outside)).data).toMatchObject({ updated: 1 })
  })
})

describe('a full disk', () => {
  test('refuses what does not fit, wholly, and the cloud goes on with what does', async () => {
    writeFileSync(join(folder, 'database.json'), text(DATABASE))
    const commandLine = bundleCommandLine(folder)
    const args = ['--data', join(folder, 'data'), '--database', join(folder, 'database.json')]
    const large = { large: 'x'.repeat(12 * 1024 * 1024) }
    try {
      // No file may grow beyond 8,000 blocks of 512 or 1024 bytes, as the shell counts them.
      const limited = await commandLine.start(args, 'ulimit -f 8000')
      expect((await add(limited.url, { n: 1 })).code).toBeUndefined()
      const refused = {
        code: 'DATABASE_REQUEST_FAILED',
        message: expect.stringMatching(/^\[ResourceUnavailable\] .*disk.*\(SQLITE_(IOERR_WRITE|FULL)\)/),
      }
      expect(await add(limited.url, { n: 2 }, { n: 3, ...large })).toMatchObject(refused)
      expect([await count(limited.url), await count(limited.url, { n: 2 })]).toEqual([1, 0])
      expect((await add(limited.url, { n: 2 })).code).toBeUndefined()
      limited.child.kill('SIGTERM')
      expect(await ended(limited.child)).toBe(0)

      const free = await commandLine.start(args)
      expect([await count(free.url), await count(free.url, { n: 2 })]).toEqual([2, 1])
      expect((await add(free.url, { n: 3, ...large })).code).toBeUndefined()
      free.child.kill('SIGTERM')
      expect(await ended(free.child)).toBe(0)
    } finally {
      commandLine.stopAll()
    }
  })

  test('is told from other failures, and leaves the connection fit for use', () => {
    const sql = new Sql(join(folder, 'database.sqlite'))
    const catalog = new Catalog(sql)
    const rows = new Rows(sql, catalog)
    const things = sql.atomically(() => catalog.create('things'))
    const fill = (n: number) => rows.insert(things, { _id: n, text: 'x'.repeat(10_000) })
    const stored = () => sql.get<{ n: number }>(`SELECT count(*) AS n FROM ${things.table}`)?.n
    sql.all('PRAGMA max_page_count = 60')
    const both = () =>
      sql.atomically(() => {
        for (let n = 0; n < 100; n += 1) fill(n)
      })
    expect(both).toThrow('[ResourceUnavailable] the disk is full (SQLITE_FULL).')
    expect(stored()).toBe(0)
    sql.all('PRAGMA max_page_count = 10000')
    both()
    expect(stored()).toBe(100)
    sql.close()
  })
})
