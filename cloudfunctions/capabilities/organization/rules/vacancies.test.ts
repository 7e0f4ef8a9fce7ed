import type { Unit } from '../../../kernel/people'
import { HONGLIU, LIUWAN, maGrant, TODAY, zhouPosting } from '../testing/people'
import { plainUnit } from './county'
import { vacanciesOf } from './vacancies'

const units: Unit[] = [
  plainUnit({ code: '990101101201', name: '柳湾村' }),
  plainUnit({ code: '990101101', name: '红柳镇' }),
]
const nobody = { postings: [], grants: [] }

describe('vacancies', () => {
  it('each township and village says what it lacks, the township first', () => {
    const found = vacanciesOf(units, [nobody], TODAY)
    expect(found.map(({ unit, lacks }) => [unit.name, lacks])).toEqual([
      ['红柳镇', ['township-leader', 'township-clerk']],
      ['柳湾村', ['first-secretary', 'village-secretary']],
    ])
  })

  it('whoever is there today fills the place; whoever left or comes later does not', () => {
    const people = [
      { postings: [zhouPosting], grants: [] },
      {
        postings: [],
        grants: [maGrant, { ...maGrant, id: 'h2', role: 'township-clerk' as const, to: '2026-11-22' }],
      },
      {
        postings: [],
        grants: [{ ...maGrant, role: 'village-secretary' as const, unitId: LIUWAN, from: '2026-11-24' }],
      },
    ]
    const lacks = vacanciesOf(units, people, TODAY).map((each) => each.lacks)
    expect(lacks).toEqual([['township-clerk'], ['village-secretary']])
  })

  it('a member leads no team and a deputy fills no place', () => {
    const deputyFor = { grantId: 'h0', personId: 'p0', name: '马玉兰' }
    const people = [
      { postings: [{ ...zhouPosting, role: 'member' as const }], grants: [{ ...maGrant, deputyFor }] },
    ]
    expect(vacanciesOf(units, people, TODAY)).toHaveLength(2)
    expect(vacanciesOf(units, people, TODAY)[0]!.lacks).toContain('township-leader')
  })

  it('a county that is complete has none', () => {
    const people = [
      { postings: [zhouPosting], grants: [maGrant, { ...maGrant, role: 'township-clerk' as const }] },
      { postings: [], grants: [{ ...maGrant, role: 'village-secretary' as const, unitId: LIUWAN }] },
    ]
    expect(vacanciesOf(units, people, TODAY)).toEqual([])
    expect(HONGLIU).toBe(maGrant.unitId)
  })
})
