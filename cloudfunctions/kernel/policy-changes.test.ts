import { DEFAULT_POLICY, policyOn, switchOn, type ComplianceSwitch, type CountyPolicy } from './county-policy'
import { isFull, MOST_FORMER, numbersFrom, tidied, withoutSwitch, withSwitch } from './policy-changes'
import { addDays } from './day'

const early: CountyPolicy['slots'] = [
  { id: 'morning', from: '06:00', to: '10:00' },
  { id: 'evening', from: '19:00', to: '24:00' },
]
const targets = { days: 18, nights: 12 }
const { slots, weakAccuracy } = DEFAULT_POLICY
const document: ComplianceSwitch = {
  documentNumber: '清组发〔2026〕14号',
  purpose: '在岗管理',
  validFrom: '2026-10-01',
  validUntil: '2026-10-31',
  retentionDays: 90,
}
const asked = withSwitch(DEFAULT_POLICY, 'checkIn', document, '2026-10-01')

describe('a number that changes', () => {
  const changed = numbersFrom(DEFAULT_POLICY, { slots: early, targets, weakAccuracy }, '2026-11-24')

  it('holds from its day on, and the days before keep what they had', () => {
    expect(policyOn(changed, '2026-11-24')).toMatchObject({ slots: early, targets })
    expect(policyOn(changed, '2026-11-23')).toMatchObject({ slots, targets: DEFAULT_POLICY.targets })
    expect(policyOn(changed, '2025-01-01').slots).toEqual(slots)
  })

  it('keeps only what did change, so that the policy stays small', () => {
    expect(changed.former).toEqual([{ until: '2026-11-23', slots, targets: DEFAULT_POLICY.targets }])
    expect(numbersFrom(DEFAULT_POLICY, DEFAULT_POLICY, '2026-11-24').former).toEqual([])
  })

  it('changed twice, every day keeps its own', () => {
    const again = numbersFrom(changed, { slots, targets, weakAccuracy: 300 }, '2026-12-10')
    expect(policyOn(again, '2026-11-01').targets.days).toBe(20)
    expect(policyOn(again, '2026-12-09')).toMatchObject({ slots: early, targets, weakAccuracy: 200 })
    expect(policyOn(again, '2026-12-10')).toMatchObject({ slots, targets, weakAccuracy: 300 })
  })

  it('changed twice for the same day, the second word counts and the days before are untouched', () => {
    const again = numbersFrom(changed, { slots, targets, weakAccuracy }, '2026-11-24')
    expect(policyOn(again, '2026-11-24')).toMatchObject({ slots, targets })
    expect(again.former).toEqual([{ until: '2026-11-23', targets: DEFAULT_POLICY.targets }])
  })

  it('one that is still to come gives way to an earlier one', () => {
    const coming = numbersFrom(DEFAULT_POLICY, { slots: early, targets, weakAccuracy }, '2026-12-01')
    const sooner = numbersFrom(
      coming,
      { slots, targets: { days: 15, nights: 10 }, weakAccuracy },
      '2026-11-25',
    )
    expect(policyOn(sooner, '2026-11-24').targets.days).toBe(20)
    expect(policyOn(sooner, '2026-11-25')).toMatchObject({ slots, targets: { days: 15 } })
    expect(policyOn(sooner, '2026-12-01')).toMatchObject({ slots, targets: { days: 15 } })
  })

  it('a policy without former numbers is itself on every day', () => {
    expect(policyOn(DEFAULT_POLICY, '2020-01-01')).toBe(DEFAULT_POLICY)
  })
})

