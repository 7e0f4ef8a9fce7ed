import { ok } from '../../../kernel/result'
import type { Action } from '../../../platform/capability'
import { RoundInput, type RoundView } from '../contract'
import { roundView } from '../presenters'
import { decideArchive } from '../rules/round'
import { changeRound } from './change-round'

/** 归档: nothing of the round waits for anybody any more. */
export const archive: Action<{ roundId: string }, RoundView> = {
  input: RoundInput,
  run: async (request, input) => {
    const changed = await changeRound(request, 'archive', input, decideArchive)
    return changed.ok ? ok(roundView(input.roundId, changed.saved.state, request.now, true)) : changed
  },
}
