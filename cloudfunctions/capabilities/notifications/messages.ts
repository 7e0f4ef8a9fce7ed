import { clockOf, dayOf, daysBetween, yearOf } from '../../kernel/day'
import { dateWords } from '../../kernel/words'

/** 18:06 today, 昨天 18:06, 11月21日, 2025年11月21日 */
export function whenWords(at: number, now: number): string {
  const day = dayOf(at)
  const ago = daysBetween(day, dayOf(now))
  if (ago <= 0) return clockOf(at)
  if (ago === 1) return `昨天 ${clockOf(at)}`
  return yearOf(day) === yearOf(dayOf(now)) ? dateWords(day) : `${yearOf(day)}年${dateWords(day)}`
}
