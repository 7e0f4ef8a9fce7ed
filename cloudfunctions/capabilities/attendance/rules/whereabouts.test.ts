import type { Absence } from '../../../kernel/absence'
import type { Unit } from '../../../kernel/people'
import { at, away, policy, posting, seen, withoutCheckIn } from '../testing/given'
import type { LedgerContext } from './day-state'
import type { Evidence } from './evidence'
import type { Member, VillageTeam } from './team'
import { countsOf, villageToday, whereIs } from './whereabouts'

const MONDAY = '2026-11-23'
const evening = at(MONDAY, '18:40')
const village = { id: posting.villageId, kind: 'village', name: '柳湾村' } as Unit

function member(evidence: Evidence[] = [], rest: Partial<LedgerContext> = {}): Member {
  const context = { posting, policy, today: MONDAY, evidence, absences: [], ...rest }
  return {
    personId: 'p1',
    name: '周建平',
    posting: context.posting,
    bound: true,
    context,
    cases: [],
    checks: [],
    unheard: [],
  }
}
const teamOf = (...members: Member[]): VillageTeam => ({ village, members })
const half = (nature: Absence['nature'], part: Absence['half']): Absence => ({
  ...away(MONDAY),
  nature,
  half: part,
})

describe('where somebody is today', () => {
  it.each([
    ['a morning in the village', [seen(MONDAY, 'morning')], 'in'],
    ['a weak fix, which speaks for the village', [seen(MONDAY, 'morning', 'weak')], 'in'],
    ['a fix between the slots', [seen(MONDAY, null)], 'in'],
    ['only a fix measured elsewhere', [seen(MONDAY, 'morning', 'outside')], 'elsewhere'],
    ['nothing yet', [], 'unseen'],
  ] as const)('%s is told as it is', (_, evidence, place) => {
    expect(whereIs(member([...evidence]), evening)).toBe(place)
  })

  it('an approved leave or trip of the whole day goes before a check-in', () => {
    for (const nature of ['leave', 'trip', 'recalled'] as const) {
      const absences = [{ ...away(MONDAY), nature }]
      expect(whereIs(member([seen(MONDAY, 'morning')], { absences }), evening)).toBe(nature)
    }
  })

  it('a half-day leave is told only while it lasts', () => {
    const absences = [half('leave', 'morning')]
    expect(whereIs(member([], { absences }), at(MONDAY, '10:00'))).toBe('leave')
    expect(whereIs(member([], { absences }), evening)).toBe('unseen')
  })

  it('a leave that nobody decided yet explains nothing', () => {
    expect(whereIs(member([], { absences: [{ ...away(MONDAY), approved: false }] }), evening)).toBe('unseen')
  })

  it('nobody is missed on a rest day, and who is there counts as there', () => {
    const sunday = { today: '2026-11-22' }
    expect(whereIs(member([], sunday), at('2026-11-22', '20:00'))).toBe('rest')
    const there = member([seen('2026-11-22', 'evening')], sunday)
    expect(whereIs(there, at('2026-11-22', '20:00'))).toBe('in')
  })

  it('where the county asks for no check-in, who is not away is in the village', () => {
    expect(whereIs(member([], { policy: withoutCheckIn }), evening)).toBe('in')
  })
})

describe('a village with nobody', () => {
  const gone = member([], { absences: [away(MONDAY)] })

  it('is told at once when all are away, and of who has not been seen only after the morning', () => {
    expect(villageToday(teamOf(gone, gone), at(MONDAY, '06:00')).nobody).toBe(true)
    expect(villageToday(teamOf(gone, member()), at(MONDAY, '11:59')).nobody).toBe(false)
    expect(villageToday(teamOf(gone, member()), at(MONDAY, '12:00')).nobody).toBe(true)
  })

  it('is never told while one of the team is there, on a rest day, or where nobody is posted', () => {
    expect(villageToday(teamOf(gone, member([seen(MONDAY, 'morning')])), evening).nobody).toBe(false)
    const sunday = at('2026-11-22', '20:00')
    expect(villageToday(teamOf(member([], { today: '2026-11-22' })), sunday).nobody).toBe(false)
    expect(villageToday(teamOf(), evening).nobody).toBe(false)
  })

  it('is never told where somebody has no account and so cannot check in', () => {
    const unbound = { ...member(), bound: false }
    const today = villageToday(teamOf(gone, unbound), evening)
    expect(today.people.map(({ place }) => place)).toEqual(['leave', 'unbound'])
    expect(today.nobody).toBe(false)
  })

  it('leaves out who is not posted today', () => {
    const former = member([], { posting: { ...posting, to: '2026-11-20' } })
    expect(villageToday(teamOf(former), evening).people).toEqual([])
  })
})

it('a township’s figures count everybody posted once, a recall among the trips', () => {
  const recalled = member([], { absences: [{ ...away(MONDAY), nature: 'recalled' }] })
  const there = member([seen(MONDAY, 'morning')])
  const far = member([seen(MONDAY, 'morning', 'outside')])
  const gone = member([], { absences: [away(MONDAY)] })
  const villages = [teamOf(recalled, there), teamOf(far, gone, member())].map((team) =>
    villageToday(team, evening),
  )
  const rest = { waiting: 0, unseen: 2, unbound: 0 }
  expect(countsOf(villages)).toEqual({ posted: 5, in: 1, trip: 1, leave: 1, ...rest })
})

it('who has not checked in is asked after only when the morning is over, and who cannot check in never', () => {
  const figures = (now: number) => {
    const { waiting, unseen, unbound } = countsOf([
      villageToday(teamOf(member(), { ...member(), bound: false }), now),
    ])
    return { waiting, unseen, unbound }
  }
  expect(figures(at(MONDAY, '11:59'))).toEqual({ waiting: 1, unseen: 0, unbound: 1 })
  expect(figures(at(MONDAY, '12:00'))).toEqual({ waiting: 0, unseen: 1, unbound: 1 })
})
