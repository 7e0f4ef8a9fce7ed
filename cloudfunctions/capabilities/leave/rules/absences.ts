import type { Absence } from '../../../kernel/absence'
import type { Day } from '../../../kernel/day'
import type { Kind } from '../contract'
import { liveOnes, type LeaveBookState } from './book'
import { partsOf } from './span'

export function natureOf(kind: Kind): Absence['nature'] {
  return kind === 'trip' || kind === 'recalled' ? kind : 'leave'
}

/**
 * 不在村的日子 from `from` to `to`, both included: every day of live applications, rest days included, so that a
 * weekend between two days of leave is seen as what it is. Reasons stay in the book.
 */
export function absencesIn(
  state: LeaveBookState,
  from: Day,
  to: Day,
  words: (kind: Kind) => string,
): Absence[] {
  return liveOnes(state).flatMap(({ id, kind, status, ...span }) =>
    partsOf(span)
      .filter(({ day }) => from <= day && day <= to)
      .map(({ day, half }) => ({
        day,
        half,
        nature: natureOf(kind),
        approved: status !== 'submitted',
        applicationId: id,
        words: words(kind),
      })),
  )
}
