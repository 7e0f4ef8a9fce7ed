import { execFile } from 'node:child_process'
import { join, resolve } from 'node:path'
import { promisify } from 'node:util'
import { DAY, HOUR, MINUTE } from '../cloudfunctions/kernel/day'
import { rawDatabase } from '../cloudfunctions/testing/raw-database'
import { startTestCloud, type TestCloud } from '../cloudfunctions/testing/test-cloud'

const root = resolve(__dirname, '..')
const run = promisify(execFile)

let cloud: TestCloud
beforeAll(async () => {
  cloud = await startTestCloud()
})
afterAll(() => cloud?.close())

/** The command as a timer runs it. */
async function ask(url = `${cloud.url}/admin`, ...more: string[]): Promise<[code: number, said: string]> {
  const command = [
    join(root, 'node_modules/tsx/dist/cli.mjs'),
    'scripts/clock-state.ts',
    '--url',
    url,
    ...more,
  ]
  try {
    return [0, (await run(process.execPath, command, { cwd: root })).stdout.trim()]
  } catch (error) {
    const { code, stdout, stderr } = error as { code: number; stdout: string; stderr: string }
    return [code, (stdout + stderr).trim()]
  }
}

/** What the last runs left. */
async function left(state: object): Promise<void> {
  const raw = rawDatabase(cloud)
  await raw.empty('heartbeats')
  await raw.insert('heartbeats', { _id: 'clock', schema: 1, version: 1, state })
}

/** What time it is for the cloud, whose clock moves on by itself. */
async function timeThere(): Promise<number> {
  return ((await (await fetch(`${cloud.url}/local/clock`)).json()) as { now: number }).now
}

it('a clock that runs is well, and the exit code says so', async () => {
  const now = await timeThere()
  await left({ at: now - MINUTE, begun: now - MINUTE, behind: {}, failing: {} })
  expect(await ask()).toEqual([0, expect.stringMatching(/^well: the last whole run began \d+ s ago$/)])
})

it('one that stands still, never ran, breaks off, is behind or keeps failing is told, with the exit code 1', async () => {
  const now = await timeThere()
  const late = now - HOUR
  await rawDatabase(cloud).empty('heartbeats')
  expect(await ask()).toEqual([1, 'stopped: no run since ever'])
  await left({ at: late, begun: late })
  expect(await ask()).toEqual([1, expect.stringMatching(/^stopped: no run since \d{4}-/)])
  await left({ at: late, begun: now, brokenSince: late })
  expect(await ask()).toEqual([1, expect.stringContaining('breaks off')])
  await left({ at: now, begun: now, behind: { figures: late, seals: now } })
  expect(await ask()).toEqual([1, expect.stringMatching(/^behind since .*: figures$/)])
  await left({ at: now, begun: now, failing: { ledgers: { since: late, last: now } } })
  expect(await ask()).toEqual([1, expect.stringMatching(/^failing since .*: ledgers$/)])
})

it('a local cloud is judged by its own clock, which somebody moved', async () => {
  const now = (await timeThere()) + 400 * DAY
  await cloud.setClock(now)
  await left({ at: now - MINUTE, begun: now - MINUTE, behind: {}, failing: {} })
  expect(await ask()).toEqual([0, expect.stringMatching(/^well: the last whole run began \d+ s ago$/)])
  await cloud.setClock(now + HOUR)
  expect(await ask()).toEqual([1, expect.stringMatching(/^stopped: no run since /)])
})

it('what cannot be read or understood is neither', async () => {
  expect((await ask('http://127.0.0.1:1/admin'))[0]).toBe(2)
  expect(await ask(undefined, '--what')).toEqual([2, expect.stringContaining('Exit code')])
})
