import { withoutSwitch, withSwitch, numbersFrom } from '../../../kernel/policy-changes'
import { addDays } from '../../../kernel/day'
import { actsOn } from './day-acts'
import { dayRecord, type LedgerContext } from './day-state'
import { monthRecords, summaryOf } from './month'
import { slotAt } from './slots'
import { todaySlots } from './today'
import { judge } from './verdict'
import { refuseDay } from './vouch'
import { at, fixAt, office, policy, posting, seen, wholeDay } from '../testing/given'

/** 柳湾村: what the county changes on 24 November holds from then on. */
const late = [
  { id: 'morning' as const, from: '05:00', to: '08:00' },
  { id: 'evening' as const, from: '21:00', to: '24:00' },
]
const evening = [{ id: 'evening' as const, from: '18:00', to: '24:00' }]
const { slots, targets, weakAccuracy } = policy
const context = (given: Partial<LedgerContext>): LedgerContext => ({
  ...{ posting, policy, today: '2026-11-30', evidence: [], absences: [] },
  ...given,
})

describe('a day is judged by the policy of its day', () => {
  it('a check-in is placed by the slots of its day', () => {
    const changed = numbersFrom(policy, { slots: late, targets, weakAccuracy }, '2026-11-24')
    expect(slotAt(changed, at('2026-11-23', '11:00'))).toEqual({ day: '2026-11-23', slot: 'morning' })
    expect(slotAt(changed, at('2026-11-24', '11:00'))).toBeNull()
  })

  it('today shows the slots of today, although others are to come', () => {
    const changed = numbersFrom(policy, { slots: late, targets, weakAccuracy }, '2026-11-24')
    expect(todaySlots(changed, [], [], at('2026-11-23', '10:00')).slots[0]?.to).toBe('12:00')
    expect(todaySlots(changed, [], [], at('2026-11-24', '10:00')).slots[0]?.to).toBe('08:00')
  })

  it('a day with one of two check-ins stays half a day when later days ask for one', () => {
    const changed = numbersFrom(policy, { slots: evening, targets, weakAccuracy }, '2026-11-24')
    const evidence = [seen('2026-11-23', 'evening'), seen('2026-11-24', 'evening')]
    expect(dayRecord(context({ policy: changed, evidence }), '2026-11-23').state).toBe('partial')
    expect(dayRecord(context({ policy: changed, evidence }), '2026-11-24').state).toBe('present')
  })

  it('nobody vouches for a slot that the day did not ask for', () => {
    const changed = numbersFrom(policy, { slots: evening, targets, weakAccuracy }, '2026-11-24')
    const given = { posting, policy: changed, today: '2026-11-30' }
    const history = [seen('2026-11-24', 'evening')].map((item) => ({
      ...{ at: item.at, by: 'p1', act: 'checkIn', requestId: 'r' },
      data: { day: item.day, slot: item.slot, verdict: item.verdict },
    }))
    expect(refuseDay(history, { day: '2026-11-24', part: 'day' }, given)).toMatchObject({
      code: 'attendance.alreadyThere',
    })
    expect(refuseDay(history, { day: '2026-11-23', part: 'day' }, given)).toBeNull()
    const record = dayRecord(
      context({ policy: changed, evidence: [seen('2026-11-24', 'evening')] }),
      '2026-11-24',
    )
    expect(actsOn(record, [], '2026-11-30', changed, { own: true, attests: false })).toEqual([])
  })

  it('a fix is weak by the figure of its day', () => {
    const changed = numbersFrom(policy, { slots, targets, weakAccuracy: 500 }, '2026-11-24')
    expect(judge(fixAt(100, 300), [office], changed, '2026-11-23').verdict).toBe('weak')
    expect(judge(fixAt(100, 300), [office], changed, '2026-11-24').verdict).toBe('inside')
  })

  it('October asks for what it asked for, although the county asks for less today', () => {
    const since = { ...policy.switches.checkIn!, validFrom: '2026-01-01' }
    const before = { ...policy, switches: { checkIn: since } }
    const fewer = numbersFrom(before, { slots, targets: { days: 10, nights: 5 }, weakAccuracy }, '2026-11-24')
    const ask = (given: typeof policy, month: string) => {
      const whole = context({ policy: given })
      const { targetDays, targetNights } = summaryOf(whole, month, monthRecords(whole, month))
      return { targetDays, targetNights }
    }
    expect(ask(fewer, '2026-10')).toEqual(ask(before, '2026-10'))
    expect(ask(fewer, '2026-12')).toEqual({ targetDays: 10, targetNights: 5 })
    const november = ask(fewer, '2026-11')
    expect(november.targetDays).toBeGreaterThan(10)
    expect(november.targetDays).toBeLessThan(20)
  })
})

describe('check-ins that were asked for in October and again in December', () => {
  const october = { ...policy.switches.checkIn!, validFrom: '2026-10-01', validUntil: '2026-10-31' }
  const december = { ...october, validFrom: '2026-12-01', validUntil: '2027-01-31' }
  const first = withSwitch({ ...policy, switches: {} }, 'checkIn', october, '2026-10-01')
  const again = withSwitch(first, 'checkIn', december, '2026-11-30')
  const state = (day: string) => dayRecord(context({ policy: again, today: '2026-12-31' }), day).state

  it('October stays judged as asked, November by exception, December as asked', () => {
    expect(state('2026-10-20')).toBe('unexplained')
    expect(state('2026-11-16')).toBe('present')
    expect(state('2026-12-02')).toBe('unexplained')
  })
})

describe('the day on which the county turns check-ins off', () => {
  const day = '2026-11-23'
  const off = withoutSwitch(policy, 'checkIn', day)

  it('asks for nothing more, at once', () => {
    expect(todaySlots(off, [], [], at(day, '19:00'))).toMatchObject({
      checkIn: false,
      location: false,
      slots: [],
    })
  })

  it('counts whole for everybody, also for whoever had checked in once', () => {
    const record = (evidence: LedgerContext['evidence']) => dayRecord(context({ policy: off, evidence }), day)
    expect(record([seen(day, 'morning')])).toMatchObject({ state: 'present', counted: true })
    expect(record([seen(day, null)])).toMatchObject({ state: 'present', counted: true })
    expect(record([])).toMatchObject({ state: 'present', counted: true })
    expect(record([seen(addDays(day, -1), 'morning')]).state).toBe('present')
  })

  it('the days before it are judged as they were', () => {
    const evidence = wholeDay('2026-11-19')
    expect(dayRecord(context({ policy: off, evidence }), '2026-11-19').state).toBe('present')
    expect(dayRecord(context({ policy: off, evidence }), '2026-11-20').state).toBe('unexplained')
  })
})
