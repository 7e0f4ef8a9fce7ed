import { dayOf } from '../../kernel/day'
import { openGrants, seat } from '../../kernel/people'
import { list } from '../../platform/aggregate-store'
import type { BoundRequest } from '../../platform/capability'
import { command } from '../../platform/sdk'
import { leaveBookType } from './aggregate'
import type { WaitingItem } from './contract'
import { waitingIn } from './presenters/rows'
import { openClaim, waitingSince } from './rules/book'

/** Requests shown at once; the next ones move up as these are decided. */
const MOST = 20

/** What waits for the caller's decision, longest first, at most 20. One query, none for people without a role. */
export async function waitingForMe(request: BoundRequest): Promise<WaitingItem[]> {
  const { caller, now } = request
  const seats = openGrants(caller, dayOf(now)).map(({ role, unitId }) => seat(role, unitId))
  if (seats.length === 0) return []
  const where = { waitingSeats: command.in(seats) }
  const books = await list(leaveBookType, where, { limit: MOST, order: [['waitingSince', 'asc']] })
  const applications = books.flatMap(({ state }) => state.applications)
  const since = new Map(applications.map((each) => [each.id, openClaim(each)?.at ?? waitingSince(each)]))
  return books
    .filter(({ state }) => state.personId !== caller.personId)
    .flatMap((book) => waitingIn(book, seats, now))
    .sort((a, b) => (since.get(a.applicationId) ?? 0) - (since.get(b.applicationId) ?? 0))
    .slice(0, MOST)
}
