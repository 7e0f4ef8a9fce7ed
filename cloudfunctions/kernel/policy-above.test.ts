import { dayKind } from './calendar'
import { DEFAULT_POLICY } from './county-policy'
import type { Unit } from './people'
import { policyAbove } from './policy-above'

const scope = ['u99', 'u9901', 'u990101', 'u990101101']
const unit = (id: string, kind: Unit['kind'], rest: Partial<Unit> = {}): Unit => ({
  ...{ id, kind, code: id.slice(1), name: id, parentId: null, scope },
  ...rest,
})
const county = unit('u990101', 'county', { policy: { ...DEFAULT_POLICY, version: 3 } })
const publishedYears = [{ year: 2027, rest: ['01-01', '02-08'], work: ['02-20'] }]
const region = unit('u99', 'region', { publishedYears })

describe('the policy over a village', () => {
  it('is its own county’s, not another’s, and the defaults where the county has none', () => {
    const other = unit('u990102', 'county', { policy: { ...DEFAULT_POLICY, version: 9 } })
    expect(policyAbove([other, county], scope).version).toBe(3)
    expect(policyAbove([other], scope)).toBe(DEFAULT_POLICY)
  })

  it('brings the years that the region imported, and only its own region’s', () => {
    expect(policyAbove([county, region], scope).publishedYears).toEqual(publishedYears)
    expect(
      policyAbove([county, unit('u98', 'region', { publishedYears })], scope).publishedYears,
    ).toBeUndefined()
  })
})

describe('a year that the region imported', () => {
  const policy = policyAbove([county, region], scope)

  it.each([
    ['2027-01-01', 'rest'],
    ['2027-02-08', 'rest'],
    ['2027-02-20', 'work'],
    ['2027-02-21', 'rest'],
    ['2027-03-01', 'work'],
    ['2028-03-01', 'unknown'],
  ])('%s is %s', (day, kind) => {
    expect(dayKind(policy, day)).toBe(kind)
  })

  it('leaves the years alone that are known as published', () => {
    const wrong = { ...policy, publishedYears: [{ year: 2026, rest: ['11-23'], work: [] }] }
    expect(dayKind(wrong, '2026-11-23')).toBe('work')
  })

  it('the county’s own rest days stand above it', () => {
    expect(dayKind({ ...policy, countyRestDays: ['2027-03-01'] }, '2027-03-01')).toBe('rest')
  })
})
