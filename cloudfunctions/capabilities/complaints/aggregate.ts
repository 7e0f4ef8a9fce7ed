import { dayOf, yearOf } from '../../kernel/day'
import type { AggregateType, Loaded } from '../../platform/aggregate-store'
import { doneSeats, settledAt, waitingSeats, wakeAt, isOpen, type Complaint } from './rules/complaint'

export type ComplaintRecord = Loaded<Complaint>

/** What stands in the unique field while somebody's matter is open: one of their places. No person's id holds a colon. */
export const placeOf = (authorId: string, place: number): string => `${authorId}_${place}`

export const complaintType: AggregateType<Complaint> = {
  collection: 'complaints',
  schema: 2,
  // Of schema 1 the history names the author; who wrote one goes from the state all the same.
  upcasts: { 1: (old) => old },
  keys: (state, id) => ({
    authorId: state.authorId,
    filedAt: state.filedAt,
    openPlace: isOpen(state) ? placeOf(state.authorId, state.place) : `none:${id}`,
    waitingSeats: waitingSeats(state),
    dueOn: state.due?.on ?? null,
    doneSeats: doneSeats(state),
    settledAt: settledAt(state),
    /** For the counts of a year, which outlive the words. */
    inYear: `${state.chain[0]?.unitId ?? ''}_${yearOf(dayOf(state.filedAt))}`,
    answered: state.letters.some(({ from }) => from === 'office'),
    late: state.late,
  }),
  alarmOf: wakeAt,
}
