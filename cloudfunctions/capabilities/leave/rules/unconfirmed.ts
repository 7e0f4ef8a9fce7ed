import { addDays, atClock, DAY, dayOf, HOUR } from '../../../kernel/day'
import type { Unit } from '../../../kernel/people'
import { awake } from '../../../kernel/quiet-hours'
import { claimSeatsOf, openClaim, seatOf, type Application, type LeaveBookState, type Telling } from './book'
import { holdersOfSeats, seatAbove, type Holder } from './path'

/** 报了回来没人确认: a return that was said waits like a step: a day, then a reminder; two, then the next level too. */
const REMIND_AFTER = 24 * HOUR
const ESCALATE_AFTER = 2 * DAY

/** The next moment at which a claimed return is due to be brought up, epoch milliseconds; null where none waits. */
export function claimLookAt(application: Application, since: number): number | null {
  const claim = openClaim(application)
  if (!claim) return null
  const dues = [
    ...(claim.reminded ? [] : [awake(claim.at + REMIND_AFTER)]),
    ...(claim.escalated ? [] : [awake(claim.at + ESCALATE_AFTER)]),
  ]
  // Every morning somebody looks whether the seat still has a holder.
  const from = Math.max(since, claim.at)
  const today = atClock(dayOf(from), '07:00')
  return Math.min(...dues, today > from ? today : atClock(addDays(dayOf(from), 1), '07:00'))
}

interface Around {
  holders: readonly Holder[]
  offices: readonly Unit[]
}

/** What a claimed return that nobody confirmed comes to by now. It is never confirmed by time. */
export function beUnconfirmed(
  { personId }: LeaveBookState,
  application: Application,
  { holders, offices }: Around,
  now: number,
): { application: Application; tell: Telling[] } {
  const claim = openClaim(application)
  if (!claim) return { application, tell: [] }
  const { id: applicationId } = application
  const telling = (what: Telling['what'], seats: string[]): Telling[] =>
    holdersOfSeats(seats, holders, personId).map(({ personId: to }) => ({ what, to, applicationId, step: 0 }))
  const vacant = holdersOfSeats(claimSeatsOf(claim), holders, personId).length === 0
  const escalates = !claim.escalated && awake(claim.at + ESCALATE_AFTER) <= now
  const reminds = !claim.reminded && awake(claim.at + REMIND_AFTER) <= now
  if (!vacant && !escalates && !reminds) return { application, tell: [] }
  const above = vacant || (escalates && !claim.also)
  const next = above ? seatAbove(claim.also?.role ?? claim.role, offices, holders, personId) : null
  const also = next ?? claim.also
  const marks = {
    ...(reminds ? { reminded: true } : {}),
    ...(escalates ? { escalated: true } : {}),
    ...(also ? { also } : {}),
  }
  const tell = [
    ...(reminds ? telling('claimReminder', [seatOf(claim)]) : []),
    ...(escalates && also ? telling('claimEscalated', [seatOf(also)]) : []),
    // A seat that fell vacant moves up at once.
    ...(vacant && !escalates && next ? telling('claimed', [seatOf(next)]) : []),
  ]
  if (Object.keys(marks).every((mark) => mark === 'also') && !next) return { application, tell: [] }
  return { application: { ...application, claim: { ...claim, ...marks } }, tell }
}
