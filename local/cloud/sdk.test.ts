import { execFile } from 'node:child_process'
import { resolve } from 'node:path'
import { promisify } from 'node:util'
import { startHarness, type Harness } from './test-functions/harness'

/** Processes start slowly on a busy machine. */
/** The redirection of the SDKs is undocumented; these tests pin it for the versions in package.json. */
let harness: Harness
beforeAll(async () => (harness = await startHarness()))
afterAll(() => harness.close())

const run = (code: string) => harness.run(code)

describe('the unmodified wx-server-sdk in a deployed bundle', () => {
  test('adds, reads, orders, counts and projects', async () => {
    const result = await run(`
      const c = db.collection('things')
      const added = await c.add({ data: { _id: 'a', n: 1, at: new Date(5), tags: ['x'], nest: { p: 1 } } })
      const made = await c.add({ data: { n: 2, tags: ['x', 'y'] } })
      await c.add({ data: { _id: 'c', n: 3 } })
      return {
        added: added._id,
        made: made._id,
        one: (await c.doc('a').get()).data,
        list: (await c.where({ n: _.gt(0).and(_.lt(3)), tags: 'x' }).orderBy('n', 'desc').field({ n: true, _id: false }).get()).data,
        page: (await c.orderBy('n', 'asc').skip(1).limit(1).get()).data.map((d) => d.n),
        count: (await c.where(_.or([{ n: 3 }, { tags: _.all(['x', 'y']) }])).count()).total,
        pattern: (await c.where({ _id: db.RegExp({ regexp: '^A$', options: 'i' }) }).count()).total,
        missing: await c.doc('nobody').get().catch((error) => error.errMsg),
      }`)
    expect(result).toEqual({
      added: 'a',
      made: expect.stringMatching(/^[0-9a-f]{32}$/),
      one: { _id: 'a', n: 1, at: new Date(5).toISOString(), tags: ['x'], nest: { p: 1 } },
      list: [{ n: 2 }, { n: 1 }],
      page: [2],
      count: 2,
      pattern: 1,
      missing: expect.stringContaining('document.get:fail document with _id nobody does not exist'),
    })
  })

  test('updates with commands, by document and by condition, and removes', async () => {
    const result = await run(`
      const c = db.collection('things')
      await c.add({ data: { _id: 'u', n: 1, tags: ['a'], nest: { p: 1, q: 2 }, gone: 1 } })
      const doc = await c.doc('u').update({ data: {
        n: _.inc(2), tags: _.push(['b', 'c']), nest: { p: 9 }, 'deep.er': 1, gone: _.remove(), whole: _.set({}), at: db.serverDate({ offset: 1000 }) } })
      const hit = await c.where({ _id: 'u', n: 3 }).update({ data: { n: _.mul(2) } })
      const miss = await c.where({ _id: 'u', n: 3 }).update({ data: { n: 0 } })
      const after = (await c.doc('u').get()).data
      const skew = Math.abs(after.at.getTime() - Date.now() - 1000)
      delete after.at
      const set = await c.doc('u').set({ data: { only: 1 } })
      const replaced = (await c.doc('u').get()).data
      const removed = await c.where({ _id: 'u' }).remove()
      return { doc: doc.stats, hit: hit.stats, miss: miss.stats, after, skew, set: set.stats, replaced, removed: removed.stats }`)
    expect(result).toEqual({
      doc: { updated: 1 },
      hit: { updated: 1 },
      miss: { updated: 0 },
      after: { _id: 'u', n: 6, tags: ['a', 'b', 'c'], nest: { p: 9, q: 2 }, deep: { er: 1 }, whole: {} },
      skew: expect.any(Number),
      set: { updated: 1, created: 0 },
      replaced: { _id: 'u', only: 1 },
      removed: { removed: 1 },
    })
    expect((result as { skew: number }).skew).toBeLessThan(1000)
  })

  test('meets the errors of the platform under their codes', async () => {
    const result = (await run(`
      const failure = (promise) => promise.then(() => 'no error', (error) => [error.errCode, error.errMsg])
      await db.collection('people').add({ data: { _id: 'p', boundTo: 'o1' } })
      return {
        missing: await failure(db.collection('nowhere').add({ data: { a: 1 } })),
        duplicate: await failure(db.collection('people').add({ data: { boundTo: 'o1' } })),
        sameId: await failure(db.collection('people').add({ data: { _id: 'p', boundTo: 'o2' } })),
        text: await failure(db.collection('people').doc('p').update({ data: { boundTo: _.inc(1) } })),
        stage: await failure(db.collection('people').aggregate().project({ text: { $toString: '$n' } }).end()),
        noFunction: await failure(cloud.callFunction({ name: 'nobody', data: {} })),
      }`)) as Record<string, [number, string]>
    expect(result.missing).toEqual([-502005, expect.stringContaining('Db or Table not exist: nowhere')])
    expect(result.duplicate).toEqual([
      -502001,
      expect.stringContaining('E11000 duplicate key error collection: people index: one_account'),
    ])
    expect(result.sameId).toEqual([-502001, expect.stringContaining('index: _id_')])
    expect(result.text).toEqual([-502001, expect.stringContaining('non-numeric type')])
    expect(result.stage![1]).toContain('not supported by the local cloud')
    expect(result.noFunction![1]).toContain('FUNCTION_NOT_FOUND')
  })

  test('aggregates with a join that scans only what it returns', async () => {
    await run(`
      for (const id of ['u1', 'u2', 'u3', 'u4']) await db.collection('units').add({ data: { _id: id } })
      await db.collection('people').add({ data: { _id: 'lee', boundTo: 'oLee', unitIds: ['u2', 'u4'] } })`)
    await harness.post('/local/stats/reset')
    const found = (await run(`
      return (await db.collection('people').aggregate().match({ boundTo: 'oLee' }).limit(1)
        .lookup({ from: 'units', localField: 'unitIds', foreignField: '_id', as: 'units' }).end()).list`)) as {
      units: unknown[]
    }[]
    expect(found[0]!.units).toEqual([{ _id: 'u2' }, { _id: 'u4' }])
    expect(await harness.get('/local/stats')).toEqual({
      requests: { 'database.aggregateDocuments': 1 },
      documentsRead: 3,
      documentsScanned: 3,
      invocations: 1,
    })
  })

  test('runs transactions, and a conflict inside one is thrown', async () => {
    const result = await run(`
      const c = db.collection('things')
      await c.add({ data: { _id: 't', n: 5 } })
      const left = await db.runTransaction(async (t) => {
        const { data } = await t.collection('things').doc('t').get()
        await t.collection('things').doc('t').update({ data: { n: _.inc(-1) } })
        await t.collection('things').add({ data: { _id: 'order' } })
        return data.n - 1
      })
      const rolledBack = await db.runTransaction(async (t) => {
        await t.collection('things').add({ data: { _id: 'never' } })
        await t.rollback('sold out')
      }).catch((reason) => reason)
      const conflict = await db.runTransaction(async (t) => {
        await t.collection('things').doc('t').get()
        await c.doc('t').update({ data: { n: 100 } })
        await t.collection('things').doc('t').update({ data: { n: 0 } })
      }).catch((error) => error.errMsg)
      const ids = (await c.where({ _id: _.in(['order', 'never']) }).get()).data.map((d) => d._id)
      return { left, rolledBack, conflict, ids, n: (await c.doc('t').get()).data.n }`)
    expect(result).toEqual({
      left: 4,
      rolledBack: 'sold out',
      conflict: expect.stringContaining('Transaction is conflict'),
      ids: ['order'],
      n: 100,
    })
  })

  test('a write outside waits for the transaction that holds its document', async () => {
    const result = await run(`
      const c = db.collection('things')
      await c.add({ data: { _id: 'held', n: 0 } })
      const t = await db.startTransaction()
      await t.collection('things').doc('held').update({ data: { n: 1 } })
      const outside = c.doc('held').update({ data: { n: _.inc(10) } }).then(() => Date.now())
      await new Promise((resolve) => setTimeout(resolve, 150))
      const committed = Date.now()
      await t.commit()
      return { late: (await outside) >= committed, n: (await c.doc('held').get()).data.n }`)
    expect(result).toEqual({ late: true, n: 11 })
  })

  test('uploads, links, downloads and deletes a file with a Chinese name', async () => {
    const result = (await run(`
      const { fileID } = await cloud.uploadFile({ cloudPath: 'rosters/名单 1.txt', fileContent: Buffer.from('hello') })
      const links = (await cloud.getTempFileURL({ fileList: [fileID, 'cloud://x.y/none'] })).fileList
      const content = (await cloud.downloadFile({ fileID })).fileContent.toString()
      const deleted = (await cloud.deleteFile({ fileList: [fileID] })).fileList
      return { fileID, links: links.map((link) => link.status), content, deleted: deleted.map((file) => file.status) }`)) as object
    expect(result).toEqual({
      fileID: expect.stringMatching(/^cloud:\/\/local\.[^/]+\/rosters\/名单 1\.txt$/),
      links: [0, -503003],
      content: 'hello',
      deleted: [0],
    })
  })
})

describe('the unmodified @cloudbase/node-sdk in an operator’s process', () => {
  test('reaches the same database with nothing but the environment of the ready line', async () => {
    await run(`await db.collection('things').add({ data: { _id: 'seen', n: 1 } })`)
    const script = `
      const tcb = require('@cloudbase/node-sdk')
      const app = tcb.init({ env: process.env.TCB_ENV })
      const db = app.database()
      ;(async () => {
        await db.collection('things').doc('seen').update({ n: db.command.inc(41) })
        const { data } = await db.collection('things').doc('seen').get()
        const call = await app.callFunction({ name: 'api', data: { code: 'return cloud.getWXContext().SOURCE' } })
        console.log(JSON.stringify({ data, call: call.result }))
      })()`
    const env = { PATH: process.env.PATH, ...harness.cloud.env }
    const { stdout } = await promisify(execFile)(process.execPath, ['-e', script], {
      cwd: resolve(__dirname, '../..'),
      env,
    })
    expect(JSON.parse(stdout)).toEqual({ data: [{ _id: 'seen', n: 42 }], call: 'tcb' })
  })
})
