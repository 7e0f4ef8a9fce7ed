import { accepted, type Moment } from '../../../kernel/aggregate'
import type { WorkCalendar } from '../../../kernel/calendar'
import { addDays, atClock, type Day } from '../../../kernel/day'
import type { Unit } from '../../../kernel/people'
import {
  withApplication,
  type Application,
  type LeaveBookState,
  type LeaveDecision,
  type Telling,
} from './book'
import { closePosting } from './close'
import { notesDueAt, withoutNotes } from './notes'
import { beOverdue, lookAt } from './overdue'
import type { Holder } from './path'
import { beImpatient, escalateAt, remindAt, reviewAt } from './patience'
import { dueTellings } from './quiet'
import { closeAll, closedAt, tellBack } from './return'
import { beUnconfirmed, claimLookAt } from './unconfirmed'

/** 到点: what the clock finds when it looks into a book. */
export interface Wake {
  type: 'wake'
  policy: WorkCalendar
  /** Last day of the posting, null while it is open. */
  until: Day | null
  /** Times of measured check-ins inside the village, epoch milliseconds, oldest first. */
  insideAt: readonly number[]
  offices: readonly Unit[]
  /** Holders of every seat above the village. */
  holders: readonly Holder[]
}

/** The book's alarm: the next moment at which anything may be due, epoch milliseconds. */
export function wakeAt(state: LeaveBookState): number | null {
  const since = state.lookedAt ?? 0
  const looks = state.applications.flatMap((application) => [
    remindAt(application),
    escalateAt(application),
    reviewAt(application, since),
    lookAt(application, since),
    claimLookAt(application, since),
    notesDueAt(application),
  ])
  const later = (state.later ?? []).map(({ at }) => at)
  const due = [...looks, ...later, postingEndsAt(state)].flatMap((at) => at ?? [])
  return due.length > 0 ? Math.min(...due) : null
}

/** The midnight after the posting's last day, while anything is open that it closes. */
function postingEndsAt({ until, applications }: LeaveBookState): number | null {
  const open = applications.some(({ status }) => status === 'submitted' || status === 'approved')
  return until && open ? atClock(addDays(until, 1), '00:00') : null
}

export function decideWake(state: LeaveBookState, command: Wake, moment: Moment): LeaveDecision {
  const { now, today } = moment
  const kept = dueTellings(state, now)
  let book = kept.state
  const tell = [...kept.tell]
  if (command.until !== null && command.until < today) {
    const closed = closePosting(command.policy, book, command.until, now)
    book = closed.state
    tell.push(...closed.tell)
  }
  for (const { id } of book.applications) {
    const looked = lookInto(
      book,
      book.applications.find((each) => each.id === id)!,
      command,
      moment,
    )
    book = looked.state
    tell.push(...looked.tell)
  }
  book = withoutNotes(book, now)
  return { ...accepted({ ...book, until: command.until, lookedAt: now }, moment, 'wake'), tell }
}

function lookInto(
  state: LeaveBookState,
  application: Application,
  command: Wake,
  moment: Moment,
): { state: LeaveBookState; tell: Telling[] } {
  const { policy, holders } = command
  const seen = command.insideAt.filter((time) => time <= moment.now)
  const at = application.status === 'approved' ? closedAt(application, seen) : null
  if (at !== null) {
    const returned = { at, how: 'checkIn' as const, name: '' }
    const own: Telling = { what: 'returned', to: state.personId, applicationId: application.id, step: 0 }
    const closed = closeAll(state, policy, application, returned, moment)
    return { state: closed, tell: [own, ...tellBack(state, application, holders)] }
  }
  const patient = beImpatient(state, application, command, moment.now)
  const said = beUnconfirmed(state, patient.application, command, moment.now)
  const book = withApplication(state, said.application)
  const overdue = beOverdue(policy, book, said.application, holders, moment.now)
  const tell = [...patient.tell, ...said.tell, ...overdue.tell]
  return { state: withApplication(book, overdue.application), tell }
}
