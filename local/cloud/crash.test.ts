import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { admin, bundleCommandLine, ended, type CommandLine } from './test-functions/command-line'
import { Door, randomOf, Writer } from './test-functions/crash-load'
import { Money, TOGETHER } from './test-functions/crash-money'

const ROUNDS = process.env.ZHUCUN_FULL === '1' ? 50 : 5
/** Processes start slowly on a busy machine. */
jest.setTimeout(300_000 + ROUNDS * 20_000)

let folder: string
let commandLine: CommandLine
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'crash-'))
  commandLine = bundleCommandLine(folder)
  const index = (name: string, unique: boolean, ...paths: string[]) => ({
    name,
    keys: paths.map((path) => ({ path, direction: 1 })),
    unique,
  })
  const indexes = [
    index('one_slot', true, 'slot'),
    index('by_writer_round', false, 'writer', 'round'),
    index('by_tags', false, 'tags'),
  ]
  const collections = [
    { name: 'things', indexes },
    { name: 'accounts', indexes: [index('by_n', false, 'n')] },
    { name: 'ledger', indexes: [] },
  ]
  writeFileSync(join(folder, 'database.json'), JSON.stringify({ collections }))
})
afterAll(() => {
  commandLine.stopAll()
  rmSync(folder, { recursive: true, force: true })
})

type PowerLoss = 'losesNothing' | 'losesTheLastMoments'
let powerLoss: PowerLoss = 'losesNothing'
const data = (): string[] => ['--data', join(folder, powerLoss)]
const start = () =>
  commandLine.start([...data(), ...['--database', join(folder, 'database.json'), '--power-loss', powerLoss]])

/** The whole file and every index, before anything has opened it again. */
async function expectWhole(): Promise<void> {
  const { output, code } = await commandLine.run(['check', ...data()])
  expect(output).toContain('no problem found')
  expect(code).toBe(0)
}

async function reconcile(door: Door, writers: Writer[], money: Money): Promise<void> {
  const stored = await door.all('things')
  for (const [i, writer] of writers.entries())
    writer.reconcile(new Map([...stored].filter(([, document]) => document.writer === `w${i}`)))
  money.reconcile(await door.all('accounts'), await door.all('ledger'))
}

async function round(writers: Writer[], money: Money, seed: number): Promise<void> {
  const random = randomOf(seed)
  const { child, url } = await start()
  const requests = 40 + Math.floor(random() * 160)
  const door = new Door(url, (answers) => {
    if (answers === requests) setTimeout(() => child.kill('SIGKILL'), random() * 10)
  })
  await reconcile(door, writers, money)
  await Promise.all([
    ...writers.map((writer, i) => writer.run(door, randomOf(seed + i))),
    money.run(door, randomOf(seed + 100)),
    money.run(door, randomOf(seed + 101)),
  ])
  expect(await ended(child)).toBeNull()
}

/** Whether or not every commit waits for the disk: what the system has it keeps when the process is gone. */
test.each<PowerLoss>(['losesNothing', 'losesTheLastMoments'])(
  'kills in the middle of work lose nothing that was answered, tear nothing, and leave every index right, where a machine without power %s',
  async (each) => {
    powerLoss = each
    const seed = Number(process.env.CRASH_SEED ?? Math.floor(Math.random() * 2 ** 31))
    const writers = Array.from({ length: 4 }, (_, i) => new Writer(`w${i}`))
    const money = new Money()
    const first = await start()
    const accounts = [
      { _id: 'left', n: TOGETHER },
      { _id: 'right', n: 0 },
    ].map((account) => JSON.stringify(account))
    await admin(first.url, 'database.insertDocument', { collectionName: 'accounts', data: accounts })
    first.child.kill('SIGTERM')
    await ended(first.child)
    let done = 0
    try {
      for (; done < ROUNDS; done += 1) {
        await round(writers, money, seed + 1000 * done)
        await expectWhole()
      }
      const last = await start()
      await reconcile(new Door(last.url), writers, money)
      last.child.kill('SIGTERM')
      await ended(last.child)
    } catch (error) {
      throw new Error(`after ${done} rounds with CRASH_SEED=${seed}: ${(error as Error).message}`, {
        cause: error,
      })
    }
    expect(writers.reduce((sum, writer) => sum + writer.writes, 0)).toBeGreaterThan(10 * ROUNDS)
    expect(money.count).toBeGreaterThan(ROUNDS)
  },
)
