import { lengthWords } from '../../../kernel/words'
import type { MonthSummary } from '../../attendance'
import type { ApplicationView } from '../contract'
import { STATS } from '../messages'

/** 本月在村, 本月夜宿, 今年已请: what the request adds to. Targets are context. */
export function statsOf(
  month: Pick<MonthSummary, 'days' | 'nights' | 'targetDays' | 'targetNights'> | null,
  used: number,
  cap: number,
): ApplicationView['stats'] {
  const year = { label: STATS.year, value: lengthWords(used), of: STATS.of(cap, '') }
  if (!month) return [year]
  return [
    { label: STATS.days, value: String(month.days), of: STATS.of(month.targetDays, '天') },
    { label: STATS.nights, value: String(month.nights), of: STATS.of(month.targetNights, '夜') },
    year,
  ]
}
