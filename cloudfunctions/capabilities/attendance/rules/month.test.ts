import fc from 'fast-check'
import { daysOfMonth } from '../../../kernel/day'
import { away, policy, posting, seen, wholeDay, withoutCheckIn } from '../testing/given'
import type { LedgerContext } from './day-state'
import { monthRecords, summaryOf, targetsOf, type MonthSummary } from './month'

const november = daysOfMonth('2026-11')
const given = (rest: Partial<LedgerContext> = {}): LedgerContext => ({
  posting,
  policy,
  today: '2026-11-30',
  evidence: [],
  absences: [],
  ...rest,
})
const summary = (rest: Partial<LedgerContext> = {}, month = '2026-11'): MonthSummary => {
  const context = given(rest)
  return summaryOf(context, month, monthRecords(context, month))
}

describe('the totals of a month', () => {
  it('count days and nights from the evidence', () => {
    const evidence = [...wholeDay('2026-11-02'), ...wholeDay('2026-11-03'), seen('2026-11-05', 'morning')]
    expect(summary({ evidence })).toMatchObject({ days: 3, nights: 1 })
  })

  it('count an official trip as a day and show it apart, on working days only', () => {
    const absences = ['2026-11-20', '2026-11-21', '2026-11-22', '2026-11-23'].map((day) =>
      away(day, { nature: 'trip' }),
    )
    expect(summary({ absences })).toMatchObject({ days: 2, trips: 2, leave: 0 })
  })

  it('count leave and days recalled by the sending unit as no day in the village', () => {
    const absences = [away('2026-11-17'), away('2026-11-18', { nature: 'recalled' })]
    expect(summary({ absences })).toMatchObject({ days: 0, leave: 1, recalled: 1, trips: 0 })
  })

  it('name every unexplained day, oldest first, and no day of the future', () => {
    const evidence = november.filter((day) => day !== '2026-11-06').flatMap(wholeDay)
    expect(summary({ evidence }).unexplained).toEqual(['2026-11-06'])
    expect(summary({ today: '2026-11-03' }).unexplained).toEqual(['2026-11-02'])
  })

  it('hold the last night of the month once the morning of the next month is known', () => {
    const evidence = [seen('2026-11-30', 'evening')]
    const known = [...evidence, seen('2026-12-01', 'morning')]
    const today = '2026-12-01'
    expect(summary({ evidence, today }).nights).toBe(0)
    expect(summary({ evidence: known, today }).nights).toBe(1)
    expect(summary({ evidence: known, today }, '2026-12').nights).toBe(0)
  })

  it('leave out nights from before the posting', () => {
    const short = { ...posting, from: '2026-11-10' }
    const evidence = [seen('2026-11-09', 'evening'), seen('2026-11-10', 'morning')]
    expect(summary({ posting: short, evidence }).nights).toBe(0)
  })
})

describe('what a month asks for', () => {
  const asked = (rest: Partial<LedgerContext> = {}, month = '2026-11'): [number, number] => {
    const { targetDays, targetNights } = targetsOf(given(rest), month)
    return [targetDays, targetNights]
  }

  it('a month with 21 working days asks for 20 days and 15 nights', () => {
    expect(asked()).toEqual([20, 15])
  })

  it('February 2026 has 16 working days and asks for no more than that', () => {
    const since = { ...policy.switches.checkIn!, validFrom: '2026-01-01' }
    const february = {
      policy: { ...policy, switches: { checkIn: since } },
      posting: { ...posting, from: '2026-01-01' },
    }
    expect(asked(february, '2026-02')).toEqual([16, 12])
  })

  it('leave lowers both, half a day by its half', () => {
    expect(asked({ absences: [away('2026-11-17')] })).toEqual([19, 14])
    expect(asked({ absences: [away('2026-11-17', { half: 'morning' })] })).toEqual([19, 15])
    expect(asked({ absences: [away('2026-11-17', { half: 'afternoon' })] })).toEqual([19, 14])
  })

  it('a leave on a weekend or one that nobody has approved lowers nothing', () => {
    expect(asked({ absences: [away('2026-11-21')] })).toEqual([20, 15])
    expect(asked({ absences: [away('2026-11-17', { approved: false })] })).toEqual([20, 15])
  })

  it('a trip lowers the nights and not the days, because it counts as a day', () => {
    expect(asked({ absences: [away('2026-11-17', { nature: 'trip' })] })).toEqual([20, 14])
  })

  it('a posting of half a month asks for its share', () => {
    expect(asked({ posting: { ...posting, from: '2026-11-16' } })).toEqual([10, 7])
  })

  it('the last night of a posting is not asked for', () => {
    const ending = { ...posting, to: '2026-11-13' }
    expect(asked({ posting: ending })).toEqual([9, 6])
    expect(asked({ posting: { ...posting, to: '2026-11-14' } })).toEqual([9, 7])
  })

  it('before the posting nothing is asked', () => {
    expect(asked({ posting: { ...posting, from: '2026-12-01' } })).toEqual([0, 0])
  })

  it('without check-ins no nights are asked', () => {
    expect(asked({ policy: withoutCheckIn })).toEqual([20, 0])
  })

  it('more leave never asks for more, and never for more than the county does', () => {
    const days = fc.subarray(november)
    fc.assert(
      fc.property(days, fc.constantFrom(...november), (off, extra) => {
        const [lessDays, lessNights] = asked({ absences: [...off, extra].map((day) => away(day)) })
        const [moreDays, moreNights] = asked({ absences: off.map((day) => away(day)) })
        expect(lessDays).toBeLessThanOrEqual(moreDays)
        expect(lessNights).toBeLessThanOrEqual(moreNights)
        expect(moreDays).toBeLessThanOrEqual(20)
        expect(lessDays).toBeGreaterThanOrEqual(0)
      }),
    )
  })
})
