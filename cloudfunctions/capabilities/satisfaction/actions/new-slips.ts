import { randomBytes, randomInt } from 'node:crypto'
import type { Box } from '../rules/box'
import { slipOf, TOKEN_LENGTH, unspent } from '../rules/slips'

/** Fresh slips of one box: what is printed, shuffled, and what the box keeps of it. */
export function newSlips(boxId: string, count: number): { scenes: string[]; slips: Box['slips'] } {
  const slips = Array.from({ length: count }, () => slipOf(boxId, randomBytes(TOKEN_LENGTH)))
  return { scenes: shuffled(slips.map((slip) => slip.scene)), slips: unspent(slips) }
}

/** Fisher and Yates' shuffle with the platform's own chance. */
function shuffled<T>(items: T[]): T[] {
  const deck = [...items]
  for (let i = deck.length - 1; i > 0; i--) {
    const j = randomInt(i + 1)
    ;[deck[i], deck[j]] = [deck[j]!, deck[i]!]
  }
  return deck
}
