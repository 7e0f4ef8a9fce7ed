import type { Decision, Moment } from '../../../kernel/aggregate'
import { rejected, type Rejected } from '../../../kernel/result'
import { change, type Changed } from '../../../platform/aggregate-store'
import type { BoundRequest } from '../../../platform/capability'
import { momentOf, policyOver } from '../../../platform/request'
import { roundType } from '../aggregate'
import type { RoundCode } from '../codes'
import type { RoundState } from '../rules/round'
import { ownRound } from './reach'

type Refused = Rejected<string>

/** One act of whoever runs the round: read, decided and saved once, however often it is asked for. */
export async function changeRound<C extends string = RoundCode>(
  request: BoundRequest,
  act: string,
  input: { roundId: string },
  decide: (state: RoundState, moment: Moment) => Decision<RoundState, C>,
): Promise<Extract<Changed<RoundState, string>, { ok: true }> | Refused> {
  const round = await ownRound(request, input.roundId)
  if ('ok' in round) return round
  const moment = momentOf(request, policyOver(request, round.scope).version)
  return change<RoundState, C | 'record.notFound'>(roundType, input.roundId, {
    ...{ moment, act, input, scope: round.scope, known: round },
    decide: (current) => (current ? decide(current.state, moment) : rejected('record.notFound')),
  })
}
