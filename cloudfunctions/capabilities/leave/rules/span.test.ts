import fc from 'fast-check'
import { addDays } from '../../../kernel/day'
import { policy, span } from '../testing/given'
import { calendarDays, overlaps, partsOf, touches, workingDays, workingDaysIn, type Span } from './span'

describe('the length of an absence', () => {
  const lengths: Array<[why: string, when: Span, days: number, calendar: number]> = [
    ['a single working day', span('11-26'), 1, 1],
    ['a single morning', span('11-26上午'), 0.5, 1],
    ['a single afternoon', span('11-26下午'), 0.5, 1],
    ['Thursday noon to Monday night leaves the weekend out', span('11-26下午', '11-30'), 2.5, 5],
    ['Thursday noon to Monday noon', span('11-26下午', '11-30上午'), 2, 5],
    ['a weekend alone is nothing', span('11-28', '11-29'), 0, 2],
    ['a Sunday afternoon until Monday noon is the Monday morning', span('11-29下午', '11-30上午'), 0.5, 2],
    ['the week of the National Day holiday is nothing', span('10-01', '10-07'), 0, 7],
    ['the made-up Saturday after the holiday is work', span('10-10'), 1, 1],
    ['holiday, two workdays and the made-up Saturday', span('10-01', '10-11'), 3, 11],
    ['the made-up Sunday before Mid-Autumn is work', span('09-19', '09-20'), 1, 2],
    ['New Year, its bridge days and the made-up Sunday', span('2025-12-31', '2026-01-05'), 3, 6],
    ['a leap February', span('2024-02-28', '2024-03-01'), 3, 3],
  ]
  it.each(lengths)('%s', (_why, when, days, calendar) => {
    expect(workingDays(policy, when)).toBe(days)
    expect(calendarDays(when)).toBe(calendar)
  })

  it("the county's own rest days are not counted", () => {
    const county = { countyRestDays: ['2026-11-27'] }
    expect(workingDays(county, span('11-26', '11-30'))).toBe(2)
  })

  it('days are counted in the year they fall in', () => {
    const overNewYear = span('2025-12-30', '2026-01-05')
    expect(workingDaysIn(policy, overNewYear, 2025)).toBe(2)
    expect(workingDaysIn(policy, overNewYear, 2026)).toBe(2)
  })

  it('an absence over several days is halved only at its ends', () => {
    const halves = partsOf(span('11-26下午', '11-28上午')).map(({ half }) => half)
    expect(halves).toEqual(['afternoon', 'full', 'morning'])
  })

  it('a span is as long as its two parts, wherever it is cut', () => {
    const cut = fc.record({
      first: fc.integer({ min: 0, max: 700 }),
      left: fc.integer({ min: 0, max: 20 }),
      right: fc.integer({ min: 0, max: 20 }),
      noon: fc.boolean(),
    })
    fc.assert(
      fc.property(cut, ({ first, left, right, noon }) => {
        const from = addDays('2025-06-01', first)
        const middle = addDays(from, left + 1)
        const to = addDays(middle, right + 1)
        const whole: Span = { from: { day: from, half: 'full' }, to: { day: to, half: 'full' } }
        const end = noon
          ? { day: middle, half: 'morning' as const }
          : { day: addDays(middle, -1), half: 'full' as const }
        const start = { day: middle, half: noon ? ('afternoon' as const) : ('full' as const) }
        const parts: Span[] = [
          { from: whole.from, to: end },
          { from: start, to: whole.to },
        ]
        expect(overlaps(parts[0]!, parts[1]!)).toBe(false)
        expect(touches(policy, parts[0]!, parts[1]!)).toBe(true)
        const sum = workingDays(policy, parts[0]!) + workingDays(policy, parts[1]!)
        expect(workingDays(policy, whole)).toBe(sum)
      }),
    )
  })
})

describe('two absences', () => {
  it('share a day when one begins on the last day of the other', () => {
    expect(overlaps(span('11-24', '11-26'), span('11-26', '11-27'))).toBe(true)
  })

  it('do not overlap when one ends at noon and the other begins there', () => {
    expect(overlaps(span('11-24', '11-26上午'), span('11-26下午', '11-27'))).toBe(false)
    expect(overlaps(span('11-26上午'), span('11-26下午'))).toBe(false)
  })

  it('overlap when one lies inside the other, whichever comes first', () => {
    expect(overlaps(span('11-20', '11-30'), span('11-25上午'))).toBe(true)
    expect(overlaps(span('11-25上午'), span('11-20', '11-30'))).toBe(true)
  })

  it('touch over a weekend, in either order', () => {
    expect(touches(policy, span('11-26', '11-27'), span('11-30'))).toBe(true)
    expect(touches(policy, span('11-30'), span('11-26', '11-27'))).toBe(true)
  })

  it('touch over the whole National Day holiday', () => {
    expect(touches(policy, span('09-30'), span('10-08'))).toBe(true)
  })

  it('do not touch over a made-up Saturday or half a working day', () => {
    expect(touches(policy, span('10-09'), span('10-12'))).toBe(false)
    expect(touches(policy, span('11-26上午'), span('11-27'))).toBe(false)
  })

  it('do not touch when they lie a year apart', () => {
    expect(touches(policy, span('2025-11-26'), span('2026-11-26'))).toBe(false)
  })
})
