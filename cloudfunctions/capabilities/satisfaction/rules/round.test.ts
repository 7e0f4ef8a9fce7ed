import type { Decision, Moment, Notice } from '../../../kernel/aggregate'
import { DAY, dayOf, HOUR, MINUTE } from '../../../kernel/day'
import type { RoundCode } from '../codes'
import { alarmOfRound } from './alarm'
import { decideForgetKeys, lapsesAt } from './lapse'
import {
  slipsOf,
  decideClose,
  decideDraft,
  decideOpen,
  decidePublish,
  graceUntil,
  mayReprint,
  type NewRound,
  type RoundState,
} from './round'

const now = Date.UTC(2026, 10, 20, 1, 0)
const closesAt = Date.UTC(2026, 10, 25, 10, 0)
const at = (time: number): Moment => ({
  now: time,
  today: dayOf(time),
  by: 'p1',
  requestId: 'request-1',
  policyVersion: 1,
})
const village = {
  villageId: 'u1',
  boxId: 'xabcd0000',
  code: '990101101201',
  name: '柳湾村',
  township: '红柳镇',
}
const secretary = { postingId: 'g1', personId: 'p-zhou', name: '周建平' }
const wish = (change: Partial<NewRound> = {}): NewRound => ({
  name: '2026年第二轮',
  countyId: 'u990101',
  opensAt: undefined,
  closesAt,
  graceMinutes: 10,
  ballotsPerAccount: 1,
  slipsPerVillage: 30,
  standards: { minimumBallots: 10, vetoThreshold: 0.7 },
  villages: [{ ...village, households: 212, secretary }],
  ...change,
})
const state = (decision: Decision<RoundState, RoundCode>): RoundState => {
  if (!decision.ok) throw new Error(decision.code)
  return decision.state
}
const code = (decision: Decision<RoundState, RoundCode>): string => (decision.ok ? 'ok' : decision.code)
const open = (): RoundState => state(decideOpen(state(decideDraft(wish(), at(now))), at(now)))
const over = graceUntil({ closesAt, graceMinutes: 10 })
const quiet = { notices: [], when: '11月25日 18:10' }
const closed = (): RoundState => state(decideClose(open(), at(over), quiet))
const result = { villages: [], total: null }

describe('opening a round', () => {
  it('binds every village to the posting of its first secretary', () => {
    const draft = state(decideDraft(wish(), at(now)))
    expect(draft.phase).toBe('draft')
    expect(draft.opensAt).toBe(now)
    expect(draft.villages).toEqual([
      { ...village, households: 212, slips: 30, postingId: 'g1', secretary: '周建平', secretaryId: 'p-zhou' },
    ])
  })

  it('a village without a first secretary is named', () => {
    const decision = decideDraft(
      wish({ villages: [{ ...village, households: 1, secretary: null }] }),
      at(now),
    )
    expect(decision).toMatchObject({ code: 'satisfaction.noSecretary', params: { village: '柳湾村' } })
  })

  it('one slip a household: a village with fewer gets one for each, and the wish where their number is not known', () => {
    const slips = (households: number): number => {
      const decision = decideDraft(wish({ villages: [{ ...village, households, secretary }] }), at(now))
      return decision.ok ? slipsOf(decision.state, decision.state.villages[0]!) : -1
    }
    expect([29, 30, 31, 0].map(slips)).toEqual([29, 30, 30, 30])
  })

  it('lasts at least an hour and at most sixty days', () => {
    expect(code(decideDraft(wish({ closesAt: now + HOUR - 1 }), at(now)))).toBe('satisfaction.closesTooSoon')
    expect(code(decideDraft(wish({ closesAt: now + HOUR }), at(now)))).toBe('ok')
    expect(code(decideDraft(wish({ closesAt: now + 60 * DAY }), at(now)))).toBe('ok')
    expect(code(decideDraft(wish({ closesAt: now + 60 * DAY + 1 }), at(now)))).toBe(
      'satisfaction.closesTooLate',
    )
  })

  it('may begin later, but not in the past', () => {
    expect(code(decideDraft(wish({ opensAt: now - 6 * MINUTE }), at(now)))).toBe(
      'satisfaction.opensInThePast',
    )
    expect(state(decideDraft(wish({ opensAt: now + DAY }), at(now))).opensAt).toBe(now + DAY)
    const late = wish({ opensAt: closesAt - HOUR + 1 })
    expect(code(decideDraft(late, at(now)))).toBe('satisfaction.closesTooSoon')
  })

  it('happens once', () => {
    expect(code(decideOpen(open(), at(now)))).toBe('satisfaction.hasOpened')
  })

  it('slips that void others may be printed until it begins and never after', () => {
    const later = state(decideDraft(wish({ opensAt: now + DAY }), at(now)))
    expect(mayReprint(later, now + DAY - 1)).toBe(true)
    expect(mayReprint(later, now + DAY)).toBe(false)
    expect(mayReprint({ ...later, phase: 'closed' }, now)).toBe(false)
  })
})

describe('closing a round', () => {
  it('is refused before its hour and within the grace, and says from when on it may be', () => {
    for (const time of [now, closesAt, over - 1])
      expect(decideClose(open(), at(time), quiet)).toMatchObject({
        code: 'satisfaction.notOverYet',
        params: { when: '11月25日 18:10' },
      })
    expect(closed().phase).toBe('closed')
  })

  it('happens once, and tells whoever is to be told', () => {
    const notice = { key: 'n1' } as Notice
    const decision = decideClose(open(), at(over), { ...quiet, notices: [notice] })
    expect(decision.ok && decision.notices).toEqual([notice])
    expect(code(decideClose(closed(), at(over), quiet))).toBe('satisfaction.alreadyClosed')
  })

  it('a round whose slips are not all written cannot close', () => {
    expect(code(decideClose(state(decideDraft(wish(), at(now))), at(over), quiet))).toBe(
      'satisfaction.notReady',
    )
  })
})

describe('publishing a round', () => {
  it('comes only after the close and only once', () => {
    expect(code(decidePublish(open(), at(over), result))).toBe('satisfaction.notClosed')
    const published = state(decidePublish(closed(), at(over), result))
    expect(published).toMatchObject({ phase: 'published', result })
    expect(code(decidePublish(published, at(over), result))).toBe('satisfaction.alreadyPublished')
  })
})

describe('the alarm of a round', () => {
  it('rings at the end of the grace, then after publication until the keys are gone', () => {
    expect(alarmOfRound(state(decideDraft(wish(), at(now))))).toBeNull()
    // The watches are told in watch.test.ts, the rounds that nobody publishes in lapse.test.ts.
    expect(alarmOfRound({ ...open(), watchAt: over + 1 })).toBe(over)
    expect(alarmOfRound(closed())).toBeLessThan(lapsesAt(closed()))
    const published = state(decidePublish(closed(), at(over), result))
    expect(alarmOfRound(published)).toBe(1)
    expect(alarmOfRound(state(decideForgetKeys(published, at(over))))).toBeNull()
  })
})
