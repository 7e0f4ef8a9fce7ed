import { load, type AggregateType, type Loaded } from '../../platform/aggregate-store'
import { longestWaiting, waitingSeats, type LeaveBookState } from './rules/book'
import { decidedMarks } from './rules/decided'
import { wakeAt } from './rules/wake'

export type LeaveBook = Loaded<LeaveBookState>

export const leaveBookType: AggregateType<LeaveBookState> = {
  collection: 'leaveBooks',
  schema: 1,
  watched: true,
  keys: (state) => ({
    postingId: state.postingId,
    personId: state.personId,
    villageId: state.villageId,
    waitingSeats: waitingSeats(state),
    waitingSince: longestWaiting(state),
    decidedIn: decidedMarks(state),
  }),
  alarmOf: wakeAt,
  remembersUnreached: true,
}

export function bookIdOf(postingId: string): string {
  return `b${postingId}`
}

/** The leave book of a posting, or null before its first application. One read. */
export function readLeaveBook(postingId: string): Promise<LeaveBook | null> {
  return load(leaveBookType, bookIdOf(postingId))
}
