import { atClock } from '../../../kernel/day'
import { away, policy, posting, seen, withoutCheckIn } from '../testing/given'
import type { LedgerContext } from './day-state'
import { isDeserted, whereabouts, type Known } from './whereabouts'

/** A Monday, and the Saturday before it. */
const MONDAY = '2026-11-23'
const SATURDAY = '2026-11-21'
const on = (clock: string, rest: Partial<LedgerContext> = {}): Known => {
  const context = { posting, policy, today: MONDAY, evidence: [], absences: [], ...rest }
  return whereabouts(context, atClock(context.today, clock))
}

describe('where somebody is today', () => {
  it('is in the village from the first check-in on, also a weak one or one between the slots', () => {
    expect(on('08:00', { evidence: [seen(MONDAY, 'morning')] }).where).toBe('in')
    expect(on('20:00', { evidence: [seen(MONDAY, 'morning', 'weak')] }).where).toBe('in')
    expect(on('14:00', { evidence: [seen(MONDAY, null)] }).where).toBe('in')
  })

  it('is not said before the morning is over, and is not known after', () => {
    expect(on('04:00').where).toBe('not-yet')
    expect(on('11:59').where).toBe('not-yet')
    expect(on('12:00').where).toBe('none')
  })

  it('is not known where a fix was measured elsewhere, and that is said beside it', () => {
    const evidence = [seen(MONDAY, 'morning', 'outside')]
    expect(on('11:00', { evidence })).toEqual({ where: 'not-yet', seenElsewhere: true, waiting: false })
    expect(on('13:00', { evidence })).toEqual({ where: 'none', seenElsewhere: true, waiting: false })
    const both = [...evidence, seen(MONDAY, 'morning', 'weak')]
    expect(on('12:30', { evidence: both })).toEqual({ where: 'in', seenElsewhere: false, waiting: false })
  })

  it('is the approved leave, trip or call of the day; a request that waits is only said beside', () => {
    expect(on('08:00', { absences: [away(MONDAY)] }).where).toBe('leave')
    expect(on('08:00', { absences: [{ ...away(MONDAY), nature: 'trip' }] }).where).toBe('trip')
    expect(on('08:00', { absences: [{ ...away(MONDAY), nature: 'recalled' }] }).where).toBe('recalled')
    const waiting = { ...away(MONDAY), approved: false }
    expect(on('13:00', { absences: [waiting] })).toEqual({
      where: 'none',
      seenElsewhere: false,
      waiting: true,
    })
  })

  it('is a leave of half a day only in that half', () => {
    const afternoon = { absences: [{ ...away(MONDAY), half: 'afternoon' as const }] }
    expect(on('09:00', afternoon).where).toBe('not-yet')
    expect(on('12:00', afternoon).where).toBe('leave')
    const morning = { absences: [{ ...away(MONDAY), half: 'morning' as const }] }
    expect(on('09:00', morning).where).toBe('leave')
    expect(on('13:00', morning).where).toBe('none')
  })

  it('is rest on a Saturday without a check-in, and the village with one', () => {
    expect(on('20:00', { today: SATURDAY }).where).toBe('rest')
    expect(on('20:00', { today: SATURDAY, evidence: [seen(SATURDAY, 'morning')] }).where).toBe('in')
  })

  it('is the village where the county asks for no check-ins, unless something else is filed', () => {
    expect(on('20:00', { policy: withoutCheckIn }).where).toBe('in')
    expect(on('20:00', { policy: withoutCheckIn, absences: [away(MONDAY)] }).where).toBe('leave')
  })
})

describe('a village with nobody in it', () => {
  const team = (...where: Array<Known['where']>): Known[] =>
    where.map((each) => ({ where: each, seenElsewhere: false, waiting: false }))

  it('is one whose people are all away or unaccounted for', () => {
    expect(isDeserted(team('leave', 'trip', 'none'))).toBe(true)
    expect(isDeserted(team('recalled'))).toBe(true)
  })

  it('is not one of which the morning may still tell, nor one on a rest day, nor one without a team', () => {
    expect(isDeserted(team('leave', 'not-yet'))).toBe(false)
    expect(isDeserted(team('leave', 'rest'))).toBe(false)
    expect(isDeserted(team('none', 'in'))).toBe(false)
    expect(isDeserted([])).toBe(false)
  })
})
