import { atClock, MINUTE } from '../../../kernel/day'
import { canonical, sha256Hex } from '../../../kernel/hashing'
import type { Heartbeat } from '../../../kernel/heartbeat'
import { storedIn } from '../../../testing/full-month'
import { openRegion, type Region } from '../../../testing/region'
import { startTestCloud, type Phone, type TestCloud } from '../../../testing/test-cloud'
import { granted } from '../../organization/testing/given'
import type { Figure } from '../rules/figure'

/** Two cities with two counties of two townships with ten villages each, of whose three people one is not seen. */
const SIZE = { cities: 2, counties: 2, townships: 2, villages: 10 }
const START = atClock('2026-11-24', '08:00')
const TOWNSHIP = 'u970101101'
const UPWARDS = ['u97', 'u9701', 'u970101', TOWNSHIP]

let cloud: TestCloud
let region: Region
let supervisor: Phone
let organiser: Phone
let now = START

beforeAll(async () => {
  cloud = await startTestCloud({ startAt: START })
  region = await openRegion(cloud, SIZE, START)
  supervisor = await region.supervisor('region-supervisor', 'u97')
  organiser = await region.supervisor('county-organiser', 'u970101')
  await cloud.tick()
})
afterAll(() => cloud?.close())
afterEach(() => cloud.clearFaults())
async function later(minutes = 1): Promise<void> {
  now += minutes * MINUTE
  await cloud.setClock(now)
}

/** Numbers as the database writes them, with their kind. */
function plainNumber(_key: string, value: unknown): unknown {
  const { $numberInt, $numberLong, $numberDouble } = (value ?? {}) as Record<string, string>
  const written = $numberInt ?? $numberLong ?? $numberDouble
  return written === undefined ? value : Number(written)
}

type Document = { _id: string; version: number; wakeAt: number | null; state: Figure }

async function figures(): Promise<Document[]> {
  const found = (await storedIn(cloud, 'figures', {})).map(
    (each) => JSON.parse(each, plainNumber) as Document,
  )
  return found.filter(({ _id }) => _id !== 'watch').sort((a, b) => a._id.localeCompare(b._id))
}
/** Every document whole, short enough to be compared at a glance. */
const digest = (documents: Document[]): Record<string, string> =>
  Object.fromEntries(
    documents.map((each) => [each._id, `v${each.version} ${sha256Hex(canonical(each)).slice(0, 8)}`]),
  )
/** What the figures say, whenever they were made. */
const said = async () => (await figures()).map(({ _id, state: { at: _at, ...state } }) => ({ _id, state }))

async function presentIn(unitId: string): Promise<number> {
  const { today } = granted(await supervisor.call('supervision.board', { unitId }))
  return Number(/(\d+) 人在村/.exec(today.summary)![1])
}

/** Those of whom nothing is known today, the townships in turn. */
let unseen: string[] | null = null
const nextUnseen = (): Phone => {
  unseen ??= region.villageIds.map((id) => `wx-p${id}2`)
  const account = unseen.shift()
  if (!account) throw new Error('everybody of the region has been seen today: it needs more villages')
  return cloud.as(account)
}
const checkIn = async (phone: Phone) =>
  granted(await phone.call('attendance.checkIn', { noFix: 'off', tappedAt: now }))

