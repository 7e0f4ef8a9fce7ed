import { startHarness, type Harness } from './test-functions/harness'

/** Processes start slowly on a busy machine. */
jest.setTimeout(60_000)

let harness: Harness
beforeAll(async () => (harness = await startHarness()))
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

  test('of an unknown kind is refused', async () => {
    expect(await harness.post('/local/faults', { kind: 'explode' })).toMatchObject({ code: 'INVALID_PARAM' })
  })
})
