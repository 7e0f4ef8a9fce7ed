import type { Entry } from '../../../kernel/aggregate'
import { addDays, atClock, MINUTE } from '../../../kernel/day'
import { storedIn } from '../../../testing/full-month'
import { newRequestId, startTestCloud, type Fault, type TestCloud } from '../../../testing/test-cloud'
import { LIUWAN_OFFICE } from '../../attendance/testing/given'
import { openTownship, type Township } from '../../attendance/testing/township'
import { granted } from '../../organization/testing/given'
import type { Application, LeaveBookState } from '../rules/book'
import { replay } from '../rules/replay'
import { request } from '../testing/village'

/** Every call of every action: with ZHUCUN_FULL=1. The ordinary run takes a few that matter most. */
const FULL = process.env['ZHUCUN_FULL'] === '1'
/** Seconds after which a call is given up here, and milliseconds that come after it. */
const TIMEOUT = 2
const TOO_LATE = TIMEOUT * 1000 + 400

let cloud: TestCloud
let township: Township
let now = 0

beforeAll(async () => {
  cloud = await startTestCloud({ apiTimeout: TIMEOUT })
  await at('2026-11-23', '18:20')
  township = await openTownship(cloud)
})
afterAll(() => cloud?.close())
afterEach(() => cloud.clearFaults())
jest.setTimeout(FULL ? 1_200_000 : 300_000)

async function at(day: string, clock: string): Promise<void> {
  now = Math.max(now, atClock(day, clock))
  await cloud.setClock(now)
}

type Ids = { bookId: string; applicationId: string }
type Reply = { ok: boolean }
const zhou = () => township.as('周建平')
const ma = () => township.as('马玉兰')
const liu = () => township.as('刘敏')
const clerk = () => township.as('何文')

/**
 * Each on a morning of its own, on which leaves are asked for, granted and given back, so that no day is ever used. In 2027
 * the county's document for positions is over, so that returns have to be confirmed.
 */
const MORNINGS = [
  ...['2026-12-01', '2026-12-02', '2026-12-03', '2026-12-04', '2026-12-07', '2026-12-08', '2026-12-09'],
  ...['2026-12-10', '2027-01-14', '2027-01-15'],
]
/** The leave that is asked for and never comes. */
const SOME_DAY = '2026-12-29'

const asking = (day: string) => request('x', 'x', { from: { day, half: 'full' }, to: { day, half: 'full' } })
async function asked(day: string): Promise<Ids> {
  const { bookId, applicationId } = granted(await zhou().call('leave.submit', asking(day)))
  return { bookId, applicationId }
}
async function agreed(day: string): Promise<Ids> {
  const ids = await asked(day)
  for (const as of day < '2027' ? [ma()] : [ma(), liu()]) granted(await as.call('leave.approve', ids))
  return ids
}
async function claimed(day: string): Promise<Ids> {
  const ids = await agreed(day)
  granted(await zhou().call('leave.return', ids))
  return ids
}
const NONE: Ids = { bookId: '', applicationId: '' }

interface Case {
  name: string
  /** What is there before it is sent. */
  before: (day: string) => Promise<Ids>
  send: (ids: Ids, requestId: string, day: string) => Promise<Reply>
  /** Leaves the days free again. */
  tidy: (ids: Ids) => Promise<unknown>
}

const nothing = () => Promise.resolve()
const withdraw = (ids: Ids) => zhou().call('leave.withdraw', ids)
const revoke = (ids: Ids) => zhou().call('leave.revoke', ids)
const comeBack = (ids: Ids) => zhou().call('leave.return', ids)
const confirm = (ids: Ids) => clerk().call('leave.confirmReturn', ids)

const CASES: Case[] = [
  {
    name: 'asking',
    before: () => Promise.resolve(NONE),
    send: (_, requestId) => zhou().call('leave.submit', asking(SOME_DAY), requestId),
    tidy: withdraw,
  },
  {
    name: 'agreeing',
    before: () => asked(SOME_DAY),
    send: (ids, requestId) => ma().call('leave.approve', ids, requestId),
    tidy: revoke,
  },
  {
    name: 'not agreeing',
    before: () => asked(SOME_DAY),
    send: (ids, requestId) => ma().call('leave.reject', { ...ids, reason: '换一天。' }, requestId),
    tidy: nothing,
  },
  {
    name: 'taking back',
    before: () => asked(SOME_DAY),
    send: (ids, requestId) => zhou().call('leave.withdraw', ids, requestId),
    tidy: nothing,
  },
  {
    name: 'handing over',
    before: () => asked(SOME_DAY),
    send: (ids, requestId) =>
      ma().call('leave.handOver', { ...ids, to: township.personOf('陈国栋') }, requestId),
    tidy: withdraw,
  },
  {
    name: 'giving back',
    before: () => agreed(SOME_DAY),
    send: (ids, requestId) => zhou().call('leave.revoke', ids, requestId),
    tidy: nothing,
  },
  {
    name: 'more days',
    before: agreed,
    send: (ids, requestId, day) => {
      const until = { day: addDays(day, 1), half: 'full' as const }
      return zhou().call('leave.extend', { ...ids, until, reason: '再陪护一天。' }, requestId)
    },
    tidy: comeBack,
  },
  {
    name: 'coming back with a check-in',
    before: agreed,
    send: (ids, requestId) => zhou().call('leave.return', ids, requestId),
    tidy: nothing,
  },
  {
    name: 'coming back without one',
    before: agreed,
    send: (ids, requestId) => zhou().call('leave.return', ids, requestId),
    tidy: confirm,
  },
  {
    name: 'confirming that somebody is back',
    before: claimed,
    send: (ids, requestId) => clerk().call('leave.confirmReturn', ids, requestId),
    tidy: nothing,
  },
]

