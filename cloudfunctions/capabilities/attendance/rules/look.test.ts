import type { Posting, Unit } from '../../../kernel/people'
import { workdays } from '../../../kernel/calendar'
import { at, away, office, policy, posting, seen, withoutLocation } from '../testing/given'
import { lookRow } from '../presenters/looks'
import type { Case } from './case'
import type { LedgerContext } from './day-state'
import type { Evidence } from './evidence'
import { isMarked, looksAt, windowOf, type Look, type LookKind } from './look'
import type { SpotCheck } from './spot-check'
import type { Member, VillageTeam } from './team'

const TODAY = '2026-11-23'
const now = at(TODAY, '18:40')
const past = workdays(policy, '2026-11-02', '2026-11-20')
const village = {
  ...{ id: posting.villageId, kind: 'village', name: '柳湾村' },
  village: { type: 'weak', households: 214, places: [office] },
} as unknown as Unit

function member(
  evidence: Evidence[],
  rest: Omit<Partial<Member>, 'context'> & { context?: Partial<LedgerContext> } = {},
): Member {
  const own: Posting = rest.posting ?? posting
  const context = { posting: own, policy, today: TODAY, evidence, absences: [], ...rest.context }
  return {
    personId: 'p1',
    name: '孙丽',
    bound: true,
    cases: [],
    checks: [],
    unheard: [],
    ...rest,
    posting: own,
    context,
  }
}
const team = (...members: Member[]): VillageTeam => ({ village, members })
const looksOf = (...members: Member[]): Look[] => looksAt(team(...members), now)
const kinds = (...members: Member[]): LookKind[] => looksOf(...members).map(({ kind }) => kind)

const both = (days: readonly string[]): Evidence[] =>
  days.flatMap((day) => [seen(day, 'morning'), seen(day, 'evening')])
const steady = [...both(past), seen(TODAY, 'morning')]
const mornings = [...past.map((day) => seen(day, 'morning')), seen(TODAY, 'morning')]

const contest: Case = {
  ...{
    id: 'c3',
    kind: 'contest',
    day: '2026-11-06',
    part: 'day',
    reason: '在村里',
    askedAt: at('2026-11-09', '09:00'),
  },
  ...{ name: '孙丽', village: '柳湾村', seat: 'township-clerk@u1', countySeat: 'county-organiser@u1' },
  ...{ dueOn: '2026-11-16', status: 'waiting', moves: [] },
}
const check: SpotCheck = {
  ...{
    drawId: 'd1',
    askedAt: at('2026-11-19', '10:00'),
    until: at('2026-11-19', '10:30'),
    calls: [],
    said: [],
  },
}