describe('figures of every unit', () => {
  it('are there after the first run, for every township and everything above', async () => {
    const all = await figures()
    expect(all).toHaveLength(8 + 4 + 2 + 1)
    expect(all.every(({ state, wakeAt }) => state.at >= START && (wakeAt ?? Infinity) > state.at)).toBe(true)
    expect(await presentIn('u97')).toBe(160)
  })

  it('are not touched by a second run in which nothing changed, and none is worked out again', async () => {
    const before = digest(await figures())
    await cloud.tick()
    expect(digest(await figures())).toEqual(before)
    await later()
    await cloud.tick()
    expect(digest(await figures())).toEqual(before)
  })

  it('change only where something changed: one check-in is four figures', async () => {
    const before = new Map((await figures()).map(({ _id, version }) => [_id, version]))
    await checkIn(nextUnseen())
    await cloud.tick()
    const moved = (await figures()).filter(({ _id, version }) => before.get(_id) !== version)
    expect(moved.map(({ state }) => state.unitId).sort()).toEqual([...UPWARDS].sort())
    // Seen once: the same change is not worked out a second time.
    const after = digest(await figures())
    await later()
    await cloud.tick()
    expect(digest(await figures())).toEqual(after)
  })

  it('a change that alters no number is worked out and says the same as before', async () => {
    const before = await said()
    await checkIn(cloud.as(`wx-p${region.villageIds[0]!}0`))
    await later()
    await cloud.tick()
    expect(await said()).toEqual(before)
    const due = (await figures()).filter(({ wakeAt }) => wakeAt !== null && wakeAt <= now)
    expect(due).toEqual([])
  })

  it('that cannot be worked out are told as failing, not as behind, until they have been well for a while', async () => {
    const beat = async () => {
      const [clock] = await storedIn(cloud, 'heartbeats', {})
      return (JSON.parse(clock!, plainNumber) as { state: Heartbeat }).state
    }
    const before = await presentIn('u97')
    await checkIn(nextUnseen())
    await later()
    // A township is read beside its own document; what has changed is asked for in another way.
    const match = { function: 'clock', action: 'database.aggregateDocuments', collection: 'units' }
    await cloud.fault({ match, nth: 1, times: 100, kind: 'fail' })
    await cloud.tick()
    await cloud.clearFaults()
    const { at, behind, failing } = await beat()
    expect([behind, failing]).toEqual([{}, { figures: { since: at, last: at } }])
    expect(await presentIn('u97')).toBe(before)
    await later(2)
    await cloud.tick()
    expect(await presentIn('u97')).toBe(before + 1)
    expect(Object.keys((await beat()).failing!)).toEqual(['figures'])
    await later(2)
    await cloud.tick()
    expect((await beat()).failing).toEqual({})
  })

  it('a check-in costs no round trip more for them', async () => {
    const phone = nextUnseen()
    await cloud.resetStats()
    await checkIn(phone)
    const { requests } = await cloud.stats()
    // The caller, the ledger that is not there yet, and the write.
    expect(Object.values(requests).reduce((sum, count) => sum + count, 0)).toBeLessThanOrEqual(3)
    await later()
    await cloud.tick()
  })

  it('follow a leave, and what somebody looked at', async () => {
    const [village] = region.villageIds
    const away = cloud.as(`wx-p${village!}0`)
    const leader = await region.supervisor('township-leader', TOWNSHIP)
    const total = async () => (await figures()).find(({ state }) => state.unitId === 'u97')!.state.total
    const before = await total()
    const end = { day: '2026-11-24', half: 'full' } as const
    const input = { kind: 'personal', from: end, to: end, reason: '回家一天' } as const
    const { bookId, applicationId } = granted(await away.call('leave.submit', input))
    granted(await leader.call('leave.approve', { bookId, applicationId }))
    await later()
    await cloud.tick()
    expect((await total()).today).toMatchObject({ leave: 1, in: before.today.in - 1 })

    const { rows } = granted(await leader.call('attendance.looks', { unitId: village! }))
    const row = rows[0]!
    const kind = row.key.slice(0, row.key.indexOf('-g'))
    const looks = (await total()).looks[kind]!
    granted(
      await leader.call('attendance.mark', {
        ...{ villageId: row.villageId, key: row.key, until: row.until, words: '去问过了' },
      }),
    )
    await later()
    await cloud.tick()
    expect((await total()).looks[kind] ?? 0).toBe(looks - 1)
  })

  it('a person of the village is shown with what the numbers rest on, within five queries', async () => {
    const [village] = region.villageIds
    const ids = { personId: `p${village!}0`, postingId: `g${village!}0` }
    const leader = cloud.as(`wx-stownshipleader${TOWNSHIP}`)
    await cloud.resetStats()
    const view = granted(await leader.call('supervision.person', ids))
    const { requests } = await cloud.stats()
    // The caller, whose posting it is, and beside each other the people, the ledgers and the leave book.
    expect(Object.values(requests).reduce((sum, count) => sum + count, 0)).toBeLessThanOrEqual(5)
    expect(view).toMatchObject({ post: `village${village!.slice(1)}第一书记`, today: { text: '请假' } })
    expect(view.leaves).toMatchObject([{ what: '请假 1天', when: '11月24日 周二' }])
    expect(view.leaves[0]!.page).toContain('packages/leave/application')
    const above = granted(await supervisor.call('supervision.person', ids))
    expect(above.leaves).toMatchObject([{ what: '请假 1天', page: '' }])
    expect(JSON.stringify(above)).not.toMatch(/事假|回家一天/)
    const none = await leader.call('supervision.person', { ...ids, postingId: 'gnone' })
    expect(none).toMatchObject({ code: 'record.notFound' })
  })

  it('turn with the morning’s end although nobody does anything', async () => {
    now = atClock('2026-11-24', '11:59')
    await later(0)
    const { today } = granted(await supervisor.call('supervision.board', {}))
    expect(today.figures.map(({ key }) => key)).not.toContain('unseen')
    await later(2)
    await cloud.tick()
    const after = granted(await supervisor.call('supervision.board', {})).today
    expect(after.figures.find(({ key }) => key === 'unseen')?.value).toMatch(/^\d+ 人$/)
  })

  it('a township that is renamed is named so in its county', async () => {
    granted(await organiser.call('organization.renameTownship', { townshipId: TOWNSHIP, name: '新名镇' }))
    await later()
    await cloud.tick()
    const { today } = granted(await supervisor.call('supervision.board', { unitId: 'u970101' }))
    expect(today.rows.map(({ name }) => name)).toContain('新名镇')
  })
})