interface Book {
  state: LeaveBookState
  history: Entry[]
  notices: unknown[]
}
/** Numbers lie in the store as the platform writes them: `{$numberInt: '3'}`. */
const parsed = (text: string): unknown =>
  JSON.parse(text, (_, value: unknown) => {
    const [key, number] = value !== null && typeof value === 'object' ? (Object.entries(value)[0] ?? []) : []
    return key?.startsWith('$number') ? Number(number) : value
  })
async function book(): Promise<Book | null> {
  const [text] = await storedIn(cloud, 'leaveBooks', { personId: township.personOf('周建平') })
  return text ? (parsed(text) as Book) : null
}

/** What can be told again of an application: neither ids nor times. */
const essence = ({ status, from, days, flags, path, claim, returned, revoked, granted: g }: Application) => ({
  ...{
    status,
    from,
    days,
    flags,
    claim: claim?.office,
    returned: returned?.how,
    revoked: revoked?.by,
    granted: g,
  },
  path: path.map(({ ruling, handedTo }) => [ruling?.outcome, ruling?.by, ruling?.reason, handedTo?.to]),
})

/** What one sending came to in the end: the applications, the history without the clock's looks, and who was told what. */
async function outcomeOf(old: ReadonlySet<string>, entries: number, openids: Map<string, number>) {
  const { state, history, notices } = (await book())!
  expect(notices).toEqual([])
  expect(replay(state, history)).toEqual(state.applications)
  const fresh = state.applications.filter(({ id }) => !old.has(id))
  const told: string[] = []
  for (const { id } of fresh) {
    const page = `packages/leave/application/index?bookId=b${state.postingId}&applicationId=${id}`
    for (const text of await storedIn(cloud, 'inbox', { page })) {
      const { to, title } = JSON.parse(text) as { to: string; title: string }
      told.push(`${to} ${title}`)
    }
  }
  const cards: string[] = []
  for (const [openid, before] of openids)
    if ((await cloud.as(openid).messages()).length > before) cards.push(openid)
  const acts = history.slice(entries).map(({ act, by }) => `${act} ${by}`)
  return {
    applications: fresh.map(essence),
    acts: acts.filter((each) => !each.startsWith('wake')),
    told: told.sort(),
    cards: cards.sort(),
    last: fresh[fresh.length - 1]!.id,
  }
}

const PEOPLE = ['周建平', '马玉兰', '陈国栋', '何文'] as const
async function cardsNow(): Promise<Map<string, number>> {
  const counts = new Map<string, number>()
  for (const name of PEOPLE) {
    const openid = `wx-${township.personOf(name)}`
    counts.set(openid, (await cloud.as(openid).messages()).length)
  }
  return counts
}

/** Sends it under a fault, then the same request again; what it came to once the clock has run. */
async function live({ before, send, tidy }: Case, day: string, fault: Fault | null) {
  const old = new Set(((await book())?.state.applications ?? []).map(({ id }) => id))
  const ids = await before(day)
  const entries = (await book())?.history.length ?? 0
  const cards = await cardsNow()
  const requestId = newRequestId()
  await cloud.resetStats()
  if (fault) {
    await cloud.fault(fault)
    await send(ids, requestId, day).catch(() => undefined)
    await cloud.clearFaults()
  }
  const reply = await send(ids, requestId, day)
  const { requests } = await cloud.stats()
  expect(reply).toMatchObject({ ok: true })
  now += 2 * MINUTE
  await cloud.setClock(now)
  await cloud.tick()
  const { last, ...outcome } = await outcomeOf(old, entries, cards)
  const { bookId } = ids === NONE ? (reply as { data?: Ids }).data! : ids
  await tidy(ids === NONE ? { bookId, applicationId: last } : ids)
  return { outcome, calls: Object.values(requests).reduce((sum, count) => sum + count, 0) }
}

const WRITES = ['database.modifyDocument', 'database.insertDocument']

/** Every call in every way; or the write whose answer is lost, one call that differs from case to case, and of some an inbox entry and a late write. */
function faultsOf(index: number, calls: number): Fault[] {
  const all = Array.from({ length: calls }, (_, i) => i + 1)
  if (FULL) {
    const kinds = ['fail', 'dropReply', 'delay'] as const
    return all.flatMap((nth) => kinds.map((kind) => ({ match: {}, nth, kind, ms: TOO_LATE })))
  }
  const save = { match: { collection: 'leaveBooks', action: WRITES[0]! }, nth: 1 }
  return [
    { ...save, kind: 'dropReply' },
    { match: {}, nth: 1 + ((index * 3) % calls), kind: 'fail' },
    ...(index % 3 === 0 ? [{ match: { collection: 'inbox' }, nth: 1, kind: 'dropReply' as const }] : []),
    ...(index % 4 === 0 ? [{ ...save, kind: 'delay' as const, ms: TOO_LATE }] : []),
  ]
}

describe('whichever call fails, is late or loses its answer, the same request again ends as if nothing had happened', () => {
  it.each(CASES.map((each, index) => ({ ...each, index })))('of $name', async ({ index, ...each }) => {
    const day = MORNINGS[index]!
    await at(day, '07:30')
    if (day < '2027') {
      const fix = { ...LIUWAN_OFFICE, accuracy: 12, capturedAt: now }
      granted(await zhou().call('attendance.checkIn', { fix, tappedAt: now }))
    }
    const { outcome, calls } = await live(each, day, null)
    expect(outcome.applications.length).toBeGreaterThan(0)
    for (const fault of faultsOf(index, calls)) {
      const { outcome: again } = await live(each, day, fault)
      expect({ fault, ...again }).toEqual({ fault, ...outcome })
    }
  })
})
