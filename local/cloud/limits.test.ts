import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { LIMIT_TABLE, LIMITS } from './limits'
import { startHarness, type Harness } from './test-functions/harness'

/** Processes start slowly on a busy machine, and large documents travel slowly. */
let harness: Harness
beforeAll(async () => {
  harness = await startHarness({
    functions: [
      { name: 'api', timeout: 60, memorySize: 1024 },
      { name: 'length', timeout: 60, memorySize: 512 },
    ],
  })
  writeFileSync(
    join(harness.functionsDir, 'length', 'index.js'),
    'exports.main = (event) => event.text.length',
  )
})
afterAll(() => harness.close())

const run = (code: string) => harness.run(code)
const FAILURE = 'const failure = (promise) => promise.then(() => null, (error) => error.errMsg)'

test('every limit has a number, a unit, what it limits and a source, and can be asked for', async () => {
  expect(await harness.get('/local/limits')).toEqual(LIMIT_TABLE)
  for (const limit of Object.values(LIMIT_TABLE))
    expect(limit).toEqual({
      value: expect.any(Number),
      unit: expect.any(String),
      what: expect.stringMatching(/.{10,}/),
      source: expect.stringMatching(/.{10,}/),
    })
})

describe('a limit of the database', () => {
  test('lets a document of almost 16 MB in, and a larger one not', async () => {
    const result = (await run(`
      ${FAILURE}
      const c = db.collection('things')
      const text = 'x'.repeat(${LIMITS.documentBytes} - 1000)
      return {
        fits: await failure(c.add({ data: { _id: 'large', text } })),
        added: await failure(c.add({ data: { _id: 'huge', text: text + text.slice(0, 2000) } })),
        grown: await failure(c.doc('large').update({ data: { more: text.slice(0, 2000) } })),
      }`)) as { fits: string | null; added: string; grown: string }
    expect(result.fits).toBeNull()
    for (const message of [result.added, result.grown])
      expect(message).toContain(`larger than the maximum of ${LIMITS.documentBytes} bytes`)
  })

  test('refuses a reply of more than 16 MB, and gives the documents in two', async () => {
    const result = await run(`
      ${FAILURE}
      const c = db.collection('units')
      const text = 'x'.repeat(9 * 1024 * 1024)
      for (const _id of ['a', 'b']) await c.add({ data: { _id, text } })
      return [
        await failure(c.get()),
        await failure(c.aggregate().match({}).end()),
        (await c.limit(1).get()).data.length,
        (await c.skip(1).limit(1).get()).data.length,
      ]`)
    const refused = expect.stringContaining(`the reply exceeds the maximum of ${LIMITS.replyBytes} bytes`)
    expect(result).toEqual([refused, refused, 1, 1])
  })

  test('gives 100 documents where none are asked for, and at most 1000', async () => {
    const data = Array.from({ length: LIMITS.getDocuments + 1 }, (_, n) => JSON.stringify({ n }))
    const many = { collectionName: 'many' }
    await harness.post('/admin', { action: 'database.addCollection', ...many })
    await harness.post('/admin', { action: 'database.insertDocument', ...many, data })
    const counts = await run(`
      const c = db.collection('many')
      const count = async (query) => (await query.get()).data.length
      return [await count(c), await count(c.limit(1000)), await count(c.limit(5000)), await count(c.skip(1000).limit(1000))]`)
    expect(counts).toEqual([LIMITS.defaultGetDocuments, LIMITS.getDocuments, LIMITS.getDocuments, 1])
  })

  test('refuses a collection of more than 20 indexes at the start', async () => {
    const indexes = Array.from({ length: LIMITS.collectionIndexes + 1 }, (_, i) => ({
      name: `i${i}`,
      keys: [{ path: `f${i}`, direction: 1 as const }],
      unique: false,
    }))
    const cloud = (count: number) =>
      startHarness({ database: { collections: [{ name: 'many', indexes: indexes.slice(0, count) }] } })
    await expect(cloud(LIMITS.collectionIndexes + 1)).rejects.toThrow(
      'collection many: it has 21 indexes, more than 20',
    )
    await (await cloud(LIMITS.collectionIndexes)).close()
  })
})

describe('a limit of functions', () => {
  const call = (characters: number) =>
    run(`return cloud.callFunction({ name: 'length', data: { text: 'x'.repeat(${characters}) } })
      .then(({ result }) => result, ({ errMsg }) => errMsg)`)

  test('lets an event of 6 MB through from function to function, and a larger one not', async () => {
    const frame = JSON.stringify({ text: '' }).length
    expect(await call(LIMITS.eventBytes - frame)).toBe(LIMITS.eventBytes - frame)
    expect(await call(LIMITS.eventBytes - frame + 1)).toContain(
      `exceeds the maximum of ${LIMITS.eventBytes} bytes`,
    )
  })

  test('lets an answer of 6 MB through, and a larger one not', async () => {
    const answer = (characters: number) => harness.call(`return 'x'.repeat(${characters})`)
    expect((await answer(LIMITS.resultBytes - 2)).result).toHaveLength(LIMITS.resultBytes - 2)
    expect(await answer(LIMITS.resultBytes - 1)).toMatchObject({
      errMsg: expect.stringContaining(`exceeds the maximum of ${LIMITS.resultBytes} bytes`),
    })
  })
})
