import { startHarness, type Harness } from '../test-functions/harness'

/** Processes start slowly on a busy machine. */
let harness: Harness
beforeAll(async () => {
  harness = await startHarness({
    functions: [
      { name: 'api', timeout: 60, memorySize: 256 },
      { name: 'small', timeout: 60, memorySize: 128 },
    ],
    instances: 1,
  })
})
afterAll(() => harness.close())

const BUFFERS = `
  const kept = []
  for (let i = 0; i < 40; i += 1) kept.push(Buffer.alloc(10 * 1024 * 1024, 1))`
const ENDLESS_BUFFERS = `const kept = []; for (;;) kept.push(Buffer.alloc(1024 * 1024, 1))`
const HEAP = `const kept = []; for (let i = 0; ; i += 1) kept.push({ i, text: 'x' + i })`

describe('a function that takes more memory than it has', () => {
  test.each([
    ['in buffers, and answers at once', `${BUFFERS}; return kept.length`],
    ['in buffers, and never comes to an end', ENDLESS_BUFFERS],
    ['in buffers, and waits', `${BUFFERS}; await new Promise(() => {})`],
    ['in objects', HEAP],
  ])('%s, fails its call, and the next call gets a new instance', async (_title, code) => {
    await harness.run('globalThis.mark = 1', { name: 'small' })
    expect(await harness.call(code, { name: 'small' })).toMatchObject({
      errCode: -504002,
      errMsg: expect.stringContaining('Invoking task exceeded the memory limit of 128 MB'),
    })
    expect(await harness.get('/local/logs?function=small')).toMatchObject({ outcome: 'memory' })
    expect(await harness.run('return typeof globalThis.mark', { name: 'small' })).toBe('undefined')
  })

  test('fails another function’s call with the platform’s code', async () => {
    const code = `return cloud.callFunction({ name: 'small', data: { code: ${JSON.stringify(BUFFERS)} } })
      .then(() => 'no error', ({ errCode, errMsg }) => ({ errCode, errMsg }))`
    expect(await harness.run(code)).toEqual({
      errCode: -1,
      errMsg: expect.stringContaining('Invoking task exceeded the memory limit of 128 MB'),
    })
  })
})

test('a function that takes less memory than it has, again and again, goes on', async () => {
  const code = `Buffer.alloc(20 * 1024 * 1024, 1); globalThis.count = (globalThis.count || 0) + 1; return globalThis.count`
  let count: unknown
  for (let i = 0; i < 12; i += 1) count = await harness.run(code, { name: 'api' })
  expect(count).toBe(12)
})
