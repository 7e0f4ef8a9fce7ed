import { workdays } from '../../../kernel/calendar'
import type { Unit } from '../../../kernel/people'
import { at, office, policy, posting, seen } from '../testing/given'
import type { Case } from '../rules/case'
import type { Member, VillageTeam } from '../rules/team'
import { memberShown } from './member'

const TODAY = '2026-11-23'
const now = at(TODAY, '18:40')
const village = {
  ...{ id: posting.villageId, kind: 'village', name: '柳湾村' },
  village: { type: 'weak', households: 214, places: [office] },
} as unknown as Unit

const contest: Case = {
  ...{ id: 'c3', kind: 'contest', day: '2026-11-06', part: 'day', reason: '在村里' },
  ...{ askedAt: at('2026-11-09', '09:00'), name: '孙丽', village: '柳湾村' },
  ...{ seat: 'township-clerk@u1', countySeat: 'county-organiser@u1' },
  ...{ dueOn: '2026-11-16', status: 'waiting', moves: [] },
}
const mornings = [...workdays(policy, '2026-11-02', '2026-11-20'), TODAY].map((day) => seen(day, 'morning'))

function member(rest: Partial<Member> = {}): Member {
  const context = { posting, policy, today: TODAY, evidence: mornings, absences: [] }
  return {
    ...{ personId: 'p1', name: '孙丽', posting, bound: true, context },
    ...{ cases: [{ ledgerId: 'lg1_2026_11', item: contest }], checks: [], unheard: [], ...rest },
  }
}
const team = (...members: Member[]): VillageTeam => ({ village, members })

describe('one of a team, as who looks after the village reads them', () => {
  it('is where they are today, their month, and what needs a look with its dates', () => {
    const sun = member()
    const shown = memberShown(team(sun), sun, [], now)
    expect(shown.today).toMatchObject({ words: '在村' })
    expect(shown.month).toMatchObject({ title: '11月', stats: [{ value: 16 }, { value: 0 }] })
    expect(shown.looks.map(({ key }) => key)).toEqual(['case-g1-c3', 'commuting-g1'])
    expect(shown.looks[1]!.where).toContain('11月')
  })

  it('shows their contests with the day they asked on and the way to each', () => {
    const sun = member()
    expect(memberShown(team(sun), sun, [], now).cases).toMatchObject([
      { when: '11月9日提出', page: 'packages/attendance/case/index?ledgerId=lg1_2026_11&caseId=c3' },
    ])
  })

  it('leaves out what is about somebody else, and what somebody looked at already', () => {
    const sun = member()
    const other = member({ personId: 'p2', posting: { ...posting, id: 'g2' }, cases: [] })
    const marks = [{ key: 'commuting-g1', until: TODAY }]
    const keys = memberShown(team(sun, other), sun, marks, now).looks.map(({ key }) => key)
    expect(keys).toEqual(['case-g1-c3'])
  })

  it('of a posting that is over has no today', () => {
    const ended = { ...posting, to: '2026-11-20' }
    const gone = member({ posting: ended, context: { ...member().context, posting: ended } })
    expect(memberShown(team(gone), gone, [], now)).toMatchObject({ today: null, looks: [] })
  })
})
