import type { Absence } from '../../kernel/absence'
import type { CountyPolicy } from '../../kernel/county-policy'
import { dayOf, monthOf, type Month } from '../../kernel/day'
import type { Posting } from '../../kernel/people'
import { ticketFor } from './actions/secret'
import type { Ledger } from './aggregate'
import type { MonthCard, TodayView } from './contract'
import { monthCard } from './presenters/month'
import { spotCard } from './presenters/spot'
import { todayView } from './presenters/today'
import { everything } from './rules/vouch'
import { monthRecords, summaryOf, type MonthSummary } from './rules/month'
import { todaySlots } from './rules/today'

/**
 * The figures of one posting's month, e.g. for whoever decides a leave request. Without the ledger of the month after,
 * the month's very last night is not yet known and not counted.
 */
export function monthSummary(
  ledger: Ledger | null,
  posting: Posting,
  policy: CountyPolicy,
  month: Month,
  now: number,
  absences: readonly Absence[],
): MonthSummary {
  const evidence = everything(ledger?.history ?? [])
  const context = { posting, policy, today: dayOf(now), evidence, absences }
  return summaryOf(context, month, monthRecords(context, month))
}

/**
 * Today's card of a posted person, from the ledger of this month (`before`, on its first day, also tells of last night), with numbers for check-ins that find no signal.
 */
export function todayCard(
  personId: string,
  ledger: Ledger | null,
  policy: CountyPolicy,
  absences: readonly Absence[],
  now: number,
  before: Ledger | null = null,
): TodayView {
  const evidence = [before, ledger].flatMap((each) => everything(each?.history ?? []))
  const today = todaySlots(policy, evidence, absences, now)
  return {
    ...todayView(today, policy, spotCard(ledger?.history ?? [], now)),
    ticket: ticketFor(personId, now),
  }
}

/** This month's card of a posted person. */
export function cardOfMonth(
  ledger: Ledger | null,
  posting: Posting,
  policy: CountyPolicy,
  absences: readonly Absence[],
  now: number,
): MonthCard {
  const month = monthOf(dayOf(now))
  return monthCard(month, monthSummary(ledger, posting, policy, month, now, absences))
}
