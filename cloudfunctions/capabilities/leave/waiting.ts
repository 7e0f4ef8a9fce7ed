import { dayOf } from '../../kernel/day'
import { openGrants, seat } from '../../kernel/people'
import { list } from '../../platform/aggregate-store'
import type { BoundRequest } from '../../platform/capability'
import { reading, type Reading } from '../../platform/together'
import { command } from '../../platform/sdk'
import { leaveBookType, type LeaveBook } from './aggregate'
import type { WaitingItem } from './contract'
import { waitingIn } from './presenters/rows'
import { openClaim, waitingSince, type LeaveBookState } from './rules/book'

/** Requests shown at once; the next ones move up as these are decided. */
const MOST = 20

/** What waits for the caller's decision, longest first, at most 20. One query, none for people without a role. */
export async function waitingForMe(request: BoundRequest): Promise<WaitingItem[]> {
  const seats = seatsHeld(request)
  if (seats.length === 0) return []
  const where = { waitingSeats: command.in(seats) }
  return waitingAmong(
    request,
    await list(leaveBookType, where, { limit: MOST, order: [['waitingSince', 'asc']] }),
  )
}

/** The same books for a page that reads several things at once: those that wait for the seats the caller holds. */
export const booksWaitingFor = (request: BoundRequest): Reading<LeaveBookState> =>
  reading(leaveBookType, { field: 'waitingSeats', values: seatsHeld(request) })

/** What of these books waits for the caller, longest first, at most 20. */
export function waitingAmong(request: BoundRequest, books: readonly LeaveBook[]): WaitingItem[] {
  const { caller, now } = request
  const seats = seatsHeld(request)
  const applications = books.flatMap(({ state }) => state.applications)
  const since = new Map(applications.map((each) => [each.id, openClaim(each)?.at ?? waitingSince(each)]))
  return books
    .filter(({ state }) => state.personId !== caller.personId)
    .flatMap((book) => waitingIn(book, seats, now))
    .sort((a, b) => (since.get(a.applicationId) ?? 0) - (since.get(b.applicationId) ?? 0))
    .slice(0, MOST)
}

function seatsHeld({ caller, now }: BoundRequest): string[] {
  return openGrants(caller, dayOf(now)).map(({ role, unitId }) => seat(role, unitId))
}
