import { ok, rejected } from '../../../kernel/result'
import { change } from '../../../platform/aggregate-store'
import type { Action } from '../../../platform/capability'
import { deliver } from '../../../platform/notices'
import { momentOf } from '../../../platform/request'
import { bookIdOf, leaveBookType } from '../aggregate'
import { SubmitInput, type DoneView, type LeaveApi } from '../contract'
import { withNotices } from '../notices'
import { handedIn } from '../presenters/done'
import { decideLeave } from '../rules/decide'
import { applicationIdOf } from '../rules/submit'
import { askedBy, deskOf, worded } from './reading'

/** Hands a request in: it is judged once more with what is known now, and goes to whoever decides. */
export const submit: Action<LeaveApi['leave.submit']['input'], DoneView> = {
  input: SubmitInput,
  run: async (request, input) => {
    const desk = await deskOf(request)
    if (!desk) return rejected('caller.notPosted')
    const { posting, policy, village } = desk.post
    const bookId = bookIdOf(posting.id)
    const moment = momentOf(request, policy.version)
    const { reason } = input
    const { name } = request.caller
    const command = {
      ...askedBy(request, desk, input),
      type: 'submit' as const,
      ...{ reason, name, villageName: village.name },
    }
    const changed = await change(leaveBookType, bookId, {
      moment,
      act: 'submit',
      input,
      scope: village.scope,
      known: desk.book,
      decide: (current) => withNotices(decideLeave(current?.state ?? null, command, moment), bookId),
    })
    if (!changed.ok) return worded(changed, bookId)
    await deliver(leaveBookType, changed.saved, request.requestId)
    return ok(handedIn(changed.saved, applicationIdOf(posting.id, request.requestId)))
  },
}
