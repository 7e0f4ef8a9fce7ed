import { addDays, atClock, DAY, MINUTE, monthOf, type Day } from '../../../kernel/day'
import { storedIn } from '../../../testing/full-month'
import { newRequestId, startTestCloud, type TestCloud } from '../../../testing/test-cloud'
import { granted } from '../../organization/testing/given'
import { LIUWAN_OFFICE } from '../testing/given'
import { openTownship, type Township } from '../testing/township'

/** Whichever call to the database fails, or is done and its reply lost: sent again, everything is there once. */

let cloud: TestCloud
let town: Township
let now = atClock('2026-11-23', '10:00')

beforeAll(async () => {
  cloud = await startTestCloud({ startAt: now })
  town = await openTownship(cloud)
})
afterAll(() => cloud?.close())
afterEach(() => cloud.clearFaults())

const LIUWAN = 'u990101101201'
type Reply = { ok: boolean }

interface Sweep {
  /** What the i-th try needs; broken by nothing. */
  before?: (i: number) => Promise<void>
  act: (i: number, requestId: string) => Promise<Reply>
  /** What there is after the second try. */
  after: (i: number) => Promise<void>
}

/** Breaks every call of an action in turn, each in both ways, and has the person try again. Returns how many broke. */
async function sweep({ before, act, after }: Sweep): Promise<number> {
  let broken = 0
  let i = 0
  for (const kind of ['fail', 'dropReply'] as const)
    for (let nth = 1; ; nth++) {
      i += 1
      await before?.(i)
      const requestId = newRequestId()
      await cloud.resetStats()
      await cloud.fault({ match: { function: 'api' }, nth, kind })
      await act(i, requestId).catch(() => undefined)
      const { requests } = await cloud.stats()
      await cloud.clearFaults()
      expect(await act(i, requestId)).toMatchObject({ ok: true })
      await cloud.setClock((now += 2 * MINUTE))
      await cloud.tick()
      await after(i)
      if (Object.values(requests).reduce((sum, count) => sum + count, 0) < nth) break
      broken += 1
    }
  return broken
}

type Stored = {
  state: { marks?: Array<{ key: string }> }
  notices: unknown[]
  history: Array<string | { act: string; data?: { day?: string; key?: string; of?: string } }>
}
const ledgerOf = async (name: string, day: Day): Promise<Stored> => {
  const [text = ''] = await storedIn(cloud, 'ledgers', { personId: town.personOf(name), month: monthOf(day) })
  return JSON.parse(text) as Stored
}
const written = (entries: Stored['history'], act: string, day: Day): number =>
  entries.filter((entry) => typeof entry === 'object' && entry.act === act && entry.data?.day === day).length
const stateOn = async (name: string, day: Day): Promise<string | undefined> => {
  const view = granted(await town.as(name).call('attendance.month', { month: monthOf(day) }))
  return view.cells.find((cell) => cell.day === day)?.state
}
const told = async (name: string, page: string, title: string): Promise<number> => {
  const { entries } = granted(await town.as(name).call('notifications.inbox', {}))
  return entries.filter((entry) => entry.page.includes(page) && entry.title.includes(title)).length
}
const back = (i: number): Day => addDays('2026-11-20', -i)

