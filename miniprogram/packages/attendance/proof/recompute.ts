import type { ViewOf } from '../../../cloud/call'
import { sha256 } from './sha256'

type Proof = ViewOf<'attendance.drawProof'>['proof']

/** What the phone found when it did the draw again; see docs/spot-check.md. */
export interface Checked {
  /** The list is the one that was sealed. */
  list: boolean
  /** The seed is the one that was sealed; false as well while it is not revealed. */
  seed: boolean
  /** The people are those that list, seed and digits make. */
  drawn: boolean
}

export function recompute({ list, listHash, seed, seedHash, digits, people, drawn }: Proof): Checked {
  const sorted = [...list].sort()
  const lots = list
    .map((id) => ({ id, lot: sha256([seed, listHash, digits, id].join('\n')) }))
    .sort((a, b) => (a.lot < b.lot ? -1 : 1))
    .slice(0, people)
    .map(({ id }) => id)
  return {
    list: sha256(sorted.join('\n')) === listHash,
    seed: sha256(seed) === seedHash,
    drawn: drawn.length === people && drawn.every((id, i) => id === lots[i]),
  }
}
