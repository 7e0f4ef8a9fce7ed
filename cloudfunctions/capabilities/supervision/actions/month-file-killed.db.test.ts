import { readdirSync, readFileSync, readlinkSync } from 'node:fs'
import { basename, join } from 'node:path'
import readXlsx from 'read-excel-file/node'
import { atClock, DAY, MINUTE } from '../../../kernel/day'
import { storedIn } from '../../../testing/full-month'
import { openRegion } from '../../../testing/region'
import { startTestCloud, type Phone, type TestCloud } from '../../../testing/test-cloud'
import { granted } from '../../organization/testing/given'

/** One county of ten townships, which are laid down four at a time: three parts and the whole. */
const SIZE = { cities: 1, counties: 1, townships: 10, villages: 1 }
const PEOPLE = 30
const PARTS = 3
const START = atClock('2026-11-24', '10:00')
const november = { unitId: 'u970101', month: '2026-11' }

let cloud: TestCloud
let organiser: Phone
let now = START

beforeAll(async () => {
  cloud = await startTestCloud({ startAt: START })
  organiser = await (await openRegion(cloud, SIZE, START)).supervisor('county-organiser', 'u970101')
})
afterAll(() => cloud?.close())
afterEach(() => cloud.clearFaults())
async function later(ms: number): Promise<void> {
  now += ms
  await cloud.setClock(now)
}

/** Processes that run a function, of this test's cloud alone: their parent is the cloud, whose parent is the test. */
function instancesOf(name: string): number[] {
  const parentOf = (pid: number): number =>
    Number(/^PPid:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1])
  return readdirSync('/proc')
    .filter((entry) => /^\d+$/.test(entry))
    .map(Number)
    .filter((pid) => {
      try {
        return basename(readlinkSync(`/proc/${pid}/cwd`)) === name && parentOf(parentOf(pid)) === process.pid
      } catch {
        // It ended while it was looked at, or is somebody else's.
        return false
      }
    })
}

const line = async (): Promise<string> =>
  (await storedIn(cloud, 'files', {})).find((text) => text.includes('"month-ledger"')) ?? ''
const partsLying = async (): Promise<number> => new Set((await line()).match(/exports\/\w+-\d+\.json/g)).size

/** Everything that lies in storage of the file: the whole, and parts of it, also such as nobody noted. */
function lyingInStorage(): number {
  return readdirSync(join(cloud.dataDir, 'cloud', 'files')).length
}

async function untilThere(): Promise<unknown[][]> {
  for (let calls = 0; calls < 20; calls++) {
    const { file } = granted(await organiser.call('report.monthLedger', november))
    if (file) return (await readXlsx(Buffer.from(await (await fetch(file.url)).arrayBuffer())))[0]!.data
  }
  throw new Error('the file was not made in twenty calls')
}

interface Reached {
  /** Parts that are noted. */
  noted: number
  /** Whether the whole file is noted, too. */
  made: boolean
  /** Files in storage, where that is told. */
  lying?: number
}

async function hasReached({ noted, made, lying }: Reached): Promise<boolean> {
  const whole = (await line()).includes('"made":{')
  return (
    (await partsLying()) === noted && whole === made && (lying === undefined || lyingInStorage() === lying)
  )
}

/** Begins a file, and kills the process that makes it when it has come so far and is held at the request after that. */
async function killedAt(
  match: { action: string; collection?: string },
  nth: number,
  reached: Reached,
): Promise<void> {
  const held = { ...match, function: 'reports' }
  await cloud.fault({ match: held, nth, times: 'every', kind: 'delay', ms: 50_000 })
  const dead = organiser.call('report.monthLedger', november).catch(() => null)
  const until = Date.now() + 45_000
  while (!(await hasReached(reached))) {
    if (Date.now() > until) throw new Error('it does not come so far')
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  // On to the held request itself, where nothing moves.
  await new Promise((resolve) => setTimeout(resolve, 500))
  const instances = instancesOf('reports')
  expect(instances).not.toEqual([])
  for (const instance of instances) process.kill(instance, 'SIGKILL')
  const reply = await dead
  expect(reply === null || !reply.ok).toBe(true)
  await cloud.clearFaults()
}

let uncut: unknown[][]

it('a file that nobody cut off has everybody', async () => {
  uncut = await untilThere()
  expect(uncut.slice(4, 4 + PEOPLE).map((row) => row[0])).toEqual(
    Array.from({ length: PEOPLE }, (_, i) => i + 1),
  )
  await later(31 * MINUTE)
})

describe('the process that makes it is killed', () => {
  const cuts = [
    [
      'while the second part is written down',
      { action: 'database.modifyDocument', collection: 'files' },
      3,
      1,
      false,
    ],
    ['while the third part is laid into storage', { action: 'storage.getUploadMetadata' }, 3, 2, false],
    ['while the parts are put together', { action: 'storage.batchGetDownloadUrl' }, 2, PARTS, false],
    ['while the parts are deleted', { action: 'storage.batchDeleteFile' }, 1, PARTS, true],
  ] as const

  it.each(cuts)(
    '%s: what was done is kept, and the next tap makes the same file',
    async (_when, match, nth, kept, made) => {
      await killedAt(match, nth, { noted: kept, made })
      expect(await partsLying()).toBe(kept)
      const data = await untilThere()
      // The line of the heading says when it was begun.
      expect(data.filter((_, i) => i !== 1)).toEqual(uncut.filter((_, i) => i !== 1))
      await later(31 * MINUTE)
    },
  )
})

// Beside the parts there lies the whole of this making, or of the one before it.
it.each([
  [
    'a part that it had no time to note',
    { action: 'database.modifyDocument', collection: 'files' },
    3,
    1,
    false,
    3,
  ],
  ['parts of a whole file', { action: 'storage.batchDeleteFile' }, 1, PARTS, true, PARTS + 1],
] as const)(
  'of a killed process %s are gone a day later, and only the line stays',
  async (_what, match, nth, noted, made, lying) => {
    await killedAt(match, nth, { noted, made, lying })
    expect(await partsLying()).toBe(noted)
    expect(lyingInStorage()).toBe(lying)
    await later(DAY + MINUTE)
    for (let runs = 0; runs < 3; runs++) await cloud.tick()
    expect(lyingInStorage()).toBe(0)
    expect(await line()).toContain('"deleteAt":null')
    expect(await line()).not.toContain('"making"')
  },
)
