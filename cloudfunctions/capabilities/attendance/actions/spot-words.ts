import { stableId } from '../../../kernel/hashing'
import { monthOf } from '../../../kernel/day'
import { ok, rejected, type Outcome } from '../../../kernel/result'
import type { Decision, Moment, Notice } from '../../../kernel/aggregate'
import type { CountyPolicy } from '../../../kernel/county-policy'
import { change } from '../../../platform/aggregate-store'
import type { Action, BoundRequest } from '../../../platform/capability'
import { deliver } from '../../../platform/notices'
import { momentOf } from '../../../platform/request'
import { pathOf } from '../../organization'
import { ledgerId, ledgerType, type Ledger } from '../aggregate'
import type { AttendanceApi } from '../contract'
import { SpotCallInput, SpotSayInput, type OpenedDrawView } from '../draw-contract'
import { done } from '../draw-messages'
import { calledNotice, saidNotices } from '../draw-notices'
import type { Draw } from '../draw-store'
import { telling } from '../notices'
import type { Candidate } from '../rules/candidates'
import { drawnOf } from '../rules/draw'
import type { LedgerState } from '../rules/ledger'
import { decideSpotCall, decideSpotSay } from '../rules/spot-acts'
import { countyPolicyOf } from './county'
import { drawnSeenBy, drawSeenBy } from './draw-reach'

/** What a human found out on the phone about somebody who did not answer; the person is told of it. */
export const recordCall: Action<AttendanceApi['attendance.recordCall']['input'], OpenedDrawView> = {
  input: SpotCallInput,
  run: async (request, { drawId, postingId, found, words = '' }) => {
    const seen = await drawnSeenBy(request, drawId, postingId)
    if (!seen) return rejected('record.notFound')
    const { person } = seen
    const { personId, name } = request.caller
    const call = { drawId, found, words, by: { personId, name } }
    return write(request, seen.draw, person, {
      act: 'spotCall',
      input: { drawId, postingId, found, words },
      what: done.called,
      decide: (current, policy, moment) => decideSpotCall(current, call, policy, moment),
      notices: (key) => [calledNotice(key, seen.draw, person.personId, name, request.now)],
    })
  },
}

/** What somebody says about their own spot check; whoever drew it is told. */
export const explain: Action<AttendanceApi['attendance.explain']['input'], OpenedDrawView> = {
  input: SpotSayInput,
  run: async (request, { drawId, words }) => {
    const seen = await drawSeenBy(request, drawId)
    const person =
      seen && drawnOf(seen.draw.state).find(({ personId }) => personId === request.caller.personId)
    if (!seen || !person) return rejected('record.notFound')
    return write(request, seen.draw, person, {
      act: 'spotSay',
      input: { drawId, words },
      what: done.said,
      decide: (current, policy, moment) => decideSpotSay(current, { drawId, words }, policy, moment),
      notices: (key) => saidNotices(key, seen.draw, person, words, request.now),
    })
  },
}

interface Writing {
  act: string
  input: unknown
  what: string
  decide: (current: Ledger | null, policy: CountyPolicy, moment: Moment) => Decision<LedgerState>
  notices: (key: string) => Notice[]
}

async function write(
  request: BoundRequest,
  draw: Draw,
  { postingId, villageId }: Candidate,
  { act, input, what, decide, notices }: Writing,
): Promise<Outcome<OpenedDrawView>> {
  const policy = await countyPolicyOf(request, draw.scope)
  const moment = momentOf(request, policy.version)
  const id = ledgerId(postingId, monthOf(draw.state.day))
  const key = stableId('n', id, request.requestId, request.caller.personId)
  const changed = await change(ledgerType, id, {
    ...{ moment, act, input },
    scope: pathOf(villageId),
    decide: (current) => {
      const decision = decide(current, policy, moment)
      return decision.ok ? telling(decision, notices(key)) : decision
    },
  })
  if (!changed.ok) return changed
  await deliver(ledgerType, changed.saved, request.requestId)
  return ok({ drawId: draw.id, what })
}
