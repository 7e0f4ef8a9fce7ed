import { countsAsWork, dayKind, hasUnknownDay, isRestDay, workdays, workdayAfter } from './calendar'

const none = { countyRestDays: [] }

describe('the working calendar', () => {
  it('the National Day week of 2026 is rest and the make-up Saturday is work', () => {
    expect(workdays(none, '2026-10-01', '2026-10-07')).toEqual([])
    expect(dayKind(none, '2026-10-10')).toBe('work')
    expect(dayKind(none, '2026-10-11')).toBe('rest')
  })

  it('an ordinary week has five working days', () => {
    expect(workdays(none, '2026-11-23', '2026-11-29')).toHaveLength(5)
  })

  it('a rest day the county lists by law is rest, also on a weekday', () => {
    const county = { countyRestDays: ['2026-11-25'] }
    expect(isRestDay(county, '2026-11-25')).toBe(true)
    expect(isRestDay(none, '2026-11-25')).toBe(false)
  })

  it('a year without published holidays is unknown and never guessed', () => {
    expect(dayKind(none, '2027-10-01')).toBe('unknown')
    expect(dayKind(none, '2027-01-02')).toBe('unknown')
    expect(isRestDay(none, '2027-10-01')).toBe(false)
    expect(hasUnknownDay(none, '2026-12-30', '2027-01-02')).toBe(true)
    expect(hasUnknownDay(none, '2026-12-30', '2026-12-31')).toBe(false)
  })

  it('for lengths only, weekends of an unknown year do not count', () => {
    expect(countsAsWork(none, '2027-11-20')).toBe(false)
    expect(countsAsWork(none, '2027-11-22')).toBe(true)
  })

  it('a rest day the county lists is known even in an unknown year', () => {
    expect(dayKind({ countyRestDays: ['2027-03-10'] }, '2027-03-10')).toBe('rest')
  })
})

describe('so many working days later', () => {
  it('weekends and holidays in between do not count, make-up workdays do', () => {
    expect(workdayAfter(none, '2026-11-24', 15)).toBe('2026-12-15')
    // 国庆节 2026: off from 1 to 7 October, 20 September and 10 October are worked.
    expect(workdayAfter(none, '2026-09-30', 1)).toBe('2026-10-08')
    expect(workdayAfter(none, '2026-10-09', 1)).toBe('2026-10-10')
    expect(workdayAfter({ countyRestDays: ['2026-11-25'] }, '2026-11-24', 1)).toBe('2026-11-26')
  })

  it('a negative count goes back, and none stays where it is', () => {
    expect(workdayAfter(none, '2026-12-15', -3)).toBe('2026-12-10')
    expect(workdayAfter(none, '2026-11-23', -1)).toBe('2026-11-20')
    expect(workdayAfter(none, '2026-11-22', 0)).toBe('2026-11-22')
  })
})
