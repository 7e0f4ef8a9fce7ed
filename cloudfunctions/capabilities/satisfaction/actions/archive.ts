import { ok, rejected } from '../../../kernel/result'
import { change } from '../../../platform/aggregate-store'
import type { Action } from '../../../platform/capability'
import { momentOf, policyOver } from '../../../platform/request'
import { roundType } from '../aggregate'
import { RoundInput, type RoundView } from '../contract'
import { roundView } from '../presenters'
import { decideArchive } from '../rules/round'
import { ownRound } from './reach'

/** 归档: nothing of the round waits for anybody any more. */
export const archive: Action<{ roundId: string }, RoundView> = {
  input: RoundInput,
  run: async (request, { roundId }) => {
    const round = await ownRound(request, roundId)
    if ('ok' in round) return round
    const moment = momentOf(request, policyOver(request, round.scope).version)
    const changed = await change(roundType, roundId, {
      moment,
      act: 'archive',
      input: { roundId },
      scope: round.scope,
      known: round,
      decide: (current) => (current ? decideArchive(current.state, moment) : rejected('record.notFound')),
    })
    if (!changed.ok) return changed
    return ok(roundView(roundId, changed.saved.state, request.now, true))
  },
}
