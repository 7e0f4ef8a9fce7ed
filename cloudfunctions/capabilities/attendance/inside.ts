import { addMonths, monthOf, type Day, type Month } from '../../kernel/day'
import { loadMany } from '../../platform/aggregate-store'
import { ledgerId, ledgerType } from './aggregate'
import { evidenceOf, isUnproved, timeOf } from './rules/evidence'

/** Months that one look goes back over; older ones say nothing about a return. */
const MOST_MONTHS = 4

/**
 * When somebody was measured inside their village from one day to another, epoch milliseconds, oldest first. What was
 * only declared, vouched for, or cannot be proved in time is left out. One read.
 */
export async function insideTimes(postingId: string, from: Day, to: Day): Promise<number[]> {
  const ids = monthsUpTo(from, to).map((month) => ledgerId(postingId, month))
  const ledgers = await loadMany(ledgerType, ids)
  return ledgers
    .flatMap(({ history }) => evidenceOf(history))
    .filter((item) => item.verdict === 'inside' && !isUnproved(item) && from <= item.day && item.day <= to)
    .map(timeOf)
    .sort((a, b) => a - b)
}

function monthsUpTo(from: Day, to: Day): Month[] {
  const last = monthOf(to)
  const months = Array.from({ length: MOST_MONTHS }, (_, back) => addMonths(last, -back))
  return months.filter((month) => month >= monthOf(from))
}
