import { ok, rejected, type Outcome } from '../../../kernel/result'
import { change, load } from '../../../platform/aggregate-store'
import type { Action, BoundRequest } from '../../../platform/capability'
import { deliver } from '../../../platform/notices'
import { momentOf, policyOver } from '../../../platform/request'
import { holdersOf } from '../../organization'
import { leaveBookType, type LeaveBook } from '../aggregate'
import { ApplicationInput, RejectInput, type DoneView, type LeaveApi } from '../contract'
import { withNotices } from '../notices'
import { ruled } from '../presenters/done'
import { findApplication, seatOf, waitingStep, type Application } from '../rules/book'
import { decideLeave } from '../rules/decide'
import { dayOf } from '../../../kernel/day'
import { worded } from './reading'
import { seenIn } from './own-or-entitled'

export const approve: Action<LeaveApi['leave.approve']['input'], DoneView> = {
  input: ApplicationInput,
  ahead: ({ bookId }) => load(leaveBookType, bookId),
  run: (request, input, book) => rule(request, 'approve', input, book as LeaveBook | null),
}

export const reject: Action<LeaveApi['leave.reject']['input'], DoneView> = {
  input: RejectInput,
  ahead: ({ bookId }) => load(leaveBookType, bookId),
  run: (request, input, book) => rule(request, 'reject', input, book as LeaveBook | null),
}

interface Ruled {
  bookId: string
  applicationId: string
  reason?: string
}

/** One decision of one step; whoever held the seat in this very invocation is entitled, and the entry says so. */
async function rule(
  request: BoundRequest,
  type: 'approve' | 'reject',
  input: Ruled,
  found: LeaveBook | null,
): Promise<Outcome<DoneView>> {
  const asked = found && findApplication(found.state, input.applicationId)
  const seen = found && asked ? seenIn(request, found, asked) : null
  if (!seen) return rejected('record.notFound')
  const { book, application, grants } = seen
  const { personId, name, version } = request.caller
  const moment = momentOf(request, policyOver(request, book.scope).version)
  const command = {
    type,
    applicationId: application.id,
    decider: { personId, name, version, grants },
    holders: type === 'approve' ? await holdersOf(seatsToTell(application), dayOf(request.now)) : [],
    ...(input.reason === undefined ? {} : { reason: input.reason }),
  }
  const changed = await change(leaveBookType, book.id, {
    moment,
    act: type,
    input,
    scope: book.scope,
    known: book,
    decide: (current) => withNotices(decideLeave(current?.state ?? null, command, moment), book.id),
  })
  if (!changed.ok) return worded(changed, book.id)
  await deliver(leaveBookType, changed.saved, request.requestId)
  return ok(ruled(changed.saved, application.id))
}

/** The seats after the one that decides now; nobody is asked for where it is the last. */
function seatsToTell(application: Application): string[] {
  const now = waitingStep(application)
  return application.path.filter((_, index) => index !== now).map(seatOf)
}
