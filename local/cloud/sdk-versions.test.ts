import { execFile } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { promisify } from 'node:util'
import type { Bundle } from './test-functions/deploy'
import { startHarness, type Harness } from './test-functions/harness'

/** Processes start slowly on a busy machine, and each SDK is bundled first. */
/** An SDK as a function is deployed with, and where it differs from the others by its own nature. */
interface Version {
  name: string
  /** The package and its version. */
  label: string
  /** Where it is installed. */
  folder: string
  family: 'wx' | 'node'
  bundle: Bundle
  /** How it reports what the database refuses (code or number), from a document, from an aggregation, from a function. */
  refusals: { document: unknown; aggregation: unknown; function: unknown }
  /** How often `runTransaction` runs a callback one of whose operations meets a conflict. */
  tries: number
}

/** wx-server-sdk wraps the error of an operation and drops its code before its `runTransaction` looks for a conflict. */
const wx = (sdk: string): Pick<Version, 'folder' | 'family' | 'bundle' | 'tries'> => ({
  folder: sdk,
  family: 'wx',
  bundle: { entry: 'versions/wx.js', sdk: { 'wx-server-sdk': sdk } },
  tries: 1,
})
const NUMBERED = { document: -502001, aggregation: -502001, function: -504002 }
const VERSIONS: Version[] = [
  {
    name: 'wx4',
    label: 'wx-server-sdk 4.0.2',
    ...wx('wx-server-sdk'),
    refusals: { document: -502001, aggregation: -1, function: -1 },
  },
  { name: 'wx3', label: 'wx-server-sdk 3.0.4', ...wx('wx-server-sdk-3'), refusals: NUMBERED },
  { name: 'wx2', label: 'wx-server-sdk 2.6.3', ...wx('wx-server-sdk-2'), refusals: NUMBERED },
  {
    name: 'node3',
    label: '@cloudbase/node-sdk 3.18.3',
    folder: '@cloudbase/node-sdk',
    family: 'node',
    bundle: { entry: 'versions/node.js' },
    refusals: {
      document: 'DATABASE_REQUEST_FAILED',
      aggregation: 'DATABASE_REQUEST_FAILED',
      function: 'FUNCTIONS_EXECUTE_FAIL',
    },
    tries: 2,
  },
]
const WX = VERSIONS.filter(({ family }) => family === 'wx')

let harness: Harness
beforeAll(async () => {
  harness = await startHarness({
    functions: VERSIONS.map(({ name }) => ({ name, timeout: 20 })),
    bundles: Object.fromEntries(VERSIONS.map(({ name, bundle }) => [name, bundle])),
    templates: { t1: { title: '打卡提醒', fields: [{ key: 'thing1', label: '事项' }] } },
  })
})
afterAll(() => harness.close())

test.each(VERSIONS)('$label is the version installed', ({ label, folder }) => {
  const file = resolve(__dirname, '../../node_modules', folder, 'package.json')
  const { name, version } = JSON.parse(readFileSync(file, 'utf8')) as { name: string; version: string }
  expect(label).toBe(`${name} ${version}`)
})

