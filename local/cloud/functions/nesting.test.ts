import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { startHarness, type Harness } from '../test-functions/harness'

/** Processes start slowly on a busy machine. */
let harness: Harness
beforeAll(async () => {
  harness = await startHarness({
    functions: [
      { name: 'api', timeout: 30 },
      { name: 'middle', timeout: 30 },
      { name: 'inner', timeout: 1 },
      { name: 'ping', timeout: 2 },
      { name: 'pong', timeout: 2 },
      { name: 'there', timeout: 30 },
      { name: 'back', timeout: 30 },
    ],
    appId: 'wxlocal',
  })
})
afterAll(() => harness.close())

/** The lines with which a function calls another one and answers its result, or its error. */
const calling = (name: string, code: string) => `
  return cloud.callFunction({ name: '${name}', data: { code: ${JSON.stringify(code)} } })
    .then(({ result }) => result, ({ errCode, errMsg }) => ({ errCode, errMsg }))`
const WHO = `const { OPENID, APPID, SOURCE } = cloud.getWXContext(); return { OPENID, APPID, SOURCE }`

describe('a function called by a function', () => {
  test('two levels deep knows the person and the way the call came', async () => {
    expect(await harness.run(calling('middle', calling('inner', WHO)), { openid: 'oLee' })).toEqual({
      OPENID: 'oLee',
      APPID: 'wxlocal',
      SOURCE: 'wx_client,scf,scf',
    })
  })

  test('knows its own person when many are called at the same time', async () => {
    const openids = Array.from({ length: 6 }, (_, i) => `oPerson${i}`)
    const slow = `await new Promise((resolve) => setTimeout(resolve, 30)); ${WHO}`
    const answers = await Promise.all(
      openids.map((openid) => harness.run(calling('middle', calling('inner', slow)), { openid })),
    )
    expect(answers.map((answer) => (answer as { OPENID: string }).OPENID)).toEqual(openids)
  })

  test('knows nobody when a timer began it', async () => {
    const main = `
      const cloud = require('./probe-sdk.js')
      cloud.init({ env: cloud.DYNAMIC_CURRENT_ENV })
      exports.main = async () => (await cloud.callFunction({ name: 'inner', data: { code: ${JSON.stringify(WHO)} } })).result`
    const folder = join(harness.functionsDir, 'middle')
    writeFileSync(
      join(folder, 'probe-sdk.js'),
      `module.exports = require('${require.resolve('wx-server-sdk')}')`,
    )
    writeFileSync(join(folder, 'index.js'), main)
    await harness.restart()
    expect(await harness.post('/local/timers/run', { function: 'middle' })).toMatchObject({
      result: { SOURCE: 'wx_trigger,scf' },
    })
  })

  test('fails its caller’s call with the platform’s words', async () => {
    const failure = (code: string, name = 'inner') => harness.run(calling(name, code))
    const failed = (text: string) => ({ errCode: -1, errMsg: expect.stringContaining(text) })
    expect(await failure('for (;;);')).toEqual(failed('Invoking task timed out after 1 seconds'))
    expect(await failure('process.exit(3)')).toEqual(failed('function process exited: exit code 3'))
    expect(await failure(`throw new Error('boom')`)).toEqual(failed('user code exception caught: boom'))
    expect(await failure('', 'nobody')).toEqual(failed('FUNCTION_NOT_FOUND: nobody'))
    expect(await failure('return 1')).toBe(1)
  })
})

describe('functions that call each other', () => {
  const deep = (levels: number, [even, odd] = ['ping', 'pong']): string =>
    levels === 0 ? 'return 0' : calling(levels % 2 === 1 ? odd! : even!, deep(levels - 1, [even!, odd!]))

  test('come to an end when there are instances for all levels', async () => {
    // With time for four processes to start on a busy machine.
    expect(await harness.run(deep(3, ['there', 'back']), { name: 'there' })).toBe(0)
  })

  test('deeper than there are instances end by their time-out, and both go on afterwards', async () => {
    expect(await harness.call(deep(9), { name: 'ping' })).toMatchObject({
      errCode: -504003,
      errMsg: expect.stringContaining('Invoking task timed out after 2 seconds'),
    })
    for (const name of ['ping', 'pong', 'ping', 'pong'])
      expect(await harness.run('return cloud.getWXContext().OPENID', { name, openid: 'oLee' })).toBe('oLee')
  })

  test('without an end do not go on once nobody waits for them', async () => {
    for (const [name, other] of [
      ['ping', 'pong'],
      ['pong', 'ping'],
    ] as const)
      writeFileSync(
        join(harness.functionsDir, name, 'index.js'),
        `const cloud = require('${require.resolve('wx-server-sdk')}')
         cloud.init({ env: cloud.DYNAMIC_CURRENT_ENV })
         exports.main = () => cloud.callFunction({ name: '${other}', data: {} })`,
      )
    await harness.restart()
    await harness.post('/local/stats/reset')
    expect(await harness.call('', { name: 'ping' })).toMatchObject({ errCode: expect.any(Number) })
    // What was on its way at that moment comes to its end; after that nothing begins any more.
    await new Promise((resolve) => setTimeout(resolve, 5000))
    await harness.post('/local/stats/reset')
    await new Promise((resolve) => setTimeout(resolve, 5000))
    expect(await harness.get('/local/stats')).toMatchObject({ invocations: 0 })
  })
})
