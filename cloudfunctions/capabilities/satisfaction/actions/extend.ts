import { ok } from '../../../kernel/result'
import type { Action } from '../../../platform/capability'
import { moveBoxes } from '../box-store'
import { ExtendInput, type RoundView, type SatisfactionApi } from '../contract'
import { roundView } from '../presenters'
import { decideExtend, graceUntil } from '../rules/round'
import { changeRound } from './change-round'

/** 延长一次. The round is moved first; where this stops before the boxes are, the clock moves them within a minute. */
export const extend: Action<SatisfactionApi['satisfaction.extend']['input'], RoundView> = {
  input: ExtendInput,
  run: async (request, input) => {
    const changed = await changeRound(request, 'extend', input, (state, moment) =>
      decideExtend(state, input.closesAt, moment),
    )
    if (!changed.ok) return changed
    const { state } = changed.saved
    await moveBoxes(input.roundId, state.closesAt, graceUntil(state))
    return ok(roundView(input.roundId, state, request.now, true))
  },
}