describe.each(VERSIONS)('$label in a deployed bundle', ({ name, refusals, tries }) => {
  /** `id(x)` in the lines is an id of this version alone, as all share one database. */
  const run = (lines: string) =>
    harness.run(`const c = db.collection('things'); const id = (x) => '${name}-' + x\n${lines}`, {
      name,
      openid: 'oLee',
    })

  test('adds one and several, gets, finds with commands, orders, projects and counts', async () => {
    const result = await run(`
      const one = await c.add(sdk.data({ _id: id('a'), of: '${name}', n: 1, at: new Date(5), tags: ['甲'] }))
      const made = await c.add(sdk.data({ of: '${name}', n: 2, tags: ['甲', '乙'] }))
      const several = await c.add(sdk.data([{ _id: id('c'), of: '${name}', n: 3 }, { _id: id('d'), of: '${name}', n: 4 }]))
      const mine = (query) => c.where({ of: '${name}', ...query })
      return {
        ids: [sdk.id(one), sdk.id(made), several._ids ?? several.ids],
        one: sdk.one(await c.doc(id('a')).get()),
        between: (await mine({ n: _.gt(1).and(_.lt(4)) }).orderBy('n', 'desc').field({ n: true, _id: false }).get()).data,
        page: (await mine({}).orderBy('n', 'asc').skip(1).limit(2).get()).data.map((d) => d.n),
        either: (await c.where(_.and([{ of: '${name}' }, _.or([{ n: 4 }, { tags: _.all(['甲', '乙']) }])])).count()).total,
        pattern: (await mine({ _id: db.RegExp({ regexp: '-A$', options: 'i' }) }).count()).total,
      }`)
    expect(result).toEqual({
      ids: [`${name}-a`, expect.stringMatching(/^[0-9a-f]{32}$/), [`${name}-c`, `${name}-d`]],
      one: { _id: `${name}-a`, of: name, n: 1, at: new Date(5).toISOString(), tags: ['甲'] },
      between: [{ n: 3 }, { n: 2 }],
      page: [2, 3],
      either: 2,
      pattern: 1,
    })
  })

  test('updates with commands and server dates, sets, and removes', async () => {
    const result = await run(`
      await c.add(sdk.data({ _id: id('u'), n: 1, tags: ['a'], nest: { p: 1, q: 2 }, gone: 1 }))
      const doc = await c.doc(id('u')).update(sdk.data({
        n: _.inc(2), tags: _.push(['b', 'c']), nest: { p: 9 }, 'deep.er': 1, gone: _.remove(), whole: _.set({}),
        at: db.serverDate({ offset: 60000 }) }))
      const hit = await c.where({ _id: id('u'), n: 3 }).update(sdk.data({ n: _.mul(2) }))
      const miss = await c.where({ _id: id('u'), n: 3 }).update(sdk.data({ n: 0 }))
      const { at, ...after } = sdk.one(await c.doc(id('u')).get())
      const dated = at instanceof Date && at.getTime() > Date.now() + 30000
      const set = await c.doc(id('u')).set(sdk.data({ only: 1 }))
      const replaced = sdk.one(await c.doc(id('u')).get())
      const removed = [await c.doc(id('u')).remove(), await c.where({ _id: id('u') }).remove()]
      return { updated: [doc, hit, miss, set].map(sdk.updated), after, dated, replaced, removed: removed.map(sdk.removed) }`)
    expect(result).toEqual({
      updated: [1, 1, 0, 1],
      after: {
        _id: `${name}-u`,
        n: 6,
        tags: ['a', 'b', 'c'],
        nest: { p: 9, q: 2 },
        deep: { er: 1 },
        whole: {},
      },
      dated: true,
      replaced: { _id: `${name}-u`, only: 1 },
      removed: [1, 0],
    })
  })

  test('aggregates with a join, by fields and by a pipeline of its own', async () => {
    const result = await run(`
      await c.add(sdk.data([{ _id: id('town'), kind: 'town-${name}' }, { _id: id('v1'), in: id('town'), n: 2 },
        { _id: id('v2'), in: id('town'), n: 5 }]))
      const towns = () => c.aggregate().match({ kind: 'town-${name}' })
      const plain = sdk.list(await towns().lookup({ from: 'things', localField: '_id', foreignField: 'in', as: 'v' })
        .project({ _id: 0, total: $.sum('$v.n'), names: '$v._id' }).end())
      const own = sdk.list(await towns().lookup({ from: 'things', let: { town: '$_id' }, as: 'v',
        pipeline: $.pipeline().match(_.expr($.and([$.eq(['$in', '$$town']), $.gt(['$n', 2])]))).project({ _id: 0, n: 1 }).done(),
      }).project({ _id: 0, v: 1 }).end())
      const grouped = sdk.list(await c.aggregate().match({ in: id('town') })
        .group({ _id: null, most: $.max('$n'), count: $.sum(1) }).end())
      return { plain, own, grouped }`)
    expect(result).toEqual({
      plain: [{ total: 7, names: [`${name}-v1`, `${name}-v2`] }],
      own: [{ v: [{ n: 5 }] }],
      grouped: [{ _id: null, most: 5, count: 2 }],
    })
  })

  test('commits, rolls back, and meets a conflict in its own way', async () => {
    const result = await run(`
      await c.add(sdk.data({ _id: id('t'), n: 5 }))
      const left = await db.runTransaction(async (t) => {
        const { data } = await t.collection('things').doc(id('t')).get()
        await t.collection('things').doc(id('t')).update(sdk.data({ n: _.inc(-1) }))
        await t.collection('things').add(sdk.data({ _id: id('order') }))
        return data.n - 1
      })
      const rolledBack = await db.runTransaction(async (t) => {
        await t.collection('things').add(sdk.data({ _id: id('never') }))
        await t.rollback('sold out')
      }).catch((reason) => reason)
      let tries = 0
      await db.runTransaction(async (t) => {
        tries += 1
        await t.collection('things').doc(id('t')).get()
        if (tries === 1) await c.doc(id('t')).update(sdk.data({ n: 100 }))
        await t.collection('things').doc(id('t')).update(sdk.data({ n: 0 }))
      }).catch((error) => error)
      const found = (await c.where({ _id: _.in([id('order'), id('never'), id('t')]) }).orderBy('_id', 'asc').get()).data
      return { left, rolledBack, tries, found }`)
    const after = tries === 1 ? 100 : 0
    expect(result).toEqual({
      left: 4,
      rolledBack: 'sold out',
      tries,
      found: [{ _id: `${name}-order` }, { _id: `${name}-t`, n: after }],
    })
  })

  test('uploads, links, downloads and deletes a file', async () => {
    const result = await run(`
      const { fileID } = await cloud.uploadFile({ cloudPath: id('名单 1.txt'), fileContent: Buffer.from('你好') })
      const [link, none] = (await cloud.getTempFileURL({ fileList: [fileID, 'cloud://x.y/none'] })).fileList
      const linked = await (await fetch(link.tempFileURL)).text()
      const content = (await cloud.downloadFile({ fileID })).fileContent.toString()
      const [deleted] = (await cloud.deleteFile({ fileList: [fileID] })).fileList
      const gone = await cloud.downloadFile({ fileID }).then(() => 'still there', () => 'gone')
      const status = (file) => file.status ?? file.code
      return { fileID, linked, content, none: none.tempFileURL, deleted: status(deleted), gone }`)
    expect(result).toEqual({
      fileID: expect.stringMatching(new RegExp(`^cloud://local\\.[^/]+/${name}-名单 1\\.txt$`)),
      linked: '你好',
      content: '你好',
      none: '',
      deleted: name === 'node3' ? 'SUCCESS' : 0,
      gone: 'gone',
    })
  })

  test('calls another function, which sees the same person', async () => {
    const result = (await run(`
      return (await cloud.callFunction({ name: 'wx4', data: { code: 'return { ...cloud.getWXContext(), sum: event.a + 1 }', a: 1 } })).result`)) as object
    expect(result).toEqual({
      OPENID: 'oLee',
      APPID: expect.stringMatching(/^wx/),
      ENV: 'local',
      SOURCE: 'wx_client,scf',
      sum: 2,
    })
  })

  test('reports a refusal as it reports those of the platform', async () => {
    const result = (await run(`
      await c.add(sdk.data({ _id: id('text'), n: 'x' }))
      const failure = (promise) => promise.then(() => 'no error', (error) => [error.errCode ?? error.code, error.message])
      return {
        document: await failure(c.doc(id('text')).update(sdk.data({ n: _.inc(1) }))),
        aggregation: await failure(c.aggregate().limit(0).end()),
        function: await failure(cloud.callFunction({ name: 'wx4', data: { code: 'throw new Error("boom")' } })),
        duplicate: await failure(c.add(sdk.data({ _id: id('text') }))),
      }`)) as Record<keyof Version['refusals'] | 'duplicate', [unknown, string]>
    expect({
      document: result.document[0],
      aggregation: result.aggregation[0],
      function: result.function[0],
    }).toEqual(refusals)
    expect(result.document[1]).toContain('Cannot apply $inc to a value of non-numeric type')
    expect(result.function[1]).toContain('boom')
    expect(result.duplicate[1]).toContain('E11000 duplicate key error')
  })
})

