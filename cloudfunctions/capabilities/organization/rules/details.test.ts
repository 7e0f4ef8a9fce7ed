import { COUNTY, moment, result, someone, LIUWAN, HONGLIU, TODAY } from '../testing/people'
import { decideAdd, type AddCommand } from './adding'
import { decideDetails, idForPhone, idsOfPhone } from './details'
import { lastDayOf, personIdOf, phoneKeyOf, type Person } from './person'

const details = { name: '周建平', phone: '19900000009', title: null, sendingUnit: null }
const PHONE = '19900000001'

describe('a person’s details', () => {
  it('change while everything that hangs on the person stays', () => {
    const before = someone('周建萍', { account: 'o1', postings: [] })
    const decision = decideDetails(before, { ...details, name: '周建平 ' }, moment)
    expect(result(decision)).toEqual({ ...before, ...details })
    expect(decision.ok && decision.entry.data).toEqual({
      changed: ['name', 'phone'],
      // A number that is to be forgotten stands whole in no history.
      before: { name: '周建萍', phone: '199****0001' },
    })
  })

  it('drop the letters that were made of the old name, and only then', () => {
    const lettered = { ...someone('周建萍'), initials: 'zjp' } as Person
    expect(result(decideDetails(lettered, details, moment))).not.toHaveProperty('initials')
    const kept = result(decideDetails(lettered, { ...details, name: '周建萍' }, moment))
    expect(kept).toHaveProperty('initials', 'zjp')
  })

  it('need a name that is one', () => {
    expect(result(decideDetails(someone('周建平'), { ...details, name: '<b>' }, moment))).toBe('person.name')
  })
})

describe('whose a number is', () => {
  const first = personIdOf(COUNTY, PHONE)

  it('is its owner’s of today, whatever the owner’s id was made of', () => {
    const people = new Map([
      [first, { phone: '19900000009' }],
      ['pother', { phone: PHONE }],
    ])
    expect(idForPhone(COUNTY, PHONE, people)).toBe('pother')
    expect(idForPhone(COUNTY, '19900000009', people)).toBe(first)
  })

  it('gives somebody new the plain id, or the next one where an earlier owner kept it', () => {
    expect(idForPhone(COUNTY, PHONE, new Map())).toBe(first)
    const second = idForPhone(COUNTY, PHONE, new Map([[first, { phone: '19900000009' }]]))
    expect(second).toBe(idsOfPhone(COUNTY, PHONE)[1])
    expect(new Set(idsOfPhone(COUNTY, PHONE)).size).toBe(9)
  })

  it('is unique within a county', () => {
    expect(phoneKeyOf(COUNTY, PHONE)).not.toBe(phoneKeyOf('u990102', PHONE))
  })
})

describe('somebody new', () => {
  const add: AddCommand = {
    ...details,
    ...{ personId: 'p1', countyId: COUNTY },
    duty: { kind: 'posting', villageId: LIUWAN, role: 'member', from: TODAY, to: null },
  }

  it('is added with the first duty, unbound', () => {
    expect(result(decideAdd(add, moment))).toMatchObject({
      ...{ name: '周建平', phone: '19900000009', account: null, invite: null },
      postings: [{ villageId: LIUWAN, role: 'member', from: TODAY, to: null }],
    })
    const duty = { kind: 'grant', unitId: HONGLIU, role: 'township-clerk', from: TODAY, to: null } as const
    expect(result(decideAdd({ ...add, duty }, moment))).toMatchObject({
      grants: [{ role: 'township-clerk' }],
    })
  })

  it('is refused for a bad name or a duty that would be', () => {
    expect(result(decideAdd({ ...add, name: '1' }, moment))).toBe('person.name')
    const duty = { ...add.duty, from: '2020-01-01' }
    expect(result(decideAdd({ ...add, duty }, moment))).toBe('posting.dates')
  })
})

describe('the last day of a person', () => {
  it('is the latest of all duties, and far off while one is open', () => {
    const span = (to: string | null) => ({
      id: 'g',
      villageId: LIUWAN,
      role: 'member' as const,
      from: '2020-01-01',
      to,
    })
    expect(lastDayOf({ postings: [span('2026-01-31'), span('2025-01-31')], grants: [] })).toBe('2026-01-31')
    expect(lastDayOf({ postings: [span('2026-01-31'), span(null)], grants: [] })).toBe('9999-12-31')
    expect(lastDayOf({ postings: [], grants: [] })).toBe('9999-12-31')
  })
})
