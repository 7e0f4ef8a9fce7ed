import type { Absence } from '../../kernel/absence'
import type { Day } from '../../kernel/day'
import { alarm } from '../../platform/alarms'
import { capability, type Alarm } from '../../platform/capability'
import { application } from './actions/application'
import { form, preview } from './actions/ask'
import { calendar } from './actions/calendar'
import { decided } from './actions/decided'
import { extend, previewExtension } from './actions/extend'
import { handOver } from './actions/hand-over'
import { mine, waiting } from './actions/lists'
import { attachNote, note } from './actions/notes'
import { comeBack, confirmReturn } from './actions/return'
import { revoke } from './actions/revoke'
import { approve, reject } from './actions/rule'
import { submit } from './actions/submit'
import { wake } from './actions/wake'
import { withdraw } from './actions/withdraw'
import { watchPostings } from '../organization'
import { lookNow } from './look-now'
import { leaveBookType, type LeaveBook } from './aggregate'
import type { BackCard, LeaveApi, LeaveCard } from './contract'
import { awayWords } from './messages'
import { leavePolicy } from './policy'
import { backOf, cardOf } from './presenters/rows'
import { leaveRefusals } from './refusals'
import { absencesIn } from './rules/absences'

export const leave = capability<LeaveApi>({
  actions: {
    'leave.form': form,
    'leave.preview': preview,
    'leave.submit': submit,
    'leave.mine': mine,
    'leave.application': application,
    'leave.approve': approve,
    'leave.reject': reject,
    'leave.withdraw': withdraw,
    'leave.handOver': handOver,
    'leave.revoke': revoke,
    'leave.previewExtension': previewExtension,
    'leave.extend': extend,
    'leave.return': comeBack,
    'leave.confirmReturn': confirmReturn,
    'leave.attachNote': attachNote,
    'leave.note': note,
    'leave.waiting': waiting,
    'leave.decided': decided,
    'leave.calendar': calendar,
  },
  policy: leavePolicy,
  refusals: leaveRefusals,
})

/** The clock reminds, asks the next level, closes a leave whose person is back, and tells of one who is not. */
export const leaveAlarms: Alarm[] = [alarm(leaveBookType, wake)]

/** A posting that ends in the midst of a leave ends the leave at once, not at the clock's next look. */
watchPostings(lookNow)

/** Days away from `from` to `to`, both included, granted and still waiting; never with a reason. */
export function absencesOf(book: LeaveBook, from: Day, to: Day): Absence[] {
  return absencesIn(book.state, from, to, awayWords)
}

/** The application that matters next, for the first page; null when there is none. */
export function leaveCard(book: LeaveBook | null, today: Day): LeaveCard | null {
  return cardOf(book, today)
}

/** 我回来了, for the first page of somebody on leave or overdue; null for everybody else. */
export function backCard(book: LeaveBook | null, now: number): BackCard | null {
  return backOf(book, now)
}

export { absencesOn } from './away'
export { absenceRows, type AbsenceRow } from './presenters/shown'
export { registerRows, type RegisterRow } from './presenters/register'
export { unheardIn, type Unheard } from './unheard'
export { bookIdOf, leaveBookType, readLeaveBook, type LeaveBook } from './aggregate'
export type { BackCard, LeaveCard, WaitingItem } from './contract'
export { booksOf, booksUnder } from './readings'
export { booksWaitingFor, waitingAmong, waitingForMe } from './waiting'
