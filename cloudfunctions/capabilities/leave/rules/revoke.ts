import { accepted, type Moment } from '../../../kernel/aggregate'
import type { Grant } from '../../../kernel/people'
import { rejected, type Rejected } from '../../../kernel/result'
import type { LeaveCode } from '../codes'
import {
  findApplication,
  seatsOf,
  withApplication,
  type Application,
  type LeaveBookState,
  type LeaveDecision,
  type Revoked,
  type Telling,
} from './book'
import { grantFor } from './ruling'
import { holdersOfSeats, type Holder } from './path'
import { beginsAt } from './span'

/** 撤销: the applicant gives back what was granted, or a decider takes it back with a reason, before it begins. */
export interface Revoke {
  type: 'revoke'
  applicationId: string
  /** Of a decider; what the applicant reads. */
  reason?: string
  by: { personId: string; name: string; version: number; grants: readonly Grant[] }
  /** Holders of the seats on the application's path. */
  holders: readonly Holder[]
}

export function decideRevoke(state: LeaveBookState, command: Revoke, moment: Moment): LeaveDecision {
  const application = findApplication(state, command.applicationId)!
  const own = command.by.personId === state.personId
  const grant = own ? undefined : deciding(application, command.by.grants)
  if (!own && !grant) return rejected('leave.notYours')
  const refusal = refuse(application, moment.now)
  if (refusal) return refusal
  if (!own && !command.reason) return rejected('leave.reasonMissing')
  const revoked: Revoked = { by: command.by.personId, name: command.by.name, at: moment.now }
  if (!own && command.reason) revoked.reason = command.reason
  const settledAt = moment.now
  const given = { ...application, status: 'revoked' as const, settledAt, revoked }
  const proof = grant ? { grantId: grant.id, personVersion: command.by.version } : {}
  const data = { applicationId: application.id, ...proof }
  const kept = accepted(withApplication(state, given), moment, 'revoke', { data })
  return { ...kept, tell: tellOf(given, command, state.personId) }
}

function refuse(application: Application, now: number): Rejected<LeaveCode> | null {
  const { status } = application
  if (status === 'revoked') return rejected('leave.alreadyRevoked')
  if (status === 'submitted') return rejected('leave.stillWaits')
  if (status !== 'approved') return rejected('leave.over')
  return beginsAt(application) <= now ? rejected('leave.alreadyBegun') : null
}

/** A grant of today on one of the seats that decided. */
function deciding(application: Application, grants: readonly Grant[]): Grant | undefined {
  const steps = application.path.filter(({ duty }) => duty === 'decide')
  return steps.flatMap((step) => grantFor(step, grants) ?? [])[0]
}

/** Whoever knew that it was granted learns that it is not: the applicant, the deciders, and whoever was told. */
function tellOf(application: Application, { by, holders }: Revoke, applicantId: string): Telling[] {
  const { id: applicationId, path } = application
  const seats = path.flatMap(seatsOf)
  const offices = holdersOfSeats(seats, holders, applicantId).filter(
    ({ personId }) => personId !== by.personId,
  )
  const tell: Telling[] = offices.map(({ personId: to }) => ({
    what: 'givenBack',
    to,
    applicationId,
    step: 0,
  }))
  if (by.personId === applicantId) return tell
  return [{ what: 'revoked', to: applicantId, applicationId, step: 0 }, ...tell]
}
