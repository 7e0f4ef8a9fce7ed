import { createHash } from 'node:crypto'
import type { Choices } from '../capabilities/satisfaction/contract'
import { voterOf } from '../capabilities/satisfaction/rules/ballot'
import { boxKey, incrementsOfBoth } from '../capabilities/satisfaction/rules/blinding'
import { emptyCells, type BoxCounts } from '../capabilities/satisfaction/rules/cells'
import { KEEP_RANDOM, keepSentence } from '../capabilities/satisfaction/rules/kept-sentence'
import { slipOf, TOKEN_LENGTH, unspent } from '../capabilities/satisfaction/rules/slips'

/** What a box holds of its slips and ballots, as it lies in the database. */
export interface Filling {
  slips: Record<string, 0 | string>
  accounts: Array<{ tag: string }>
  sentences: string[]
  keyMark: string | null
  cells: BoxCounts
  assisted: number
  consents: string[]
}

export interface FilledBox {
  filling: Filling
  /** Scenes of the slips that nobody has used. */
  free: string[]
}

/** Bytes that are the same for the same words, so that a test can be run again. */
const bytesOf = (words: string, length: number): Uint8Array =>
  createHash('shake256', { outputLength: length }).update(words).digest()

/**
 * Slips for a box and ballots on the first of them, by the rules the function casts by, without casting: the tags, the
 * masks and the sealed sentences are those that so many calls would have left.
 */
export function fillBox(
  secret: string,
  { id, salt }: { id: string; salt: string },
  size: { slips: number; ballots: number },
  choicesOf: (ballot: number) => Choices,
): FilledBox {
  const key = boxKey(secret, id, salt)
  const made = Array.from({ length: size.slips }, (_, i) => slipOf(id, bytesOf(`${id} ${i}`, TOKEN_LENGTH)))
  const filling: Filling = {
    ...{ slips: unspent(made), accounts: [], sentences: [] },
    ...{ keyMark: null, cells: emptyCells(), assisted: 0, consents: [] },
  }
  for (const [i, { digest }] of made.slice(0, size.ballots).entries()) {
    const voter = voterOf(key, digest, `earlier-voter-${i}`, 1)
    const choices = choicesOf(i)
    const increments = incrementsOfBoth(key, digest, choices, false)
    const random = bytesOf(`${id} sentence ${i}`, KEEP_RANDOM)
    filling.slips[digest] = voter.slipTag
    filling.accounts.push({ tag: voter.accountTags[0]! })
    filling.sentences.push(Buffer.from(keepSentence(key, choices.sentence, random)).toString('base64'))
    filling.keyMark = voter.keyMark
    filling.cells = plus(filling.cells, increments)
  }
  filling.accounts.sort((a, b) => (a.tag < b.tag ? -1 : 1))
  return { filling, free: made.slice(size.ballots).map(({ scene }) => scene) }
}

function plus(cells: BoxCounts, increments: BoxCounts): BoxCounts {
  const sums = Object.entries(cells).map(([cell, count]) => [
    cell,
    count + increments[cell as keyof BoxCounts]!,
  ])
  return Object.fromEntries(sums) as BoxCounts
}
