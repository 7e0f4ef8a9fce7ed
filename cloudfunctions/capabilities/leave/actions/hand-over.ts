import { dayOf } from '../../../kernel/day'
import { rejected } from '../../../kernel/result'
import type { Action } from '../../../platform/capability'
import { holdersOf } from '../../organization'
import { HandOverInput, type DoneView, type LeaveApi } from '../contract'
import { handedOn } from '../presenters/done'
import { seatsOf, waitingStep } from '../rules/book'
import { actOn } from './acting'
import { seenBy } from './own-or-entitled'

/** A decider asks a deputy of the same seat to decide. */
export const handOver: Action<LeaveApi['leave.handOver']['input'], DoneView> = {
  input: HandOverInput,
  run: async (request, input) => {
    const seen = await seenBy(request, input)
    if (!seen) return rejected('record.notFound')
    const { application, grants } = seen
    const { personId, name, version } = request.caller
    const step = application.path[waitingStep(application)]
    const holders = step ? await holdersOf(seatsOf(step), dayOf(request.now)) : []
    const command = {
      type: 'handOver' as const,
      applicationId: application.id,
      to: input.to,
      decider: { personId, name, version, grants },
      holders,
    }
    const done = (saved: typeof seen.book) => handedOn(saved, application.id)
    return actOn(request, seen, { act: 'handOver', input, command, done })
  },
}
