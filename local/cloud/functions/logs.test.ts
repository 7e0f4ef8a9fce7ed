import { startHarness, type Harness } from '../test-functions/harness'
import type { InvocationLog } from './logs'

/** Processes start slowly on a busy machine. */
let harness: Harness
beforeAll(async () => {
  harness = await startHarness({
    functions: [
      { name: 'api', timeout: 20 },
      { name: 'other', timeout: 20 },
      { name: 'quick', timeout: 1 },
    ],
    instances: 1,
  })
})
afterAll(() => harness.close())

const found = async (query: string): Promise<InvocationLog[]> =>
  ((await harness.get(`/local/logs?${query}`)) as { invocations: InvocationLog[] }).invocations
const printed = ({ logs }: InvocationLog): string => logs.join('')

describe('the logs of invocations', () => {
  test('say who, when, how long, how it ended and what was printed, the newest first', async () => {
    const first = await harness.call(`console.log('first')`, { openid: 'oLee' })
    await harness.call(`console.error('second'); throw new Error('boom')`, { openid: 'oWang' })
    await harness.call('for (;;);', { name: 'quick' })
    const [second, one] = await found('function=api&limit=2')
    expect(second).toMatchObject({ function: 'api', openid: 'oWang', outcome: 'failed', source: 'wx_client' })
    expect(one).toEqual({
      requestId: first.requestID,
      function: 'api',
      source: 'wx_client',
      openid: 'oLee',
      at: expect.any(Number),
      durationMs: expect.any(Number),
      outcome: 'done',
      logs: ['first\n'],
    })
    expect((await found('limit=3')).map((log) => [log.function, log.outcome])).toEqual([
      ['quick', 'timeout'],
      ['api', 'failed'],
      ['api', 'done'],
    ])
  })

  test('are found by the request, also that of a function another one called', async () => {
    const inner = `console.log('inside')`
    const { requestID } = await harness.call(
      `console.log('outside'); await cloud.callFunction({ name: 'other', data: { code: ${JSON.stringify(inner)} } })`,
    )
    expect((await found(`requestId=${requestID}`)).map(printed)).toEqual(['outside\n'])
    expect(await found(`requestId=${requestID}&function=other`)).toEqual([])
    expect((await found('function=other&limit=1'))[0]).toMatchObject({
      source: 'wx_client,scf',
      openid: 'oAnybody',
      logs: ['inside\n'],
    })
  })

  test('keep the last hundred invocations of a function', async () => {
    for (let i = 0; i < 105; i += 1) await harness.run(`console.log(${i})`, { name: 'other' })
    const logs = await found('function=other&limit=1000')
    expect(logs.map(printed)).toEqual(Array.from({ length: 100 }, (_, i) => `${104 - i}\n`))
  })

  test('of a function alone are its last invocation, as one', async () => {
    await harness.run(`console.log('last')`)
    expect(await harness.get('/local/logs?function=api')).toMatchObject({ outcome: 'done', logs: ['last\n'] })
    expect(await harness.get('/local/logs?function=nobody')).toEqual({ logs: [] })
  })

  test('want a function, a request or a limit', async () => {
    for (const query of ['', 'limit=0', 'limit=-1', 'limit=x', 'function='])
      expect(await harness.get(`/local/logs?${query}`)).toMatchObject({ code: 'INVALID_PARAM' })
  })
})

describe('a function that prints without end', () => {
  test.each([
    ['line by line', `for (let i = 0; i < 200000; i += 1) console.log('line ' + i)`],
    ['in one piece', `process.stdout.write('line 0' + 'x'.repeat(50_000_000))`],
    ['past its streams', `require('fs').writeSync(2, 'line 0\\n'.repeat(100_000))`],
  ])('%s, keeps a bounded part of it, and answers', async (_title, code) => {
    expect(await harness.run(`${code}; return 'done'`)).toBe('done')
    const [log] = await found('function=api&limit=1')
    expect(printed(log!).length).toBeLessThan(66_000)
    expect(printed(log!)).toContain('line 0')
    expect(await harness.run(`console.log('short again')`)).toBeNull()
    expect((await found('function=api&limit=1')).map(printed)).toEqual(['short again\n'])
  })
})

describe('what an invocation leaves behind', () => {
  const late = (what: string) => `
    globalThis.mark = 'old'
    setTimeout(() => { ${what} }, 50)
    return 'answered'`
  const WAIT = `await new Promise((resolve) => setTimeout(resolve, 300)); return globalThis.mark || 'new'`

  test.each([
    ['a rejection nobody handles', `Promise.reject(new Error('left behind'))`],
    ['an error nobody catches', `throw new Error('left behind')`],
  ])('%s, does not spoil the invocation after it, which is the instance’s last', async (_title, what) => {
    const { requestID } = await harness.call(late(what))
    expect(await harness.run(WAIT)).toBe('old')
    expect(await harness.run(WAIT)).toBe('new')
    expect(printed((await found(`requestId=${requestID}`))[0]!)).toContain('left behind')
    expect((await found('function=api&limit=3')).map(({ outcome }) => outcome)).toEqual([
      'done',
      'done',
      'done',
    ])
  })

  test('output counts for the invocation that printed it', async () => {
    const { requestID } = await harness.call(late(`console.log('late')`))
    await harness.run(`${WAIT.replace('return', `console.log('mine'); return`)}`)
    expect(printed((await found('function=api&limit=1'))[0]!)).toBe('mine\n')
    expect(printed((await found(`requestId=${requestID}`))[0]!)).toBe('late\n')
  })

  test('a handler of its own keeps the instance as it is', async () => {
    await harness.run(`process.on('unhandledRejection', () => { globalThis.mark = 'handled' })`, {
      name: 'other',
    })
    await harness.run(late(`Promise.reject(new Error('left behind'))`), { name: 'other' })
    expect(await harness.run(WAIT, { name: 'other' })).toBe('handled')
    expect(await harness.run(WAIT, { name: 'other' })).toBe('handled')
  })

  test('an error while it runs still fails it', async () => {
    const waiting = `await new Promise(() => {})`
    for (const what of [`Promise.reject(new Error('too early'))`, `throw new Error('too early')`])
      expect(await harness.call(`setTimeout(() => { ${what} }); ${waiting}`)).toMatchObject({
        errCode: -504002,
        errMsg: expect.stringContaining('too early'),
      })
  })
})
