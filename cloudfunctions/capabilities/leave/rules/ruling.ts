import { accepted, type Moment } from '../../../kernel/aggregate'
import type { Grant } from '../../../kernel/people'
import { rejected, type Rejected } from '../../../kernel/result'
import type { LeaveCode } from '../codes'
import {
  findApplication,
  waitingStep,
  withApplication,
  type Application,
  type Flag,
  type LeaveBookState,
  type LeaveDecision,
  seatOf,
  seatsOf,
  type Ruling,
  type Step,
  type Telling,
} from './book'
import { holdersAt, type Holder } from './path'
import { tellDeciders } from './submit'

/** 同意 or 不同意 by somebody, with the grants they hold today over the village. */
export interface Rule {
  type: 'approve' | 'reject'
  applicationId: string
  /** Of a rejection; what the applicant reads. */
  reason?: string
  decider: { personId: string; name: string; version: number; grants: readonly Grant[] }
  /** Holders of the seats on the application's path. */
  holders: readonly Holder[]
}

export function decideRule(state: LeaveBookState, command: Rule, moment: Moment): LeaveDecision {
  const application = findApplication(state, command.applicationId)!
  const { decider } = command
  if (decider.personId === state.personId) return rejected('leave.ownApplication')
  const settled = refuseSettled(application)
  if (settled) return settled
  const index = waitingStep(application)
  const step = application.path[index]!
  const grant = grantFor(step, decider.grants)
  if (!grant) return rejected('leave.notYourTurn', { office: step.office })
  const ruling = rulingOf(command, grant, moment.now)
  const path = application.path.map((each, i) => (i === index ? { ...each, ruling } : each))
  const ruled = settle({ ...application, path }, moment)
  const data = { applicationId: ruled.id, step: index, grantId: grant.id, personVersion: decider.version }
  const kept = accepted(withApplication(state, ruled), moment, command.type, { data })
  return { ...kept, tell: tellAfter(ruled, index, command, state.personId) }
}

/** The grant that entitles somebody to answer the step, its own or the next level's. */
export function grantFor(step: Step, grants: readonly Grant[]): Grant | undefined {
  const seats = seatsOf(step)
  return grants.find(({ role, unitId }) => seats.includes(seatOf({ role, unitId })))
}

function rulingOf({ type, decider, reason }: Rule, grant: Grant, at: number): Ruling {
  const { personId: by, name, version: personVersion } = decider
  const outcome = type === 'approve' ? 'approved' : 'rejected'
  return { outcome, by, name, at, grantId: grant.id, personVersion, ...(reason ? { reason } : {}) }
}

/** Somebody else was quicker, or the applicant took it back. */
export function refuseSettled(application: Application): Rejected<LeaveCode> | null {
  if (application.status === 'submitted') return null
  if (application.status === 'withdrawn') return rejected('leave.alreadyWithdrawn')
  if (application.status === 'closed') return rejected('leave.over')
  const last = lastRuling(application)
  return rejected('leave.alreadyDecided', { who: last?.name ?? '', outcome: last?.outcome ?? 'approved' })
}

export function lastRuling(application: Application): Ruling | undefined {
  return application.path.flatMap((step) => step.ruling ?? []).slice(-1)[0]
}

/** One no ends it; it is granted when no step waits any more. */
function settle(application: Application, { now, today }: Moment): Application {
  const settledAt = now
  if (lastRuling(application)?.outcome === 'rejected')
    return { ...application, status: 'rejected', settledAt }
  if (waitingStep(application) >= 0) return application
  const late: Flag[] = application.to.day < today ? ['decidedLate'] : []
  return { ...application, status: 'approved', settledAt, flags: [...application.flags, ...late] }
}

function tellAfter(
  application: Application,
  ruled: number,
  { holders, decider }: Rule,
  applicantId: string,
): Telling[] {
  const { id: applicationId, status } = application
  if (status === 'submitted')
    return tellDeciders(application, waitingStep(application), holders, applicantId, 'toDecide')
  const what = status === 'approved' ? 'approved' : 'rejected'
  const applicant: Telling = { what, to: applicantId, applicationId, step: ruled }
  if (status !== 'approved') return [applicant]
  const informed = application.path.flatMap((step, index) =>
    step.duty === 'inform'
      ? holdersAt(step, holders, applicantId)
          .filter(({ personId }) => personId !== decider.personId)
          .map(({ personId }): Telling => ({ what: 'informed', to: personId, applicationId, step: index }))
      : [],
  )
  return [applicant, ...informed]
}
