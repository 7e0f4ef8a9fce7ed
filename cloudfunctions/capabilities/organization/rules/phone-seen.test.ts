import type { Moment } from '../../../kernel/aggregate'
import { atClock, dayOf, type Day } from '../../../kernel/day'
import { newPerson } from './person'
import { decideSeePhone, isSeenToday } from './phone-seen'

const at = (day: Day, clock: string, by: string): Moment => {
  const now = atClock(day, clock)
  return { now, today: dayOf(now), by, requestId: 'r', policyVersion: 1 }
}
const person = newPerson('u990101', '周建平', '19900000001')

describe('somebody looks at a whole number', () => {
  const decision = decideSeePhone(person, at('2026-11-23', '18:20', 'pma'))
  if (!decision.ok) throw new Error('a look is never refused')
  const history = [decision.entry]

  it('and it is on record who and when, and never the number', () => {
    expect(decision.state).toEqual(person)
    expect(decision.entry).toMatchObject({ act: 'seePhone', by: 'pma', at: atClock('2026-11-23', '18:20') })
    expect(JSON.stringify(decision.entry)).not.toContain('199')
  })

  it('a second time on that day, which is the same look', () => {
    expect(isSeenToday(history, at('2026-11-23', '23:59', 'pma'))).toBe(true)
  })

  it('on the next day, or somebody else does, which is another', () => {
    expect(isSeenToday(history, at('2026-11-24', '00:00', 'pma'))).toBe(false)
    expect(isSeenToday(history, at('2026-11-23', '18:21', 'pliu'))).toBe(false)
  })
})
