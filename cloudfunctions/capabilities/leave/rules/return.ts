import { accepted, type Moment } from '../../../kernel/aggregate'
import type { WorkCalendar } from '../../../kernel/calendar'
import { atClock, dayOf } from '../../../kernel/day'
import type { Grant, Unit } from '../../../kernel/people'
import { rejected, type Rejected } from '../../../kernel/result'
import type { LeaveCode } from '../codes'
import {
  findApplication,
  seatOf,
  withApplication,
  type Application,
  type LeaveBookState,
  type LeaveDecision,
  type Returned,
  type Telling,
} from './book'
import { used, withExtensions } from './life'
import { filledSeat, holdersOfSeats, type Holder } from './path'
import { beginsAt } from './span'

/** 我回来了: the applicant says so; an inside check-in proves it, without one somebody of the township confirms. */
export interface Return {
  type: 'return'
  applicationId: string
  policy: WorkCalendar
  /** Times of measured check-ins inside the village, epoch milliseconds, oldest first. */
  insideAt: readonly number[]
  offices: readonly Unit[]
  holders: readonly Holder[]
}

/** 确认销假, by the township, with the grants they hold today over the village. */
export interface ConfirmReturn {
  type: 'confirmReturn'
  applicationId: string
  policy: WorkCalendar
  by: { personId: string; name: string; version: number; grants: readonly Grant[] }
  /** Holders of the seats that were told of an overdue return. */
  holders: readonly Holder[]
}

export function decideReturn(state: LeaveBookState, command: Return, moment: Moment): LeaveDecision {
  const application = findApplication(state, command.applicationId)!
  const refusal = refuse(application, moment.now)
  if (refusal) return refusal
  const at = seenBackAt(application, command.insideAt, moment.now)
  const data = { applicationId: application.id }
  if (at !== null) {
    const closed = closeAll(state, command.policy, application, { at, how: 'checkIn', name: '' }, moment)
    const tell = tellBack(state, application, command.holders)
    return { ...accepted(closed, moment, 'return', { data: { ...data, at } }), tell }
  }
  if (application.claim) return rejected('leave.alreadySaid')
  return decideClaim(state, application, command, moment)
}

/** Without a check-in the word goes to the township's clerk, or whoever sits above an empty seat. */
function decideClaim(
  state: LeaveBookState,
  application: Application,
  { offices, holders }: Return,
  moment: Moment,
): LeaveDecision {
  const seat = filledSeat('township-clerk', offices, holders, state.personId)
  if (!seat) return rejected('leave.nobodyDecides')
  const { id: applicationId } = application
  const claimed = { ...application, claim: { ...seat, at: moment.now } }
  const tell = holdersOfSeats([seatOf(seat)], holders, state.personId).map(({ personId: to }): Telling => ({
    what: 'claimed',
    to,
    applicationId,
    step: 0,
  }))
  const kept = accepted(withApplication(state, claimed), moment, 'return', {
    data: { applicationId, claim: true },
  })
  return { ...kept, tell }
}

/** Roles that may confirm a return without a check-in. */
export const CONFIRMERS: ReadonlyArray<Grant['role']> = [
  'township-clerk',
  'township-leader',
  'county-organiser',
]

export function decideConfirm(state: LeaveBookState, command: ConfirmReturn, moment: Moment): LeaveDecision {
  const { by, policy } = command
  const application = findApplication(state, command.applicationId)!
  if (by.personId === state.personId) return rejected('leave.ownApplication')
  const grant = by.grants.find(({ role }) => CONFIRMERS.includes(role))
  if (!grant) return rejected('leave.notYours')
  const refusal = refuse(application, moment.now)
  if (refusal) return refusal
  const at = application.claim?.at ?? moment.now
  const confirmed = { by: by.personId, at: moment.now }
  const returned: Returned = { at, how: 'confirmed', name: by.name, confirmed }
  const closed = closeAll(state, policy, application, returned, moment)
  const { id: applicationId } = application
  const data = { applicationId, at, grantId: grant.id, personVersion: by.version }
  const own: Telling = { what: 'returned', to: state.personId, applicationId, step: 0 }
  const tell = [own, ...tellBack(state, application, command.holders, by.personId)]
  return { ...accepted(closed, moment, 'confirmReturn', { data }), tell }
}

function refuse(application: Application, now: number): Rejected<LeaveCode> | null {
  const { status } = application
  if (status === 'returned') return rejected('leave.alreadyReturned')
  if (status !== 'approved') return rejected('leave.notOnLeave')
  return beginsAt(application) > now ? rejected('leave.notBegun') : null
}

/**
 * When the person was back, by the ledger: the first check-in of the last day on which there is one. A check-in on the
 * morning of the first day says nothing, unless that morning is not over: it may have been before they went.
 */
export function seenBackAt(
  application: Application,
  insideAt: readonly number[],
  now: number,
): number | null {
  const noon = atClock(application.from.day, '12:00')
  const begins = beginsAt(application)
  const counting = insideAt.filter((at) => at <= now && at >= begins && (at >= noon || now < noon))
  const last = counting[counting.length - 1]
  return last === undefined ? null : counting.find((at) => dayOf(at) === dayOf(last))!
}

/** When a check-in on the last day or after it closes an application by itself; null while there is none. */
export function closedAt(application: Application, insideAt: readonly number[]): number | null {
  const noon = atClock(application.from.day, '12:00')
  return insideAt.find((at) => at >= noon && dayOf(at) >= application.to.day) ?? null
}

/**
 * The book after somebody was back: whatever had begun by then is over, and what would have prolonged it is not needed
 * any more. Another leave that only begins later stays as it is.
 */
export function closeAll(
  state: LeaveBookState,
  calendar: WorkCalendar,
  application: Application,
  returned: Returned,
  moment: Moment,
): LeaveBookState {
  const begun = state.applications.filter(
    (each) => each.status === 'approved' && beginsAt(each) <= returned.at,
  )
  const ids = new Set(
    [application, ...begun].flatMap(({ id }) => withExtensions(state, id)).map((each) => each.id),
  )
  const applications = state.applications.map((each) =>
    ids.has(each.id) ? closeOne(each, calendar, returned, moment) : each,
  )
  return { ...state, applications }
}

function closeOne(
  application: Application,
  calendar: WorkCalendar,
  returned: Returned,
  { now }: Moment,
): Application {
  if (application.status === 'submitted') return { ...application, status: 'withdrawn', settledAt: now }
  if (application.status !== 'approved') return application
  return { ...used(calendar, application, returned.at), status: 'returned', returned }
}

/** Whoever was told that somebody is overdue hears that they are back. */
export function tellBack(
  state: LeaveBookState,
  { id: applicationId, told = [] }: Application,
  holders: readonly Holder[],
  but = '',
): Telling[] {
  const seats = holders.filter(({ personId, seats: held }) => {
    if (personId === state.personId || personId === but) return false
    const leader = told.includes('overdueLeader') && held.some((each) => each.startsWith('township-leader@'))
    const county = told.includes('overdueCounty') && held.some((each) => each.startsWith('county-organiser@'))
    return leader || county
  })
  return seats.map(({ personId: to }): Telling => ({ what: 'back', to, applicationId, step: 0 }))
}
