import {
  boundTo,
  mainUnitOf,
  newPerson,
  personIdOf,
  seatsOf,
  sortKeyOf,
  unitIdsOf,
  type Person,
} from './person'
import { kindOf, parentOf, pathOf } from './unit-path'

const zhou: Person = {
  ...newPerson('u990101', '周建平', '19900000001'),
  postings: [
    { id: 'g1', villageId: 'u990101101201', role: 'secretary', from: '2025-05-12', to: null },
    { id: 'g0', villageId: 'u990101102202', role: 'member', from: '2023-05-12', to: '2025-05-11' },
  ],
}
const liu: Person = {
  ...newPerson('u990101', '刘敏', '19900009001'),
  grants: [{ id: 'h1', role: 'county-organiser', unitId: 'u990101', from: '2025-01-01', to: null }],
}

describe('units', () => {
  it('the code of a village holds the codes of everything above it', () => {
    expect(pathOf('u990101101201')).toEqual(['u99', 'u9901', 'u990101', 'u990101101', 'u990101101201'])
    expect(parentOf('u990101101201')).toBe('u990101101')
  })

  it('a region has nothing above it', () => {
    expect(pathOf('u99')).toEqual(['u99'])
    expect(parentOf('u99')).toBeNull()
  })

  it('the length of a code says what it is', () => {
    const codes = ['99', '9901', '990101', '990101101', '990101101201', '9901011']
    expect(codes.map(kindOf)).toEqual(['region', 'city', 'county', 'township', 'village', undefined])
  })
})

describe('people', () => {
  it('one phone is one person in a county and another one in the next', () => {
    expect(personIdOf('u990101', '19900000001')).toBe(personIdOf('u990101', '19900000001'))
    expect(personIdOf('u990101', '19900000001')).not.toBe(personIdOf('u990102', '19900000001'))
    expect(personIdOf('u990101', '19900000001')).toMatch(/^p[0-9a-f]{20}$/)
  })

  it('a person is listed under the latest posting, else the first role, else the county', () => {
    expect(mainUnitOf(zhou)).toBe('u990101101201')
    expect(mainUnitOf(liu)).toBe('u990101')
    expect(mainUnitOf(newPerson('u990101', '王磊', '19900000003'))).toBe('u990101')
  })

  it('the caller is read with every unit above postings and roles, once each', () => {
    const ids = unitIdsOf(zhou)
    expect(ids).toContain('u990101102202')
    expect(ids).toContain('u99')
    expect(new Set(ids).size).toBe(ids.length)
    expect(unitIdsOf(liu)).toEqual(['u99', 'u9901', 'u990101'])
  })

  it('nobody who is unbound shares the unique field with another', () => {
    expect(boundTo(zhou, 'p1')).toBe('none:p1')
    expect(boundTo({ ...zhou, account: 'o123' }, 'p1')).toBe('o123')
  })

  it('a role is held as role@unit', () => {
    expect(seatsOf(liu)).toEqual(['county-organiser@u990101'])
  })

  it('lists go by unit code, the county first, a first secretary before the members', () => {
    const member: Person = { ...zhou, postings: [{ ...zhou.postings[0]!, role: 'member' }] }
    const keys = [sortKeyOf(member, 'p0'), sortKeyOf(zhou, 'p9'), sortKeyOf(liu, 'p5')].sort()
    expect(keys).toEqual(['990101000000_0_p5', '990101101201_1_p9', '990101101201_2_p0'])
  })
})
