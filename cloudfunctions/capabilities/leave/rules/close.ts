import type { WorkCalendar } from '../../../kernel/calendar'
import { addDays, atClock, type Day } from '../../../kernel/day'
import type { Application, LeaveBookState, Telling } from './book'
import { used } from './life'

/** The end of a posting closes its leaves: what had begun ends with it, the rest was never needed. */
export function closePosting(
  calendar: WorkCalendar,
  state: LeaveBookState,
  last: Day,
  now: number,
): { state: LeaveBookState; tell: Telling[] } {
  const tell: Telling[] = []
  const applications = state.applications.map((each) => {
    const closed = closeOne(calendar, each, last, now)
    if (closed !== each) tell.push({ what: 'closed', to: state.personId, applicationId: each.id, step: 0 })
    return closed
  })
  return { state: { ...state, applications }, tell }
}

function closeOne(calendar: WorkCalendar, application: Application, last: Day, now: number): Application {
  const { status } = application
  if (status !== 'submitted' && status !== 'approved') return application
  if (status === 'submitted' || application.from.day > last) {
    return { ...application, status: 'closed', settledAt: now }
  }
  const at = atClock(addDays(last, 1), '00:00')
  const returned = { at, how: 'posting' as const, name: '' }
  return { ...used(calendar, application, at), status: 'returned', returned }
}
