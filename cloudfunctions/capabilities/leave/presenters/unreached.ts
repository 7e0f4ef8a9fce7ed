import type { ApplicationView } from '../contract'
import { claimSeatsOf, openClaim, seatsOf, waitingStep, type Application } from '../rules/book'
import { holdersOfSeats, type Holder } from '../rules/path'
import { unreachedFor, type Unreached } from '../rules/unreached'
import { unreachedWords } from '../messages'

/** A holder with the number of the roster, for whoever may call them. */
export type Reachable = Holder & { phone?: string }

/**
 * 收不到微信提醒的人, among those who hold the seat today: told to whoever waits for them, and to who keeps the roster. null
 * where everybody was reached.
 */
export function unreachedView(
  application: Application,
  known: Readonly<Record<string, Unreached>> | undefined,
  { personId, own, calls }: { personId: string; own: boolean; calls: boolean },
  holders: readonly Reachable[],
): ApplicationView['unreached'] {
  if (!own && !calls) return null
  const step = application.path[waitingStep(application)]
  const claim = openClaim(application)
  const seats = claim ? claimSeatsOf(claim) : step ? seatsOf(step) : []
  const asked: Reachable[] = holdersOfSeats(seats, holders, own ? personId : '')
  // Whoever decides it sees it by looking.
  if (asked.some((holder) => holder.personId === personId)) return null
  const missed = new Map(unreachedFor(application, known).map((each) => [each.to, each]))
  const people = asked.filter((holder) => missed.has(holder.personId))
  if (people.length === 0) return null
  const others = asked.filter((holder) => !missed.has(holder.personId)).map(({ name }) => name)
  const unbound = people.every((holder) => missed.get(holder.personId)?.why === 'noAccount')
  return {
    ...unreachedWords(
      people.map(({ name }) => name),
      others,
      { unbound, own, confirms: claim !== undefined },
    ),
    people: people.map(({ name, phone = '' }) => ({ name, phone })),
  }
}
