import { ok, rejected } from '../../../kernel/result'
import { change } from '../../../platform/aggregate-store'
import type { Action } from '../../../platform/capability'
import { momentOf, policyOver } from '../../../platform/request'
import { leaveBookType } from '../aggregate'
import { ApplicationInput, type DoneView, type LeaveApi } from '../contract'
import { withNotices } from '../notices'
import { takenBack } from '../presenters/done'
import { decideLeave } from '../rules/decide'
import { seenBy } from './own-or-entitled'
import { worded } from './reading'

/** The applicant takes a request back while it is undecided. */
export const withdraw: Action<LeaveApi['leave.withdraw']['input'], DoneView> = {
  input: ApplicationInput,
  run: async (request, input) => {
    const seen = await seenBy(request, input)
    if (!seen) return rejected('record.notFound')
    if (!seen.own) return rejected('caller.forbidden')
    const { book, application } = seen
    const moment = momentOf(request, policyOver(request, book.scope).version)
    const command = { type: 'withdraw' as const, applicationId: application.id }
    const changed = await change(leaveBookType, book.id, {
      moment,
      act: 'withdraw',
      input,
      scope: book.scope,
      known: book,
      decide: (current) => withNotices(decideLeave(current?.state ?? null, command, moment), book.id),
    })
    if (!changed.ok) return worded(changed, book.id)
    return ok(takenBack(changed.saved, application.id))
  },
}
