import { addDays, atClock, DAY, dayOf, HOUR } from '../../../kernel/day'
import { awake } from '../../../kernel/quiet-hours'
import {
  seatOf,
  waitingSince,
  waitingStep,
  type Application,
  type LeaveBookState,
  type Telling,
} from './book'
import { holdersOfSeats, seatAbove, type Holder } from './path'
import { tellDeciders, tellVacant } from './submit'
import type { Unit } from '../../../kernel/people'

/** A step waits this long before its deciders are reminded, and before the next level may decide too. */
const REMIND_AFTER = 24 * HOUR
const ESCALATE_AFTER = 2 * DAY

/** When the present step is reminded, moved out of the night; null when nothing waits or it was done. */
export function remindAt(application: Application): number | null {
  const step = waitingStep(application)
  if (step < 0 || application.remindedStep === step) return null
  return awake(waitingSince(application) + REMIND_AFTER)
}

/** When the next level may decide too; null when nothing waits or it may already. */
export function escalateAt(application: Application): number | null {
  const step = waitingStep(application)
  if (step < 0 || application.escalatedStep === step) return null
  return awake(waitingSince(application) + ESCALATE_AFTER)
}

/** Every morning somebody looks whether the seat that is waited for has a holder; `since` is the last look. */
export function reviewAt(application: Application, since: number): number | null {
  if (waitingStep(application) < 0) return null
  const from = Math.max(since, waitingSince(application))
  const today = atClock(dayOf(from), '07:00')
  return today > from ? today : atClock(addDays(dayOf(from), 1), '07:00')
}

interface Around {
  holders: readonly Holder[]
  offices: readonly Unit[]
}

type Looked = { application: Application; tell: Telling[] }

/** 催办: what a step that nobody answered comes to by now. It is never granted by time. */
export function beImpatient(state: LeaveBookState, before: Application, around: Around, now: number): Looked {
  const step = waitingStep(before)
  if (step < 0) return { application: before, tell: [] }
  const vacancy = fillVacancy(state, before, step, around)
  const escalated = escalate(state, vacancy.application, step, around, now)
  const reminded = remind(state, escalated.application, step, around, now)
  return { application: reminded.application, tell: [...vacancy.tell, ...escalated.tell, ...reminded.tell] }
}

/** A seat that fell vacant moves up at once, and the organiser is told. */
function fillVacancy(
  { personId }: LeaveBookState,
  application: Application,
  index: number,
  { holders, offices }: Around,
): Looked {
  const step = application.path[index]!
  if (holdersOfSeats([seatOf(step)], holders, personId).length > 0) return { application, tell: [] }
  if (step.also && holdersOfSeats([seatOf(step.also)], holders, personId).length > 0)
    return { application, tell: [] }
  const also = seatAbove(step.also?.role ?? step.role, offices, holders, personId)
  if (!also) return { application, tell: [] }
  const moved = withStep(application, index, { ...step, also })
  const tell = tellDeciders(moved, index, holders, personId, 'toDecide')
  return { application: moved, tell: [...tell, ...tellVacant(moved, holders, personId, index)] }
}

function escalate(
  { personId }: LeaveBookState,
  application: Application,
  index: number,
  { holders, offices }: Around,
  now: number,
): Looked {
  const due = escalateAt(application)
  if (due === null || due > now) return { application, tell: [] }
  const step = application.path[index]!
  const also = step.also ?? seatAbove(step.role, offices, holders, personId)
  const marked = { ...application, escalatedStep: index }
  if (!also) return { application: marked, tell: [] }
  const tell = holdersOfSeats([seatOf(also)], holders, personId).map(({ personId: to }): Telling => ({
    what: 'escalated',
    to,
    applicationId: application.id,
    step: index,
  }))
  return { application: withStep(marked, index, { ...step, also }), tell }
}

function remind(
  { personId }: LeaveBookState,
  application: Application,
  index: number,
  { holders }: Around,
  now: number,
): Looked {
  const due = remindAt(application)
  if (due === null || due > now) return { application, tell: [] }
  const tell = tellDeciders(application, index, holders, personId, 'reminder')
  return { application: { ...application, remindedStep: index }, tell }
}

function withStep(application: Application, index: number, step: Application['path'][number]): Application {
  return { ...application, path: application.path.map((each, i) => (i === index ? step : each)) }
}
