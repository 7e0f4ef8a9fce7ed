import { isOpen, type Grant } from '../../../kernel/people'
import { COUNTY, HONGLIU, LIUWAN, maGrant, moment, result, someone, TODAY } from '../testing/people'
import { grantIdOf } from './county'
import {
  decideDeputy,
  decideEndGrant,
  decideGrant,
  decideKeepGrant,
  MOST_DEPUTY_DAYS,
  type DeputyCommand,
  type GiveCommand,
} from './grants'
import type { Person } from './person'

const give: GiveCommand = {
  ...{ personId: 'p1', role: 'township-leader', unitId: HONGLIU },
  ...{ from: TODAY, to: null, givenBy: 'h9' },
}
const li = someone('李伟')
const ma = someone('马玉兰', { grants: [maGrant] })
const grantsAfter = (decision: Parameters<typeof result>[0]): Grant[] => (result(decision) as Person).grants

describe('giving a role', () => {
  it('adds it with unit and days, and the history says by which grant it was given', () => {
    const decision = decideGrant(li, give, moment)
    expect(grantsAfter(decision)).toEqual([
      {
        id: grantIdOf('p1', 'township-leader', HONGLIU),
        ...{ role: 'township-leader', unitId: HONGLIU, from: TODAY, to: null },
      },
    ])
    expect(decision.ok && decision.entry).toMatchObject({ act: 'grant', by: 'pliu', data: { givenBy: 'h9' } })
  })

  it.each<[string, Partial<GiveCommand>, string]>([
    ['over a unit of another kind', { unitId: LIUWAN }, 'grant.unit'],
    ['with an end before its beginning', { to: '2026-11-22' }, 'grant.dates'],
    ['from a day long gone', { from: '2026-08-01' }, 'grant.dates'],
  ])('%s is refused', (_, change, code) => {
    expect(result(decideGrant(li, { ...give, ...change }, moment))).toBe(code)
  })

  it('the same role over the same unit is not held twice on one day', () => {
    expect(result(decideGrant(ma, give, moment))).toBe('grant.twice')
    const ended = someone('马玉兰', { grants: [{ ...maGrant, to: '2026-11-22' }] })
    expect(grantsAfter(decideGrant(ended, give, moment))).toHaveLength(2)
    expect(grantsAfter(decideGrant(ma, { ...give, role: 'inspector', unitId: COUNTY }, moment))).toHaveLength(
      2,
    )
  })

  it('again after its end it is another grant; the earlier one stays as it was', () => {
    const first = { ...maGrant, id: grantIdOf('p1', 'township-leader', HONGLIU), to: '2026-11-22' }
    const [kept, added] = grantsAfter(decideGrant(someone('马玉兰', { grants: [first] }), give, moment))
    expect(kept).toEqual(first)
    expect(added!.id).not.toBe(first.id)
  })

  it('a deputy may be given the role itself', () => {
    const deputyFor = { grantId: 'h1', personId: 'p2', name: '马玉兰' }
    const deputy = someone('李伟', { grants: [{ ...maGrant, id: 'h2', deputyFor }] })
    expect(grantsAfter(decideGrant(deputy, give, moment))).toHaveLength(2)
  })
})

