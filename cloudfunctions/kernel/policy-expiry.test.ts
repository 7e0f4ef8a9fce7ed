import { DEFAULT_POLICY, type CountyPolicy } from './county-policy'
import { atClock } from './day'
import type { Unit } from './people'
import { dueExpiries, nextExpiryAt } from './policy-expiry'

const document = {
  ...{ documentNumber: '清驻办〔2026〕9号', purpose: '冬季在岗核实', retentionDays: 30 },
  validUntil: '2026-11-30',
}
const countyOf = (switches: CountyPolicy['switches'], rest: Partial<Unit> = {}): Unit => ({
  ...{ id: 'u990101', kind: 'county', code: '990101', name: '清河县', parentId: null, scope: ['u990101'] },
  ...{ policy: { ...DEFAULT_POLICY, switches } },
  ...rest,
})
const county = countyOf({ spotCheck: document, checkIn: { ...document, validUntil: '2026-12-31' } })

describe('a document that ends soon', () => {
  it('wakes its county in the morning a week before, the earliest one first', () => {
    expect(nextExpiryAt(county)).toBe(atClock('2026-11-23', '09:00'))
  })

  it('is told of once, and then the next one is awaited', () => {
    const now = atClock('2026-11-23', '09:00')
    const { due, told } = dueExpiries(county, now)
    expect(due).toEqual([{ name: 'spotCheck', validUntil: '2026-11-30' }])
    expect(nextExpiryAt({ ...county, expiriesTold: told })).toBe(atClock('2026-12-24', '09:00'))
    expect(dueExpiries({ ...county, expiriesTold: told }, now).due).toEqual([])
  })

  it('renewed it is told of anew, for its new end', () => {
    const renewed = countyOf(
      { spotCheck: { ...document, validUntil: '2027-01-31' } },
      { expiriesTold: { spotCheck: '2026-11-30' } },
    )
    expect(nextExpiryAt(renewed)).toBe(atClock('2027-01-24', '09:00'))
  })

  it('that ended while the clock stood still is told of no more, and wakes nobody again', () => {
    const { due, told } = dueExpiries(county, atClock('2026-12-02', '09:00'))
    expect(due).toEqual([])
    expect(told).toEqual({ spotCheck: '2026-11-30' })
  })

  it('on its last day still is', () => {
    expect(dueExpiries(county, atClock('2026-11-30', '23:59')).due).toHaveLength(1)
  })

  it('a county without switches, and every other unit, sleeps', () => {
    expect(nextExpiryAt(countyOf({}))).toBeNull()
    const { policy: _policy, ...township } = county
    expect(nextExpiryAt({ ...township, kind: 'township' })).toBeNull()
  })
})
