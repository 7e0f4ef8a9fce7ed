import { build } from 'esbuild'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { database } from '../../database/collections'
import { addDays, atClock, MINUTE, type Day } from '../kernel/day'
import { troubleOf, type Heartbeat } from '../kernel/heartbeat'
import type { ClockEvent } from '../testing/clock-function'
import { rawDatabase, type RawDatabase } from '../testing/raw-database'
import { startTestCloud, type TestCloud } from '../testing/test-cloud'

const DAY: Day = '2026-11-23'
const NIGHT = atClock(addDays(DAY, 1), '00:20')
/** Documents of that day: three chunks of the seal. */
const CHANGED = 230
const LIMIT = 60_000
const SECOND = 1_000

let cloud: TestCloud
let raw: RawDatabase
let folder: string

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'zhucun-clock-'))
  await build({
    entryPoints: [join(__dirname, '../testing/clock-function.ts')],
    outfile: join(folder, 'functions/clock/index.js'),
    ...{ bundle: true, platform: 'node', format: 'cjs', logLevel: 'error' },
  })
  mkdirSync(folder, { recursive: true })
  const collections = [...database.collections, { name: 'things', indexes: [] }]
  writeFileSync(join(folder, 'database.json'), JSON.stringify({ ...database, collections }))
  const functions = [{ name: 'clock', timeout: 8, memorySize: 256, envVariables: {} }]
  writeFileSync(join(folder, 'cloudbaserc.json'), JSON.stringify({ functions }))
  cloud = await startTestCloud({
    startAt: NIGHT,
    functionsDir: join(folder, 'functions'),
    config: join(folder, 'cloudbaserc.json'),
    database: join(folder, 'database.json'),
  })
  raw = rawDatabase(cloud)
})
afterAll(async () => {
  await cloud?.close()
  rmSync(folder, { recursive: true, force: true })
})
beforeEach(async () => {
  for (const each of ['seals', 'heartbeats', 'things', 'ledgers']) await raw.empty(each)
  for (let i = 0; i < CHANGED; i++)
    await raw.insert('ledgers', {
      ...{ _id: `lg${String(i).padStart(4, '0')}_2026_11`, schema: 1, version: 1, changedOn: DAY },
      ...{
        state: { days: i },
        history: [{ at: NIGHT - 1, by: 'p1', act: 'put' }],
        notices: [],
        wakeAt: null,
      },
    })
})

type Options = Partial<ClockEvent>
/** One run; a run that the platform ended is none that answers. */
const ring = (options: Options = {}): Promise<unknown> =>
  cloud.as('somebody').raw('clock', { now: NIGHT, pieces: 10_000, takes: SECOND, limit: LIMIT, ...options })
const broken = (options: Options): Promise<unknown> =>
  expect(ring(options)).rejects.toThrow(/timed out|process exited/)

const heartbeat = async () => (await raw.get('heartbeats', 'clock'))['state'] as Heartbeat
const pieces = async () => (await raw.read('things')).length
const sealedDays = async () =>
  (await raw.read('seals')).flatMap(({ _id, day }) => (String(_id)[0] === 's' ? [day] : []))
/** What a night leaves for ever. */
const seals = async () => (await raw.read('seals')).filter(({ _id }) => _id !== 'progress')

describe('a duty with endless work', () => {
  it('keeps neither the night’s seal nor the heartbeat from coming, and the heartbeat names it', async () => {
    await ring()
    expect(await sealedDays()).toEqual([DAY])
    expect(await heartbeat()).toMatchObject({
      at: NIGHT,
      begun: NIGHT,
      next: 'long',
      behind: { long: NIGHT },
    })
    // All of its run's 45 seconds: the seal needed none.
    expect(await pieces()).toBe(45)
  })

  it('is behind since the first run in which it did not get through', async () => {
    await ring()
    await ring({ now: NIGHT + 20 * MINUTE })
    expect((await heartbeat()).behind).toEqual({ long: NIGHT })
    await ring({ now: NIGHT + 31 * MINUTE })
    const found = [{ state: await heartbeat() }]
    expect(troubleOf(found, NIGHT + 31 * MINUTE)).toEqual({ kind: 'behind', since: NIGHT, duties: ['long'] })
  })

  it('gets through over several runs, each of which goes on where the one before ended', async () => {
    const far: number[] = []
    for (let run = 0; run < 3; run++) {
      await ring({ now: NIGHT + run * MINUTE, pieces: 100 })
      far.push(await pieces())
    }
    expect(far).toEqual([45, 90, 100])
    const { at, behind } = await heartbeat()
    expect([at, behind]).toEqual([NIGHT + 2 * MINUTE, {}])
  })

  it('run again when it is through, changes nothing', async () => {
    await ring({ pieces: 10 })
    const [before, beat] = [await seals(), await heartbeat()]
    await ring({ pieces: 10 })
    expect(await seals()).toEqual(before)
    expect(await pieces()).toBe(10)
    expect(await heartbeat()).toEqual(beat)
  })

  it('two clocks at once do each piece once and come to the same seal as one', async () => {
    await ring()
    const one = await seals()
    await raw.empty('seals')
    await raw.empty('things')
    await Promise.all([ring({ pieces: 60 }), ring({ pieces: 60 })])
    await ring({ pieces: 60 })
    expect(await pieces()).toBe(60)
    expect(await seals()).toEqual(one)
    const { at, behind } = await heartbeat()
    expect([at, behind]).toEqual([NIGHT, {}])
  })

  it('in one piece that takes more than a run, has the others begin the next one', async () => {
    const takes = LIMIT
    await ring({ takes })
    expect(await heartbeat()).toMatchObject({ next: 'seals', behind: { long: NIGHT, seals: NIGHT } })
    expect(await sealedDays()).toEqual([])
    await ring({ takes, now: NIGHT + MINUTE })
    expect(await sealedDays()).toEqual([DAY])
    expect((await heartbeat()).behind).toEqual({ long: NIGHT })
  })
})

