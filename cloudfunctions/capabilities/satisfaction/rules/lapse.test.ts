import type { Decision, Moment, Notice } from '../../../kernel/aggregate'
import { atClock, DAY, dayOf } from '../../../kernel/day'
import type { RoundCode } from '../codes'
import { alarmOfRound } from './alarm'
import { decideForgetKeys, decideWaiting, lapsesAt } from './lapse'
import { decidePublish, graceUntil, type RoundState } from './round'

const closesAt = atClock('2026-11-25', '18:00')
const at = (time: number): Moment => ({
  ...{ now: time, today: dayOf(time), by: 'clock', requestId: 'request-1', policyVersion: 1 },
})
const closed: RoundState = {
  ...{ name: '2026年第二轮', countyId: 'u990101', phase: 'closed', openedBy: 'p1' },
  ...{ opensAt: atClock('2026-11-20', '09:00'), closesAt, graceMinutes: 10, ballotsPerAccount: 1 },
  ...{ slipsPerVillage: 30, standards: { minimumBallots: 10, vetoThreshold: 0.7 } },
  ...{ villages: [], result: null, keysHeld: true },
}
const warning = { key: 'warned' } as Notice
const gone = { key: 'lapsed' } as Notice
const told = { warning: [warning], lapsed: [gone] }
const wake = (state: RoundState, time: number) => decideWaiting(state, at(time), told)
const state = (decision: Decision<RoundState, RoundCode>): RoundState => {
  if (!decision.ok) throw new Error(decision.code)
  return decision.state
}
const warnsAt = graceUntil(closed) + 60 * DAY
const endsAt = graceUntil(closed) + 90 * DAY

describe('a round that is over and that nobody publishes', () => {
  it('is told of sixty days later, once, and may still be published', () => {
    expect(alarmOfRound(closed)).toBe(warnsAt)
    const decision = wake(closed, warnsAt)
    expect(decision).toMatchObject({ ok: true, notices: [warning] })
    expect(alarmOfRound(state(decision))).toBe(endsAt)
    expect(lapsesAt(closed)).toBe(endsAt)
    const result = { villages: [], total: null }
    expect(decidePublish(state(decision), at(endsAt - 1), result)).toMatchObject({ ok: true })
  })

  it('lapses after ninety: it can no longer be published, and its keys go at once', () => {
    const decision = wake(state(wake(closed, warnsAt)), endsAt)
    expect(decision).toMatchObject({ ok: true, notices: [gone], state: { phase: 'lapsed', keysHeld: true } })
    const lapsed = state(decision)
    expect(decidePublish(lapsed, at(endsAt), { villages: [], total: null })).toMatchObject({
      code: 'satisfaction.lapsed',
    })
    expect(alarmOfRound(lapsed)).toBe(1)
    expect(alarmOfRound(state(decideForgetKeys(lapsed, at(endsAt))))).toBeNull()
  })

  it('after a clock that stood still for all that time it lapses without a warning that would come too late', () => {
    expect(wake(closed, endsAt + DAY)).toMatchObject({ notices: [gone], state: { phase: 'lapsed' } })
  })

  it('one that was published meanwhile does not', () => {
    const published = state(decidePublish(closed, at(endsAt - 1), { villages: [], total: null }))
    expect(wake(published, endsAt)).toMatchObject({ code: 'satisfaction.notClosed' })
  })
})
