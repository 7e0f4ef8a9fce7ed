import { switchOn } from '../../../kernel/county-policy'
import { addDays } from '../../../kernel/day'
import { after, asking, codeOf, countyWith, document, measured, momentOn, today } from '../testing/given'
import { decideRegister, decideSwitchOff, lastDay, standings, type Register } from './switches'

const register = (change: Partial<Register> = {}, county = measured, day = today) =>
  decideRegister(county, { ...asking, ...change }, momentOn(day))
const off = (change: Partial<Parameters<typeof decideSwitchOff>[1]> = {}, county = measured, day = today) =>
  decideSwitchOff(
    county,
    { version: 1, name: '刘敏', switch: 'location', reason: '专项结束', ...change },
    momentOn(day),
  )

describe('registering a document', () => {
  it('turns the switch on from today, with the next version, and says who and why', () => {
    const decision = register()
    const { policy } = after(decision)
    expect(switchOn(policy!, 'photo', today)).toBe(true)
    expect(switchOn(policy!, 'photo', addDays(today, -1))).toBe(false)
    expect(policy).toMatchObject({
      version: 2,
      switches: { photo: { documentNumber: '清组发〔2026〕21号' } },
    })
    expect(decision).toMatchObject({
      entry: {
        act: 'policy-register',
        by: 'pLiu',
        data: { by: '刘敏', switch: 'photo', renewed: false, version: 2 },
      },
    })
  })

  it('asks for check-ins from tomorrow only, since the morning of today is over for some', () => {
    const { policy } = after(register({ switch: 'checkIn' }, countyWith()))
    expect(switchOn(policy!, 'checkIn', today)).toBe(false)
    expect(switchOn(policy!, 'checkIn', addDays(today, 1))).toBe(true)
  })

  it('before the one in force ends, leaves no gap and forgives nothing', () => {
    const { policy } = after(register({ switch: 'checkIn', validUntil: '2027-06-30' }))
    expect(policy?.switches.checkIn).toMatchObject({ validFrom: '2026-11-01', validUntil: '2027-06-30' })
    expect(policy?.formerSwitches).toBeUndefined()
    expect(register({ switch: 'checkIn' })).toMatchObject({ entry: { data: { renewed: true } } })
  })

  it('after the one before has ended, the days between stay by exception', () => {
    const { policy } = after(
      register({ switch: 'checkIn', validUntil: '2027-06-30' }, measured, '2027-01-10'),
    )
    const on = ['2026-12-31', '2027-01-01', '2027-01-10', '2027-01-11'].map((day) =>
      switchOn(policy!, 'checkIn', day),
    )
    expect(on).toEqual([true, false, false, true])
  })

  it.each([
    ['a day that is over', { validUntil: '2026-11-22' }, 'policy.documentPast'],
    ['no day at all', { validUntil: '2026-02-30' }, 'policy.documentPast'],
    ['longer than one posting', { validUntil: addDays(lastDay(today), 1) }, 'policy.documentTooLong'],
    ['no document', { documentNumber: '  ' }, 'policy.documentText'],
    ['no purpose', { purpose: '' }, 'policy.documentText'],
    ['kept for ever', { retentionDays: 366 }, 'policy.retention'],
    ['kept for no time', { retentionDays: 0 }, 'policy.retention'],
    ['kept for half a day', { retentionDays: 0.5 }, 'policy.retention'],
    ['kept for no number', { retentionDays: NaN }, 'policy.retention'],
    ['kept for a huge number', { retentionDays: 1e308 }, 'policy.retention'],
    ['another version', { version: 2 }, 'policy.changedMeanwhile'],
  ])('is refused with %s', (_, change, code) => {
    expect(codeOf(register(change))).toBe(code)
  })

  it('today is the last day that may be named, two years ahead the furthest', () => {
    expect(codeOf(register({ validUntil: today }))).toBe('ok')
    expect(codeOf(register({ validUntil: lastDay(today) }))).toBe('ok')
    expect(codeOf(register({ switch: 'checkIn', validUntil: today }, countyWith()))).toBe(
      'policy.documentPast',
    )
  })

  it.each(['location', 'photo'] as const)('%s needs check-ins, which it is taken with', (name) => {
    expect(codeOf(register({ switch: name }, countyWith()))).toBe('policy.needsCheckIn')
    expect(codeOf(register({ switch: name }, measured, '2027-01-05'))).toBe('policy.needsCheckIn')
  })

  it.each(['spotCheck', 'usedInAppraisal'] as const)('%s stands by itself', (name) => {
    expect(codeOf(register({ switch: name }, countyWith()))).toBe('ok')
  })

  it('a position may be registered together with check-ins that begin tomorrow, and waits for them', () => {
    const first = after(register({ switch: 'checkIn' }, countyWith()))
    const both = after(register({ switch: 'location', version: 2 }, first))
    expect(switchOn(both.policy!, 'location', today)).toBe(false)
    expect(switchOn(both.policy!, 'location', addDays(today, 1))).toBe(true)
  })

  it('on and off again for days on end comes to a bound, and off is never refused', () => {
    let county = measured
    let day = today
    let last = 'ok'
    for (let i = 0; i < 40 && last === 'ok'; i++) {
      const version = county.policy!.version
      county = after(off({ switch: 'checkIn', version }, county, day))
      day = addDays(day, 1)
      const again = decideRegister(
        county,
        { ...asking, switch: 'checkIn', version: version + 1, validUntil: addDays(day, 60) },
        momentOn(day),
      )
      last = codeOf(again)
      if (again.ok) county = again.state
      day = addDays(day, 2)
    }
    expect(last).toBe('policy.full')
    expect(county.policy!.formerSwitches!.length).toBeLessThanOrEqual(25)
  })
})

