import type { Decision, Moment } from '../../../kernel/aggregate'
import { atClock, DAY, dayOf, HOUR, MINUTE } from '../../../kernel/day'
import type { RoundCode } from '../codes'
import { alarmOfRound } from './alarm'
import { decideForgetKeys } from './lapse'
import {
  decideArchive,
  decideBoxesMoved,
  decideClose,
  decideDraft,
  decideExtend,
  decideOpen,
  decidePublish,
  graceUntil,
  isPublished,
  type RoundState,
} from './round'
import { openedVerification } from './verification'

const now = atClock('2026-11-20', '09:00')
const closesAt = atClock('2026-11-25', '18:00')
const at = (time: number): Moment => ({
  ...{ now: time, today: dayOf(time), by: 'p1', requestId: 'request-1', policyVersion: 1 },
})
const state = (decision: Decision<RoundState, RoundCode>): RoundState => {
  if (!decision.ok) throw new Error(decision.code)
  return decision.state
}
const code = (decision: Decision<RoundState, RoundCode>): string => (decision.ok ? 'ok' : decision.code)
const village = (index: number, name: string) => ({
  ...{ villageId: `u${index}`, boxId: `xabcd000${index}`, code: `99010110120${index}`, name },
  ...{ township: '红柳镇', households: 212 },
  secretary: { postingId: `g${index}`, personId: `p${index}`, name: '周建平' },
})
const draft = state(
  decideDraft(
    {
      ...{ name: '2026年第二轮', countyId: 'u990101', opensAt: undefined, closesAt, graceMinutes: 10 },
      ...{ ballotsPerAccount: 1, slipsPerVillage: 30 },
      standards: { minimumBallots: 10, vetoThreshold: 0.7 },
      villages: [village(1, '柳湾村'), village(2, '沙井村')],
    },
    at(now),
  ),
)
const open = state(decideOpen(draft, at(now)))
const quiet = { notices: [], when: '' }
const closed = state(decideClose(open, at(graceUntil(open)), quiet))
const published = state(decidePublish(closed, at(graceUntil(open) + HOUR), { villages: [], total: null }))
const forgotten = state(decideForgetKeys(published, at(graceUntil(open) + 2 * HOUR)))

describe('延长一次', () => {
  const later = closesAt + DAY

  it('moves the close to a later hour and keeps the first one', () => {
    const extended = state(decideExtend(open, later, at(now + DAY)))
    expect(extended).toMatchObject({ closesAt: later, extendedFrom: closesAt, boxesLag: true, phase: 'open' })
  })

  it('happens once', () => {
    const extended = state(decideExtend(open, later, at(now + DAY)))
    expect(code(decideExtend(extended, later + DAY, at(now + DAY)))).toBe('satisfaction.extendedBefore')
  })

  it('is never to an earlier hour, nor to one so near that nobody gains by it', () => {
    for (const hour of [closesAt - HOUR, closesAt, closesAt + HOUR - MINUTE])
      expect(code(decideExtend(open, hour, at(now)))).toBe('satisfaction.extendsTooLittle')
    expect(code(decideExtend(open, closesAt + HOUR, at(now)))).toBe('ok')
  })

  it('is decided before the hour strikes: afterwards somebody might know how it stands', () => {
    expect(code(decideExtend(open, later, at(closesAt - MINUTE)))).toBe('ok')
    expect(code(decideExtend(open, later, at(closesAt)))).toBe('satisfaction.extendedTooLate')
    expect(code(decideExtend(closed, later, at(closesAt + HOUR)))).toBe('satisfaction.alreadyClosed')
    expect(code(decideExtend(draft, later, at(now)))).toBe('satisfaction.notReady')
  })

  it('of a round that is out, or that lapsed, is refused as what it is: nobody is sent to publish it', () => {
    const lapsed = { ...closed, phase: 'lapsed' as const }
    for (const [over, says] of [
      [published, 'satisfaction.alreadyPublished'],
      [lapsed, 'satisfaction.lapsed'],
    ] as const) {
      expect(code(decideExtend(over, later, at(closesAt + DAY)))).toBe(says)
      expect(code(decideClose(over, at(closesAt + DAY), quiet))).toBe(says)
    }
  })

  it('keeps the whole round within sixty days', () => {
    expect(code(decideExtend(open, now + 60 * DAY, at(now)))).toBe('ok')
    expect(code(decideExtend(open, now + 60 * DAY + MINUTE, at(now)))).toBe('satisfaction.closesTooLate')
  })

  it('wakes the clock at once until the boxes have followed, then for the new close', () => {
    const extended = state(decideExtend(open, later, at(now)))
    expect(alarmOfRound(extended)).toBe(1)
    const moved = state(decideBoxesMoved(extended, at(now)))
    expect(alarmOfRound({ ...moved, watchAt: Infinity })).toBe(
      graceUntil({ closesAt: later, graceMinutes: 10 }),
    )
  })
})

describe('归档', () => {
  it('comes after publication, when the keys are gone', () => {
    for (const early of [draft, open, closed])
      expect(code(decideArchive(early, at(closesAt)))).toBe('satisfaction.notPublished')
    expect(code(decideArchive(published, at(closesAt)))).toBe('satisfaction.keysHeld')
    const archived = state(decideArchive(forgotten, at(closesAt)))
    expect(isPublished(archived)).toBe(true)
    expect(alarmOfRound(archived)).toBeNull()
    expect(code(decideArchive(archived, at(closesAt)))).toBe('satisfaction.alreadyArchived')
  })

  it('a round that lapsed is not put away: there is nothing to keep', () => {
    expect(code(decideArchive({ ...closed, phase: 'lapsed' }, at(closesAt)))).toBe('satisfaction.lapsed')
  })

  it('waits for every verification’s decision', () => {
    const verification = openedVerification([], at(closesAt))
    const waiting = { ...forgotten, verifications: { u2: verification } }
    expect(decideArchive(waiting, at(closesAt))).toMatchObject({
      code: 'satisfaction.verificationOpen',
      params: { village: '沙井村' },
    })
    const ruling = {
      ...{ personId: 'p9', name: '刘敏', at: closesAt, outcome: 'stands' as const, rule: '第三条' },
      ...{ text: '核实无误', grantId: 'r1', personVersion: 1 },
    }
    const ruled = { ...forgotten, verifications: { u2: { ...verification, ruling } } }
    expect(code(decideArchive(ruled, at(closesAt)))).toBe('ok')
  })
})
