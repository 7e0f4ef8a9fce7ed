import { startHarness, type Harness } from './test-functions/harness'

/** Processes start slowly on a busy machine. */
let harness: Harness
beforeAll(async () => {
  harness = await startHarness({
    functions: [{ name: 'api', timeout: 20 }],
    securityRules: { things: { read: true } },
    templates: { t1: { title: '打卡提醒', fields: [{ key: 'thing1', label: '事项' }] } },
  })
})
afterAll(() => harness.close())

describe('an injected fault', () => {
  afterEach(() => fetch(`${harness.cloud.url}/local/faults`, { method: 'DELETE' }))
  const inc = `await db.collection('things').doc('f').update({ data: { n: _.inc(1) } })`
  const value = () => harness.run(`return (await db.collection('things').doc('f').get()).data.n`)
  beforeEach(() => harness.run(`await db.collection('things').doc('f').set({ data: { n: 0 } })`))

  test('fails the n-th matching request and no other, and nothing is written by it', async () => {
    const match = { action: 'database.modifyDocument', collection: 'things', function: 'api' }
    expect(await harness.post('/local/faults', { match, nth: 2, kind: 'fail' })).toEqual({
      id: expect.any(Number),
    })
    const outcome = await harness.run(`
      const outcomes = []
      for (let i = 0; i < 3; i += 1) outcomes.push(await (async () => { ${inc} })().then(() => 'ok', (error) => error.errMsg))
      return outcomes`)
    expect(outcome).toEqual(['ok', expect.stringContaining('injected fault'), 'ok'])
    expect(await value()).toBe(2)
  })

  test('that drops the reply leaves the write done', async () => {
    await harness.post('/local/faults', {
      match: { action: 'database.modifyDocument' },
      nth: 1,
      kind: 'dropReply',
    })
    expect(await harness.run(`return (async () => { ${inc} })().then(() => 'ok', () => 'no answer')`)).toBe(
      'no answer',
    )
    expect(await value()).toBe(1)
  })

  test('that delays only makes it late', async () => {
    await harness.post('/local/faults', {
      match: { action: 'database.getDocument' },
      nth: 1,
      kind: 'delay',
      ms: 300,
    })
    const began = Date.now()
    expect(await value()).toBe(0)
    expect(Date.now() - began).toBeGreaterThanOrEqual(290)
  })

  test('can strike the phone’s own call when it says so, and is gone when cleared', async () => {
    await harness.post('/local/faults', { match: { function: 'api' }, nth: 1, kind: 'fail' })
    expect(await harness.run('return 1')).toBe(1)
    await harness.post('/local/faults', {
      match: { action: 'client.callFunction', function: 'api' },
      nth: 1,
      kind: 'fail',
    })
    expect(await harness.call('return 1')).toMatchObject({
      errCode: -1,
      errMsg: expect.stringContaining('injected fault'),
    })
    await fetch(`${harness.cloud.url}/local/faults`, { method: 'DELETE' })
    expect(await value()).toBe(0)
  })

  test('strikes as often as it is told, or every time until it is cleared', async () => {
    const outcomes = () =>
      harness.run(`
        const outcomes = []
        for (let i = 0; i < 5; i += 1) outcomes.push(await (async () => { ${inc} })().then(() => 1, () => 0))
        return outcomes.join('')`)
    const match = { action: 'database.modifyDocument' }
    await harness.post('/local/faults', { match, nth: 2, times: 2, kind: 'fail' })
    expect(await outcomes()).toBe('10011')
    await harness.post('/local/faults', { match, nth: 3, times: 'every', kind: 'fail' })
    expect([await outcomes(), await outcomes()]).toEqual(['11000', '00000'])
    await fetch(`${harness.cloud.url}/local/faults`, { method: 'DELETE' })
    expect(await outcomes()).toBe('11111')
    for (const times of [0, -1, 1.5, 'always', null])
      expect(await harness.post('/local/faults', { kind: 'fail', times })).toMatchObject({
        code: 'INVALID_PARAM',
      })
  })

  test('that drops every reply leaves each try of the SDK done', async () => {
    const match = { action: 'database.modifyDocument' }
    await harness.post('/local/faults', { match, times: 'every', kind: 'dropReply' })
    await harness.post('/local/stats/reset')
    expect(await harness.run(`return (async () => { ${inc} })().then(() => 'ok', () => 'no answer')`)).toBe(
      'no answer',
    )
    const { requests } = (await harness.get('/local/stats')) as { requests: Record<string, number> }
    expect(await value()).toBe(requests['database.modifyDocument'])
  })

  test('that drops the reply of a commit leaves the whole transaction done', async () => {
    await harness.post('/local/faults', {
      match: { action: 'database.commitTransaction' },
      times: 'every',
      kind: 'dropReply',
    })
    const outcome = await harness.run(`
      const t = await db.startTransaction()
      await t.collection('things').doc('f').update({ data: { n: _.inc(5) } })
      await t.collection('things').doc('g').set({ data: { n: 5 } })
      return t.commit().then(() => 'ok', () => 'no answer')`)
    expect(outcome).toBe('no answer')
    expect(await harness.run(`return (await db.collection('things').where({ n: 5 }).count()).total`)).toBe(2)
    await harness.run(`await db.collection('things').doc('g').remove()`)
  })

  test('of a request that fails anyway loses the error too', async () => {
    await harness.post('/local/faults', {
      match: { action: 'database.addCollection' },
      times: 'every',
      kind: 'dropReply',
    })
    const message = await harness.run(
      `return db.createCollection('things').then(() => 'ok', (error) => error.errMsg)`,
    )
    expect(message).not.toContain('Table exist')
    expect(message).not.toBe('ok')
  })

  test('can strike storage: what is asked of the gateway, an upload, and a download', async () => {
    const path = `cloudPath: 'faults/a.txt'`
    const upload = (text: string) =>
      harness.run(
        `return cloud.uploadFile({ ${path}, fileContent: Buffer.from('${text}') }).then(() => 'ok', (error) => error.errMsg)`,
      )
    const download = () =>
      harness.run(`
        const { fileList } = await cloud.getTempFileURL({ fileList: ['cloud://local.6c6f-local-1300000000/faults/a.txt'] })
          .catch((error) => ({ fileList: [{ error: error.errMsg }] }))
        if (fileList[0].error) return fileList[0].error
        return fetch(fileList[0].tempFileURL).then((answer) => answer.text(), () => 'no answer')`)
    const strike = (action: string, kind: string) =>
      harness.post('/local/faults', { match: { action }, kind })

    expect([await upload('one'), await download()]).toEqual(['ok', 'one'])
    await strike('storage.getUploadMetadata', 'fail')
    expect(await upload('two')).toContain('injected fault')
    await strike('storage.upload', 'fail')
    expect(await upload('two')).toContain('[InternalError]: injected fault')
    expect(await download()).toBe('one')
    await strike('storage.upload', 'dropReply')
    expect(await upload('three')).not.toBe('ok')
    expect(await download()).toBe('three')
    await strike('storage.batchGetDownloadUrl', 'fail')
    expect(await download()).toContain('injected fault')
    await strike('storage.download', 'fail')
    expect(await download()).toContain('injected fault')
    await strike('storage.download', 'dropReply')
    expect(await download()).toBe('no answer')
    await harness.post('/local/faults', { kind: 'fail', match: { function: 'api' } })
    expect(await harness.run('return 1')).toBe(1)
  })

  test('can strike one WeChat interface, before it does anything or after', async () => {
    await harness.post('/local/quota', { openid: 'oLee', templateId: 't1', count: 5 })
    const send = () =>
      harness.run(`
        return cloud.openapi.subscribeMessage.send({ touser: 'oLee', templateId: 't1', data: { thing1: { value: 'x' } } })
          .then(() => 'ok', (error) => error.errMsg)`)
    const arrived = async () => ((await harness.get('/local/messages?openid=oLee')) as unknown[]).length
    const match = { action: 'wx.openApi', api: 'subscribeMessage.send' }
    await harness.post('/local/faults', { match: { ...match, api: 'security.msgSecCheck' }, kind: 'fail' })
    await harness.post('/local/faults', { match, kind: 'fail' })
    expect([await send(), await arrived()]).toEqual([expect.stringContaining('injected fault'), 0])
    expect([await send(), await arrived()]).toEqual(['ok', 1])
    await harness.post('/local/faults', { match, kind: 'dropReply', times: 'every' })
    expect(await send()).not.toBe('ok')
    expect(await arrived()).toBeGreaterThan(1)
  })

  test('can strike a phone’s database', async () => {
    const count = async () => {
      const answer = await fetch(`${harness.cloud.url}/client/database`, {
        method: 'POST',
        headers: { 'x-local-openid': 'oLee' },
        body: JSON.stringify({ action: 'database.calculateDocument', collectionName: 'things' }),
      })
      return answer.json()
    }
    await harness.post('/local/faults', { match: { collection: 'things' }, kind: 'fail' })
    expect(await count()).toMatchObject({ data: { total: 1 } })
    await harness.post('/local/faults', {
      match: { action: 'client.database', collection: 'things' },
      kind: 'fail',
    })
    expect(await count()).toMatchObject({ errMsg: expect.stringContaining('injected fault') })
    expect(await count()).toMatchObject({ data: { total: 1 } })
  })

  test('of an unknown kind is refused', async () => {
    expect(await harness.post('/local/faults', { kind: 'explode' })).toMatchObject({ code: 'INVALID_PARAM' })
  })
})
