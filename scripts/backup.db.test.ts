import { execFile } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, truncateSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { promisify } from 'node:util'
import { gunzipSync } from 'node:zlib'
import { LIUWAN_OFFICE } from '../cloudfunctions/capabilities/attendance/testing/given'
import { data, openCounty } from '../cloudfunctions/testing/county'
import { storedIn } from '../cloudfunctions/testing/full-month'
import { against, code, content, EVENING, Polling, type OpenRound } from '../cloudfunctions/testing/polling'
import { startTestCloud, type Phone, type TestCloud } from '../cloudfunctions/testing/test-cloud'
import { addDays, atClock, dayOf } from '../cloudfunctions/kernel/day'
import { rawDatabase } from '../cloudfunctions/testing/raw-database'
import { database } from '../database/collections'
import { backup } from './backup'
import { operatorDatabase, type OperatorDatabase } from './operator-client'

const root = resolve(__dirname, '..')
const run = promisify(execFile)
const folder = mkdtempSync(join(tmpdir(), 'zhucun-copy-'))
const copy = join(folder, 'copy')

/** The commands as an operator types them. */
async function command(
  name: 'backup' | 'restore' | 'audit',
  ...args: string[]
): Promise<{ code: number; output: string }> {
  const typed = [join(root, 'node_modules/tsx/dist/cli.mjs'), `scripts/${name}.ts`, ...args]
  try {
    const { stdout } = await run(process.execPath, typed, { cwd: root })
    return { code: 0, output: stdout }
  } catch (error) {
    const { code: exit, stdout, stderr } = error as { code: number; stdout: string; stderr: string }
    return { code: exit, output: stdout + stderr }
  }
}
const at = (cloud: TestCloud) => ['--url', `${cloud.url}/admin`]

/** Every document as it lies in the database, with the types of its numbers. */
async function everything(cloud: TestCloud): Promise<Record<string, string[]>> {
  const all: Record<string, string[]> = {}
  for (const { name } of database.collections) {
    const found: string[] = []
    for (let last = ''; ;) {
      const page = await storedIn(cloud, name, { _id: { $gt: last } })
      found.push(...page)
      if (page.length < 100) break
      last = page
        .map((each) => (JSON.parse(each) as { _id: string })._id)
        .sort()
        .at(-1)!
    }
    all[name] = [...new Set(found)].sort()
  }
  return all
}

let cloud: TestCloud
let spare: TestCloud
let round: OpenRound
/** Of the slips of 柳湾村, in people's hands since before the copy: their file is not part of it. */
let scenes: string[]
let before: Record<string, string[]>
const votes = async (polling: Polling, from: number, to: number, choices = content) => {
  const cast = scenes.slice(from, to).map((scene, i) => polling.cast(`villager-${from + i}`, scene, choices))
  return Promise.all(cast)
}

beforeAll(async () => {
  cloud = await startTestCloud({ startAt: EVENING })
  const county = await openCounty(cloud)
  const zhou = await county.bind('周建平')
  const fix = { ...LIUWAN_OFFICE, accuracy: 12, capturedAt: EVENING }
  data(await zhou.call('attendance.checkIn', { fix, tappedAt: EVENING }))
  const day = { day: '2026-11-26', half: 'full' } as const
  data(await zhou.call('leave.submit', { kind: 'personal', from: day, to: day, reason: '回家一天' }))
  const wrote = { kind: 'problem', about: 'work', named: true, text: '自来水三天没来了。' } as const
  data(await zhou.call('complaints.file', wrote))
  const polling = new Polling(cloud, county)
  round = await polling.openRound(30)
  scenes = await polling.scenesOf(round, '柳湾村')
  expect((await votes(polling, 0, 12)).map(code)).toEqual(Array(12).fill('ok'))
  await cloud.tick()
  before = await everything(cloud)
})
afterAll(async () => {
  await cloud?.close()
  await spare?.close()
  rmSync(folder, { recursive: true, force: true })
})

