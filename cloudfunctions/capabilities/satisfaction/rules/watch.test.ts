import type { Decision, Moment } from '../../../kernel/aggregate'
import { atClock, DAY, dayOf, HOUR, MINUTE } from '../../../kernel/day'
import type { RoundCode } from '../codes'
import { alarmOfRound } from './alarm'
import { decideDraft, decideOpen, graceUntil, type RoundState, type Secretary } from './round'
import { decideWatch, nextWatch, upcastFirst, watched } from './watch'

const now = atClock('2026-11-20', '09:00')
const opensAt = atClock('2026-11-22', '08:00')
const closesAt = atClock('2026-11-25', '18:00')
const at = (time: number): Moment => ({
  ...{ now: time, today: dayOf(time), by: 'p1', requestId: 'request-1', policyVersion: 1 },
})
const state = (decision: Decision<RoundState, RoundCode>): RoundState => {
  if (!decision.ok) throw new Error(decision.code)
  return decision.state
}
const ZHOU: Secretary = { postingId: 'g1', personId: 'p-zhou', name: '周建平' }
const WANG: Secretary = { postingId: 'g2', personId: 'p-wang', name: '王磊' }
const LI: Secretary = { postingId: 'g3', personId: 'p-li', name: '李静' }
const village = (villageId: string, secretary: Secretary) => ({
  ...{ villageId, boxId: `x${villageId}`, code: `9901011012${villageId}`, name: `${villageId}村` },
  ...{ township: '红柳镇', households: 212, secretary },
})
const made = (opens?: number): RoundState =>
  state(
    decideOpen(
      state(
        decideDraft(
          {
            ...{ name: '2026年第二轮', countyId: 'u990101', opensAt: opens, closesAt, graceMinutes: 10 },
            ...{ ballotsPerAccount: 1, slipsPerVillage: 30 },
            standards: { minimumBallots: 10, vetoThreshold: 0.7 },
            villages: [village('u1', ZHOU), village('u2', WANG)],
          },
          at(now),
        ),
      ),
      at(now),
    ),
  )
const unchanged = new Map([
  ['u1', ZHOU],
  ['u2', WANG],
])
const look = (round: RoundState, secretaries: ReadonlyMap<string, Secretary>, time: number): RoundState =>
  state(decideWatch(round, watched(round, secretaries, time), at(time), []))

describe('a round is looked at', () => {
  it('at one in the morning after it was opened, and every morning after that, until its end', () => {
    const open = made()
    expect(alarmOfRound(open)).toBe(atClock('2026-11-21', '01:00'))
    const next = look(open, unchanged, atClock('2026-11-21', '01:00'))
    expect(alarmOfRound(next)).toBe(atClock('2026-11-22', '01:00'))
    const last = look(open, unchanged, atClock('2026-11-25', '01:00'))
    expect(alarmOfRound(last)).toBe(graceUntil(open))
  })

  it('and just before it opens and when it does, where that is later than it was made', () => {
    const round = made(opensAt)
    expect(alarmOfRound(round)).toBe(atClock('2026-11-21', '01:00'))
    const atNight = look(round, unchanged, atClock('2026-11-22', '01:00'))
    expect(alarmOfRound(atNight)).toBe(opensAt - 2 * MINUTE)
    const before = look(atNight, unchanged, opensAt - 2 * MINUTE)
    expect(alarmOfRound(before)).toBe(opensAt)
    const open = look(before, unchanged, opensAt)
    expect(alarmOfRound(open)).toBe(atClock('2026-11-23', '01:00'))
    expect(nextWatch({ opensAt: now + MINUTE }, now)).toBe(now + MINUTE)
  })

  it('a round stored before this was watched closes at its hour all the same', () => {
    const { watchAt: _watchAt, ...before } = made()
    expect(alarmOfRound(before as RoundState)).toBe(graceUntil(before))
  })
})

describe('a village is bound to whoever is its first secretary when the round opens', () => {
  const changed = new Map([
    ['u1', LI],
    ['u2', WANG],
  ])
  const nobody = new Map([['u2', WANG]])

  it('who came in the meantime is asked about, and the other villages stay as they are', () => {
    const round = made(opensAt)
    const { bound, unasked } = watched(round, changed, opensAt - MINUTE)
    expect(unasked.size).toBe(0)
    expect(bound).toEqual([
      { ...round.villages[0]!, postingId: 'g3', secretary: '李静', secretaryId: 'p-li' },
    ])
    const next = look(round, changed, opensAt - MINUTE)
    expect(next.villages).toEqual([bound[0], round.villages[1]])
    expect(next.voided).toEqual({})
  })

  it('also where the clock comes late: the first look from the hour on binds, once', () => {
    const late = look(made(opensAt), changed, opensAt + 3 * HOUR)
    expect([late.bound, late.voided]).toEqual([true, {}])
    expect(late.villages[0]).toMatchObject({ postingId: 'g3' })
    expect(look(late, unchanged, opensAt + DAY).voided).toEqual({ u1: 'replaced' })
  })

  it('a village without one keeps whom it has until then, and does not count if nobody has come', () => {
    const round = look(made(opensAt), nobody, opensAt - DAY)
    expect(round.villages[0]).toMatchObject({ postingId: 'g1', secretary: '周建平' })
    expect(look(round, changed, opensAt - MINUTE).villages[0]).toMatchObject({ postingId: 'g3' })
    expect(look(round, nobody, opensAt).voided).toEqual({ u1: 'vacant' })
  })

  it('after that whoever was replaced is no longer asked about: the village does not count', () => {
    const open = look(made(opensAt), unchanged, opensAt)
    for (const secretaries of [changed, nobody]) {
      const { bound, unasked } = watched(open, secretaries, opensAt + HOUR)
      expect(bound).toEqual([])
      expect([...unasked]).toEqual([['u1', 'replaced']])
      const next = look(open, secretaries, opensAt + HOUR)
      expect(next.voided).toEqual({ u1: 'replaced' })
      expect(next.villages).toEqual(open.villages)
    }
    // So also in a round that opens at once.
    expect(watched(made(), changed, now + HOUR).unasked.get('u1')).toBe('replaced')
  })

  it('and does not count even if the first one comes back; the first reason stays', () => {
    const gone = look(look(made(opensAt), nobody, opensAt), changed, opensAt + HOUR)
    expect(gone.voided).toEqual({ u1: 'vacant' })
    expect(look(gone, unchanged, opensAt + DAY).voided).toEqual({ u1: 'vacant' })
  })
})

describe('a round that was saved when rounds were bound as they were made', () => {
  it('and is still to open, is looked at before its hour, and not only the morning after', () => {
    const old = { ...made(opensAt), watchAt: atClock('2026-11-22', '01:00') + DAY }
    expect(alarmOfRound(upcastFirst(old) as RoundState)).toBe(opensAt - 2 * MINUTE)
    const sooner = { ...old, watchAt: atClock('2026-11-21', '01:00') }
    expect(upcastFirst(sooner)).toEqual(sooner)
  })

  it('and is over, or was read in part, stays as it is', () => {
    const over = { ...made(opensAt), phase: 'closed' as const, watchAt: closesAt }
    expect(upcastFirst(over)).toEqual(over)
    expect(upcastFirst({ surveyors: [] })).toEqual({ surveyors: [] })
  })
})
