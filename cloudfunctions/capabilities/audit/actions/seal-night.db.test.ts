import { addDays, atClock, type Day } from '../../../kernel/day'
import { data, openCounty, type County } from '../../../testing/county'
import { Polling } from '../../../testing/polling'
import { rawDatabase, type RawDatabase } from '../../../testing/raw-database'
import { startTestCloud, type Phone, type TestCloud } from '../../../testing/test-cloud'
import { LIUWAN_OFFICE } from '../../attendance/testing/given'
import type { Chunk, Seal } from '../rules/seal'

const DAY: Day = '2026-11-23'
let cloud: TestCloud
let county: County
let secretary: Phone
let raw: RawDatabase

beforeAll(async () => {
  cloud = await startTestCloud()
  county = await openCounty(cloud)
  secretary = await county.bind('周建平')
  raw = rawDatabase(cloud)
})
afterAll(() => cloud?.close())

async function checkIn(phone: Phone, now: number): Promise<void> {
  const fix = { ...LIUWAN_OFFICE, accuracy: 12, capturedAt: now }
  data(await phone.call('attendance.checkIn', { fix, tappedAt: now }))
}

async function clockAt(day: Day, time: string): Promise<void> {
  await cloud.setClock(atClock(day, time))
  await cloud.tick()
}

const isSeal = ({ _id }: Record<string, unknown>): boolean => String(_id).startsWith('s')
/** What a night leaves for ever: seals and leaves, without how far the clock is. */
const kept = async () => (await raw.read('seals')).filter(({ _id }) => _id !== 'progress')
const seals = async () => (await kept()).filter(isSeal) as unknown as Seal[]
const leavesOf = async (day: Day) =>
  (await kept())
    .filter((each) => !isSeal(each) && each['day'] === day)
    .flatMap(({ collection, leaves }) =>
      (leaves as Chunk['leaves']).map((line) => `${collection as string} ${line.split(' ').at(-1)!}`),
    )

describe('the night’s seal', () => {
  it('takes in what was changed on the day from 00:20 on, and not before', async () => {
    await checkIn(secretary, atClock(DAY, '18:30'))
    await clockAt(DAY, '23:59')
    // The first seal takes in everything there was: here nothing.
    expect(await seals()).toMatchObject([{ day: addDays(DAY, -1), after: '', previous: '', leaves: 0 }])
    await clockAt(addDays(DAY, 1), '00:19')
    expect(await seals()).toHaveLength(1)
    await clockAt(addDays(DAY, 1), '00:20')
    const [first, second] = await seals()
    expect(second).toMatchObject({ day: DAY, after: first!.day, previous: first!.seal })
    const leaves = await leavesOf(DAY)
    expect(leaves).toHaveLength(second!.leaves)
    expect(leaves.filter((each) => each.startsWith('ledgers '))).toHaveLength(1)
    expect(leaves).toEqual([...leaves].sort(inOrder))
  })

  it('run twice changes nothing, and a day without changes is sealed as well', async () => {
    const before = await kept()
    await cloud.tick()
    expect(await kept()).toEqual(before)
    await clockAt(addDays(DAY, 2), '00:20')
    const sealed = await seals()
    expect(sealed.at(-1)).toMatchObject({ day: addDays(DAY, 1), previous: sealed.at(-2)!.seal })
  })

  it('costs one read of a minute in which nothing is due, and reads no more than what changed', async () => {
    const day = addDays(DAY, 2)
    await checkIn(secretary, atClock(day, '18:30'))
    await cloud.setClock(atClock(addDays(day, 1), '00:19'))
    await cloud.tick()
    await cloud.resetStats()
    await cloud.tick()
    const idle = await cloud.stats()
    await cloud.setClock(atClock(addDays(day, 1), '00:20'))
    await cloud.resetStats()
    await cloud.tick()
    const night = await cloud.stats()
    const changed = (await seals()).at(-1)!.leaves
    expect(changed).toBeGreaterThan(0)
    expect(night.documentsScanned - idle.documentsScanned).toBeLessThanOrEqual(changed + 5)
  })

  it('a document changed again on a later day gets a new leaf, which says what the change found', async () => {
    const lines = (await kept()).flatMap(({ collection, leaves, day }) =>
      collection === 'ledgers' ? (leaves as string[]).map((line) => ({ day, line })) : [],
    )
    expect(lines.map(({ day }) => day)).toEqual([DAY, addDays(DAY, 2)])
    expect(lines[0]!.line).toMatch(/ - l\w+$/)
    expect(lines[1]!.line).toMatch(/ \d+:[\w-]{22} l\w+$/)
  })

  it('a clock that stood still for days seals them all at once', async () => {
    const day = addDays(DAY, 9)
    await clockAt(day, '08:00')
    const sealed = await seals()
    expect(sealed.at(-1)).toMatchObject({ day: addDays(day, -1), after: sealed.at(-2)!.day })
  })

  it('a ballot box is sealed with its last change, after the publication, and never before', async () => {
    const polling = new Polling(cloud, county)
    polling.now = atClock(addDays(DAY, 9), '09:00')
    await cloud.setClock(polling.now)
    const round = await polling.openRound(10)
    await clockAt(addDays(DAY, 10), '00:20')
    expect((await leavesOf(addDays(DAY, 9))).filter((each) => each.startsWith('boxes '))).toEqual([])
    polling.now = atClock(addDays(DAY, 10), '09:00')
    await polling.publish(round)
    await cloud.tick()
    await clockAt(addDays(DAY, 11), '00:20')
    const boxes = (await leavesOf(addDays(DAY, 10))).filter((each) => each.startsWith('boxes '))
    expect(boxes).toHaveLength(6)
    expect((await raw.read('boxes')).map(({ salt }) => salt)).toEqual(Array(6).fill(null))
  })
})

