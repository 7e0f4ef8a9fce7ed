import { accepted, type Moment } from '../../../kernel/aggregate'
import { stableId } from '../../../kernel/hashing'
import type { Application, LeaveBookState, LeaveDecision, Telling } from './book'
import { holdersAt, type Holder } from './path'
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
  const planned = planLeave(state, command, moment.today)
  if (!planned.ok) return planned
  const { days, calendarDays, path, flags, emptyDays } = planned.plan
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
  }
  const book = { ...bookFor(command), applications: [...(state?.applications ?? []), application] }
  const data = { applicationId: application.id }
  const tell = tellDeciders(application, 0, command.holders, command.applicantId, 'toDecide')
  return { ...accepted(book, moment, 'submit', { data }), tell }
}

function bookFor({ posting, applicantId, name, villageName }: Submit): Omit<LeaveBookState, 'applications'> {
  return {
    postingId: posting.id,
    personId: applicantId,
    villageId: posting.villageId,
    name,
    villageName,
    postingRole: posting.role,
  }
}

/** Everybody who may decide the step. */
export function tellDeciders(
  application: Application,
  step: number,
  holders: readonly Holder[],
  applicantId: string,
  what: Telling['what'],
): Telling[] {
  const people = holdersAt(application.path[step]!, holders, applicantId)
  return people.map(({ personId }) => ({ what, to: personId, applicationId: application.id, step }))
}