describe('a switch that was on, off and on again', () => {
  const december = { ...document, documentNumber: '21号', validFrom: '2026-12-05', validUntil: '2027-03-31' }
  const again = withSwitch(asked, 'checkIn', december, '2026-12-04')

  it.each([
    ['2026-09-30', false],
    ['2026-10-01', true],
    ['2026-10-31', true],
    ['2026-11-15', false],
    ['2026-12-04', false],
    ['2026-12-05', true],
    ['2027-03-31', true],
    ['2027-04-01', false],
  ])('%s stays as it was: %s', (day, on) => {
    expect(switchOn(again, 'checkIn', day)).toBe(on)
  })

  it('a document that follows without a gap goes on from the first day of the one before', () => {
    const renewed = withSwitch(asked, 'checkIn', { ...document, validUntil: '2027-03-31' }, '2026-10-20')
    expect(renewed.formerSwitches).toEqual([])
    expect(switchOn(renewed, 'checkIn', '2026-10-02')).toBe(true)
    expect(switchOn(renewed, 'checkIn', '2026-12-02')).toBe(true)
  })

  it('turned off it is off at once, today included, and the days before stay judged by it', () => {
    const off = withoutSwitch(asked, 'checkIn', '2026-10-20')
    expect(switchOn(off, 'checkIn', '2026-10-20')).toBe(false)
    expect(switchOn(off, 'checkIn', '2026-10-19')).toBe(true)
    expect(off.switches).toEqual({})
  })

  it('turned off on its first day, or before it began, it never was', () => {
    expect(withoutSwitch(asked, 'checkIn', '2026-10-01').formerSwitches).toEqual([])
    expect(withoutSwitch(asked, 'checkIn', '2026-09-20').formerSwitches).toEqual([])
  })

  it('one that held before the records begin stays so for all days before', () => {
    const { validFrom: _validFrom, ...always } = document
    const off = withoutSwitch(
      withSwitch(DEFAULT_POLICY, 'checkIn', always, '2026-10-01'),
      'checkIn',
      '2026-10-20',
    )
    expect(switchOn(off, 'checkIn', '2020-01-01')).toBe(true)
    expect(switchOn(off, 'checkIn', '2026-10-20')).toBe(false)
  })

  it('turning off what is off changes nothing', () => {
    expect(withoutSwitch(DEFAULT_POLICY, 'photo', '2026-10-20')).toBe(DEFAULT_POLICY)
  })
})

describe('what needs check-ins', () => {
  const located = withSwitch(asked, 'location', { ...document, validUntil: '2026-12-31' }, '2026-10-01')

  it('is off on days without them, whatever its own document says', () => {
    expect(switchOn(located, 'location', '2026-10-20')).toBe(true)
    expect(switchOn(located, 'location', '2026-11-15')).toBe(false)
    expect(switchOn(withoutSwitch(located, 'checkIn', '2026-10-20'), 'location', '2026-10-20')).toBe(false)
  })

  it('a spot check needs none', () => {
    const checked = withSwitch(DEFAULT_POLICY, 'spotCheck', document, '2026-10-01')
    expect(switchOn(checked, 'spotCheck', '2026-10-20')).toBe(true)
  })
})

describe('the size of a policy', () => {
  it('values that no open ledger needs are let go after three years', () => {
    const old = numbersFrom(DEFAULT_POLICY, { slots: early, targets, weakAccuracy }, '2023-06-01')
    const both = withoutSwitch(
      withSwitch(old, 'checkIn', { ...document, validFrom: '2023-01-01' }, '2023-01-01'),
      'checkIn',
      '2023-07-01',
    )
    expect(tidied(both, '2026-06-02')).toMatchObject({
      former: old.former,
      formerSwitches: both.formerSwitches,
    })
    const tidy = tidied(both, '2026-11-23')
    expect(tidy).not.toHaveProperty('former')
    expect(tidy).not.toHaveProperty('formerSwitches')
  })

  it('it is full after so many changes within those years', () => {
    let policy = DEFAULT_POLICY
    for (let i = 0; i <= MOST_FORMER; i++) {
      expect(isFull(policy)).toBe(false)
      policy = numbersFrom(
        policy,
        { slots, targets: { days: i, nights: 0 }, weakAccuracy },
        addDays('2026-01-02', i),
      )
    }
    expect(isFull(policy)).toBe(true)
  })
})
