import { isSpanWithinReach, isWithinReach, overlaps } from './spans'

const TODAY = '2026-11-23'

describe('days and spans', () => {
  it.each([
    ['2026-01-01', '2026-06-30', '2026-07-01', null, false],
    ['2026-01-01', '2026-06-30', '2026-06-30', null, true],
    ['2026-01-01', null, '2030-01-01', null, true],
    ['2026-05-01', '2026-05-31', '2026-01-01', '2026-12-31', true],
    ['2026-05-01', '2026-05-31', '2026-01-01', '2026-04-30', false],
  ])('%s to %s and %s to %s share a day: %s', (from, to, otherFrom, otherTo, shared) => {
    const [a, b] = [
      { from, to },
      { from: otherFrom, to: otherTo },
    ]
    expect([overlaps(a, b), overlaps(b, a)]).toEqual([shared, shared])
  })

  it('two months back and a year ahead may be settled', () => {
    expect(isWithinReach('2026-09-22', TODAY)).toBe(true)
    expect(isWithinReach('2026-09-21', TODAY)).toBe(false)
    expect(isWithinReach('2027-11-24', TODAY)).toBe(true)
    expect(isWithinReach('2027-11-25', TODAY)).toBe(false)
  })

  it('a span ends on or after its first day', () => {
    expect(isSpanWithinReach({ from: TODAY, to: TODAY }, TODAY)).toBe(true)
    expect(isSpanWithinReach({ from: TODAY, to: null }, TODAY)).toBe(true)
    expect(isSpanWithinReach({ from: TODAY, to: '2026-11-22' }, TODAY)).toBe(false)
    expect(isSpanWithinReach({ from: TODAY, to: '9999-12-31' }, TODAY)).toBe(false)
  })
})
