import { addDays, type Day } from '../../../kernel/day'
import type { Posting, Unit } from '../../../kernel/people'
import { totalOf } from '../../../kernel/tally'
import { at, away, office, policy, posting, seen, wholeDay, withoutCheckIn } from '../testing/given'
import type { LedgerContext } from './day-state'
import type { Evidence } from './evidence'
import type { Mark } from './look'
import { tallyVillage, tallyVillages, turnsAt } from './tally'
import type { Member, VillageTeam } from './team'

const TODAY = '2026-11-23'
const MONTH = '2026-11'
const now = at(TODAY, '18:40')
const LIUWAN = posting.villageId
const SHAJING = 'u990101101202'

const villageOf = (id: string, rest: Partial<Unit> = {}): Unit =>
  ({
    ...{ id, kind: 'village', code: id.slice(1), name: id === LIUWAN ? '柳湾村' : '沙井村', parentId: null },
    ...{ scope: [id], village: { type: 'weak', households: 100, places: [office] }, ...rest },
  }) as Unit

function member(evidence: Evidence[], context: Partial<LedgerContext> = {}, own: Posting = posting): Member {
  return {
    ...{ personId: 'p1', name: '孙丽', bound: true, cases: [], checks: [], unheard: [], posting: own },
    context: { posting: own, policy, today: TODAY, evidence, absences: [], ...context },
  }
}
const team = (members: Member[], village = villageOf(LIUWAN)): VillageTeam => ({ village, members })
const tally = (members: Member[], clock = '18:40', marks: Mark[] = []) =>
  tallyVillage(team(members), marks, MONTH, at(TODAY, clock))

describe('today of a village in figures', () => {
  it('counts each of the team once: in the village, on a trip, on leave, not seen', () => {
    const absences = (nature: 'leave' | 'trip' | 'recalled') => ({ absences: [away(TODAY, { nature })] })
    const people = [
      member([seen(TODAY, 'morning')]),
      member([], absences('trip')),
      member([], absences('recalled')),
      member([], absences('leave')),
      member([]),
    ]
    expect(tally(people).today).toEqual({
      ...{ posted: 5, in: 1, trip: 2, leave: 1, rest: 0, waiting: 0, unseen: 1, unbound: 0 },
      ...{ villages: 1, nobody: 0, vacant: 0 },
    })
  })

  it('before the morning is over nobody is missed, after it they are', () => {
    expect(tally([member([])], '09:00').today).toMatchObject({ waiting: 1, unseen: 0, nobody: 0 })
    expect(tally([member([])], '12:00').today).toMatchObject({ waiting: 0, unseen: 1, nobody: 1 })
  })

  it('who has no account is counted apart, and a village without anybody is vacant, not empty', () => {
    expect(tally([{ ...member([]), bound: false }]).today).toMatchObject({ unbound: 1, unseen: 0, nobody: 0 })
    expect(tally([]).today).toMatchObject({ posted: 0, villages: 1, vacant: 1, nobody: 0 })
  })

  it('on a rest day who is not there rests', () => {
    const sunday = at('2026-11-22', '18:40')
    const [only] = [member([], { today: '2026-11-22' })]
    expect(tallyVillage(team([only]), [], MONTH, sunday).today).toMatchObject({
      rest: 1,
      unseen: 0,
      nobody: 0,
    })
  })
})

