import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { startHarness, type Harness } from '../test-functions/harness'

/** Processes start slowly on a busy machine. */
let harness: Harness
const logged: unknown[] = []
beforeAll(async () => {
  jest.spyOn(console, 'error').mockImplementation((line: unknown) => void logged.push(line))
  harness = await startHarness({ functions: [{ name: 'api', timeout: 20 }] })
})
afterAll(async () => {
  await harness.close()
  jest.restoreAllMocks()
})

interface Reply {
  code?: string
  message?: string
  requestId?: string
  data?: { list?: string[]; insertedIds?: unknown[]; deleted?: number; upsert_id?: unknown }
}

const COLLECTIONS = ['things', 'people', 'units']
const admin = (params: object) => harness.post('/admin', params) as Promise<Reply>

/** Everything a request could have changed: the documents, the files, the messages. */
async function everything(): Promise<{ documents: string[]; rest: string }> {
  const documents: string[] = []
  for (const collectionName of COLLECTIONS) {
    const { data } = await admin({ action: 'database.getDocument', collectionName, limit: 1000 })
    documents.push(...data!.list!)
  }
  const files = readdirSync(join(harness.dataDir, 'files'))
  return { documents, rest: JSON.stringify([files, await harness.get('/local/messages')]) }
}

const QUERIES = [
  '{}',
  '{"_id":"a"}',
  '{"n":{"$gt":1}}',
  '{"n":{"$nope":1}}',
  '{"$and":[]}',
  '{"$or":[{"n":1},{"boundTo":"o"}]}',
  '{"__proto__":{"n":1}}',
  '{"at":{"$date":{"$numberLong":"5"}}}',
  '{"r":{"$regularExpression":{"pattern":"(","options":""}}}',
  '{"_id":null}',
]
const DOCUMENTS = [
  '{}',
  '{"n":1}',
  '{"_id":"a"}',
  '{"boundTo":"o"}',
  '{"_id":null}',
  '{"a.b":1,"$c":2}',
  '{"__proto__":{"n":1}}',
  '{"at":{"$tcb_server_date":{"offset":5}}}',
  '{"at":{"$tcb_server_date":{"offset":"x"}}}',
]
const UPDATES = [
  '{"$set":{"n":1}}',
  '{"$inc":{"n":1}}',
  '{"$inc":{"tags":1}}',
  '{"$push":{"tags":{"$each":["z"]}}}',
  '{"$set":{"_id":"b"}}',
  '{"$set":{"boundTo":"o"}}',
  '{"$nope":{"n":1}}',
]
const FILE_IDS = ['cloud://local.6c6f-local-1300000000/a.txt', 'cloud://x.y/a.txt', 'a.txt']
const TEXTS = [
  ...QUERIES,
  ...DOCUMENTS,
  ...UPDATES,
  ...FILE_IDS,
  'things',
  '__proto__',
  '\u0000',
  '../a.txt',
  '[]',
]

const one = (...values: unknown[]) => fc.constantFrom(...values)
const garbage = fc.oneof(
  fc.constantFrom(...TEXTS),
  one(null, true, false, 0, 1, -1, 1.5, 1e300, '', [], {}, [null], [[]]),
  fc.jsonValue({ maxDepth: 3 }),
)
const some = (...values: unknown[]) => fc.array(fc.constantFrom(...values), { maxLength: 3 })
const collectionName = one('things', 'things', 'people', 'nowhere')
const where = { collectionName, query: one(...QUERIES), multi: fc.boolean() }
const STAGES = ['{"n":1}', '{"_id":"$n","all":{"$sum":1}}', '3', '"n"', '{"n":-1}'].flatMap((stageValue) =>
  ['$match', '$group', '$limit', '$count', '$sort', '$nope', '__proto__'].map((stageKey) => ({
    stageKey,
    stageValue,
  })),
)

