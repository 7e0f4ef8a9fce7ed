import { dayOf } from '../../../kernel/day'
import { awake, isQuiet } from '../../../kernel/quiet-hours'
import { findApplication, isLive, openClaim, waitingStep, type LeaveBookState, type Telling } from './book'

/** What may be told now, and the book that keeps the rest for the morning. */
export function tellByDay(
  state: LeaveBookState,
  tell: readonly Telling[],
  now: number,
): { state: LeaveBookState; tell: Telling[] } {
  const waits = tell.filter((telling) => isQuiet(now) && !isUrgent(state, telling, awake(now)))
  if (waits.length === 0) return { state, tell: [...tell] }
  const later = [...(state.later ?? []), ...waits.map((telling) => ({ ...telling, at: awake(now) }))]
  return { state: { ...state, later }, tell: tell.filter((telling) => !waits.includes(telling)) }
}

/** Whoever is back is back in the morning too. */
const AFTER_THE_LEAVE: ReadonlyArray<Telling['what']> = ['claimed', 'claimReminder', 'claimEscalated']

/** The absence begins before the morning is over, so that the message cannot wait for it. */
function isUrgent(state: LeaveBookState, { what, applicationId }: Telling, morning: number): boolean {
  if (AFTER_THE_LEAVE.includes(what)) return false
  const application = findApplication(state, applicationId)
  const open = application && (waitingStep(application) >= 0 || application.status === 'approved')
  return open === true && application!.from.day <= dayOf(morning) && application!.to.day >= dayOf(morning)
}

/** What was kept for now, without what is not true any more. */
export function dueTellings(state: LeaveBookState, now: number): { state: LeaveBookState; tell: Telling[] } {
  const { later = [], ...rest } = state
  const left = later.filter(({ at }) => at > now)
  const tell = later.filter(({ at }) => at <= now).map(({ at: _at, ...telling }) => telling)
  const kept = left.length > 0 ? { ...rest, later: left } : rest
  return { state: kept, tell: tell.filter((telling) => stillTrue(state, telling)) }
}

/** Nobody is asked in the morning for what was decided or taken back at night. */
function stillTrue(state: LeaveBookState, { what, applicationId, step }: Telling): boolean {
  const application = findApplication(state, applicationId)
  if (!application) return false
  switch (what) {
    case 'toDecide':
    case 'reminder':
    case 'escalated':
    case 'handedOver':
    case 'vacant':
      return waitingStep(application) === step
    case 'approved':
    case 'informed':
      return isLive(application)
    case 'claimed':
    case 'claimReminder':
    case 'claimEscalated':
      return openClaim(application) !== undefined
    case 'lastDay':
    case 'overdue':
    case 'overdueLeader':
    case 'overdueCounty':
      return application.status === 'approved'
    default:
      return true
  }
}
