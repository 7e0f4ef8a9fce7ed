import { readFileSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { startHarness, type Harness } from '../test-functions/harness'

/** Processes start slowly on a busy machine. */
let harness: Harness
beforeAll(async () => {
  process.env.SPELT_OUT = 'from the deployer'
  harness = await startHarness({
    functions: [
      { name: 'api', timeout: 10, envVariables: { FIXED: 'one', FILLED: '{{env.SPELT_OUT}}' } },
      { name: 'other', timeout: 10, envVariables: { TZ: 'Asia/Shanghai' } },
      { name: 'quick', timeout: 1 },
      { name: 'reloaded', timeout: 10 },
    ],
    hotReload: true,
    appId: 'wxlocal',
  })
})
afterAll(async () => {
  delete process.env.SPELT_OUT
  await harness.close()
})

describe('a function', () => {
  test('knows the person by the header alone; what the phone forges is overwritten', async () => {
    const data = { userInfo: { openId: 'oForged' }, WX_OPENID: 'oForged' }
    const code = 'return { context: cloud.getWXContext(), userInfo: event.userInfo }'
    expect(await harness.run(code, { openid: 'oLee', data })).toEqual({
      context: { OPENID: 'oLee', APPID: 'wxlocal', ENV: 'local', SOURCE: 'wx_client' },
      userInfo: { appId: 'wxlocal', openId: 'oLee' },
    })
  })

  test('keeps the persons of calls at the same time apart', async () => {
    const code = `await new Promise((resolve) => setTimeout(resolve, 30)); return cloud.getWXContext().OPENID`
    const openids = Array.from({ length: 8 }, (_, i) => `oPerson${i}`)
    expect(await Promise.all(openids.map((openid) => harness.run(code, { openid })))).toEqual(openids)
  })

  test('called by another keeps the person, and its source says so', async () => {
    const inner =
      'const { OPENID, SOURCE } = cloud.getWXContext(); return { OPENID, SOURCE, userInfo: event.userInfo }'
    const code = `return (await cloud.callFunction({ name: 'other', data: { code: ${JSON.stringify(inner)} } })).result`
    expect(await harness.run(code, { openid: 'oLee' })).toEqual({ OPENID: 'oLee', SOURCE: 'wx_client,scf' })
  })

  test('runs in UTC with its own environment, filled in as at deployment', async () => {
    const code = `return [new Date(2026, 0, 1).toISOString(), process.env.FIXED, process.env.FILLED, process.env.HOME, context.function_name]`
    const expected = ['2026-01-01T00:00:00.000Z', 'one', 'from the deployer', null, 'api']
    expect(JSON.parse(JSON.stringify(await harness.run(code)))).toEqual(expected)
  })

  test('runs in the time zone its settings name', async () => {
    expect(await harness.run('return new Date(2026, 0, 1).toISOString()', { name: 'other' })).toBe(
      '2025-12-31T16:00:00.000Z',
    )
  })

  test('that runs over its time is killed, and the next call gets a new instance', async () => {
    const began = Date.now()
    const answer = await harness.call('for (;;);', { name: 'quick' })
    expect(answer).toMatchObject({
      errCode: -504003,
      errMsg: expect.stringContaining('Invoking task timed out after 1 seconds'),
    })
    expect(Date.now() - began).toBeLessThan(5000)
    expect(await harness.run('return 1', { name: 'quick' })).toBe(1)
  })

  test('that exits or throws later fails its call, and the next call gets a new instance', async () => {
    const exited = await harness.call('process.exit(3)', { name: 'other' })
    expect(exited).toMatchObject({ errCode: -504002, errMsg: expect.stringContaining('exit code 3') })
    const thrown = await harness.call(
      `setTimeout(() => { throw new Error('too late') }); await new Promise(() => {})`,
      { name: 'other' },
    )
    expect(thrown).toMatchObject({ errCode: -504002, errMsg: expect.stringContaining('too late') })
    expect(await harness.run('return 1', { name: 'other' })).toBe(1)
  })

  test('that throws answers with the platform’s words, and its lines are kept', async () => {
    const answer = await harness.call(
      `console.log('one', { two: 2 }); console.error('three'); throw new Error('boom')`,
    )
    expect(answer.errCode).toBe(-504002)
    expect(answer.errMsg).toMatch(
      /^cloud\.callFunction:fail Error: errCode: -504002 functions execute fail \| errMsg: .*user code exception caught: boom/,
    )
    expect(await harness.get('/local/logs?function=api')).toMatchObject({
      outcome: 'failed',
      logs: ['one { two: 2 }\n', 'three\n'],
    })
  })

  test('that does not exist is an error of its own', async () => {
    expect(await harness.call('', { name: 'nobody' })).toMatchObject({
      errCode: -501000,
      errMsg: expect.stringContaining('FUNCTION_NOT_FOUND'),
    })
  })

  test('is loaded anew when its bundle changes', async () => {
    const file = join(harness.functionsDir, 'reloaded', 'index.js')
    expect(await harness.run('return typeof globalThis.edition', { name: 'reloaded' })).toBe('undefined')
    writeFileSync(file, `globalThis.edition = 2;\n${readFileSync(file, 'utf8')}`)
    utimesSync(file, new Date(), new Date(Date.now() + 5000))
    expect(await harness.run('return globalThis.edition', { name: 'reloaded' })).toBe(2)
  })

  test('whose code cannot be loaded says why', async () => {
    const file = join(harness.functionsDir, 'quick', 'index.js')
    const whole = readFileSync(file, 'utf8')
    writeFileSync(file, `throw new Error('no settings')`)
    utimesSync(file, new Date(), new Date(Date.now() + 5000))
    expect(await harness.call('', { name: 'quick' })).toMatchObject({
      errCode: -504002,
      errMsg: expect.stringContaining('no settings'),
    })
    writeFileSync(file, whole)
    utimesSync(file, new Date(), new Date(Date.now() + 10_000))
    expect(await harness.run('return 1', { name: 'quick' })).toBe(1)
  })

  test('takes an event of at most 100 KB from a phone', async () => {
    const answer = await harness.call('return 1', { data: { filler: 'x'.repeat(101 * 1024) } })
    expect(answer.errMsg).toContain('exceeds the maximum of 102400 bytes')
    expect(await harness.run('return event.filler.length', { data: { filler: 'x'.repeat(90 * 1024) } })).toBe(
      90 * 1024,
    )
  })

  test('gives back what JSON can carry, and null for nothing', async () => {
    expect(await harness.run('return { a: undefined, at: new Date(0) }')).toEqual({
      at: '1970-01-01T00:00:00.000Z',
    })
    expect(await harness.run('')).toBeNull()
  })
})
