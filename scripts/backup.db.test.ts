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
import { startTestCloud, type TestCloud } from '../cloudfunctions/testing/test-cloud'
import { database } from '../database/collections'

const root = resolve(__dirname, '..')
const run = promisify(execFile)
const folder = mkdtempSync(join(tmpdir(), 'zhucun-copy-'))
const copy = join(folder, 'copy')

/** The commands as an operator types them. */
async function command(
  name: 'backup' | 'restore',
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
