import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { createInterface } from 'node:readline'
import { buildSync } from 'esbuild'
import { startCloud } from './index'

/** Processes start slowly on a busy machine. */
jest.setTimeout(60_000)

/** The command line as one bundled file under plain node, as it is shipped. */
let root: string
const running: ChildProcess[] = []

beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'durability-'))
  buildSync({
    entryPoints: [join(__dirname, 'cli.ts')],
    outfile: join(root, 'cli.cjs'),
    bundle: true,
    platform: 'node',
    external: ['libsql'],
    logLevel: 'error',
  })
  const keys = [{ path: 'slot', direction: 1 }]
  const things = { name: 'things', indexes: [{ name: 'one_slot', keys, unique: true }] }
  writeFileSync(join(root, 'database.json'), JSON.stringify({ collections: [things] }))
})
afterAll(() => {
  for (const child of running) child.kill('SIGKILL')
  rmSync(root, { recursive: true, force: true })
})

interface Started {
  child: ChildProcess
  url: string
  env: Record<string, string>
}

async function start(...more: string[]): Promise<Started> {
  const args = ['--data', join(root, 'data'), '--database', join(root, 'database.json'), ...more]
  const env = { ...process.env, NODE_PATH: resolve(__dirname, '../../node_modules') }
  const child = spawn(process.execPath, [join(root, 'cli.cjs'), ...args], {
    env,
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  running.push(child)
  const [line] = (await once(createInterface({ input: child.stdout! }), 'line')) as [string]
  return { child, ...(JSON.parse(line) as { url: string; env: Record<string, string> }) }
}

async function admin(
  url: string,
  action: string,
  params: object,
): Promise<{ code?: string; message?: string; data?: Record<string, unknown> }> {
  const body = JSON.stringify({ action, collectionName: 'things', ...params })
  return (await fetch(`${url}/admin`, { method: 'POST', body })).json() as Promise<{ code?: string }>
}

const add = (url: string, n: number) =>
  admin(url, 'database.insertDocument', {
    data: [JSON.stringify({ _id: `d${n}`, slot: n, at: { $tcb_server_date: {} } })],
  })
const ended = async (child: ChildProcess): Promise<number | null> => {
  if (child.exitCode === null && child.signalCode === null) await once(child, 'exit')
  return child.exitCode
}

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

  test('kills of the process lose no write that was answered, and leave the indexes right', async () => {
    const acknowledged = new Set<number>()
    let n = 0
    for (let round = 0; round < 3; round += 1) {
      const { child, url } = await start()
      const killed = setTimeout(() => child.kill('SIGKILL'), 250)
      const writers = Array.from({ length: 4 }, async () => {
        for (;;) {
          const mine = (n += 1)
          const reply = await add(url, mine).catch(() => null)
          if (!reply) return
          expect(reply.code).toBeUndefined()
          acknowledged.add(mine)
        }
      })
      await Promise.all(writers)
      clearTimeout(killed)
      await ended(child)
    }
    expect(acknowledged.size).toBeGreaterThan(20)

    const { child, url } = await start()
    for (const mine of acknowledged) {
      const { data } = await admin(url, 'database.calculateDocument', {
        query: JSON.stringify({ slot: mine }),
      })
      expect([mine, data!.total]).toEqual([mine, 1])
    }
    const [first] = acknowledged
    const again = await admin(url, 'database.insertDocument', { data: [JSON.stringify({ slot: first })] })
    expect(again).toMatchObject({
      code: 'DATABASE_REQUEST_FAILED',
      message: expect.stringContaining('E11000'),
    })
    child.kill('SIGTERM')
    await ended(child)
  })

  test('--fresh forgets what it has written, and nothing else in the folder', async () => {
    const other = join(root, 'data', 'somebody-elses')
    mkdirSync(other, { recursive: true })
    const { child, url } = await start('--fresh')
    const { data } = await admin(url, 'database.calculateDocument', { query: '{}' })
    expect(data!.total).toBe(0)
    child.kill('SIGTERM')
    await ended(child)
    expect(existsSync(other)).toBe(true)
  })
})