describe('what needs a look', () => {
  it('is nothing where everybody is there day and night', () => {
    expect(looksOf(member(steady))).toEqual([])
  })

  it('a village where nobody is today is told first, with today’s date', () => {
    const [first] = looksOf(member(both(past), { context: { absences: [away(TODAY)] } }))
    expect(first).toMatchObject({ kind: 'nobody', dates: [TODAY], key: `nobody-${village.id}` })
  })

  it('days in the village without nights are told with the days they rest on', () => {
    const [found] = looksOf(member(mornings))
    expect(found).toMatchObject({ kind: 'commuting', key: 'commuting-g1' })
    expect(found!.dates.every((day) => past.includes(day))).toBe(true)
  })

  it('a day without any record is told, unless somebody is deciding about it already', () => {
    const evidence = steady.filter(({ day }) => day !== '2026-11-06')
    expect(looksOf(member(evidence))).toMatchObject([{ kind: 'unexplained', dates: ['2026-11-06'] }])
    const asked = { ledgerId: 'lg1_2026_11', item: { ...contest, dueOn: TODAY } }
    expect(looksOf(member(evidence, { cases: [asked] }))).toEqual([])
    const leave = { ...away('2026-11-06'), approved: false }
    expect(looksOf(member(evidence, { context: { absences: [leave] } }))).toEqual([])
  })

  it('days that a pattern tells of are not told twice', () => {
    const evidence = steady.filter(({ day }) => day < '2026-11-11' || day > '2026-11-13')
    expect(kinds(member(evidence))).toEqual(['absent'])
  })

  it('a contest is told from the day after its last, a makeup after five working days', () => {
    const about = (item: Partial<Case>) => ({ ledgerId: 'l1', item: { ...contest, ...item } })
    expect(kinds(member(steady, { cases: [about({})] }))).toEqual(['case'])
    expect(kinds(member(steady, { cases: [about({ dueOn: TODAY })] }))).toEqual([])
    expect(kinds(member(steady, { cases: [about({ status: 'accepted' })] }))).toEqual([])
    const { dueOn: _none, ...makeup } = { ...contest, kind: 'makeup' as const }
    const since = (day: string) => ({ ledgerId: 'l1', item: { ...makeup, askedAt: at(day, '09:00') } })
    expect(kinds(member(steady, { cases: [since('2026-11-13')] }))).toEqual(['case'])
    expect(kinds(member(steady, { cases: [since('2026-11-16')] }))).toEqual([])
  })

  it('a spot check without an answer is told until somebody has called', () => {
    expect(kinds(member(steady, { checks: [check] }))).toEqual(['spot-check'])
    const called = { ...check, calls: [{ at: now, name: '付立群', found: 'there' as const, words: '' }] }
    expect(kinds(member(steady, { checks: [called] }))).toEqual([])
    expect(kinds(member(steady, { checks: [{ ...check, skip: 'away' }] }))).toEqual([])
  })

  it('a leave application that reached nobody’s phone is told, the one that waits longest', () => {
    const waits = (applicationId: string, day: string) => ({
      ...{ bookId: 'bg1', applicationId, names: ['马玉兰'], since: at(day, '18:06') },
    })
    const unheard = [waits('a2', '2026-11-20'), waits('a1', '2026-11-19')]
    const found = looksOf(member(steady, { unheard }))
    expect(found).toMatchObject([{ kind: 'unheard', key: 'unheard-g1', dates: ['2026-11-19'] }])
    expect(found[0]!.unheard).toMatchObject({ applicationId: 'a1' })
    const row = lookRow(found[0]!, now)
    expect(row.what).toBe('孙丽的假条，马玉兰收不到提醒')
    expect(row.page).toBe('packages/leave/application/index?bookId=bg1&applicationId=a1')
  })

  it('odd fixes are told with their days', () => {
    const odd = steady.map((item) =>
      item.day === '2026-11-10' ? { ...item, flags: ['speed' as const] } : item,
    )
    expect(looksOf(member(odd))).toMatchObject([{ kind: 'flags', dates: ['2026-11-10'] }])
  })

  it('a team whose days are shared out is told once for the village', () => {
    const turn = (odd: number): Evidence[] => [
      ...both(past.filter((_, i) => i % 2 === odd)),
      seen(TODAY, 'morning'),
    ]
    const second = { ...posting, id: 'g2', role: 'member' as const }
    const found = looksOf(member(turn(0)), member(turn(1), { posting: second }))
    expect(found.filter(({ kind }) => kind === 'taking-turns')).toMatchObject([
      { key: `taking-turns-${village.id}` },
    ])
  })

  it('who has no account yet leaves no record and is not blamed for it: the village is told once', () => {
    const found = looksOf(member([], { bound: false }), member(steady))
    expect(found).toMatchObject([{ kind: 'unbound', key: `unbound-${village.id}`, dates: ['2026-11-01'] }])
  })

  it('a village without a first secretary, or without a place valid today, is told once a month', () => {
    const assistant = { posting: { ...posting, role: 'member' as const } }
    expect(looksOf(member(steady, assistant))).toMatchObject([{ kind: 'vacant', dates: ['2026-11-01'] }])
    const closed = { ...village, village: { ...village.village!, places: [{ ...office, to: '2026-11-20' }] } }
    const found = looksAt({ village: closed, members: [member(steady)] }, now)
    expect(found.map(({ kind }) => kind)).toEqual(['no-place'])
    const unmeasured = member(steady, { context: { policy: withoutLocation } })
    expect(looksAt({ village: closed, members: [unmeasured] }, now)).toEqual([])
  })
})

describe('the window of patterns', () => {
  it.each([
    ['2026-12-01', ['2026-11', '2026-12']],
    ['2026-12-07', ['2026-11', '2026-12']],
    ['2026-12-08', ['2026-12']],
    ['2027-01-03', ['2026-12', '2027-01']],
  ])('on %s is %j', (day, months) => expect(windowOf(day)).toEqual(months))

  it('in the first week a habit of the month before is still told', () => {
    const found = looksAt(
      team(member(mornings, { context: { today: '2026-12-01' } })),
      at('2026-12-01', '09:00'),
    )
    expect(found.map(({ kind }) => kind)).toContain('commuting')
  })
})

describe('a row that somebody looked at', () => {
  const [look] = looksOf(member(mornings))
  const last = look!.dates.at(-1)!

  it('stays off the list for all it told of, and comes back with a newer date', () => {
    expect(isMarked(look!, [{ key: look!.key, until: last }])).toBe(true)
    const later = { ...look!, dates: [...look!.dates, '2026-11-24'] }
    expect(isMarked(later, [{ key: look!.key, until: last }])).toBe(false)
  })

  it('takes nothing else off the list', () => {
    expect(isMarked(look!, [{ key: 'commuting-g2', until: last }])).toBe(false)
    expect(isMarked(look!, [])).toBe(false)
  })
})
