import type { Absence } from '../../kernel/absence'
import type { CountyPolicy } from '../../kernel/county-policy'
import { addMonths, dayOf, type Day, type Month } from '../../kernel/day'
import type { Posting } from '../../kernel/people'
import type { Ledger } from './aggregate'
import type { DayState, SignName, Tone } from './contract'
import { dayTags } from './messages'
import { casesOf, isOverdue } from './rules/case'
import type { DayRecord, LedgerContext } from './rules/day-state'
import { lookedUntil } from './rules/looked'
import { monthRecords } from './rules/month'
import { absent, commuting, onPaper, takingTurns, torn, type Pattern } from './rules/patterns'
import { everything } from './rules/vouch'
import { whereabouts, type Known } from './rules/whereabouts'

/** One posting's month as those who answer for the village read it; nothing is stored of it. */
export interface PostingMonth {
  month: Month
  posting: Posting
  context: LedgerContext
  records: DayRecord[]
  /** How today stands. */
  known: Known
  patterns: Pattern[]
  /** Days with a fix that the clock found odd, oldest first. */
  oddDays: Day[]
  /** Days whose contest nobody answered in time. */
  overdueDays: Day[]
  /** What somebody has looked at already: by kind, up to which day. */
  looked: ReadonlyMap<string, Day>
}

/** `ledgers` are the posting's own, in any order; the one after the month completes its last night. */
export function postingMonth(
  posting: Posting,
  ledgers: readonly Ledger[],
  policy: CountyPolicy,
  absences: readonly Absence[],
  month: Month,
  now: number,
): PostingMonth {
  const today = dayOf(now)
  const own = ledgers.filter(({ state }) => state.month === month || state.month === addMonths(month, 1))
  const evidence = own.flatMap(({ history, state }) => everything(history, state))
  const context: LedgerContext = { posting, policy, today, evidence, absences }
  const records = monthRecords(context, month)
  const history = own.find(({ state }) => state.month === month)?.history ?? []
  const shown = { context, records }
  const inMonth = evidence.filter(({ day }) => day.startsWith(month))
  return {
    month,
    posting,
    context,
    records,
    known: whereabouts(context, now),
    patterns: [onPaper(shown), absent(shown), commuting(shown), torn(shown)].filter((each) => each !== null),
    oddDays: [...new Set(inMonth.filter(({ flags }) => flags).map(({ day }) => day))].sort(),
    overdueDays: casesOf(history).flatMap((item) => (isOverdue(item, today) ? [item.day] : [])),
    looked: lookedUntil(history),
  }
}

/** 轮流值班 of a village's team; null where nothing says so. */
export function teamPattern(team: readonly PostingMonth[]): Pattern | null {
  return takingTurns(team)
}

/** How a day is marked in a row of many: its sign, its tone, and what a screen reader says. */
export function markOf(state: DayState): { tone: Tone; sign: SignName; text: string } {
  return dayTags[state]
}