describe('the month of a village in figures', () => {
  it('adds the days of its people, each day in one state, as their ledgers show them', () => {
    const people = [
      member([...wholeDay('2026-11-16'), ...wholeDay('2026-11-17'), seen(TODAY, 'morning')]),
      member(wholeDay('2026-11-16'), {
        absences: [away('2026-11-17'), away('2026-11-18', { nature: 'recalled' })],
      }),
    ]
    const { month } = tally(people)
    expect([month.in[15], month.in[16], month.leave[16], month.trip[17], month.recalled]).toEqual([
      2, 1, 1, 1, 1,
    ])
    // The evening of the 16th and the morning of the 17th, of one of the two.
    expect(month.nights).toBe(1)
    expect([month.people, month.none[18]]).toEqual([2, 2])
  })

  it('has rest days apart, and leaves out days ahead and today until it is decided', () => {
    const { month } = tally([member([])])
    const on = (day: Day): number[] =>
      [month.in, month.none, month.rest].map((series) => series[Number(day.slice(8)) - 1]!)
    expect([on('2026-11-22'), on(TODAY), on('2026-11-24')]).toEqual([
      [0, 0, 1],
      [0, 0, 0],
      [0, 0, 0],
    ])
    expect(month.none[19]).toBe(1)
  })

  it('knows a rest day as one also of who was there', () => {
    const { month } = tally([member(wholeDay('2026-11-22')), member([])])
    expect([month.in[21], month.rest[21], month.off[21], month.off[19]]).toEqual([1, 1, 2, 0])
  })

  it('counts somebody from the first to the last day of the posting, and nobody who came later', () => {
    const until = { ...posting, to: '2026-11-06' }
    const later = { ...posting, from: '2026-11-24' }
    const { month } = tally([member([], { posting: until }, until), member([], { posting: later }, later)])
    expect([month.people, totalOf(month.none)]).toEqual([1, 5])
  })

  it('asks nothing of who has no account, and counts what is known of them all the same', () => {
    const silent = { ...member([]), bound: false }
    const attested = { ...member(wholeDay('2026-11-16')), bound: false }
    const { month } = tally([silent, attested, member([])])
    expect([month.people, month.silent]).toEqual([3, 1])
    expect([month.in[15], month.unbound[15], month.none[15]]).toEqual([1, 1, 1])
    expect(month.unbound[16]).toBe(2)
  })

  it('is by exception where no check-in is asked for: who was not away was there', () => {
    const { month } = tally([member([], { policy: withoutCheckIn, absences: [away('2026-11-17')] })])
    expect([month.in[15], month.in[16], month.leave[16], totalOf(month.none)]).toEqual([1, 0, 1, 0])
  })

  it('of a month that is over is whole, and has neither a today nor anything to look at', () => {
    const october = tallyVillage(team([member(wholeDay('2026-10-20'))]), [], '2026-10', now)
    expect(october).toMatchObject({ day: '2026-10-31', today: { posted: 0, villages: 0 } })
    expect(october.looks).toEqual({})
    expect([october.month.in[19], october.month.in.length]).toEqual([1, 31])
  })
})

describe('what needs a look in figures', () => {
  it('counts every reason once, without what somebody looked at', () => {
    const people = [member([])]
    const { looks } = tally(people)
    expect(looks).toMatchObject({ nobody: 1, 'on-paper': 1 })
    const marks = [{ key: `nobody-${LIUWAN}`, until: TODAY }]
    expect(tally(people, '18:40', marks).looks).not.toHaveProperty('nobody')
  })
})

describe('a township’s villages', () => {
  const gone = villageOf(SHAJING, { validTo: '2026-11-10', mergedInto: LIUWAN })
  const old = { ...posting, id: 'g2', villageId: SHAJING, to: '2026-11-10' }
  const there = member(wholeDay('2026-11-04'), { posting: old }, old)

  it('stand in the order in which they were read, each with its own figures', () => {
    const rows = tallyVillages(
      [team([member(wholeDay('2026-11-16'))]), team([], villageOf(SHAJING))],
      [],
      MONTH,
      now,
    )
    expect(rows.map(({ name, today }) => [name, today.posted])).toEqual([
      ['柳湾村', 1],
      ['沙井村', 0],
    ])
  })

  it('after a merging the successor has the days of both, and today only its own people', () => {
    const teams = [team([member(wholeDay('2026-11-16'))]), team([there], gone)]
    const [row, ...others] = tallyVillages(teams, [], MONTH, now)
    expect(others).toEqual([])
    expect(row).toMatchObject({ unitId: LIUWAN, today: { posted: 1, villages: 1 } })
    expect([row!.month.in[3], row!.month.in[15], row!.month.people]).toEqual([1, 1, 2])
  })

  it('a village that is still to be merged stands for itself, and so does one whose successor lies elsewhere', () => {
    const coming = villageOf(SHAJING, { validTo: '2026-11-30', mergedInto: LIUWAN })
    const own = team([member([])])
    expect(tallyVillages([own, team([], coming)], [], MONTH, now)).toHaveLength(2)
    const alone = tallyVillages([team([there], gone)], [], MONTH, now)
    expect(alone).toMatchObject([{ unitId: SHAJING, today: { villages: 0, posted: 0 } }])
    expect(alone[0]!.looks).toEqual({})
  })

  it('in a month before the merging are both as they were', () => {
    const teams = [team([]), team([there], gone)]
    expect(tallyVillages(teams, [], '2026-10', now).map(({ unitId }) => unitId)).toEqual([LIUWAN, SHAJING])
  })
})

describe('when figures change by themselves', () => {
  it('is at the end of the morning, and not again on that day', () => {
    const teams = [team([member([])])]
    expect(turnsAt(teams, at(TODAY, '07:00'))).toBe(at(TODAY, '12:00'))
    expect(turnsAt(teams, at(TODAY, '12:00'))).toBeNull()
    expect(turnsAt([team([])], at(TODAY, '07:00'))).toBeNull()
    expect(turnsAt(teams, at(addDays(TODAY, 1), '07:00'))).toBe(at(addDays(TODAY, 1), '12:00'))
  })
})