describe('an action that breaks on its way', () => {
  it('marks a row once: one sentence of one person', async () => {
    const key = (i: number) => `flags-g${i}`
    const broken = await sweep({
      act: (i, requestId) => {
        const input = { villageId: LIUWAN, key: key(i), until: '2026-11-23', words: '去看过了' }
        return town.as('何文').call('attendance.mark', input, requestId)
      },
      after: async (i) => {
        const [text = ''] = await storedIn(cloud, 'looks', { _id: `k${LIUWAN}_2026_11` })
        const { state, history } = JSON.parse(text) as Stored
        expect(state.marks!.filter((mark) => mark.key === key(i))).toHaveLength(1)
        expect(
          history.filter((entry) => typeof entry === 'object' && entry.data?.key === key(i)),
        ).toHaveLength(1)
        expect(history).toHaveLength(i)
      },
    })
    expect(broken).toBeGreaterThanOrEqual(8)
  })

  it('attests a day once, and its person is told once', async () => {
    const postingId = await town.postingOf('周建平')
    const broken = await sweep({
      act: (i, requestId) => {
        const said = { day: back(i), part: 'day' as const, reason: '手机丢了' }
        const whose = { personId: town.personOf('周建平'), postingId }
        return town.as('柳支书').call('attendance.attest', { ...whose, ...said }, requestId)
      },
      after: async (i) => {
        const { history, notices } = await ledgerOf('周建平', back(i))
        expect(written(history, 'attest', back(i))).toBe(1)
        expect(notices).toEqual([])
        expect(await stateOn('周建平', back(i))).toBe('present')
        expect(await told('周建平', `day=${back(i)}`, '证明你在村')).toBe(1)
      },
    })
    expect(broken).toBeGreaterThanOrEqual(8)
  })

  it('asks and answers a contest once, and everybody is told once', async () => {
    const contest = (i: number, requestId?: string) => {
      const input = { day: back(i), part: 'day' as const, reason: '那天手机没电' }
      return town.as('李晓燕').call('attendance.contest', input, requestId)
    }
    let page = ''
    let ids = { ledgerId: '', caseId: '' }
    const asked = await sweep({
      act: async (i, requestId) => {
        const reply = await contest(i, requestId)
        if (reply.ok) ids = reply.data.ids!
        return reply
      },
      after: async (i) => {
        page = `ledgerId=${ids.ledgerId}&caseId=${ids.caseId}`
        expect(written((await ledgerOf('李晓燕', back(i))).history, 'ask', back(i))).toBe(1)
        expect(await told('何文', page, '对台账有异议')).toBe(1)
        granted(await town.as('李晓燕').call('attendance.withdrawCase', ids))
      },
    })
    const answered = await sweep({
      before: async (i) => {
        ids = granted(await contest(i)).ids!
        page = `ledgerId=${ids.ledgerId}&caseId=${ids.caseId}`
      },
      act: (_i, requestId) =>
        town.as('何文').call('attendance.ruleCase', { ...ids, yes: true, reason: '' }, requestId),
      after: async (i) => {
        expect(await stateOn('李晓燕', back(i))).toBe('present')
        expect(await told('李晓燕', page, '同意了')).toBe(1)
        const { history } = await ledgerOf('李晓燕', back(i))
        const rulings = history.filter(
          (entry) => typeof entry === 'object' && entry.act === 'rule' && entry.data?.of === ids.caseId,
        )
        expect(rulings).toHaveLength(1)
      },
    })
    expect(Math.min(asked, answered)).toBeGreaterThanOrEqual(8)
  })

  it('takes a witness’s word once', async () => {
    let ids = { ledgerId: '', caseId: '' }
    const broken = await sweep({
      before: async (i) => {
        const input = { day: back(i), part: 'day' as const, reason: '忘了签' }
        const witnessId = town.personOf('沙支书')
        ids = granted(await town.as('赵志强').call('attendance.makeup', { ...input, witnessId })).ids!
      },
      act: (_i, requestId) => town.as('沙支书').call('attendance.witness', { ...ids, yes: false }, requestId),
      after: async () => {
        const page = `ledgerId=${ids.ledgerId}&caseId=${ids.caseId}`
        expect(await told('赵志强', page, '那天没有见到你')).toBe(1)
        const view = granted(await town.as('赵志强').call('attendance.case', ids))
        expect(view.timeline.map(({ what }) => what)).toEqual(['申请补签', '沙支书那天没有见到'])
      },
    })
    expect(broken).toBeGreaterThanOrEqual(8)
  })

  it('records a check-in once, with the fix it was measured by', async () => {
    let today = '2026-11-23'
    const start = now
    const broken = await sweep({
      before: async (i) => {
        now = start + i * DAY
        today = addDays('2026-11-23', i)
        await cloud.setClock(now)
      },
      act: (_i, requestId) => {
        const fix = { ...LIUWAN_OFFICE, accuracy: 12, capturedAt: now }
        return town.as('外村人').call('attendance.checkIn', { fix, tappedAt: now }, requestId)
      },
      after: async () => {
        const view = granted(await town.as('外村人').call('attendance.month', { month: monthOf(today) }))
        const { items } = view.stories.find(({ day }) => day === today)!
        expect(items.filter(({ what }) => /\d\d:\d\d/.test(what))).toHaveLength(1)
      },
    })
    expect(broken).toBeGreaterThanOrEqual(6)
  })
})
