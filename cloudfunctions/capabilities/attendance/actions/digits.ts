import { ok, rejected } from '../../../kernel/result'
import { change } from '../../../platform/aggregate-store'
import type { Action } from '../../../platform/capability'
import { logFailure } from '../../../platform/log'
import { momentOf } from '../../../platform/request'
import type { AttendanceApi } from '../contract'
import { DigitsInput, type OpenedDrawView } from '../draw-contract'
import { done } from '../draw-messages'
import { drawType } from '../draw-store'
import { decideDigits } from '../rules/draw'
import { askDrawn } from './ask-drawn'
import { countyPolicyOf } from './county'
import { drawSeenBy } from './draw-reach'
import { seedFor } from './secret'

/** Six digits of somebody else make the result and reveal the seed, in one write; then everybody drawn is asked. */
export const addDigits: Action<AttendanceApi['attendance.addDigits']['input'], OpenedDrawView> = {
  input: DigitsInput,
  run: async (request, input) => {
    const { caller, now, requestId } = request
    const seen = await drawSeenBy(request, input.drawId)
    if (!seen?.hand) return rejected('record.notFound')
    const { draw } = seen
    const policy = await countyPolicyOf(request, draw.scope)
    const moment = momentOf(request, policy.version)
    const by = { personId: caller.personId, name: caller.name }
    const seed = seedFor(draw.id)
    const { digits } = input
    const changed = await change(drawType, draw.id, {
      moment,
      act: 'digits',
      input,
      scope: draw.scope,
      known: draw,
      decide: (current) => decideDigits(current?.state ?? null, { digits, by, seed }, policy, moment),
    })
    if (!changed.ok) return changed
    const asked = changed.saved.state.outcome?.askedAt
    // The result stands; who could not be asked now is asked by the clock within a minute.
    if (asked === undefined)
      await askDrawn(changed.saved, now, requestId).catch((error: unknown) =>
        logFailure(requestId, 'spotCheck', error),
      )
    return ok({ drawId: draw.id, what: done.drawn })
  },
}