describe('turning a switch off', () => {
  it('is immediate, with a reason, and leaves the days before as they were', () => {
    const decision = off()
    const { policy } = after(decision)
    expect(switchOn(policy!, 'location', today)).toBe(false)
    expect(switchOn(policy!, 'location', addDays(today, -1))).toBe(true)
    expect(decision).toMatchObject({ entry: { note: '专项结束', data: { by: '刘敏', switch: 'location' } } })
  })

  it('of check-ins takes what needs them along', () => {
    const { policy } = after(off({ switch: 'checkIn' }))
    expect(switchOn(policy!, 'location', today)).toBe(false)
  })

  it('one that is off, or whose document is over, cannot be turned off again', () => {
    expect(codeOf(off({ switch: 'photo' }))).toBe('policy.alreadyOff')
    expect(codeOf(off({}, measured, '2027-01-01'))).toBe('policy.alreadyOff')
  })

  it('after somebody else changed the policy is refused, so that nothing is undone unseen', () => {
    expect(codeOf(off({ version: 7 }))).toBe('policy.changedMeanwhile')
  })

  it('one that is registered and has not begun never was', () => {
    const coming = after(register({ switch: 'checkIn' }, countyWith()))
    const { policy } = after(off({ switch: 'checkIn', version: 2 }, coming))
    expect(policy).not.toHaveProperty('formerSwitches')
    expect(switchOn(policy!, 'checkIn', addDays(today, 1))).toBe(false)
  })
})

describe('how the switches stand', () => {
  const of = (county = measured, day = today) =>
    Object.fromEntries(
      standings(county.policy!, day).map(({ name, state, daysLeft }) => [name, { state, daysLeft }]),
    )

  it('on with a document, off without, and nothing to say of the end when it is far', () => {
    expect(of()).toMatchObject({
      location: { state: 'on', daysLeft: null },
      photo: { state: 'off', daysLeft: null },
    })
  })

  it.each([
    ['2026-12-23', 'on', null],
    ['2026-12-24', 'on', 7],
    ['2026-12-31', 'on', 0],
    ['2027-01-01', 'expired', null],
  ])('on %s its document is %s with %s days left', (day, state, daysLeft) => {
    expect(of(measured, day).checkIn).toEqual({ state, daysLeft })
  })

  it('registered for later it is coming; without the check-ins it needs it is held', () => {
    const coming = after(register({ switch: 'checkIn' }, countyWith()))
    expect(of(coming).checkIn?.state).toBe('coming')
    const held = countyWith({ switches: { location: document } })
    expect(of(held).location?.state).toBe('held')
  })
})