describe('a rehearsal', () => {
  it('copies every document, for the eyes of who made it alone', async () => {
    const { code: exit, output } = await command('backup', '--to', copy, ...at(cloud))
    expect(output).toMatch(/people: 3\d/)
    expect(exit).toBe(0)
    for (const name of readdirSync(copy)) expect(statSync(join(copy, name)).mode & 0o077).toBe(0)
    const lines = gunzipSync(readFileSync(join(copy, 'people.ndjson.gz')))
      .toString()
      .trim()
      .split('\n')
    expect(lines).toHaveLength(before['people']!.length)
  })

  it('a folder that holds a copy is not written over', async () => {
    const { code: exit, output } = await command('backup', '--to', copy, ...at(cloud))
    expect(exit).toBe(1)
    expect(output).toContain('there is a copy')
  })

  it('is refused by an environment that is in use', async () => {
    const { code: exit, output } = await command('restore', '--from', copy, ...at(cloud))
    expect(exit).toBe(1)
    expect(output).toContain('is not empty')
    expect(await everything(cloud)).toEqual(before)
  })

  it('puts every document into an empty one, equal to the last bit, also when it stopped midway', async () => {
    await cloud.close()
    spare = await startTestCloud({ startAt: EVENING + 60_000 })
    // The functions were deployed too early, and the clock has run: as the page says, its trigger off, and emptied.
    await spare.tick()
    const early = await command('restore', '--from', copy, ...at(spare))
    expect(early.output).toContain('the clock has run here: take its trigger off, empty ')
    expect(early.code).toBe(1)
    for (const name of ['heartbeats', 'seals', 'figures']) await rawDatabase(spare).empty(name)
    expect(Object.values(await everything(spare)).flat()).toEqual([])
    await spare.fault({ match: { action: 'database.insertDocument' }, nth: 25, kind: 'fail' })
    const stopped = await command('restore', '--from', copy, ...at(spare))
    expect(stopped.code).toBe(1)
    await spare.clearFaults()
    expect((await command('restore', '--from', copy, ...at(spare))).output).toContain('is not empty')
    const { code: exit, output } = await command('restore', '--from', copy, '--go-on', ...at(spare))
    expect(output).toContain('documents were written')
    expect(exit).toBe(0)
    expect(await everything(spare)).toEqual(before)
  })

  it('twice writes nothing', async () => {
    const { code: exit, output } = await command('restore', '--from', copy, '--go-on', ...at(spare))
    expect(exit).toBe(0)
    expect(output).toContain('0 documents were written')
    expect(await everything(spare)).toEqual(before)
  })

  it('is what was sealed, before the clock runs there and after', async () => {
    const audited = await command('audit', ...at(spare))
    expect(audited.output).toContain('全部和封存时一样')
    expect(audited.code).toBe(0)
    await spare.tick()
    expect((await command('audit', ...at(spare))).code).toBe(0)
  })

  it('everybody goes on where they were: accounts, leave, and a round that is open is voted in and counted', async () => {
    const zhou = spare.as('liu-min')
    expect(data(await zhou.call('organization.me', {})).me?.name).toBe('刘敏')
    expect(data(await zhou.call('complaints.received', { show: 'waiting' })).rows).toHaveLength(1)
    const county = { organiser: spare.as('liu-min') } as never
    const polling = new Polling(spare, county)
    // Who had voted has voted, and the others still may: the boxes are the same under the same POLL_SECRET.
    const again = await polling.cast('somebody-else', scenes[0]!)
    expect(code(again)).not.toBe('ok')
    expect((await votes(polling, 12, 24)).map(code)).toEqual(Array(12).fill('ok'))
    expect((await votes(polling, 24, 30, against)).map(code)).toEqual(Array(6).fill('ok'))
    const { villages } = await polling.publish(round)
    // 12 votes from before the copy and 12 after it for, 6 against: counted as if nothing had been.
    expect(villages[0]).toMatchObject({ name: '柳湾村', rate: '80.0%', stay: '80.0%' })
    expect(villages[0]!.text).toContain('收回 30 张')
  })
})