describe('a duty some of whose work comes to nothing', () => {
  const fails = { pieces: 4, takes: 1, fails: 2 }

  it('goes on with the rest, and the heartbeat and the log line count what failed', async () => {
    await ring(fails)
    expect(await pieces()).toBe(2)
    const failing = { long: { since: NIGHT, last: NIGHT } }
    const { at, behind, failing: told } = await heartbeat()
    expect([at, behind, told]).toEqual([NIGHT, {}, failing])
    const reply = await fetch(`${cloud.url}/local/logs?function=clock&limit=1`)
    const [run] = ((await reply.json()) as { invocations: Array<{ logs: string[] }> }).invocations
    const line = run!.logs
      .join('')
      .split('\n')
      .find((each) => each.includes('"action":"clock"'))
    expect(JSON.parse(line!)).toMatchObject({ code: 'failed', failed: { long: 2 } })
  })

  it('is told on the first page after half an hour, and no more when it has been well for three minutes', async () => {
    for (let minute = 0; minute <= 31; minute += 2) await ring({ ...fails, now: NIGHT + minute * MINUTE })
    await ring({ ...fails, now: NIGHT + 31 * MINUTE })
    const told = troubleOf([{ state: await heartbeat() }], NIGHT + 31 * MINUTE)
    expect(told).toEqual({ kind: 'failing', since: NIGHT, duties: ['long'] })
    await ring({ pieces: 4, takes: 1, now: NIGHT + 35 * MINUTE })
    expect(troubleOf([{ state: await heartbeat() }], NIGHT + 35 * MINUTE)).toBeNull()
  })
})

describe('a run that does not come to its end', () => {
  it('since a piece hangs, leaves a heartbeat before the platform ends it, and the next begins with another', async () => {
    // The last word comes after 1.8 seconds, the platform's end after eight.
    const limit = 2_000
    await broken({ limit, at: 3, happens: 'hangs', takes: 1 })
    expect(await heartbeat()).toMatchObject({
      at: NIGHT,
      next: 'seals',
      running: 'long',
      behind: { long: NIGHT, seals: NIGHT },
    })
    expect(await sealedDays()).toEqual([])
    await broken({ limit, at: 3, happens: 'hangs', takes: 1, now: NIGHT + MINUTE })
    expect(await sealedDays()).toEqual([DAY])
    expect(await heartbeat()).toMatchObject({ at: NIGHT + MINUTE, behind: { long: NIGHT } })
  })

  it('since its process died, is told from a clock that stands still, and keeps the seal waiting for one run only', async () => {
    const dies = { at: 3, happens: 'dies' } as const
    await broken(dies)
    expect(await heartbeat()).toMatchObject({ at: 0, begun: NIGHT, next: 'seals', running: 'long' })
    await broken({ ...dies, now: NIGHT + MINUTE })
    expect(await sealedDays()).toEqual([DAY])
    await broken({ ...dies, now: NIGHT + 12 * MINUTE })
    const state = await heartbeat()
    expect(state).toMatchObject({ at: 0, begun: NIGHT + 12 * MINUTE, brokenSince: NIGHT, brokeIn: 'long' })
    expect(troubleOf([{ state }], NIGHT + 12 * MINUTE)).toEqual({ kind: 'breaksOff', since: NIGHT })
    await ring({ pieces: 20, now: NIGHT + 13 * MINUTE })
    const now = await heartbeat()
    expect(now).toMatchObject({ at: NIGHT + 13 * MINUTE, brokenSince: null, running: null, brokeIn: 'long' })
    expect(now.behind).toEqual({})
    expect(await pieces()).toBe(20)
  })

  it('and is run again, does every piece once and seals the same', async () => {
    await ring({ pieces: 30 })
    const one = await seals()
    await raw.empty('seals')
    await raw.empty('things')
    for (const at of [1, 7, 12]) await broken({ pieces: 30, at, happens: 'dies' })
    await ring({ pieces: 30 })
    expect(await pieces()).toBe(30)
    expect(await seals()).toEqual(one)
  })

  it('since the whole machine went down in the middle, loses nothing that was done', async () => {
    await ring({ pieces: 60, takes: 1 })
    const one = await seals()
    for (const after of [40, 120, 300]) {
      await raw.empty('seals')
      await raw.empty('things')
      const dying = ring({ pieces: 60, takes: 1 }).catch(() => undefined)
      await new Promise((done) => setTimeout(done, after))
      await cloud.restart('SIGKILL')
      await dying
      raw = rawDatabase(cloud)
      await cloud.setClock(NIGHT)
      await ring({ pieces: 60, takes: 1 })
      expect([after, await pieces(), await seals()]).toEqual([after, 60, one])
    }
  })
})
