import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { buildSync } from 'esbuild'
import { startHarness, type Harness } from './test-functions/harness'

/** Processes start slowly on a busy machine. */
const HOUR = 3_600_000
const START = Date.parse('2026-11-23T07:58:30+08:00')
const EACH_MINUTE = { name: 'every-minute', type: 'timer', config: '0 */1 * * * * *' }

let harness: Harness
beforeAll(
  async () =>
    (harness = await startHarness({
      functions: [
        { name: 'api', timeout: 10 },
        { name: 'clock', timeout: 10, triggers: [EACH_MINUTE] },
      ],
      startAt: START,
      timers: true,
    })),
)
afterAll(() => harness.close())

const now = async (): Promise<number> => ((await harness.get('/local/clock')) as { now: number }).now
describe('the movable clock', () => {
  test('is the clock of functions, of server dates and of the control endpoint alike', async () => {
    await harness.post('/local/clock', { to: START + HOUR / 2 })
    const seen = (await harness.run(`
      await db.collection('things').doc('stamp').set({ data: { at: db.serverDate() } })
      const { at } = (await db.collection('things').doc('stamp').get()).data
      return [Date.now(), new Date().getTime(), at.getTime(), Date.parse(new Date().toISOString()), Date.parse(Date())]`)) as number[]
    const here = await now()
    for (const moment of seen) expect(Math.abs(here - moment)).toBeLessThan(5000)
    expect(here - START).toBeLessThan(HOUR / 2 + 60_000)
  })

  test('does not disturb a date that is spelt out', async () => {
    expect(
      await harness.run(
        'return [new Date(0).getTime(), new Date(2026, 0).getTime(), new Date("2026-01-01").getTime(), new Date() instanceof Date]',
      ),
    ).toEqual([0, Date.UTC(2026, 0), Date.UTC(2026, 0), true])
  })

  test('is where it was after a restart', async () => {
    await harness.post('/local/clock', { advanceMs: 5 * HOUR })
    const before = await now()
    await harness.restart({ startAt: undefined })
    expect(Math.abs((await now()) - before)).toBeLessThan(10_000)
  })

  test('wants exactly one of a moment and a distance', async () => {
    expect(await harness.post('/local/clock', {})).toMatchObject({ code: 'INVALID_PARAM' })
    expect(await harness.post('/local/clock', { to: 1, advanceMs: 1 })).toMatchObject({
      code: 'INVALID_PARAM',
    })
    expect(await harness.post('/local/clock', { to: 'tomorrow' })).toMatchObject({ code: 'INVALID_PARAM' })
  })
})

describe('a timer', () => {
  // The timer's event carries no code, so the deployed clock is replaced by lines that write down each tick.
  const TICK = `
    const cloud = require('./probe-sdk.js')
    cloud.init({ env: cloud.DYNAMIC_CURRENT_ENV })
    const db = cloud.database()
    exports.main = async (event) => {
      const { OPENID, SOURCE } = cloud.getWXContext()
      await db.collection('ticks').add({ data: { at: Date.now(), time: event.Time, trigger: event.TriggerName, type: event.Type, openid: OPENID || null, source: SOURCE } })
      return 'ticked'
    }`

  const ticks = () =>
    harness.run(
      `return (await db.collection('ticks').orderBy('at', 'asc').limit(1000).get()).data`,
    ) as Promise<
      { at: number; time: string; trigger: string; type: string; openid: string | null; source: string }[]
    >

  beforeAll(async () => {
    await harness.run(`await db.createCollection('ticks')`)
    const folder = join(harness.functionsDir, 'clock')
    const sdk = join(folder, 'probe-sdk.js')
    const stdin = { contents: `module.exports = require('wx-server-sdk')`, resolveDir: __dirname }
    buildSync({ stdin, outfile: sdk, bundle: true, platform: 'node', logLevel: 'error' })
    writeFileSync(join(folder, 'index.js'), TICK)
    await harness.restart({ startAt: START })
    await harness.run(`await db.collection('ticks').where({ _id: _.exists(true) }).remove()`)
  })

  test('that falls due while the clock is moved has run, once each tick and in order, when the answer comes', async () => {
    const answer = await harness.post('/local/clock', { to: START + 3 * 60_000 })
    expect(answer).toMatchObject({ ran: 3 })
    const ran = await ticks()
    expect(ran.map((tick) => tick.time)).toEqual([
      '2026-11-22T23:59:00.000Z',
      '2026-11-23T00:00:00.000Z',
      '2026-11-23T00:01:00.000Z',
    ])
    for (const tick of ran) expect(tick.at - Date.parse(tick.time)).toBeLessThan(20_000)
    expect(ran[0]).toMatchObject({
      trigger: 'every-minute',
      type: 'Timer',
      openid: null,
      source: 'wx_trigger',
    })
  })

  test('runs a bounded number of times in a long move, the last tick always', async () => {
    const before = (await ticks()).length
    const to = Date.parse('2026-11-24T08:00:00+08:00')
    await harness.post('/local/clock', { to })
    const ran = (await ticks()).slice(before)
    expect(ran.length).toBeGreaterThanOrEqual(50)
    expect(ran.length).toBeLessThanOrEqual(61)
    expect(ran[ran.length - 1]!.time).toBe('2026-11-24T00:00:00.000Z')
  })

  test('leaves out the ticks of a move at which it is said to have no work, but not the first and the last', async () => {
    const from = Date.parse('2026-11-25T08:00:00+08:00')
    const alarm = from + 7.5 * HOUR
    const asked: [number, number][] = []
    await harness.restart({
      startAt: from,
      mayHaveWork: (after, until, anyIn) => {
        asked.push([after, until])
        return anyIn('alarms', { at: { $gt: after, $lte: until } })
      },
    })
    await harness.run(`
      await db.createCollection('alarms')
      await db.collection('alarms').add({ data: { at: ${alarm} } })`)
    const before = (await ticks()).length
    const answer = await harness.post('/local/clock', { to: from + 10 * HOUR })
    const ran = (await ticks()).slice(before).map(({ time }) => Date.parse(time) - from)
    expect(answer).toMatchObject({ ran: 3 })
    expect(ran[0]).toBe(60_000)
    // Ten hours in sixty parts: the first of their ticks after the alarm.
    expect(ran[1]! - 7.5 * HOUR).toBeGreaterThanOrEqual(0)
    expect(ran[1]! - 7.5 * HOUR).toBeLessThanOrEqual(11 * 60_000)
    expect(ran[2]).toBe(10 * HOUR)
    // Each is asked since the last run, so that nothing falls between two ticks.
    expect(new Set(asked.map(([after]) => after - from))).toEqual(new Set(ran.slice(0, 2)))
    await harness.restart({ startAt: from + 11 * HOUR, mayHaveWork: undefined })
  })

  test('can be run by hand', async () => {
    const before = (await ticks()).length
    expect(await harness.post('/local/timers/run', { function: 'clock' })).toMatchObject({ result: 'ticked' })
    expect(await ticks()).toHaveLength(before + 1)
    expect(await harness.post('/local/timers/run', { function: 'nobody' })).toMatchObject({
      code: 'FUNCTION_NOT_FOUND',
    })
  })
})