describe.each(WX)('$label', ({ name }) => {
  const run = (code: string, openid: string) => harness.run(code, { name, openid })

  test('knows who calls', async () => {
    const context = { APPID: expect.stringMatching(/^wx/) as string, ENV: 'local', SOURCE: 'wx_client' }
    expect(await run('return cloud.getWXContext()', 'oWang')).toEqual({ ...context, OPENID: 'oWang' })
  })

  test('sends a subscription message once for one acceptance', async () => {
    const openid = `o-${name}`
    await harness.post('/local/quota', { openid, templateId: 't1', count: 1 })
    const send = `
      const message = { touser: '${openid}', templateId: 't1', data: { thing1: { value: '打卡' } } }
      return cloud.openapi.subscribeMessage.send(message).then((sent) => sent.errCode, (error) => error.errCode)`
    expect([await run(send, openid), await run(send, openid)]).toEqual([0, 43101])
    expect(await harness.get(`/local/messages?openid=${openid}`)).toHaveLength(1)
  })
})

describe('@cloudbase/node-sdk 3.18.3 in a deployed bundle, by its own names', () => {
  test('knows who calls', async () => {
    const result = await harness.run('return cloud.auth().getUserInfo()', { name: 'node3', openid: 'oWang' })
    expect(result).toMatchObject({ openId: 'oWang' })
  })
})

