import fc from 'fast-check'
import {
  addDays,
  addMonths,
  atClock,
  clockOf,
  dayOf,
  daysBetween,
  daysFrom,
  daysOfMonth,
  isDay,
  minutesOf,
  startOf,
  weekdayOf,
} from './day'

describe('days at UTC+8', () => {
  it('a check-in at 07:48 in the village falls on the local day, whatever the zone of the server', () => {
    const at = Date.UTC(2026, 10, 22, 23, 48)
    expect(dayOf(at)).toBe('2026-11-23')
    expect(clockOf(at)).toBe('07:48')
    expect(minutesOf(at)).toBe(468)
  })

  it('midnight begins the new day and 23:59 still belongs to the old one', () => {
    expect(dayOf(startOf('2026-11-23'))).toBe('2026-11-23')
    expect(dayOf(startOf('2026-11-23') - 1)).toBe('2026-11-22')
    expect(clockOf(startOf('2026-11-23') - 1)).toBe('23:59')
  })

  it('a clock time of 24:00 is the next midnight', () => {
    expect(atClock('2026-11-23', '24:00')).toBe(startOf('2026-11-24'))
    expect(atClock('2026-11-23', '05:00') - startOf('2026-11-23')).toBe(5 * 3_600_000)
  })

  it('months have their real days, leap years too', () => {
    expect(daysOfMonth('2026-11')).toHaveLength(30)
    expect(daysOfMonth('2028-02').at(-1)).toBe('2028-02-29')
    expect(addMonths('2026-11', 2)).toBe('2027-01')
    expect(addMonths('2026-01', -1)).toBe('2025-12')
  })

  it('23 November 2026 is a Monday', () => {
    expect(weekdayOf('2026-11-23')).toBe(1)
  })

  it('a range that ends before it starts has no days', () => {
    expect(daysFrom('2026-11-23', '2026-11-22')).toEqual([])
    expect(daysFrom('2026-11-30', '2026-12-01')).toEqual(['2026-11-30', '2026-12-01'])
  })

  it('only a real calendar day is a day', () => {
    expect(['2026-02-29', '2026-13-01', '2026-1-1', '20261123', '', '2026-11-31'].filter(isDay)).toEqual([])
    expect(isDay('2028-02-29')).toBe(true)
  })

  it('adding days and counting them are each other’s inverse', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -40_000, max: 40_000 }),
        fc.integer({ min: 0, max: 20_000 }),
        (count, base) => {
          const from = addDays('1990-01-01', base)
          expect(daysBetween(from, addDays(from, count))).toBe(count)
          expect(isDay(addDays(from, count))).toBe(true)
        },
      ),
    )
  })
})
