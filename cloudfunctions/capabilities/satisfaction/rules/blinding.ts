import { hmacHex } from '../../../kernel/hashing'
import { ASPECTS, GRADES, STAYS, type Choices } from '../contract'
import { aspectCell, bitsOf, CELLS, countsOf, overallCell, stayCell, type Counts } from './cells'

/** Hex digits of one mask: 32 bits. With 2,000 ballots a counter stays below 2^43, exact in a double. */
const MASK_DIGITS = 8
/** Masks that one HMAC-SHA-256 gives. */
const MASKS_A_DIGEST = 64 / MASK_DIGITS

/**
 * The key of one box. It needs the poll's secret, which only one function knows, and the box's salt, which is deleted
 * after publication: from then on neither alone opens anything.
 */
export function boxKey(secret: string, boxId: string, salt: string): string {
  return hmacHex(secret, `box|${boxId}|${salt}`)
}

/** By this a box knows the key its ballots were cast under, and nobody learns the key. */
export function keyMarkOf(key: string): string {
  return hmacHex(key, 'mark').slice(0, 32)
}

/** The 32-bit masks of one slip, one a cell. */
export function masksOf(key: string, digest: string): Counts {
  const blocks = Math.ceil(CELLS.length / MASKS_A_DIGEST)
  const digits = Array.from({ length: blocks }, (_, i) => hmacHex(key, `mask|${digest}|${i}`)).join('')
  let place = 0
  return countsOf(() => parseInt(digits.slice(place, (place += MASK_DIGITS)), 16))
}

/** What casting a ballot adds to every counter: its mask, and 0 or 1. Without the key all sums look alike. */
export function incrementsOf(key: string, digest: string, choices: Choices): Counts {
  const masks = masksOf(key, digest)
  const bits = bitsOf(choices)
  return countsOf((cell) => masks[cell] + bits[cell])
}

/**
 * The true counts of a box: its counters less the masks of the slips that were used.
 * null when they do not add up, which no ballot can cause: somebody altered the box.
 */
export function tally(key: string, slips: Record<string, 0 | string>, blinded: Counts): Counts | null {
  const spent = Object.keys(slips).filter((digest) => slips[digest] !== 0)
  const counts = { ...blinded }
  for (const digest of spent) {
    const masks = masksOf(key, digest)
    for (const cell of CELLS) counts[cell] -= masks[cell]
  }
  return addsUp(counts, spent.length) ? counts : null
}

function addsUp(counts: Counts, ballots: number): boolean {
  const sum = (values: number[]): number => values.reduce((a, b) => a + b, 0)
  const overall = sum(GRADES.map((grade) => counts[overallCell(grade)]))
  const partial = ASPECTS.map((aspect) => sum(GRADES.map((grade) => counts[aspectCell(aspect, grade)])))
  const stay = sum(STAYS.map((choice) => counts[stayCell(choice)]))
  const sound = CELLS.every((cell) => Number.isInteger(counts[cell]) && counts[cell] >= 0)
  return sound && overall === ballots && [...partial, stay].every((answers) => answers <= ballots)
}
