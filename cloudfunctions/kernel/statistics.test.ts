import fc from 'fast-check'
import { wilson } from './statistics'

describe('the Wilson interval with finite-population correction', () => {
  it('agrees with a value worked by hand: 55 of 83 in a very large village', () => {
    const interval = wilson(55, 83, 100_000_000)
    expect(interval.low).toBeCloseTo(0.5557, 3)
    expect(interval.high).toBeCloseTo(0.7549, 3)
  })

  // Newcombe, Two-sided confidence intervals for the single proportion, Statistics in Medicine 17 (1998), table I,
  // method 3: the score interval without continuity correction.
  it.each([
    [81, 263, 0.2553, 0.3662],
    [15, 148, 0.0624, 0.1605],
    [0, 20, 0, 0.1611],
    [1, 29, 0.0061, 0.1718],
  ])('agrees with the published interval of %d of %d', (yes, n, low, high) => {
    const interval = wilson(yes, n, null)
    expect(interval.low).toBeCloseTo(low, 4)
    expect(interval.high).toBeCloseTo(high, 4)
  })

  it('is the rate itself when every household answered', () => {
    expect(wilson(30, 40, 40)).toEqual({ rate: 0.75, low: 0.75, high: 0.75 })
  })

  it('always holds the rate, stays within 0 and 1, and narrows as more of the village answers', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 400 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (n, share) => {
          const yes = Math.floor(share * n)
          const wide = wilson(yes, n, n + 10_000)
          const narrow = wilson(yes, n, n + 10)
          expect(wide.low).toBeLessThanOrEqual(wide.rate + 1e-12)
          expect(wide.high).toBeGreaterThanOrEqual(wide.rate - 1e-12)
          expect(wide.low).toBeGreaterThanOrEqual(0)
          expect(wide.high).toBeLessThanOrEqual(1)
          expect(narrow.high - narrow.low).toBeLessThanOrEqual(wide.high - wide.low)
        },
      ),
    )
  })
})
