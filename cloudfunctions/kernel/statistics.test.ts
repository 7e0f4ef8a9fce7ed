import fc from 'fast-check'
import { differenceOf, tenthsOf, wilson } from './statistics'

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

  it.each([
    [0, 40],
    [40, 40],
    [33, 45],
  ])('of %d of %d narrows to a point as the households left unasked go to none', (yes, n) => {
    const widths = [10_000, 1_000, 100, 10, 1, 0].map((unasked) => {
      const { low, high } = wilson(yes, n, n + unasked)
      return high - low
    })
    expect([...widths].sort((a, b) => b - a)).toEqual(widths)
    expect(widths.at(-2)).toBeLessThan(0.05)
    expect(widths.at(-1)).toBe(0)
    expect(wilson(yes, n, n)).toEqual({ rate: yes / n, low: yes / n, high: yes / n })
  })

  it('of a very large village is the one without correction', () => {
    const [corrected, plain] = [wilson(15, 148, 1e12), wilson(15, 148, null)]
    expect(corrected.low).toBeCloseTo(plain.low, 9)
    expect(corrected.high).toBeCloseTo(plain.high, 9)
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

// Newcombe, Interval estimation for the difference between independent proportions, Statistics in Medicine 17 (1998),
// table II, method 10: the hybrid score interval without continuity correction.
describe('the interval of a difference', () => {
  it.each([
    [56, 70, 48, 80, 0.0524, 0.3339],
    [9, 10, 3, 10, 0.1705, 0.809],
    [6, 7, 2, 7, 0.0582, 0.8062],
    [5, 56, 0, 29, -0.0381, 0.1926],
    [0, 10, 0, 20, -0.1611, 0.2775],
    [0, 10, 0, 10, -0.2775, 0.2775],
    [10, 10, 0, 20, 0.6791, 1],
    [10, 10, 0, 10, 0.6075, 1],
  ])('agrees with the published one of %d/%d and %d/%d', (a, m, b, n, low, high) => {
    const interval = differenceOf(wilson(a, m, null), wilson(b, n, null))
    expect(interval.low).toBeCloseTo(low, 4)
    expect(interval.high).toBeCloseTo(high, 4)
  })

  it('turns its sign with the order of the two, and of a share with itself it always holds 0', () => {
    const share = fc.integer({ min: 1, max: 300 }).chain((n) => fc.tuple(fc.nat(n), fc.constant(n)))
    fc.assert(
      fc.property(share, share, ([a, m], [b, n]) => {
        const [one, other] = [wilson(a, m, null), wilson(b, n, 2 * n)]
        const [there, back] = [differenceOf(one, other), differenceOf(other, one)]
        expect(there.low).toBeCloseTo(-back.high, 12)
        const same = differenceOf(one, one)
        expect(same.low).toBeLessThanOrEqual(0)
        expect(same.high).toBeGreaterThanOrEqual(0)
      }),
    )
  })
})

describe('a share in tenths of a percent', () => {
  it('never crosses a line: of up to 2,000 opinions it reaches 70 % only where seven in ten are satisfied', () => {
    const lines = [50, 60, 70, 80, 85, 90, 95, 100]
    const wrong: string[] = []
    for (let n = 1; n <= 2000; n++)
      for (let x = 0; x <= n; x++) {
        const tenths = tenthsOf(x / n)
        for (const line of lines)
          // Whole numbers on both sides, so that the judge itself rounds nothing.
          if (tenths >= line * 10 !== 100 * x >= line * n) wrong.push(`${x}/${n} at ${line} %`)
      }
    expect(wrong).toEqual([])
  })

  it('is the largest one that is not above the share', () => {
    const wrong: string[] = []
    for (let n = 1; n <= 300; n++)
      for (let x = 0; x <= n; x++)
        if (BigInt(tenthsOf(x / n)) !== (BigInt(x) * 1000n) / BigInt(n)) wrong.push(`${x}/${n}`)
    expect(wrong).toEqual([])
  })
})
