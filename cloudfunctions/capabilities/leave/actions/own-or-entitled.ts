import { dayOf } from '../../../kernel/day'
import { grantsOver, seat, type Grant, type Role } from '../../../kernel/people'
import { load } from '../../../platform/aggregate-store'
import type { BoundRequest } from '../../../platform/capability'
import { leaveBookType, type LeaveBook } from '../aggregate'
import { CONFIRMERS } from '../rules/return'
import { claimSeatsOf, findApplication, seatOf, type Application, type Seat } from '../rules/book'

/** Roles that see every application of their villages, whoever decides it. */
export const OVERSEERS: readonly Role[] = ['township-leader', 'county-organiser']

/** An application as one person may see it. */
export interface Seen {
  book: LeaveBook
  application: Application
  /** The caller asked for it. */
  own: boolean
  /** The caller's grants of today that lie on the application's path. */
  grants: Grant[]
}

/**
 * The application with what the caller is to it: one read. null when there is none and also when it is not the
 * caller's business, so that nobody can find out which applications exist.
 */
export async function seenBy(
  request: BoundRequest,
  { bookId, applicationId }: { bookId: string; applicationId: string },
): Promise<Seen | null> {
  const book = await load(leaveBookType, bookId)
  const application = book && findApplication(book.state, applicationId)
  return book && application ? seenIn(request, book, application) : null
}

/** The same of a book that was read already. */
export function seenIn(
  { caller, now }: BoundRequest,
  book: LeaveBook,
  application: Application,
): Seen | null {
  const own = book.state.personId === caller.personId
  const today = dayOf(now)
  const asked: Seat[] = application.path.flatMap((step) => [step, ...(step.also ? [step.also] : [])])
  const seats = [...asked.map(seatOf), ...(application.claim ? claimSeatsOf(application.claim) : [])]
  const roles = [...asked.map(({ role }) => role), ...CONFIRMERS]
  const grants = grantsOver(caller, roles, book.scope, today).filter(({ role, unitId }) =>
    seats.includes(seat(role, unitId)),
  )
  const oversees = grantsOver(caller, OVERSEERS, book.scope, today).length > 0
  return own || oversees || grants.length > 0 ? { book, application, own, grants } : null
}
