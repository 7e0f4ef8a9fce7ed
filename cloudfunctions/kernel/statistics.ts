/** 97.5 % quantile of the normal distribution: a two-sided interval of 95 %. */
const Z = 1.959963984540054

export interface Interval {
  /** Shares between 0 and 1. */
  rate: number
  low: number
  high: number
}

/**
 * Wilson score interval with the finite-population correction n_eff = n(N−1)/(N−n).
 * @param yes opinions that count as satisfied, 0..n
 * @param n opinions, at least 1
 * @param population eligible households N, at least n; when all answered the interval is the rate itself; null where
 * nobody has counted them, so that nothing is corrected
 * Source: Wilson 1927; correction as in Cochran, Sampling Techniques, 3rd ed., section 2.6.
 */
export function wilson(yes: number, n: number, population: number | null): Interval {
  const rate = yes / n
  if (population !== null && population <= n) return { rate, low: rate, high: rate }
  const size = population === null ? n : (n * (population - 1)) / (population - n)
  const z2 = Z * Z
  const centre = (rate + z2 / (2 * size)) / (1 + z2 / size)
  const half = (Z / (1 + z2 / size)) * Math.sqrt((rate * (1 - rate)) / size + z2 / (4 * size * size))
  return { rate, low: Math.max(0, centre - half), high: Math.min(1, centre + half) }
}

/**
 * 95 % interval of the difference a − b of two independent shares, each given by its own Wilson interval. It holds 0 where
 * the two cannot be told apart. Of the same village asked twice some households answer both times; they are more alike
 * than strangers, so the interval is rather too wide than too narrow.
 * Source: Newcombe, Interval estimation for the difference between independent proportions, Statistics in Medicine 17
 * (1998), method 10.
 */
export function differenceOf(a: Interval, b: Interval): { low: number; high: number } {
  const difference = a.rate - b.rate
  return {
    low: difference - Math.hypot(a.rate - a.low, b.high - b.rate),
    high: difference + Math.hypot(a.high - a.rate, b.rate - b.low),
  }
}

/** A share in tenths of a percent, cut and never rounded, so that no share stands on the wrong side of a line: 0.69999 is 699. */
export function tenthsOf(share: number): number {
  // The tiny addend keeps a share such as 0.29 × 1000 = 289.99999999999994 from losing its last digit.
  return Math.floor(share * 1000 + 1e-9)
}
