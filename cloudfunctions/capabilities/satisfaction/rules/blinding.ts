import { hmacHex } from '../../../kernel/hashing'
import { ASPECTS, GRADES, STAYS, type Choices } from '../contract'
import {
  aspectCell,
  assistedCell,
  bitsOf,
  CELLS,
  countsAssisted,
  countsOf,
  overallCell,
  stayCell,
  type AssistedCell,
  type BoxCounts,
  type Counts,
} from './cells'

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
  return masksFor(key, `mask|${digest}`)
}

function masksFor(key: string, label: string): Counts {
  const blocks = Math.ceil(CELLS.length / MASKS_A_DIGEST)
  const digits = Array.from({ length: blocks }, (_, i) => hmacHex(key, `${label}|${i}`)).join('')
  let place = 0
  return countsOf(() => parseInt(digits.slice(place, (place += MASK_DIGITS)), 16))
}

/** What casting a ballot adds to every counter: its mask, and 0 or 1. Without the key all sums look alike. */
export function incrementsOf(key: string, digest: string, choices: Choices): Counts {
  return plus(masksOf(key, digest), bitsOf(choices))
}

/**
 * What a ballot adds to all counters of a box with an assisted route. Every ballot alters the counters of both kinds by a
 * mask, and only those of its own by its answers: nothing in the counters says of which kind it was.
 */
export function incrementsOfBoth(
  key: string,
  digest: string,
  choices: Choices,
  assisted: boolean,
): BoxCounts {
  const nothing = countsOf(() => 0)
  const bits = bitsOf(choices)
  const own = plus(masksOf(key, digest), assisted ? nothing : bits)
  const apart = plus(assistedMasksOf(key, digest), assisted ? bits : nothing)
  return { ...own, ...named(apart) }
}

function assistedMasksOf(key: string, digest: string): Counts {
  return masksFor(key, `assisted|${digest}`)
}

function named(counts: Counts): Record<AssistedCell, number> {
  const cells = CELLS.map((cell) => [assistedCell(cell), counts[cell]] as const)
  return Object.fromEntries(cells) as Record<AssistedCell, number>
}

const plus = (a: Counts, b: Counts): Counts => countsOf((cell) => a[cell] + b[cell])

/**
 * The true counts of a box's ordinary ballots: its counters less the masks of the slips that were used.
 * null when they do not add up, which no ballot can cause: somebody altered the box.
 * @param assisted of the ballots, how many were assisted ones
 */
export function tally(
  key: string,
  slips: Record<string, 0 | string>,
  blinded: Counts,
  assisted = 0,
): Counts | null {
  const spent = spentOf(slips)
  const counts = unmasked(
    countsOf((cell) => blinded[cell]),
    spent.map((digest) => masksOf(key, digest)),
  )
  return addsUp(counts, spent.length - assisted) ? counts : null
}

/** The true counts of the assisted ballots; null when they are not as many as the box says. */
export function tallyAssisted(
  key: string,
  slips: Record<string, 0 | string>,
  blinded: BoxCounts,
  assisted: number,
): Counts | null {
  const counts = unmasked(
    countsOf((cell) => blinded[assistedCell(cell)] ?? 0),
    countsAssisted(blinded) ? spentOf(slips).map((digest) => assistedMasksOf(key, digest)) : [],
  )
  return addsUp(counts, assisted) ? counts : null
}

function spentOf(slips: Record<string, 0 | string>): string[] {
  return Object.keys(slips).filter((digest) => slips[digest] !== 0)
}

function unmasked(blinded: Counts, masks: Counts[]): Counts {
  return masks.reduce((counts, mask) => countsOf((cell) => counts[cell] - mask[cell]), blinded)
}

function addsUp(counts: Counts, ballots: number): boolean {
  const sum = (values: number[]): number => values.reduce((a, b) => a + b, 0)
  const overall = sum(GRADES.map((grade) => counts[overallCell(grade)]))
  const partial = ASPECTS.map((aspect) => sum(GRADES.map((grade) => counts[aspectCell(aspect, grade)])))
  const stay = sum(STAYS.map((choice) => counts[stayCell(choice)]))
  const sound = CELLS.every((cell) => Number.isInteger(counts[cell]) && counts[cell] >= 0)
  return sound && overall === ballots && [...partial, stay].every((answers) => answers <= ballots)
}
