import { accepted, type Moment } from '../../../kernel/aggregate'
import { atClock, dayOf, HOUR, minutesOf } from '../../../kernel/day'
import {
  waitingSince,
  waitingStep,
  withApplication,
  type Application,
  type LeaveBookState,
  type LeaveDecision,
  type Telling,
} from './book'
import type { Holder } from './path'
import { tellDeciders } from './submit'

/** 催办: one reminder for a step that nobody answered. */
export interface Remind {
  type: 'remind'
  /** Holders of the seats that wait. */
  holders: readonly Holder[]
}

/** A step waits this long before its deciders are reminded. */
const PATIENCE = 24 * HOUR
/** Minutes of the day between which people are left alone: 21:00 to 07:00. */
const QUIET = { from: 21 * 60, to: 7 * 60 }

/** When the present step is reminded, moved out of the night; null when nothing waits or it was done. */
export function remindAt(application: Application): number | null {
  const step = waitingStep(application)
  if (step < 0 || application.remindedStep === step) return null
  const due = waitingSince(application) + PATIENCE
  const minutes = minutesOf(due)
  if (minutes < QUIET.to) return atClock(dayOf(due), '07:00')
  return minutes >= QUIET.from ? atClock(dayOf(due + 12 * HOUR), '07:00') : due
}

/** The book's alarm: the earliest reminder. */
export function nextReminder(state: LeaveBookState): number | null {
  const due = state.applications.flatMap((application) => remindAt(application) ?? [])
  return due.length > 0 ? Math.min(...due) : null
}

export function dueReminders(state: LeaveBookState, now: number): Application[] {
  return state.applications.filter((application) => {
    const at = remindAt(application)
    return at !== null && at <= now
  })
}

export function decideRemind(state: LeaveBookState, { holders }: Remind, moment: Moment): LeaveDecision {
  let book = state
  const tell: Telling[] = []
  for (const application of dueReminders(state, moment.now)) {
    const step = waitingStep(application)
    book = withApplication(book, { ...application, remindedStep: step })
    tell.push(...tellDeciders(application, step, holders, state.personId, 'reminder'))
  }
  return { ...accepted(book, moment, 'remind'), tell }
}
