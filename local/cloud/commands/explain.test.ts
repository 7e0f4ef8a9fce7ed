import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startCloud, type Cloud } from '../index'
import type { Explained } from '../store/explain'
import { explainCommand } from './explain'

/** Generous, for a busy machine. */
let folder: string
let cloud: Cloud
const index = (name: string, ...paths: string[]) => ({
  name,
  keys: paths.map((path) => ({ path, direction: 1 as const })),
  unique: false,
})
const open = () =>
  startCloud({
    dataDir: folder,
    functionsDir: folder,
    timers: false,
    database: {
      collections: [{ name: 'things', indexes: [index('by_a_b', 'a', 'b'), index('by_tags', 'tags')] }],
    },
  })

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'explain-'))
  cloud = await open()
  const documents = Array.from({ length: 100 }, (_, n) => ({
    _id: `d${n}`,
    a: n % 10,
    b: n,
    tags: [`t${n}`],
    at: { $date: n },
  }))
  const data = documents.map((document) => JSON.stringify(document))
  const body = JSON.stringify({ action: 'database.insertDocument', collectionName: 'things', data })
  await fetch(cloud.adminUrl, { method: 'POST', body })
})
afterAll(async () => {
  await cloud.close()
  rmSync(folder, { recursive: true })
})

const post = async (body: object): Promise<Explained & { message?: string }> =>
  (
    await fetch(`${cloud.url}/local/explain`, { method: 'POST', body: JSON.stringify(body) })
  ).json() as Promise<Explained>
const explain = (body: object) => post({ collection: 'things', ...body })

describe('POST /local/explain', () => {
  test('names the index, its intervals, and where the order comes from', async () => {
    expect(await explain({ query: { a: 3 }, order: { b: -1 }, skip: 1, limit: 2 })).toEqual({
      plan: { from: 'index', index: 'by_a_b', intervals: 1 },
      order: 'index',
      documentsScanned: 3,
      documentsReturned: 2,
    })
    expect(await explain({ query: { a: { $in: [1, 2] } }, order: { b: 1 } })).toEqual({
      plan: { from: 'index', index: 'by_a_b', intervals: 2 },
      order: 'sorted in memory',
      documentsScanned: 20,
      documentsReturned: 20,
    })
  })

  test('tells a collection scan, a lookup by id and a union from each other', async () => {
    expect(await explain({ query: { b: 7 } })).toEqual({
      plan: { from: 'collection scan' },
      order: 'none',
      documentsScanned: 100,
      documentsReturned: 1,
    })
    expect((await explain({ query: { _id: 'd7' } })).plan).toEqual({ from: '_id', intervals: 1 })
    expect((await explain({ query: { $or: [{ a: 1 }, { tags: 't9' }] } })).plan).toEqual({
      from: 'union',
      parts: [
        { from: 'index', index: 'by_a_b', intervals: 1 },
        { from: 'index', index: 'by_tags', intervals: 1 },
      ],
    })
  })

  test('takes extended JSON, as an object and as text', async () => {
    const query = { at: { $lt: { $date: 5 } } }
    expect(await explain({ query })).toMatchObject({ documentsReturned: 5 })
    expect(await explain({ query: JSON.stringify(query) })).toMatchObject({ documentsReturned: 5 })
  })

  test('counts in no statistics', async () => {
    const stats = async () => (await fetch(`${cloud.url}/local/stats`)).json() as Promise<object>
    const before = await stats()
    await explain({})
    expect(await stats()).toEqual(before)
  })

  test('refuses what get() would refuse', async () => {
    expect(await post({ collection: 'nothing' })).toMatchObject({
      message: expect.stringContaining('Table not exist'),
    })
    expect(await explain({ query: { $nothing: 1 } })).toMatchObject({
      message: expect.stringContaining('unknown top level operator'),
    })
    expect(await explain({ limit: 0 })).toMatchObject({ message: expect.stringContaining('limit') })
  })
})

describe('the command explain', () => {
  const run = (...more: string[]) =>
    explainCommand.run(['--data', folder, '--collection', 'things', ...more]).output

  test('reads the folder of a cloud that runs, with what was just written', async () => {
    expect(run('--query', '{"a":3}', '--order', '{"b":-1}', '--limit', '2')).toBe(
      [
        'plan      index by_a_b, 1 interval',
        'order     as the index gives it',
        'scanned   2 documents',
        'returned  2 documents',
      ].join('\n'),
    )
  })

  test('reads the folder of a cloud that has ended', async () => {
    await cloud.close()
    try {
      const query = { $or: [{ a: 1 }, { _id: { $in: ['d1', 'd2'] } }] }
      expect(run('--query', JSON.stringify(query))).toBe(
        [
          'plan      union of',
          '            index by_a_b, 1 interval',
          '            _id, 2 intervals',
          'order     none asked for',
          'scanned   11 documents',
          'returned  11 documents',
        ].join('\n'),
      )
    } finally {
      cloud = await open()
    }
  })

  test('gives the same as JSON', async () => {
    expect(JSON.parse(run('--json', '--query', '{"b":7}'))).toEqual(await explain({ query: { b: 7 } }))
  })

  test('refuses a folder without a database, and makes none there', () => {
    const nothing = join(folder, 'nothing')
    expect(() => explainCommand.run(['--data', nothing, '--collection', 'things'])).toThrow(
      /there is no database in/,
    )
    expect(() => run('--limit', 'many')).toThrow(/--limit must be a whole number/)
    expect(() => run('--query', '5')).toThrow(/--query must be an object/)
  })
})
