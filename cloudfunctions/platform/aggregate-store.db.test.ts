import { build } from 'esbuild'
import fc from 'fast-check'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { rawDatabase } from '../testing/raw-database'
import { newRequestId, startTestCloud, type TestCloud } from '../testing/test-cloud'
import type { Loaded } from './aggregate-store'

interface Box {
  value: unknown
  times: number
}
type Saved = { ok: true; saved: Loaded<Box>; replayed: boolean } | { ok: false; code: string }

let cloud: TestCloud
let folder: string

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'zhucun-store-'))
  await build({
    entryPoints: [join(__dirname, '../testing/store-function.ts')],
    outfile: join(folder, 'functions/store/index.js'),
    bundle: true,
    platform: 'node',
    format: 'cjs',
    logLevel: 'error',
  })
  const collections = ['things', 'people', 'inbox'].map((name) => ({ name, indexes: [] }))
  const database = { collections }
  writeFileSync(join(folder, 'database.json'), JSON.stringify(database))
  const envVariables = { MESSAGE_TEMPLATES: JSON.stringify({ gone: 'no-such-template' }) }
  const functions = [{ name: 'store', timeout: 20, memorySize: 256, envVariables }]
  writeFileSync(join(folder, 'cloudbaserc.json'), JSON.stringify({ functions }))
  cloud = await startTestCloud({
    functionsDir: join(folder, 'functions'),
    config: join(folder, 'cloudbaserc.json'),
    database: join(folder, 'database.json'),
  })
})

afterAll(async () => {
  await cloud.close()
  rmSync(folder, { recursive: true, force: true })
})

const put = async (id: string, value: unknown, requestId = newRequestId(), by = 'p1'): Promise<Saved> =>
  (await cloud.as('someone').raw('store', { op: 'put', id, value, requestId, by })) as Saved
const get = async (id: string): Promise<Loaded<Box> | null> =>
  (await cloud.as('someone').raw('store', { op: 'get', id, requestId: 'none' })) as Loaded<Box> | null
const find = async (label: string): Promise<Loaded<Box>[]> =>
  (await cloud.as('someone').raw('store', { op: 'find', id: label, requestId: 'none' })) as Loaded<Box>[]

let count = 0
const newId = (): string => `t${count++}`

/** What a state may be: any JSON, with letter-first keys, as the architecture asks of computed keys. */
const key = fc.stringMatching(/^[A-Za-z][A-Za-z0-9_]{0,8}$/)
const { tree } = fc.letrec((tie) => ({
  tree: fc.oneof(
    { depthSize: 'small' },
    fc.constantFrom(null, true, false, 0, -1, 1.5, '', '柳湾村', '𠮷', 'a.b', '$set'),
    fc.array(tie('tree'), { maxLength: 4 }),
    fc.dictionary(key, tie('tree'), { maxKeys: 4 }),
  ),
}))

describe('a document of version 0, which nobody decided', () => {
  it('is missing for every reader, and a change over it keeps nothing of it', async () => {
    const raw = rawDatabase(cloud)
    const id = newId()
    const forged = { value: 'forged', times: 49 }
    const beside = { label: `${id}x49`, scope: [], wakeAt: null, policyVersion: 1, changedOn: '2026-11-20' }
    const told = [{ key: 'forged', to: 'p1', template: 'gone', at: 1 }]
    for (const version of [0, -1]) {
      const history = [{ at: 1, by: 'p1', act: 'put', requestId: 'forged' }]
      const document = {
        _id: id,
        schema: 1,
        version,
        state: forged,
        history,
        notices: told,
        was: 'x',
        ...beside,
      }
      await raw.insert('things', document)
      expect(await get(id)).toBeNull()
      expect(await find(`${id}x49`)).toEqual([])
      expect(await put(id, 'honest')).toMatchObject({
        ok: true,
        saved: { version: 1, state: { value: 'honest', times: 1 } },
      })
      const lies = await raw.get('things', id)
      expect(lies).toMatchObject({ version: 1, state: { value: 'honest', times: 1 }, notices: [] })
      expect(lies['history']).toMatchObject([{ act: 'put', by: 'p1' }])
      expect(lies).not.toHaveProperty('was')
      await raw.remove('things', id)
    }
  })
})

