import { ok } from '../../../kernel/result'
import type { Action } from '../../../platform/capability'
import { deliver } from '../../../platform/notices'
import { roundType } from '../aggregate'
import { RoundInput, type RoundView } from '../contract'
import { momentWords } from '../messages'
import { roundView } from '../presenters'
import { closeNotices } from '../round-notices'
import { decideClose, graceUntil, type RoundState } from '../rules/round'
import { changeRound } from './change-round'

/** What a close tells whom, and the hour before which it is refused. */
export function contextOf(round: RoundState, roundId: string, by: string, now: number) {
  return { notices: closeNotices(round, roundId, by, now), when: momentWords(graceUntil(round)) }
}

/** Closes a round whose hour is over; the clock does the same, so this only saves a minute of waiting. */
export const close: Action<{ roundId: string }, RoundView> = {
  input: RoundInput,
  run: async (request, input) => {
    const { roundId } = input
    const changed = await changeRound(request, 'close', input, (state, moment) =>
      decideClose(state, moment, contextOf(state, roundId, moment.by, moment.now)),
    )
    if (!changed.ok) return changed
    await deliver(roundType, changed.saved, request.requestId)
    return ok(roundView(roundId, changed.saved.state, request.now, true))
  },
}
