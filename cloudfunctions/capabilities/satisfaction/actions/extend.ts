import { ok, rejected } from '../../../kernel/result'
import { change } from '../../../platform/aggregate-store'
import type { Action } from '../../../platform/capability'
import { momentOf, policyOver } from '../../../platform/request'
import { roundType } from '../aggregate'
import { moveBoxes } from '../box-store'
import { ExtendInput, type RoundView, type SatisfactionApi } from '../contract'
import { roundView } from '../presenters'
import { decideExtend, graceUntil } from '../rules/round'
import { ownRound } from './reach'

/** 延长一次. The round is moved first; where this stops before the boxes are, the clock moves them within a minute. */
export const extend: Action<SatisfactionApi['satisfaction.extend']['input'], RoundView> = {
  input: ExtendInput,
  run: async (request, input) => {
    const { roundId, closesAt } = input
    const round = await ownRound(request, roundId)
    if ('ok' in round) return round
    const moment = momentOf(request, policyOver(request, round.scope).version)
    const changed = await change(roundType, roundId, {
      moment,
      act: 'extend',
      input,
      scope: round.scope,
      known: round,
      decide: (current) =>
        current ? decideExtend(current.state, closesAt, moment) : rejected('record.notFound'),
    })
    if (!changed.ok) return changed
    const { state } = changed.saved
    await moveBoxes(roundId, state.closesAt, graceUntil(state))
    return ok(roundView(roundId, state, request.now, true))
  },
}
