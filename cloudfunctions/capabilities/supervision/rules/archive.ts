import { addMonths, type Month } from '../../../kernel/day'
import type { Rejected } from '../../../kernel/result'
import { rejected } from '../../../kernel/result'
import type { SupervisionCode } from '../codes'

/** Months that a board turns back to, and files are made of: a term of two years and one more. */
export const MONTHS_BACK = 36
/** Months of one register. */
export const LONGEST = 12

/** Why no file is made of these months; null where one is. */
export function refusedSpan(
  { from, to }: { from: Month; to: Month },
  running: Month,
): Rejected<SupervisionCode> | null {
  if (from > to) return rejected('supervision.spanTurned')
  if (to > running) return rejected('supervision.monthAhead')
  if (from < addMonths(running, -MONTHS_BACK)) return rejected('supervision.tooLongAgo')
  return addMonths(from, LONGEST - 1) < to ? rejected('supervision.spanTooLong') : null
}

/** Months to choose among, the latest first. */
export const monthsToChoose = (running: Month): Month[] =>
  Array.from({ length: MONTHS_BACK + 1 }, (_, back) => addMonths(running, -back))
