import { ok, rejected } from '../../../kernel/result'
import { change } from '../../../platform/aggregate-store'
import type { Wake } from '../../../platform/alarms'
import type { Action } from '../../../platform/capability'
import { deliver } from '../../../platform/notices'
import { momentOf, policyOver } from '../../../platform/request'
import { roundType } from '../aggregate'
import { forgetSalts } from '../box-store'
import { RoundInput, type RoundView } from '../contract'
import { closeNotices, momentWords } from '../messages'
import { roundView } from '../presenters'
import { decideClose, decideForgetKeys, graceUntil, type RoundState } from '../rules/round'
import { ownRound } from './reach'

function contextOf(round: RoundState, roundId: string, by: string, now: number) {
  return { notices: closeNotices(round, roundId, by, now), when: momentWords(graceUntil(round)) }
}

/** Closes a round whose hour is over; the clock does the same, so this only saves a minute of waiting. */
export const close: Action<{ roundId: string }, RoundView> = {
  input: RoundInput,
  run: async (request, { roundId }) => {
    const round = await ownRound(request, roundId)
    if ('ok' in round) return round
    const moment = momentOf(request, policyOver(request, round.scope).version)
    const changed = await change(roundType, roundId, {
      moment,
      act: 'close',
      input: { roundId },
      scope: round.scope,
      known: round,
      decide: (current) =>
        current
          ? decideClose(current.state, moment, contextOf(current.state, roundId, moment.by, moment.now))
          : rejected('record.notFound'),
    })
    if (!changed.ok) return changed
    await deliver(roundType, changed.saved, request.requestId)
    return ok(roundView(roundId, changed.saved.state, request.now, true))
  },
}

/** The clock's part: it closes at the end of the grace, and deletes the keys of what was published. */
export const wakeRound: Wake<RoundState> = async (current, moment) => {
  if (current.state.phase === 'open')
    return decideClose(current.state, moment, contextOf(current.state, current.id, moment.by, moment.now))
  await forgetSalts(current.id, moment.today)
  return decideForgetKeys(current.state, moment)
}
