import { accepted, type Moment } from '../../../kernel/aggregate'
import type { WorkCalendar } from '../../../kernel/calendar'
import type { ComplaintNumbers } from '../../../kernel/county-policy'
import { DAY } from '../../../kernel/day'
import { seatsNow, type Complaint, type ComplaintDecision, type Telling } from './complaint'
import { holdersAt, type SeatHolder } from './seats'

/** What the county sets, as it is read with the request. */
export interface Rules {
  calendar: WorkCalendar
  numbers: ComplaintNumbers
}

/** The matter at its end, with the day on which its words go. */
export function ended(
  current: Complaint,
  how: 'author' | 'withdrawn' | 'time',
  { keptDays }: ComplaintNumbers,
  now: number,
): Complaint {
  const closed = { at: now, how, deleteAt: now + keptDays * DAY }
  return { ...current, status: 'closed', due: null, closesAt: null, closed }
}

export function tellSeats(
  state: Complaint,
  holders: readonly SeatHolder[],
  what: 'toAnswer' | 'soon' | 'today' | 'asked',
): Telling[] {
  return holdersAt(seatsNow(state), holders, state.authorId).map((to) => ({ what, to }))
}

/** Neither the words nor who wrote them stand in the history, which nothing deletes; see `AUTHOR`. */
export function said(
  state: Complaint,
  moment: Moment,
  act: string,
  tell: Telling[],
  data?: Record<string, unknown>,
): ComplaintDecision {
  const { ok, entry } = accepted(state, moment, act, data ? { data } : {})
  return { ok, state, entry, tell }
}
