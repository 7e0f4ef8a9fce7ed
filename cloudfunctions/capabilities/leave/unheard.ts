import type { LeaveBook } from './aggregate'
import { openClaim, waitingSince } from './rules/book'
import { unreachedFor } from './rules/unreached'

/** 没人收到的假条: one that waits for somebody whom the message did not reach. */
export interface Unheard {
  bookId: string
  applicationId: string
  /** Names of whom it did not reach. */
  names: string[]
  /** Since when it waits, epoch milliseconds. */
  since: number
}

/** Of one book, for who keeps the roster; without a read. */
export function unheardIn({ id, state, unreached }: LeaveBook): Unheard[] {
  return state.applications.flatMap((application) => {
    const missed = unreachedFor(application, unreached)
    if (missed.length === 0) return []
    const since = openClaim(application)?.at ?? waitingSince(application)
    return [{ bookId: id, applicationId: application.id, names: missed.map(({ name }) => name), since }]
  })
}
