import type { Moment } from '../../../kernel/aggregate'
import { atClock, dayOf, type Day } from '../../../kernel/day'
import type { Grant, Posting } from '../../../kernel/people'
import { INVITE_FORGOTTEN } from '../../../kernel/retention'
import { decideForget, forgetAt } from './forget'
import { newPerson, phoneFieldOf, type Person } from './person'

const at = (day: Day, clock = '03:00'): Moment => {
  const now = atClock(day, clock)
  return { now, today: dayOf(now), by: 'system', requestId: 'r', policyVersion: 1 }
}
const posting = (to: Day | null): Posting => ({
  ...{ id: 'g1', villageId: 'u990101101201', role: 'secretary', from: '2025-05-12', to },
})
const grant = (to: Day | null): Grant => ({
  ...{ id: 'h1', role: 'township-clerk', unitId: 'u990101101', from: '2025-05-12', to },
})
const person = (rest: Partial<Person> = {}): Person => ({
  ...newPerson('u990101', '周建平', '19900000001'),
  ...{ account: 'o1', boundSince: 1, boundWith: 'hash', postings: [posting('2026-11-24')] },
  ...rest,
})
const wake = (from: Person, moment: Moment, leaverDays = 180) => {
  const decision = decideForget(from, { leaverDays }, moment)
  if (!decision.ok) throw new Error('a wake is never refused')
  return decision
}

describe('who has left', () => {
  it('is looked at in the night after the last day, and keeps number and account until theirs has come', () => {
    expect(forgetAt(person())).toBe(atClock('2026-11-25', '03:00'))
    const left = wake(person(), at('2026-11-25')).state
    expect(left).toMatchObject({ phone: '19900000001', account: 'o1' })
    expect(forgetAt(left)).toBe(atClock('2027-05-24', '03:00'))
    const eve = wake(left, at('2027-05-24', '02:59'))
    expect(eve.state).toEqual(left)
    const gone = wake(left, at('2027-05-24')).state
    expect(gone).toMatchObject({ phone: '', account: null, boundSince: null, boundWith: null, invite: null })
    expect(gone).toMatchObject({ name: '周建平', postings: left.postings })
    expect(forgetAt(gone)).toBeNull()
    expect(wake(gone, at('2027-06-01')).state).toEqual(gone)
  })

  it('a clock that stood still for a year forgets at its first look, and never before the day', () => {
    const gone = wake(person(), at('2027-11-25'))
    expect(gone.state.phone).toBe('')
    expect(gone.entry.act).toBe('forget')
  })

  it('goes by the days that held when they left, whatever the county sets later', () => {
    const left = wake(person(), at('2026-11-25'), 30).state
    expect(wake(left, at('2026-12-25', '02:59'), 365).state.phone).not.toBe('')
    expect(wake(left, at('2026-12-25'), 365).state.phone).toBe('')
  })

  it('with a role that goes on has not left', () => {
    const still = person({ grants: [grant(null)] })
    expect(forgetAt(still)).toBeNull()
    expect(wake(still, at('2030-01-01')).state).toEqual(still)
    const later = person({ grants: [grant('2026-12-31')] })
    expect(forgetAt(later)).toBe(atClock('2027-01-01', '03:00'))
  })

  it('and came back before that day is kept, and leaves anew', () => {
    const left = wake(person(), at('2026-11-25')).state
    const back = { ...left, postings: [...left.postings, posting(null)] }
    expect(forgetAt(back)).toBeNull()
    expect(wake(back, at('2027-06-01')).state.phone).toBe('19900000001')
    const again = { ...left, postings: [...left.postings, posting('2027-12-31')] }
    expect(forgetAt(again)).toBe(atClock('2028-01-01', '03:00'))
    expect(wake(again, at('2028-01-01')).state.leaver?.lastDay).toBe('2027-12-31')
  })

  it('whoever never had a duty has not left', () => {
    expect(forgetAt(person({ postings: [] }))).toBeNull()
  })

  it('gives the number free for somebody new, and collides with nobody', () => {
    expect(phoneFieldOf(person({ phone: '' }), 'p1')).toBe('none:p1')
    expect(phoneFieldOf(person({ phone: '' }), 'p2')).toBe('none:p2')
    expect(phoneFieldOf(person(), 'p1')).toBe('u990101_19900000001')
  })
})

describe('a code that nobody used', () => {
  const invite = { hash: 'h', expiresAt: atClock('2026-12-01', '10:00') }
  const invited = person({ account: null, postings: [posting(null)], invite })

  it('stays a month after its week, so that whoever types it hears that it is over', () => {
    const due = invite.expiresAt + INVITE_FORGOTTEN
    expect(forgetAt(invited)).toBe(due)
    expect(wake(invited, { ...at('2026-12-31'), now: due - 1 }).state).toEqual(invited)
    const after = wake(invited, { ...at('2026-12-31'), now: due })
    expect(after.state).toEqual({ ...invited, invite: null })
    expect(after.entry.act).toBe('inviteOver')
    expect(forgetAt(after.state)).toBeNull()
  })

  it('goes with its person who left', () => {
    const gone = wake({ ...invited, postings: [posting('2026-11-24')] }, { ...at('2027-11-25') })
    expect(gone.state).toMatchObject({ invite: null, phone: '' })
  })

  it('the history that nothing deletes holds neither number nor account', () => {
    expect(JSON.stringify(wake(person(), at('2027-11-25')).entry)).not.toMatch(/199|o1/)
  })
})
