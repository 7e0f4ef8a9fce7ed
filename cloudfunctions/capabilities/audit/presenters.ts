import { sealOwed } from '../../kernel/sealed-day'
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
  return {
    seal: {
      title: sealWords.title(day),
      facts: [sealWords.taken(leaves), sealWords.after(after)],
      groups,
      text: sealWords.text(day, groups),
    },
    late: day < sealOwed(now) ? lateWords(day) : null,
    ...rest,
  }
}
