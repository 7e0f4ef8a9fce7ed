import { dayOf } from '../../../kernel/day'
import { rejected } from '../../../kernel/result'
import type { Action } from '../../../platform/capability'
import { holdersOf } from '../../organization'
import { RevokeInput, type DoneView, type LeaveApi } from '../contract'
import { givenBack } from '../presenters/done'
import { seatsOf } from '../rules/book'
import { actOn } from './acting'
import { seenBy } from './own-or-entitled'

/** What was granted is given back before it begins, by its person or by who decided it. */
export const revoke: Action<LeaveApi['leave.revoke']['input'], DoneView> = {
  input: RevokeInput,
  run: async (request, input) => {
    const seen = await seenBy(request, input)
    if (!seen) return rejected('record.notFound')
    const { application, grants } = seen
    const { personId, name, version } = request.caller
    const holders = await holdersOf(application.path.flatMap(seatsOf), dayOf(request.now))
    const command = {
      type: 'revoke' as const,
      applicationId: application.id,
      by: { personId, name, version, grants },
      holders,
      ...(input.reason === undefined ? {} : { reason: input.reason }),
    }
    const done = (saved: typeof seen.book) => givenBack(saved, application.id)
    return actOn(request, seen, { act: 'revoke', input, command, done })
  },
}