/** By collection in the order of the seals, then by id. */
function inOrder(a: string, b: string): number {
  const [left, right] = [a, b].map((each) => each.split(' ') as [string, string])
  const order = ['units', 'people', 'accounts', 'jobs', 'files', 'ledgers']
  const by = order.indexOf(left![0]) - order.indexOf(right![0])
  return by !== 0 ? by : left![1] < right![1] ? -1 : 1
}

describe('a clock that is killed in the middle of the night', () => {
  /** As many documents as need several chunks of one collection. */
  const MANY = 230
  const day = addDays(DAY, 20)

  async function prepared(): Promise<Record<string, unknown>[]> {
    const ledger = (await raw.read('ledgers'))[0]!
    for (let i = 0; i < MANY; i++) {
      const copy = {
        ...ledger,
        _id: `lgmany${String(i).padStart(4, '0')}_2026_12`,
        changedOn: day,
        wakeAt: null,
      }
      await raw.insert('ledgers', copy)
    }
    await clockAt(day, '12:00')
    return kept()
  }

  it('goes on where it stopped, and the seals are the same wherever that was', async () => {
    const before = await prepared()
    const progress = await raw.get('seals', 'progress')
    const back = async (): Promise<void> => {
      await raw.empty('seals')
      for (const each of [...before, progress]) await raw.insert('seals', each)
    }
    await cloud.setClock(atClock(addDays(day, 1), '00:20'))
    await cloud.tick()
    const whole = await kept()
    expect(whole.at(-1)).toMatchObject({ day, chunks: whole.length - before.length - 1 })
    expect(whole.length - before.length).toBeGreaterThan(3)
    await cloud.resetStats()
    await back()
    await cloud.tick()
    expect(await kept()).toEqual(whole)
    const every = process.env['ZHUCUN_FULL'] === '1' ? 1 : 2
    for (const kind of ['fail', 'dropReply'] as const)
      for (let nth = 2; nth <= 14; nth += every) {
        await back()
        await cloud.fault({ match: { collection: 'seals', function: 'clock' }, nth, kind, times: 1 })
        await cloud.tick()
        await cloud.clearFaults()
        await cloud.tick()
        expect([kind, nth, await kept()]).toEqual([kind, nth, whole])
      }
    // The whole machine goes down in the middle.
    for (const after of [60, 150, 300]) {
      await back()
      const night = cloud.tick().catch(() => undefined)
      await new Promise((done) => setTimeout(done, after))
      await cloud.restart('SIGKILL')
      await night
      raw = rawDatabase(cloud)
      await cloud.setClock(atClock(addDays(day, 1), '00:20'))
      await cloud.tick()
      expect([after, await kept()]).toEqual([after, whole])
    }
    // Two clocks at once are no more than one.
    await back()
    await Promise.all([cloud.tick(), cloud.tick(), cloud.tick()])
    await cloud.tick()
    expect(await kept()).toEqual(whole)
  })
})
