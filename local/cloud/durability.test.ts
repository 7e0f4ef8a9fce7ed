import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startCloud } from './index'
import { admin, bundleCommandLine, ended, type CommandLine } from './test-functions/command-line'

/** Processes start slowly on a busy machine. */
let root: string
let commandLine: CommandLine

beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'durability-'))
  commandLine = bundleCommandLine(root)
  const keys = [{ path: 'slot', direction: 1 }]
  const things = { name: 'things', indexes: [{ name: 'one_slot', keys, unique: true }] }
  writeFileSync(join(root, 'database.json'), JSON.stringify({ collections: [things] }))
})
afterAll(() => {
  commandLine.stopAll()
  rmSync(root, { recursive: true, force: true })
})

const data = (): string[] => ['--data', join(root, 'data')]
const start = (...more: string[]) =>
  commandLine.start([...data(), '--database', join(root, 'database.json'), ...more])
const count = async (url: string) =>
  (await admin(url, 'database.calculateDocument', { collectionName: 'things', query: '{}' })).data!.total

describe('the command line', () => {
  test('says in one line where it is, and ends cleanly when asked', async () => {
    const { child, url, env } = await start('--env', 'county')
    expect(env).toMatchObject({
      TCB_ENV: 'county',
      TCB_CONTEXT_CNFG: JSON.stringify({ URL: `${url}/admin` }),
    })
    child.kill('SIGTERM')
    expect(await ended(child)).toBe(0)
  })

  test('refuses a folder that another one has open, and takes it when that one is gone', async () => {
    const first = await start()
    await expect(startCloud({ dataDir: join(root, 'data'), functionsDir: root })).rejects.toThrow(
      /another local cloud is running on /,
    )
    first.child.kill('SIGKILL')
    await ended(first.child)
    const second = await start()
    second.child.kill('SIGTERM')
    expect(await ended(second.child)).toBe(0)
  })

  test('--fresh forgets what it has written, and nothing else in the folder', async () => {
    const other = join(root, 'data', 'somebody-elses')
    mkdirSync(other, { recursive: true })
    const before = await start()
    const one = { collectionName: 'things', data: ['{"slot":1}'] }
    await admin(before.url, 'database.insertDocument', one)
    expect(await count(before.url)).toBe(1)
    before.child.kill('SIGTERM')
    await ended(before.child)
    const { child, url } = await start('--fresh')
    expect(await count(url)).toBe(0)
    child.kill('SIGTERM')
    await ended(child)
    expect(existsSync(other)).toBe(true)
  })

  test('explains a search and checks the database while a cloud runs, and says what is wrong with a command', async () => {
    const { child } = await start()
    const explained = await commandLine.run([
      'explain',
      ...data(),
      '--collection',
      'things',
      '--query',
      '{"slot":1}',
    ])
    expect(explained).toEqual({ output: expect.stringContaining('index one_slot, 1 interval'), code: 0 })
    const checked = await commandLine.run(['check', ...data()])
    expect(checked).toEqual({ output: expect.stringContaining('no problem found'), code: 0 })
    expect(await commandLine.run(['check'])).toEqual({ output: '', code: 1 })
    child.kill('SIGTERM')
    await ended(child)
  })
})