/** What each action is sent by right, more or less. */
const ACTIONS: Record<string, Record<string, fc.Arbitrary<unknown>>> = {
  'database.getDocument': {
    ...where,
    order: one('{"n":1}', '{"n":-1,"_id":1}', '{"n":2}'),
    offset: one(0, 1, 5),
    limit: one(1, 20, 5000),
    projection: one('{"n":1}', '{"n":0}', '{"n":1,"m":0}'),
  },
  'database.calculateDocument': where,
  'database.insertDocument': { collectionName, data: some(...DOCUMENTS) },
  'database.modifyDocument': {
    ...where,
    data: one(...UPDATES, ...DOCUMENTS),
    merge: fc.boolean(),
    upsert: fc.boolean(),
  },
  'database.modifyAndReturnDoc': { ...where, data: one(...UPDATES) },
  'database.removeDocument': where,
  'database.aggregateDocuments': { collectionName, stages: some(...STAGES) },
  'database.commitTransaction': { transactionId: one('none') },
  'database.abortTransaction': { transactionId: one('none') },
  'storage.getUploadMetadata': { path: one('a.txt', 'b/c.txt') },
  'storage.batchGetDownloadUrl': { file_list: some(...FILE_IDS, { fileid: FILE_IDS[0], max_age: 60 }) },
  'storage.batchDeleteFile': { fileid_list: some(...FILE_IDS) },
  'functions.invokeFunction': { function_name: one('nobody'), request_data: one('{}', '') },
  'wx.openApi': { apiName: one('subscribeMessage.send'), requestData: one('x') },
  'no.such': {},
}
const FIELDS = [...new Set(Object.values(ACTIONS).flatMap((fields) => Object.keys(fields))), 'transactionId']

/** A request with nothing wrong with it, or with one or two fields that hold anything at all. */
const request = fc
  .constantFrom(...Object.keys(ACTIONS))
  .chain((action) =>
    fc
      .tuple(
        fc.record(ACTIONS[action]!),
        fc.array(fc.tuple(fc.constantFrom(...FIELDS), garbage), { maxLength: 2 }),
      )
      .map(([fields, wrong]) => ({ ...fields, ...Object.fromEntries(wrong), action })),
  )

/** There is always something to be found and changed. */
async function refill(): Promise<void> {
  for (const document of ['{"_id":"a","n":5,"tags":["x"]}', '{"_id":"b","n":1}'])
    await admin({ action: 'database.insertDocument', collectionName: 'things', data: [document] })
}

/** By how many documents a reply that is no error says the database has grown. */
function growth(action: string, { data }: Reply): number {
  if (action === 'database.insertDocument') return data!.insertedIds!.length
  if (action === 'database.removeDocument') return 0 - data!.deleted!
  return action === 'database.modifyDocument' && data!.upsert_id !== null ? 1 : 0
}
const WRITES = [
  'database.insertDocument',
  'database.modifyDocument',
  'database.modifyAndReturnDoc',
  'database.removeDocument',
]

test('whatever the parameters of an action are, it is answered in form and writes nothing but what it says', async () => {
  const insert = { action: 'database.insertDocument', collectionName: 'things' }
  await admin({ ...insert, data: ['{"_id":"a","n":5,"tags":["x"]}', '{"_id":"b","n":1}', '{"_id":"c"}'] })
  await fc.assert(
    fc.asyncProperty(request, async (params) => {
      const { action } = params
      await refill()
      const before = await everything()
      const reply = await admin(params)
      expect(reply.requestId).toEqual(expect.any(String))
      if ('code' in reply) {
        expect([reply.code, reply.message]).toEqual([expect.any(String), expect.any(String)])
        expect(reply.message).not.toMatch(/\bat .*:\d+:\d+|node_modules/)
      }
      const after = await everything()
      if (reply.code !== undefined || !WRITES.includes(action)) expect(after).toEqual(before)
      else expect(after.documents.length - before.documents.length).toBe(growth(action, reply))
      expect(after.rest).toBe(before.rest)
      expect(logged).toEqual([])
    }),
    { numRuns: 500 },
  )
})
