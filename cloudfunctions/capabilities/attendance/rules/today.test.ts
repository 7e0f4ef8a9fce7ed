import { at, away, policy, seen, wholeDay, withoutCheckIn, withoutLocation } from '../testing/given'
import type { Evidence } from './evidence'
import { isSettled, todaySlots, type Today } from './today'

const day = '2026-11-23'
const states = (today: Today): string[] => today.slots.map((slot) => slot.state)
const todayAt = (
  clock: string,
  evidence: Evidence[] = [],
  absences = [] as ReturnType<typeof away>[],
): Today => todaySlots(policy, evidence, absences, at(day, clock))

describe('how today stands', () => {
  it.each([
    ['04:30', ['later', 'later'], null],
    ['07:48', ['due', 'later'], 'morning'],
    ['12:00', ['missed', 'later'], null],
    ['18:20', ['missed', 'due'], 'evening'],
  ] as const)('at %s without any evidence', (clock, expected, open) => {
    expect(states(todayAt(clock))).toEqual(expected)
    expect(todayAt(clock).open).toBe(open)
  })

  it('a slot with evidence is done, with the best there is', () => {
    const today = todayAt('18:20', [seen(day, 'morning', 'weak'), seen(day, 'morning')])
    expect(states(today)).toEqual(['done', 'due'])
    expect(today.slots[0]?.evidence?.verdict).toBe('inside')
  })

  it('a weak one is done and may be bettered, a good one is settled', () => {
    const [weak] = todayAt('08:00', [seen(day, 'morning', 'weak')]).slots
    const [good] = todayAt('08:00', [seen(day, 'morning')]).slots
    expect([weak!.state, isSettled(weak!)]).toEqual(['done', false])
    expect(isSettled(good!)).toBe(true)
  })

  it('a fix elsewhere is shown and leaves the slot open until it is over', () => {
    const evidence = [seen(day, 'evening', 'outside')]
    expect(todayAt('20:30', evidence).slots[1]).toMatchObject({
      state: 'due',
      evidence: { verdict: 'outside' },
    })
    expect(todaySlots(policy, evidence, [], at('2026-11-24', '00:30')).slots[1]?.evidence).toBeUndefined()
  })

  it('half a day of leave excuses its slot only', () => {
    expect(states(todayAt('18:20', [], [away(day, { half: 'afternoon' })]))).toEqual(['missed', 'excused'])
    expect(states(todayAt('18:20', [], [away(day)]))).toEqual(['excused', 'excused'])
    expect(states(todayAt('18:20', [], [away(day, { approved: false })]))).toEqual(['missed', 'due'])
  })

  it('yesterday does not count for today', () => {
    expect(states(todayAt('18:20', wholeDay('2026-11-22')))).toEqual(['missed', 'due'])
  })

  it('knows whether last night is a night already', () => {
    const evening = seen('2026-11-22', 'evening')
    expect(todayAt('08:00', [evening]).lastNight).toBe(false)
    expect(todayAt('08:00', [evening, seen(day, 'morning')]).lastNight).toBe(true)
  })

  it('says whether today is a rest day', () => {
    expect(todayAt('08:00').rest).toBe(false)
    expect(todaySlots(policy, [], [], at('2026-11-22', '08:00')).rest).toBe(true)
  })

  it('asks for nothing where the county has no check-ins, and for no location where it has none', () => {
    const off = todaySlots(withoutCheckIn, [], [], at(day, '08:00'))
    expect(off).toMatchObject({ checkIn: false, location: false, slots: [], open: null })
    expect(todaySlots(withoutLocation, [], [], at(day, '08:00'))).toMatchObject({
      checkIn: true,
      location: false,
    })
    expect(todayAt('08:00').location).toBe(true)
  })
})
