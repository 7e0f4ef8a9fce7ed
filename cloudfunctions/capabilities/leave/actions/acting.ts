import type { Outcome } from '../../../kernel/result'
import { ok } from '../../../kernel/result'
import { change } from '../../../platform/aggregate-store'
import type { BoundRequest } from '../../../platform/capability'
import { deliver } from '../../../platform/notices'
import { momentOf, policyOver } from '../../../platform/request'
import { leaveBookType, type LeaveBook } from '../aggregate'
import type { DoneView } from '../contract'
import { withNotices } from '../notices'
import { decideLeave, type LeaveCommand } from '../rules/decide'
import type { Seen } from './own-or-entitled'
import { worded } from './reading'

interface Act {
  /** The verb that a second sending of the same request is compared by. */
  act: string
  input: unknown
  command: LeaveCommand
  done: (saved: LeaveBook) => DoneView
}

/** One command on an application that was read: decided, saved and told in one go. One write and what is told. */
export async function actOn(
  request: BoundRequest,
  { book }: Pick<Seen, 'book'>,
  { act, input, command, done }: Act,
): Promise<Outcome<DoneView>> {
  const moment = momentOf(request, policyOver(request, book.scope).version)
  const changed = await change(leaveBookType, book.id, {
    moment,
    act,
    input,
    scope: book.scope,
    known: book,
    decide: (current) => withNotices(decideLeave(current?.state ?? null, command, moment), book.id),
  })
  if (!changed.ok) return worded(changed, book.id)
  await deliver(leaveBookType, changed.saved, request.requestId)
  return ok(done(changed.saved))
}
