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
