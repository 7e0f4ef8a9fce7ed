import { sha256Hex } from '../../../kernel/hashing'

/**
 * 抽签: the one piece of arithmetic that everybody must be able to repeat (docs/spot-check.md says it for people, a
 * phone and `scripts/verify-draw.mjs` do it again). Nothing here knows who anybody is: only ids of postings.
 */

/** The frozen list as one text: an id a line, in the order of their characters. */
export function listText(postingIds: readonly string[]): string {
  return [...postingIds].sort().join('\n')
}

export function listHashOf(postingIds: readonly string[]): string {
  return sha256Hex(listText(postingIds))
}

/** What is shown when a draw is opened, so that the seed cannot be another one later. */
export function seedHashOf(seed: string): string {
  return sha256Hex(seed)
}

/** What makes one draw: the sealed seed, the frozen list, and six digits of somebody who knows neither. */
export interface Lottery {
  seed: string
  listHash: string
  digits: string
}

/** 签: where a posting stands among the others, 64 hex digits; the smallest are drawn. */
export function lotOf({ seed, listHash, digits }: Lottery, postingId: string): string {
  return sha256Hex([seed, listHash, digits, postingId].join('\n'))
}

/** The first `people` of the list by their lots: every choice of that size is as likely as any other. */
export function drawLots(lottery: Lottery, postingIds: readonly string[], people: number): string[] {
  return postingIds
    .map((id) => ({ id, lot: lotOf(lottery, id) }))
    .sort((a, b) => (a.lot < b.lot ? -1 : 1))
    .slice(0, people)
    .map(({ id }) => id)
}
