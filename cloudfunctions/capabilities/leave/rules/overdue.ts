import { countsAsWork, type WorkCalendar } from '../../../kernel/calendar'
import { addDays, atClock, dayOf, type Day } from '../../../kernel/day'
import type { Application, Duty, LeaveBookState, Telling } from './book'
import type { Holder } from './path'
import { lastDayOf, withExtensions } from './life'
import { beginsAt } from './span'

/** Looks at an absence that must end: 07:00 the last day, 12:00 overdue, 18:00 the leader, 09:00 the county. */
const LOOKS = ['07:00', '09:00', '12:00', '18:00']

/**
 * When the clock looks next at a granted absence: every morning while it lasts, since the posting may end in its midst, and
 * oftener from its last day until somebody knows of the return.
 */
export function lookAt(application: Application, since: number): number | null {
  if (application.status !== 'approved') return null
  const from = Math.max(since, application.settledAt ?? 0, atClock(application.from.day, '00:00'))
  const looks = dayOf(from) < application.to.day ? LOOKS.slice(0, 1) : LOOKS
  const today = looks.map((clock) => atClock(dayOf(from), clock)).find((at) => at > from)
  return today ?? atClock(addDays(dayOf(from), 1), LOOKS[0]!)
}

/** From when each duty is due: the person on the last day and at once, the leader that evening, then the county. */
export function dutiesOf(
  calendar: WorkCalendar,
  state: LeaveBookState,
  application: Application,
): Array<{ duty: Duty; at: number }> {
  const last = lastDayOf(calendar, state, application)
  if (last !== application.to.day) return []
  const first = firstWorkdayAfter(calendar, countedFrom(state, application))
  return [
    { duty: 'lastDay', at: atClock(last, '07:00') },
    { duty: 'overdue', at: atClock(first, '12:00') },
    { duty: 'overdueLeader', at: atClock(first, '18:00') },
    { duty: 'overdueCounty', at: atClock(firstWorkdayAfter(calendar, first), '09:00') },
  ]
}

/** Nobody is overdue before the day after they heard: of the grant itself, or of an extension that was not granted. */
function countedFrom(state: LeaveBookState, application: Application): Day {
  const answers = withExtensions(state, application.id)
    .filter(({ id, status }) => id === application.id || status === 'rejected')
    .map(({ settledAt }) => (settledAt === undefined ? application.to.day : dayOf(settledAt)))
  return [application.to.day, ...answers].reduce((late, day) => (day > late ? day : late))
}

function firstWorkdayAfter(calendar: WorkCalendar, day: Day): Day {
  let next = addDays(day, 1)
  while (!countsAsWork(calendar, next)) next = addDays(next, 1)
  return next
}

/** 超期: granted days are over and nobody knows of a return. */
export function isOverdue({ status, told = [] }: Application): boolean {
  return status === 'approved' && told.includes('overdue')
}

/** What is due by now and was not told yet. A return that was said, or more days that wait, stop the clock. */
export function beOverdue(
  calendar: WorkCalendar,
  state: LeaveBookState,
  application: Application,
  holders: readonly Holder[],
  now: number,
): { application: Application; tell: Telling[] } {
  const told = application.told ?? []
  if (application.status !== 'approved' || beginsAt(application) > now) return { application, tell: [] }
  const stopped = application.claim !== undefined || asksForMore(state, application)
  const due = dutiesOf(calendar, state, application).filter(
    ({ duty, at }) => at <= now && !told.includes(duty) && (duty === 'lastDay' || !stopped),
  )
  if (due.length === 0) return { application, tell: [] }
  // The reminder of a last day that is over says nothing any more.
  const said = due.filter(({ duty }) => duty !== 'lastDay' || dayOf(now) === application.to.day)
  const tell = said.flatMap(({ duty }) =>
    toldOf(duty, state.personId, holders).map((to): Telling => ({
      what: duty,
      to,
      applicationId: application.id,
      step: 0,
    })),
  )
  return { application: { ...application, told: [...told, ...due.map(({ duty }) => duty)] }, tell }
}

function asksForMore(state: LeaveBookState, { id }: Application): boolean {
  return withExtensions(state, id).some(({ status }) => status === 'submitted')
}

function toldOf(duty: Duty, personId: string, holders: readonly Holder[]): string[] {
  if (duty === 'lastDay' || duty === 'overdue') return [personId]
  const role = duty === 'overdueLeader' ? 'township-leader@' : 'county-organiser@'
  const others = holders.filter((holder) => holder.personId !== personId)
  return others
    .filter(({ seats }) => seats.some((each) => each.startsWith(role)))
    .map((each) => each.personId)
}
