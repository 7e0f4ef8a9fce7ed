import type { Moment } from '../../../kernel/aggregate'
import { atClock, dayOf } from '../../../kernel/day'
import type { RoundState } from './round'
import {
  appointed,
  decideAppoint,
  decideEndSurveyor,
  isAppointed,
  maySurvey,
  MOST_IN_ROUND,
  type Standing,
} from './surveyor'

const PATH = ['u99', 'u9901', 'u990101', 'u990101101', 'u990101101201']
const now = atClock('2026-11-23', '18:20')
const at = (by = 'pliu', when = now): Moment => ({
  ...{ now: when, today: dayOf(when), by, requestId: 'r', policyVersion: 1 },
})
const round = (change: Partial<RoundState> = {}): RoundState =>
  ({
    phase: 'open',
    closesAt: now + 3_600_000,
    villages: ['柳湾村', '沙井村', '东渠村'].map((name, i) => ({ villageId: `u${i}`, name })),
    ...change,
  }) as RoundState
const ALL = ['u0', 'u1', 'u2']
const send = (state: RoundState, personId: string, villageIds: string[], may = ALL) =>
  decideAppoint(state, { personId, name: personId, villageIds, may }, at(), [])
function sent(state: RoundState, personId: string, villageIds: string[]): RoundState {
  const decision = send(state, personId, villageIds)
  if (!decision.ok) throw new Error(decision.code)
  return decision.state
}

describe('who may go from house to house in a village', () => {
  const holds = (...roles: Array<[Standing['roles'][number]['role'], string]>): Standing => ({
    roles: roles.map(([role, unitId]) => ({ role, unitId })),
    posted: [],
  })
  it.each<[string, Standing, boolean]>([
    ['督查组 of the county', holds(['inspector', 'u990101']), true],
    ['督查组 of the township', holds(['inspector', 'u990101101']), true],
    ['a clerk of the township', holds(['township-clerk', 'u990101101']), true],
    ['督查组 of another township', holds(['inspector', 'u990101102']), false],
    ['a leader of the township', holds(['township-leader', 'u990101101']), false],
    [
      'a clerk who stands in for the leader',
      holds(['township-clerk', 'u990101101'], ['township-leader', 'u990101101']),
      false,
    ],
    ['督查组 who also runs rounds', holds(['inspector', 'u990101'], ['county-organiser', 'u990101']), false],
    [
      'the party secretary of the village',
      holds(['inspector', 'u990101'], ['village-secretary', 'u990101101201']),
      false,
    ],
    [
      'the party secretary of the next village',
      holds(['inspector', 'u990101'], ['village-secretary', 'u990101101202']),
      true,
    ],
    [
      'somebody of the village’s own team',
      { ...holds(['inspector', 'u990101']), posted: ['u990101101201'] },
      false,
    ],
    [
      'somebody of another village’s team',
      { ...holds(['inspector', 'u990101']), posted: ['u990101102201'] },
      true,
    ],
    ['somebody without an office', holds(), false],
  ])('%s', (_who, standing, may) => {
    expect(maySurvey(standing, PATH)).toBe(may)
  })
})

describe('an appointment', () => {
  it('is for villages of the round, and a later one takes its place', () => {
    const first = sent(round(), 'pguo', ['u0', 'u1'])
    expect([isAppointed(first, 'pguo', 'u0'), isAppointed(first, 'pguo', 'u2')]).toEqual([true, false])
    expect(isAppointed(first, 'pbai', 'u0')).toBe(false)
    const second = sent(first, 'pguo', ['u2'])
    expect(appointed(second)).toHaveLength(1)
    expect([isAppointed(second, 'pguo', 'u0'), isAppointed(second, 'pguo', 'u2')]).toEqual([false, true])
    // What was cast in the first village is counted apart there all the same.
    expect(second.surveyed).toEqual(['u0', 'u1', 'u2'])
  })

  it('is refused where the person stands too near, and says in which village', () => {
    expect(send(round(), 'pguo', ['u0', 'u1'], ['u0'])).toMatchObject({
      code: 'survey.tooNear',
      params: { who: 'pguo', village: '沙井村' },
    })
  })

  it('is of three people a village at most, and of so many a round', () => {
    const three = ['p1', 'p2', 'p3'].reduce((state, id) => sent(state, id, ['u0']), round())
    expect(send(three, 'p4', ['u0'])).toMatchObject({ code: 'survey.enough', params: { village: '柳湾村' } })
    expect(send(three, 'p3', ['u0', 'u1'])).toMatchObject({ ok: true })
    const ended = decideEndSurveyor(three, 'p1', at(), () => [])
    if (!ended.ok) throw new Error(ended.code)
    expect(send(ended.state, 'p4', ['u0'])).toMatchObject({ ok: true })
    const surveyors = Array.from({ length: MOST_IN_ROUND }, (_, i) => ({
      ...{ personId: `x${i}`, name: 'x', villageIds: [], by: 'p', at: 0, endedAt: 1 },
    }))
    expect(send(round({ surveyors }), 'p4', ['u0'])).toMatchObject({ code: 'survey.tooMany' })
  })

  it('ends once, and stays on record', () => {
    const ended = decideEndSurveyor(sent(round(), 'pguo', ['u0']), 'pguo', at(), () => [])
    if (!ended.ok) throw new Error(ended.code)
    expect(isAppointed(ended.state, 'pguo', 'u0')).toBe(false)
    expect(ended.state.surveyors).toMatchObject([{ personId: 'pguo', endedAt: now }])
    expect(ended.entry).toMatchObject({ act: 'end-surveyor', by: 'pliu', data: { personId: 'pguo' } })
    expect(decideEndSurveyor(ended.state, 'pguo', at(), () => [])).toMatchObject({
      code: 'survey.notAppointed',
    })
    expect(decideEndSurveyor(round(), 'pbai', at(), () => [])).toMatchObject({ code: 'survey.notAppointed' })
  })

  it('is neither made nor ended once the voting is over', () => {
    const appointedOne = sent(round(), 'pguo', ['u0'])
    for (const over of [
      { ...appointedOne, closesAt: now },
      { ...appointedOne, phase: 'closed' as const },
    ]) {
      expect(send(over, 'pbai', ['u0'])).toMatchObject({ code: 'survey.tooLate' })
      expect(decideEndSurveyor(over, 'pguo', at(), () => [])).toMatchObject({ code: 'survey.tooLate' })
    }
  })
})
