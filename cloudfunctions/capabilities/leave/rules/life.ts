import type { WorkCalendar } from '../../../kernel/calendar'
import { atClock, DAY, dayOf, type Day } from '../../../kernel/day'
import type { Application, LeaveBookState } from './book'
import { beginsAt, calendarDays, touches, upTo, workingDays } from './span'

/** Granted, begun, and nobody knows of a return. */
export function isAway(application: Application, now: number): boolean {
  return application.status === 'approved' && beginsAt(application) <= now
}

/** The application and everything that prolongs it, directly or through another. */
export function withExtensions(state: LeaveBookState, id: string): Application[] {
  const more = state.applications.filter((each) => each.extends === id)
  const own = state.applications.filter((each) => each.id === id)
  return [...own, ...more.flatMap((each) => withExtensions(state, each.id))]
}

/** Last day of the whole absence: granted ones that follow with only rest days between belong to it. */
export function lastDayOf(calendar: WorkCalendar, state: LeaveBookState, application: Application): Day {
  let last = application
  for (;;) {
    const next = state.applications.find(
      (each) =>
        each.status === 'approved' &&
        beginsAt(each) > beginsAt(last) &&
        each.to.day >= last.to.day &&
        touches(calendar, last, each),
    )
    if (!next) return last.to.day
    last = next
  }
}

/** What is left of an application after its person was back at `at`: a return before noon frees that day. */
export function used(calendar: WorkCalendar, application: Application, at: number): Application {
  const day = dayOf(at)
  const last = at < atClock(day, '12:00') ? dayOf(at - DAY) : day
  if (last >= application.to.day) return application
  const { to, days } = application
  const granted = { to, days, calendarDays: application.calendarDays }
  const span = upTo(application, last)
  if (!span) return { ...application, granted, days: 0, calendarDays: 0 }
  return {
    ...application,
    granted,
    to: span.to,
    days: workingDays(calendar, span),
    calendarDays: calendarDays(span),
  }
}
