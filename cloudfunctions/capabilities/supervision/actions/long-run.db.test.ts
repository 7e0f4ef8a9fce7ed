import { atClock, MINUTE } from '../../../kernel/day'
import type { Heartbeat } from '../../../kernel/heartbeat'
import { rawDatabase, type RawDatabase } from '../../../testing/raw-database'
import { openRegion } from '../../../testing/region'
import { startTestCloud, type TestCloud } from '../../../testing/test-cloud'

/** Eight townships with four villages each. */
const SIZE = { cities: 1, counties: 2, townships: 4, villages: 4 }
const START = atClock('2026-11-24', '08:00')
/** The night's seal is due, and a new day takes up every figure. */
const NIGHT = atClock('2026-11-25', '00:21')
/** Seconds of a run here, of which the duties have six. */
const LIMIT = 8
/** Milliseconds by which each request of the figures is slower: all of them together take several runs. */
const SLOW = 260

let cloud: TestCloud
let raw: RawDatabase
let now = NIGHT

beforeAll(async () => {
  cloud = await startTestCloud({ startAt: START, clockTimeout: LIMIT })
  raw = rawDatabase(cloud)
  await openRegion(cloud, SIZE, START)
  await cloud.setClock(NIGHT)
})
afterAll(() => cloud?.close())
const heartbeat = async () => (await raw.get('heartbeats', 'clock'))['state'] as Heartbeat
const behind = async () => (await heartbeat()).behind ?? {}
const sealed = async () => (await raw.read('seals')).some(({ _id }) => _id === 's20261124')
const seals = async () => (await raw.read('seals')).filter(({ _id }) => _id !== 'progress')
/** What the figures say, whenever they were made. */
const said = async () =>
  (await raw.read('figures')).flatMap(({ _id, state }) => {
    const { at: _at, ...rest } = state as Record<string, unknown>
    return _id === 'watch' ? [] : [{ _id, ...rest }]
  })

/** One run, a minute after the one before. */
async function ring(): Promise<void> {
  now += MINUTE
  await cloud.setClock(now)
  await cloud.tick().catch(() => undefined)
}
/** Runs until nobody is behind; how many. */
async function untilThrough(): Promise<number> {
  for (let runs = 1; runs <= 20; runs++) {
    await ring()
    if (Object.keys(await behind()).length === 0) return runs
  }
  throw new Error(`the clock does not get through: ${JSON.stringify(await behind())}`)
}
const slow = (ms = SLOW): Promise<void> =>
  cloud.fault({
    match: { function: 'clock', collection: 'figures' },
    ...{ nth: 1, kind: 'delay', ms, times: 'every' },
  })
/** As if neither night nor figures had been. */
async function undone(): Promise<void> {
  await cloud.clearFaults()
  await raw.empty('seals')
  await raw.empty('figures')
}

let undisturbed: { said: unknown; seals: unknown }

it('undisturbed, every figure is worked out and the night sealed', async () => {
  await untilThrough()
  undisturbed = { said: await said(), seals: await seals() }
  expect(undisturbed.said).toHaveLength(8 + 2 + 1 + 1)
  expect(await sealed()).toBe(true)
})

it('figures that take longer than a run are behind, and the seal and the heartbeat come all the same', async () => {
  await undone()
  // So slow that on no machine they are through before the few pieces of the seal.
  await slow(4 * SLOW)
  const from = now + MINUTE
  // A run on a busy machine may do no more than a piece or two of the seal.
  for (let runs = 0; runs < 10 && !(await sealed()); runs++) {
    await ring()
    const { at, behind: who } = await heartbeat()
    expect(at).toBeGreaterThanOrEqual(now)
    expect(who!['figures']).toBeGreaterThanOrEqual(from)
    expect(who!['figures']).toBeLessThan(from + MINUTE)
  }
  expect(await sealed()).toBe(true)
})

it('get through over several runs to the same figures, worked out and not begun anew', async () => {
  await undone()
  await slow()
  expect(await untilThrough()).toBeGreaterThan(1)
  expect({ said: await said(), seals: await seals() }).toEqual(undisturbed)
})

it('and in runs of two clocks at once', async () => {
  await undone()
  await slow()
  now += MINUTE
  await cloud.setClock(now)
  await Promise.all([cloud.tick(), cloud.tick()])
  await cloud.clearFaults()
  await untilThrough()
  expect({ said: await said(), seals: await seals() }).toEqual(undisturbed)
})

it('and after the whole machine went down in the middle of a long run, wherever that was', async () => {
  for (const after of [800, 2_500, 5_000]) {
    await undone()
    await slow()
    const dying = ring()
    await new Promise((done) => setTimeout(done, after))
    await cloud.restart('SIGKILL')
    await dying.catch(() => undefined)
    raw = rawDatabase(cloud)
    await untilThrough()
    expect([after, { said: await said(), seals: await seals() }]).toEqual([after, undisturbed])
  }
})