describe('@cloudbase/node-sdk 3.18.3 in an operator’s process', () => {
  test('does with the environment of the ready line what it does in a function, for nobody', async () => {
    const script = `
      const app = require('@cloudbase/node-sdk').init({ env: process.env.TCB_ENV })
      const db = app.database(), _ = db.command, c = db.collection('things')
      ;(async () => {
        await c.add([{ _id: 'op', n: 1 }, { _id: 'op2', n: 9 }])
        const found = (await c.where({ _id: _.in(['op', 'op2']), n: _.gt(1) }).get()).data
        const returned = await c.where({ _id: 'op' }).updateAndReturn({ n: _.inc(41), at: db.serverDate() })
        const sum = (await c.aggregate().match({ _id: _.in(['op', 'op2']) })
          .group({ _id: null, n: _.aggregate.sum('$n') }).end()).data
        await db.runTransaction((t) => t.collection('things').doc('op2').update({ n: 0 }))
        const { fileID } = await app.uploadFile({ cloudPath: 'op.txt', fileContent: Buffer.from('op') })
        const content = (await app.downloadFile({ fileID })).fileContent.toString()
        const [deleted] = (await app.deleteFile({ fileList: [fileID] })).fileList
        const call = (await app.callFunction({ name: 'wx4', data: { code: 'return cloud.getWXContext()' } })).result
        const removed = (await c.where({ _id: _.in(['op', 'op2']), n: 0 }).remove()).deleted
        const { n, at } = returned.doc
        console.log(JSON.stringify({ found, n, dated: at instanceof Date, sum, content, deleted: deleted.code, call, removed }))
      })()`
    const env = { PATH: process.env.PATH, ...harness.cloud.env }
    const cwd = resolve(__dirname, '../..')
    const { stdout } = await promisify(execFile)(process.execPath, ['-e', script], { cwd, env })
    expect(JSON.parse(stdout)).toEqual({
      found: [{ _id: 'op2', n: 9 }],
      n: 42,
      dated: true,
      sum: [{ _id: null, n: 51 }],
      content: 'op',
      deleted: 'SUCCESS',
      call: { ENV: 'local', SOURCE: 'tcb' },
      removed: 1,
    })
  })
})
