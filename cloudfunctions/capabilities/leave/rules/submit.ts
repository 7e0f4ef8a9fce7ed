import { accepted, type Moment } from '../../../kernel/aggregate'
import { stableId } from '../../../kernel/hashing'
import { seatsOf, type Application, type LeaveBookState, type LeaveDecision, type Telling } from './book'
import { holdersOfSeats, type Holder } from './path'
import { planLeave, type Asked } from './plan'

/** 提交: what was asked, why, and how the applicant stands on the roster. */
export interface Submit extends Asked {
  type: 'submit'
  reason: string
  name: string
  villageName: string
}

/** The same request handed in twice is the same application. */
export function applicationIdOf(postingId: string, requestId: string): string {
  return stableId('a', postingId, requestId)
}

export function decideSubmit(state: LeaveBookState | null, command: Submit, moment: Moment): LeaveDecision {
  return handIn(state, command, moment, { act: 'submit' })
}

/** Hands a request in that was judged by the plan; `extends` names the application that it prolongs. */
export function handIn(
  state: LeaveBookState | null,
  command: Submit,
  moment: Moment,
  { act, ...more }: { act: 'submit' | 'extend'; extends?: string },
): LeaveDecision {
  const planned = planLeave(state, command, moment.today)
  if (!planned.ok) return planned
  const { days, calendarDays, path, flags, emptyDays, vacant } = planned.plan
  const application: Application = {
    id: applicationIdOf(command.posting.id, moment.requestId),
    kind: command.kind,
    from: command.span.from,
    to: command.span.to,
    days,
    calendarDays,
    reason: command.reason,
    status: 'submitted',
    path,
    flags,
    emptyDays,
    submittedAt: moment.now,
    ...more,
  }
  const book = { ...state, ...bookFor(command), applications: [...(state?.applications ?? []), application] }
  const data = { applicationId: application.id }
  const tell = tellDeciders(application, 0, command.holders, command.applicantId, 'toDecide')
  const gap = vacant ? tellVacant(application, command.holders, command.applicantId) : []
  return { ...accepted(book, moment, act, { data }), tell: [...tell, ...gap] }
}

function bookFor({ posting, applicantId, name, villageName }: Submit): Omit<LeaveBookState, 'applications'> {
  return {
    postingId: posting.id,
    personId: applicantId,
    villageId: posting.villageId,
    name,
    villageName,
    postingRole: posting.role,
    until: posting.to,
  }
}

/** The county's organisers learn of a seat that nobody holds, unless the step is theirs anyway. */
export function tellVacant(
  application: Application,
  holders: readonly Holder[],
  applicantId: string,
  step = 0,
): Telling[] {
  const decides = holdersOfSeats(seatsOf(application.path[step]!), holders, applicantId)
  const organisers = holders.filter(
    (holder) =>
      holder.personId !== applicantId &&
      !decides.includes(holder) &&
      holder.seats.some((each) => each.startsWith('county-organiser@')),
  )
  return organisers.map(({ personId: to }) => ({
    what: 'vacant',
    to,
    applicationId: application.id,
    step,
  }))
}

/** Everybody who may decide the step. */
export function tellDeciders(
  application: Application,
  step: number,
  holders: readonly Holder[],
  applicantId: string,
  what: Telling['what'],
): Telling[] {
  const people = holdersOfSeats(seatsOf(application.path[step]!), holders, applicantId)
  return people.map(({ personId }) => ({ what, to: personId, applicationId: application.id, step }))
}