describe('a copy that is not whole', () => {
  it.each([
    ['a line is missing', 'units', (path: string) => truncateSync(path, statSync(path).size - 30)],
    ['it was never finished', 'manifest', (path: string) => rmSync(path)],
  ])(
    '%s: nothing is written',
    async (_, name, spoil) => {
      const path = join(copy, name === 'manifest' ? 'manifest.json' : `${name}.ndjson.gz`)
      spoil(path)
      const empty = await startTestCloud()
      const { code: exit, output } = await command('restore', '--from', copy, ...at(empty))
      expect(exit).toBe(1)
      expect(output).toMatch(/cannot be read|instead of|was changed|never finished/)
      expect(Object.values(await everything(empty)).flat()).toEqual([])
      await empty.close()
    },
    60_000,
  )
})

describe('a copy that is made over the time at which the day is sealed', () => {
  const DAY = dayOf(EVENING)
  let source: TestCloud
  let secretary: Phone
  let target: TestCloud

  beforeAll(async () => {
    source = await startTestCloud({ startAt: EVENING })
    secretary = await (await openCounty(source)).bind('周建平')
    await source.tick()
  })
  afterAll(async () => {
    await source?.close()
    await target?.close()
  })

  const checkIn = async (now: number): Promise<void> => {
    await source.setClock(now)
    const fix = { ...LIUWAN_OFFICE, accuracy: 12, capturedAt: now }
    data(await secretary.call('attendance.checkIn', { fix, tappedAt: now }))
  }

  /** The database, in which something happens once, after the first page of a collection was read. */
  function eventful(name: string, happens: () => Promise<void>): OperatorDatabase {
    const db = operatorDatabase(`${source.url}/admin`)
    let isOver = false
    return {
      ...db,
      after: async (collection, id, limit) => {
        const page = await db.after(collection, id, limit)
        if (collection === name && !isOver) {
          isOver = true
          await happens()
        }
        return page
      },
    }
  }

  async function auditOfCopy(place: string, now: number): Promise<{ code: number; output: string }> {
    target = await startTestCloud({ startAt: now })
    const { code: exit, output } = await command('restore', '--from', place, ...at(target))
    expect([exit, output]).toEqual([0, expect.stringContaining('documents were written')])
    const audited = await command('audit', ...at(target))
    await target.close()
    return audited
  }

  it('holds no leaf of what it has an older form of', async () => {
    await checkIn(EVENING)
    const place = join(folder, 'over-the-night')
    const midnight = atClock(addDays(DAY, 1), '00:20')
    const happens = async (): Promise<void> => {
      await checkIn(EVENING + 30 * 60_000)
      await source.setClock(midnight)
      await source.tick()
    }
    await backup(eventful('ledgers', happens), place, () => undefined)
    const { code: exit, output } = await auditOfCopy(place, midnight + 60_000)
    expect([exit, output]).toEqual([0, expect.stringContaining('全部和封存时一样')])
  })

  it('holds the seals of one moment, though the clock was at them while they were copied', async () => {
    await checkIn(atClock(addDays(DAY, 1), '07:30'))
    const place = join(folder, 'while-sealing')
    const midnight = atClock(addDays(DAY, 2), '00:20')
    const happens = async (): Promise<void> => {
      await source.setClock(midnight)
      await source.tick()
    }
    const { collections } = await backup(eventful('seals', happens), place, () => undefined)
    expect(collections['seals']!.documents).toBe((await rawDatabase(source).read('seals')).length)
    const { code: exit, output } = await auditOfCopy(place, midnight + 60_000)
    expect([exit, output]).toEqual([0, expect.stringContaining(`至 ${addDays(DAY, 1)}`)])
    const never = eventful('seals', async () => undefined)
    let run = 0
    const restless = { ...never, find: async () => ({ _id: 'progress', version: run++ }) }
    await expect(backup(restless, join(folder, 'restless'), () => undefined)).rejects.toThrow(
      'just being sealed',
    )
  })
})