describe('naming a deputy', () => {
  const stand: DeputyCommand = {
    ...{ personId: 'p1', held: maGrant, holder: { personId: 'p2', name: '马玉兰' } },
    ...{ from: TODAY, to: '2026-12-02' },
  }

  it('gives the same seat for some days, with the name of whom it stands for', () => {
    expect(grantsAfter(decideDeputy(li, stand, moment))).toEqual([
      {
        ...{ id: grantIdOf('p1', 'township-leader', HONGLIU), role: 'township-leader', unitId: HONGLIU },
        ...{ from: TODAY, to: '2026-12-02' },
        deputyFor: { grantId: 'h1', personId: 'p2', name: '马玉兰' },
      },
    ])
  })

  it('holds from its first to its last day by itself: nothing has to end it', () => {
    const [grant] = grantsAfter(decideDeputy(li, { ...stand, from: '2026-11-25' }, moment))
    const days = ['2026-11-24', '2026-11-25', '2026-12-02', '2026-12-03']
    expect(days.map((day) => isOpen(grant!, day))).toEqual([false, true, true, false])
  })

  it.each<[string, Partial<DeputyCommand>, string]>([
    [
      'a deputy has no deputies',
      { held: { ...maGrant, deputyFor: { grantId: 'h0', personId: 'p0', name: '' } } },
      'deputy.ofDeputy',
    ],
    [
      'a role that decides nothing needs none',
      { held: { ...maGrant, role: 'township-clerk' } },
      'deputy.role',
    ],
    ['nobody stands in for themselves', { holder: { personId: 'p1', name: '马玉兰' } }, 'deputy.self'],
    ['it does not begin in the past', { from: '2026-11-22' }, 'deputy.dates'],
    ['it does not end before it begins', { to: '2026-11-22' }, 'deputy.dates'],
    ['sixty days are the most', { to: '2027-01-22' }, 'deputy.long'],
    ['it does not outlast the role', { held: { ...maGrant, to: '2026-11-30' } }, 'deputy.beyond'],
  ])('%s', (_, change, code) => {
    expect(result(decideDeputy(li, { ...stand, ...change }, moment))).toBe(code)
  })

  it('sixty days, both counted, are allowed', () => {
    expect(MOST_DEPUTY_DAYS).toBe(60)
    expect(grantsAfter(decideDeputy(li, { ...stand, to: '2027-01-21' }, moment))).toHaveLength(1)
  })

  it('whoever holds the seat already does not stand in for it', () => {
    expect(result(decideDeputy(ma, stand, moment))).toBe('grant.twice')
  })
})

describe('ending a role', () => {
  const end = { grantId: 'h1', lastDay: TODAY, reason: '调走了' }

  it('keeps it with its last day and the reason in the history', () => {
    const decision = decideEndGrant(ma, end, moment)
    expect(grantsAfter(decision)).toEqual([{ ...maGrant, to: TODAY }])
    expect(decision.ok && decision.entry).toMatchObject({ act: 'end-grant', note: '调走了' })
  })

  it('yesterday as the last day takes it away at once', () => {
    const [grant] = grantsAfter(decideEndGrant(ma, { ...end, lastDay: '2026-11-22' }, moment))
    expect(isOpen(grant!, TODAY)).toBe(false)
  })

  it.each([
    ['a day longer ago', '2026-11-21', 'grant.lastDay'],
    ['a day beyond a year', '2028-01-01', 'grant.lastDay'],
  ])('%s is no last day', (_, lastDay, code) => {
    expect(result(decideEndGrant(ma, { ...end, lastDay }, moment))).toBe(code)
  })

  it('a second end may be earlier and never later: what was decided under it stays entitled', () => {
    const ending = someone('马玉兰', { grants: [{ ...maGrant, to: '2026-12-31' }] })
    expect(grantsAfter(decideEndGrant(ending, end, moment))[0]!.to).toBe(TODAY)
    expect(result(decideEndGrant(ending, { ...end, lastDay: '2027-01-31' }, moment))).toBe('grant.ended')
    expect(result(decideEndGrant(ending, { ...end, lastDay: '2026-12-31' }, moment))).toBe('grant.ended')
  })

  it('a grant that is not there is not ended', () => {
    expect(result(decideEndGrant(li, end, moment))).toBe('grant.gone')
  })

  it('an end that would leave the county alone is put back as it was', () => {
    const ended = someone('刘敏', { grants: [{ ...maGrant, role: 'county-organiser', to: TODAY }] })
    expect(grantsAfter(decideKeepGrant(ended, { grantId: 'h1', to: null }, moment))[0]!.to).toBeNull()
  })
})
