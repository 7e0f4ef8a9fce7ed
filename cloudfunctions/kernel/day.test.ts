import dayjs from 'dayjs'
import utc from 'dayjs/plugin/utc'
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

dayjs.extend(utc)

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

  it('every day of four hundred years comes after the one before, none is left out, and each has its weekday', () => {
    const first = Date.UTC(1799, 11, 31)
    const wrong: string[] = []
    let day = '1799-12-31'
    for (let count = 1; day < '2200-01-01'; count++) {
      const ms = first + count * 86_400_000
      day = addDays(day, 1)
      const right =
        day === new Date(ms).toISOString().slice(0, 10) &&
        startOf(day) === ms - 8 * 3_600_000 &&
        dayOf(ms) === day &&
        weekdayOf(day) === new Date(ms).getUTCDay()
      if (!right) wrong.push(day)
    }
    expect(wrong).toEqual([])
  })

  it('what is no ordinary day is answered as the calendar library does', () => {
    const odd = [
      '2026-02-31',
      '2026-04-31',
      '2026-02-29',
      '0099-01-01',
      '1000-01-01',
      '9999-12-31',
      '2026-13-01',
    ]
    for (const day of [...odd, '', '2026-1-1', '2026-00-10', '二〇二六年']) {
      expect(startOf(day)).toBe(dayjs.utc(day).valueOf() - 8 * 3_600_000)
      expect(weekdayOf(day)).toBe(dayjs.utc(day).day())
      for (const count of [-400_000, -1, 0, 1, 0.5, 400_000, Number.NaN])
        expect(addDays(day, count)).toBe(dayjs.utc(day).add(count, 'day').format('YYYY-MM-DD'))
      expect(daysBetween('2026-01-01', day)).toBe(dayjs.utc(day).diff(dayjs.utc('2026-01-01'), 'day'))
    }
    for (const ms of [Number.NaN, Infinity, 0.5, -1, 253_402_300_800_000, -62_135_596_800_001])
      expect(dayOf(ms)).toBe(dayjs.utc(ms + 8 * 3_600_000).format('YYYY-MM-DD'))
    for (const month of ['2026-00', '2026-13', '0999-12', '9999-12', '', '2026-1'])
      for (const count of [-13, 0, 1, 12, 0.5, Number.NaN])
        expect(addMonths(month, count)).toBe(dayjs.utc(`${month}-01`).add(count, 'month').format('YYYY-MM'))
  })
})
