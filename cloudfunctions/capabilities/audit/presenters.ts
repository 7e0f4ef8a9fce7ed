import { addDays } from '../../kernel/day'
import { lastSealable } from '../../kernel/sealed-day'
import type { LastSealView } from './contract'
import { ABOUT, EMPTY, lateWords, sealWords } from './messages'
import type { Seal } from './rules/seal'

/** Groups of four are read aloud and written down without losing the place. */
export function groupsOf(digits: string): string[] {
  return digits.match(/.{1,4}/g) ?? []
}

export function lastSealView(seal: Seal | null, now: number): LastSealView {
  const rest = { empty: EMPTY, about: ABOUT }
  if (!seal) return { seal: null, late: null, ...rest }
  const { day, after, leaves } = seal
  const groups = groupsOf(seal.seal)
  // A night's work takes some minutes; a whole night that is missing is told.
  const isLate = day < addDays(lastSealable(now), -1)
  return {
    seal: {
      title: sealWords.title(day),
      facts: [sealWords.taken(leaves), sealWords.after(after)],
      groups,
      text: sealWords.text(day, groups),
    },
    late: isLate ? lateWords(day) : null,
    ...rest,
  }
}