describe('documents of version 0 in front of a page', () => {
  const planted = (_id: string, fields: object) => ({
    ...{ _id, schema: 1, version: 0, state: { value: 'works', times: 100 }, history: [], notices: [] },
    ...{ scope: [], wakeAt: null, policyVersion: 1, changedOn: '2026-11-20', ...fields },
  })

  it('take no place in it', async () => {
    const raw = rawDatabase(cloud)
    const label = newId()
    for (let n = 0; n < 10; n++) await raw.insert('things', planted(`${label}a${n}`, { label }))
    await raw.insert('things', planted(`${label}b`, { label, version: 1 }))
    expect(await find(label)).toMatchObject([{ id: `${label}b`, version: 1 }])
  })

  it('take no place among the newest', async () => {
    const raw = rawDatabase(cloud)
    const label = newId()
    await raw.insert('things', planted(`${label}a`, { label, wakeAt: 9_000_000_000_000 }))
    await raw.insert('things', planted(`${label}b`, { label, version: 1, wakeAt: 8_000_000_000_000 }))
    const latest = await cloud.as('someone').raw('store', { op: 'latest', id: label, requestId: 'none' })
    expect(latest).toMatchObject({ found: [{ _id: `${label}b` }] })
    await raw.empty('things')
  })

  it('do not end the clock’s round before its time', async () => {
    const raw = rawDatabase(cloud)
    await raw.empty('things')
    const mark = newId()
    await raw.insert('things', planted(`${mark}a`, { wakeAt: 1 }))
    for (let n = 0; n < 103; n++)
      await raw.insert('things', planted(`${mark}b${n}`, { version: 1, wakeAt: 2 + n }))
    const rung = await cloud.as('someone').raw('store', { op: 'ring', id: '', requestId: newRequestId() })
    expect(rung).toEqual({ woken: 103, through: true, failed: 0 })
    await raw.empty('things')
  })
})

