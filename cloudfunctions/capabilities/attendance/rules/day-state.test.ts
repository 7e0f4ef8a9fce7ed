import type { Absence } from '../../../kernel/absence'
import type { CountyPolicy } from '../../../kernel/county-policy'
import { away, policy, posting, seen, wholeDay, withoutCheckIn } from '../testing/given'
import { dayRecord, excuses, type DayRecord, type LedgerContext } from './day-state'

const today = '2026-11-23'
/** An ordinary Thursday, a Saturday, and the Sunday after. */
const thursday = '2026-11-19'
const saturday = '2026-11-21'

function record(day: string, given: Partial<LedgerContext> = {}): DayRecord {
  return dayRecord({ posting, policy, today, evidence: [], absences: [], ...given }, day)
}
const state = (day: string, given: Partial<LedgerContext> = {}): string => record(day, given).state

describe('what a day is', () => {
  it('a working day without anything is unexplained', () => {
    expect(record(thursday)).toMatchObject({ state: 'unexplained', counted: false })
  })

  it('a day before the posting or after it is not part of the ledger, whatever else it holds', () => {
    const short = { ...posting, from: '2026-11-10', to: '2026-11-18' }
    expect(state('2026-11-09', { posting: short, evidence: wholeDay('2026-11-09') })).toBe('not-posted')
    expect(state(thursday, { posting: short, absences: [away(thursday)] })).toBe('not-posted')
    expect(state('2026-11-10', { posting: short })).toBe('unexplained')
    expect(state('2026-11-18', { posting: short })).toBe('unexplained')
  })

  it('tomorrow is the future, also with a leave already approved', () => {
    const given = { absences: [away('2026-11-24')] }
    expect(record('2026-11-24', given)).toMatchObject({ state: 'future', absences: given.absences })
  })

  it('an approved leave for the whole day comes before evidence', () => {
    expect(state(thursday, { absences: [away(thursday)], evidence: wholeDay(thursday) })).toBe('leave')
  })

  it('evidence comes before the calendar: a Saturday in the village counts', () => {
    expect(record(saturday, { evidence: wholeDay(saturday) })).toMatchObject({
      state: 'present',
      counted: true,
    })
    expect(state(saturday)).toBe('rest')
  })

  it('today is not judged before it is over, and is shown as far as it has come', () => {
    expect(record(today)).toMatchObject({ state: 'today', counted: false })
    expect(record(today, { evidence: [seen(today, 'morning')] })).toMatchObject({
      state: 'partial',
      counted: true,
    })
  })

  it('a fix elsewhere leaves a working day unexplained and a Saturday a rest day', () => {
    expect(state(thursday, { evidence: [seen(thursday, 'evening', 'outside')] })).toBe('unexplained')
    expect(state(saturday, { evidence: [seen(saturday, 'evening', 'outside')] })).toBe('rest')
  })

  it('evidence between the slots explains a day without counting', () => {
    expect(record(thursday, { evidence: [seen(thursday, null)] })).toMatchObject({
      state: 'partial',
      counted: false,
    })
  })

  it('the make-up Saturday of October 2026 is a working day, the National Day a rest day', () => {
    const october = { policy: always(policy) }
    expect(state('2026-10-10', october)).toBe('unexplained')
    expect(state('2026-10-01', october)).toBe('rest')
  })

  it('a rest day that the county lists by law is a rest day', () => {
    expect(state(thursday, { policy: { ...policy, countyRestDays: [thursday] } })).toBe('rest')
  })

  it('a year whose holidays are not published has unknown days and never an unexplained one', () => {
    const later = { today: '2027-03-31', policy: always(policy) }
    expect(state('2027-03-10', later)).toBe('unknown')
    expect(state('2027-03-10', { ...later, evidence: wholeDay('2027-03-10') })).toBe('present')
  })
})

describe('a county that asks for no check-ins', () => {
  it('keeps its ledger by exception: a working day counts as present', () => {
    expect(record(thursday, { policy: withoutCheckIn })).toMatchObject({ state: 'present', counted: true })
    expect(state(saturday, { policy: withoutCheckIn })).toBe('rest')
    expect(state(thursday, { policy: withoutCheckIn, absences: [away(thursday)] })).toBe('leave')
  })

  it('does not judge days from before its document', () => {
    expect(state('2026-10-30')).toBe('present')
    expect(state('2026-11-02')).toBe('unexplained')
  })

  it('does not judge days after the document has expired', () => {
    const later = { today: '2027-01-31' }
    expect(state('2026-12-31', later)).toBe('unexplained')
    expect(state('2027-01-04', later)).toBe('present')
  })
})

describe('leave and trips', () => {
  it.each([
    ['leave', 'leave', false],
    ['trip', 'trip', true],
    ['recalled', 'recalled', false],
  ] as const)('a whole day of %s is shown as %s', (nature, expected, counted) => {
    expect(record(thursday, { absences: [away(thursday, { nature })] })).toMatchObject({
      state: expected,
      counted,
    })
  })

  it('a trip over the weekend is shown there and counts only on its working days', () => {
    expect(record(saturday, { absences: [away(saturday, { nature: 'trip' })] })).toMatchObject({
      state: 'trip',
      counted: false,
    })
  })

  it('two halves make a whole day, and a half leave beside a half trip is leave', () => {
    const halves: Absence[] = [
      away(thursday, { half: 'morning', nature: 'trip' }),
      away(thursday, { half: 'afternoon', applicationId: 'a2' }),
    ]
    expect(state(thursday, { absences: halves })).toBe('leave')
    expect(state(thursday, { absences: halves.map((half) => ({ ...half, nature: 'trip' as const })) })).toBe(
      'trip',
    )
  })

  it('half a day of leave leaves the other half to be explained', () => {
    const half = away(thursday, { half: 'afternoon' })
    expect(record(thursday, { absences: [half] })).toMatchObject({ state: 'unexplained', absences: [half] })
    expect(state(thursday, { absences: [half], evidence: [seen(thursday, 'morning')] })).toBe('partial')
  })

  it('a morning off excuses the morning slot, an afternoon off the evening slot', () => {
    expect(excuses(away(thursday, { half: 'morning' }), 'morning')).toBe(true)
    expect(excuses(away(thursday, { half: 'morning' }), 'evening')).toBe(false)
    expect(excuses(away(thursday, { half: 'afternoon' }), 'evening')).toBe(true)
    expect(excuses(away(thursday), 'morning')).toBe(true)
    expect(excuses(away(thursday, { approved: false }), 'morning')).toBe(false)
  })

  it('a request that nobody has decided yet excuses nothing and is shown beside the day', () => {
    const waiting = away(thursday, { approved: false })
    expect(record(thursday, { absences: [waiting] })).toMatchObject({
      state: 'unexplained',
      absences: [],
      waiting: [waiting],
    })
  })

  it('a night stays a night on a day of leave', () => {
    const evidence = [seen(thursday, 'evening'), seen('2026-11-20', 'morning')]
    expect(record(thursday, { evidence, absences: [away(thursday)] })).toMatchObject({
      state: 'leave',
      night: true,
    })
  })
})

/** The same policy with a document that holds for every day. */
function always(base: CountyPolicy): CountyPolicy {
  const document = { ...base.switches.checkIn!, validFrom: '2026-01-01', validUntil: '2030-12-31' }
  return { ...base, switches: { checkIn: document } }
}