describe('a run that dies', () => {
  it('at any of its requests is made good by the next one: nothing is counted twice or left out', async () => {
    await checkIn(nextUnseen())
    await cloud.resetStats()
    await cloud.tick()
    const { requests } = await cloud.stats()
    const count = Object.values(requests).reduce((sum, each) => sum + each, 0)
    let present = await presentIn('u97')
    for (let nth = 1; nth <= count; nth++) {
      await later(2)
      await checkIn(nextUnseen())
      present += 1
      await cloud.fault({ match: { function: 'clock' }, nth, kind: 'fail', times: 'every' })
      await cloud.tick().catch(() => undefined)
      await cloud.clearFaults()
      await later()
      await cloud.tick()
      expect(await presentIn('u97')).toBe(present)
    }
    // Whoever counts everything anew comes to the same.
    const townships = (await figures()).filter(({ state }) => state.unitId.length === TOWNSHIP.length)
    const live = await Promise.all(townships.map(({ state }) => presentIn(state.unitId)))
    expect(live.reduce((sum, each) => sum + each, 0)).toBe(present)
  })

  it('by the process itself, in the midst of its writes, leaves the rest to the next', async () => {
    await later()
    await checkIn(nextUnseen())
    await cloud.fault({
      match: { function: 'clock', collection: 'figures' },
      nth: 6,
      kind: 'delay',
      ms: 3_000,
    })
    const dying = cloud.tick().catch(() => undefined)
    await new Promise((resolve) => setTimeout(resolve, 700))
    await cloud.restart('SIGKILL')
    await dying
    await later()
    await cloud.tick()
    const undisturbed = await said()
    await later()
    await cloud.tick()
    expect(await said()).toEqual(undisturbed)
    const live = await Promise.all(
      undisturbed
        .filter(({ state }) => state.unitId.length === TOWNSHIP.length)
        .map(({ state }) => presentIn(state.unitId)),
    )
    expect(live.reduce((sum, each) => sum + each, 0)).toBe(await presentIn('u97'))
  })

  it('two clocks at once come to the same as one', async () => {
    await later()
    await checkIn(nextUnseen())
    const before = await presentIn('u97')
    await Promise.all([cloud.tick(), cloud.tick()])
    await later()
    await cloud.tick()
    expect(await presentIn('u97')).toBe(before + 1)
  })
})

describe('a new day and a new month', () => {
  it('begin with nobody seen, and yesterday’s numbers are not shown as today’s', async () => {
    now = atClock('2026-11-30', '23:59')
    await later(2)
    const waiting = granted(await supervisor.call('supervision.board', {}))
    expect(waiting.late).not.toBeNull()
    await cloud.tick()
    const view = granted(await supervisor.call('supervision.board', {}))
    expect(view).toMatchObject({ late: null, asOf: '00:01 的数' })
    expect(view.today.summary).toBe('240 人，0 人在村')
    expect(view.month).toMatchObject({ title: '2026年12月', previous: '2026-11' })
  })

  it('the month before stays, is settled in the first week, and stands in the trend', async () => {
    const view = granted(await supervisor.call('supervision.board', {}))
    const [november, december] = view.trend.months.slice(-2)
    expect(november).toMatchObject({ month: '2026-11', label: '11', title: '2026年11月' })
    expect(november!.parts.find(({ kind }) => kind === 'none')!.count).toBeGreaterThan(0)
    expect(december!.parts).toEqual([])
    const past = granted(await supervisor.call('supervision.month', { unitId: 'u97', month: '2026-11' }))
    expect(past.parts).toEqual(november!.parts)
    expect(past).toMatchObject({ next: '2026-12', empty: null })
  })
})