describe('the aggregate store through the real SDK', () => {
  it('what is read back is what was saved, and the saved value is what the caller sees', async () => {
    await fc.assert(
      fc.asyncProperty(tree, tree, async (first, second) => {
        const id = newId()
        for (const value of [first, second]) {
          const saved = await put(id, value)
          expect(saved).toMatchObject({ ok: true, saved: { state: { value } } })
          expect((await get(id))?.state.value).toEqual(value)
        }
      }),
      { numRuns: process.env['ZHUCUN_FULL'] === '1' ? 300 : 40 },
    )
  })

  it('a second, smaller state leaves nothing of the first behind', async () => {
    const id = newId()
    await put(id, { a: { b: 1, c: {} }, d: [] })
    await put(id, { a: {} })
    expect((await get(id))?.state).toEqual({ value: { a: {} }, times: 2 })
  })

  it('twenty people saving at once all count, and none overwrites another', async () => {
    const id = newId()
    const replies = await Promise.all(
      Array.from({ length: 20 }, (_, n) => put(id, n, newRequestId(), `p${n}`)),
    )
    const taken = replies.filter((reply) => reply.ok).length
    const loaded = await get(id)
    expect(loaded?.state.times).toBe(taken)
    expect(loaded?.history).toHaveLength(taken)
    expect(loaded?.version).toBe(taken)
    for (const reply of replies) if (!reply.ok) expect(reply.code).toBe('record.busy')
    expect(taken).toBeGreaterThan(0)
  })

  it('the same request a second time answers the first result and writes nothing', async () => {
    const id = newId()
    const requestId = newRequestId()
    await put(id, '甲', requestId)
    expect(await put(id, '甲', requestId)).toMatchObject({ ok: true, replayed: true, saved: { version: 1 } })
    expect((await get(id))?.history).toHaveLength(1)
  })

  it('the same request with another content is refused', async () => {
    const id = newId()
    const requestId = newRequestId()
    await put(id, '甲', requestId)
    expect(await put(id, '乙', requestId)).toMatchObject({ ok: false, code: 'request.reused' })
    expect((await get(id))?.state.value).toBe('甲')
  })

  it('another person may use the same request id', async () => {
    const id = newId()
    const requestId = newRequestId()
    await put(id, '甲', requestId, 'p1')
    expect(await put(id, '乙', requestId, 'p2')).toMatchObject({ ok: true, replayed: false })
  })

  it('a reply lost after the write is harmless: the phone asks again and gets its answer', async () => {
    for (const action of ['database.insertDocument', 'database.modifyDocument']) {
      const id = newId()
      if (action === 'database.modifyDocument') await put(id, '先')
      const requestId = newRequestId()
      await cloud.fault({ match: { action }, nth: 1, kind: 'dropReply' })
      await put(id, '甲', requestId).catch(() => undefined)
      await cloud.clearFaults()
      const again = await put(id, '甲', requestId)
      expect(again).toMatchObject({ ok: true, saved: { state: { value: '甲' } } })
      const acts = (await get(id))?.history.filter((entry) => entry.requestId === requestId)
      expect(acts).toHaveLength(1)
    }
  })

  it('whichever call to the database fails, the document is whole and the request can be sent again', async () => {
    for (let nth = 1; nth <= 2; nth++) {
      const id = newId()
      await put(id, '先')
      const requestId = newRequestId()
      await cloud.fault({ match: { collection: 'things' }, nth, kind: 'fail' })
      await put(id, '甲', requestId).catch(() => undefined)
      await cloud.clearFaults()
      expect([1, 2]).toContain((await get(id))?.version)
      expect(await put(id, '甲', requestId)).toMatchObject({ ok: true })
      expect((await get(id))?.state).toEqual({ value: '甲', times: 2 })
    }
  })

  it('the fields that queries use follow the state', async () => {
    const id = newId()
    await put(id, 1)
    await put(id, 2)
    expect(await find(`${id}x1`)).toEqual([])
    expect(await find(`${id}x2`)).toMatchObject([
      { id, state: { value: 2, times: 2 }, scope: ['u1'], wakeAt: null },
    ])
  })

  it('a reading of parts is one round trip, and is refused above a thousand rows', async () => {
    const parts = (value: number) =>
      cloud.as('someone').raw('store', { op: 'parts', id: '', value, requestId: newRequestId() })
    expect(await parts(1)).toEqual({ found: [{ _id: expect.any(String) }], trips: 1 })
    expect(await parts(1001)).toMatchObject({ found: expect.stringContaining('over the limit of 1000') })
  })

  it('a message that WeChat will never take is told in the inbox and not tried for ever', async () => {
    const event = { op: 'tell', id: newId(), value: 'gone', requestId: newRequestId() }
    const told = (await cloud.as('someone').raw('store', event)) as Loaded<Box>
    expect(told).toMatchObject({ version: 1, notices: [], wakeAt: null })
  })

  it('an alarm that fails or is refused stops no other, and waits its turn again at the end of the queue', async () => {
    const ids = { fails: newId(), refuses: newId(), works: newId() }
    for (const [value, id] of Object.entries(ids))
      await cloud.as('someone').raw('store', { op: 'arm', id, value, requestId: newRequestId() })
    const rung = await cloud.as('someone').raw('store', { op: 'ring', id: '', requestId: newRequestId() })
    expect(rung).toEqual({ woken: 3, through: true, failed: 2 })
    expect(await get(ids.works)).toMatchObject({ state: { times: 1 }, wakeAt: null })
    for (const id of [ids.fails, ids.refuses]) {
      const waiting = await get(id)
      expect(waiting).toMatchObject({ version: 1, state: { times: 100 } })
      expect(waiting?.wakeAt).toBeGreaterThan(1)
    }
  })

  it('a process killed the hard way loses no acknowledged write', async () => {
    const id = newId()
    await put(id, '记下了')
    await cloud.restart('SIGKILL')
    expect((await get(id))?.state.value).toBe('记下了')
  })
})

describe('a write that was decided on a day that is over', () => {
  it('is taken ten minutes into the next day, and from then on refused and nothing is written', async () => {
    const id = newId()
    await cloud.setClock(Date.UTC(2026, 10, 23, 16, 9, 59))
    expect(await put(id, '昨天定的')).toMatchObject({ ok: true })
    // Twenty minutes past midnight the day is sealed; nothing runs for ten minutes.
    await cloud.setClock(Date.UTC(2026, 10, 23, 16, 10))
    expect(await put(id, '还是昨天定的')).toEqual({ ok: false, code: 'record.busy', params: {} })
    expect(await put(newId(), '新的')).toMatchObject({ ok: false, code: 'record.busy' })
    expect((await get(id))?.state).toEqual({ value: '昨天定的', times: 1 })
  })
})
