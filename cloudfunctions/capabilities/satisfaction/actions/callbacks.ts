import type { Decision, Moment } from '../../../kernel/aggregate'
import { dayOf } from '../../../kernel/day'
import { isOpen, openGrants } from '../../../kernel/people'
import { ok, rejected, type Rejected } from '../../../kernel/result'
import { change, load, type Changed, type Loaded } from '../../../platform/aggregate-store'
import type { Wake } from '../../../platform/alarms'
import type { Action, BoundRequest } from '../../../platform/capability'
import { momentOf, policyOver } from '../../../platform/request'
import { pathOf } from '../../organization'
import { callbacksIdOf, callbacksType } from '../aggregate'
import {
  CallbacksInput,
  CallDoneInput,
  CallNumberInput,
  type CallbackApi,
  type CallbacksView,
} from '../callback-contract'
import { callbacksView } from '../callback-presenter'
import type { CallbackCode } from '../codes'
import {
  decideAnswer,
  decideForgetNumbers,
  decideTake,
  isHeld,
  type Call,
  type CallbacksState,
} from '../rules/callbacks'
import type { RoundState } from '../rules/round'
import { mayRun, seenRound } from './reach'

type Input<A extends keyof CallbackApi> = CallbackApi[A]['input']

/** What a caller may do with the call-backs of a round. */
interface Seen {
  round: Loaded<RoundState>
  callbacks: Loaded<CallbacksState>
  /** Whether the caller may call that household. */
  mayCall: (call: Call) => boolean
}

/** 回访: what was answered, for whoever runs the round and for 督查组; the households only for who may call them. Two reads. */
export const callbacks: Action<Input<'satisfaction.callbacks'>, CallbacksView> = {
  input: CallbacksInput,
  run: async (request, { roundId }) => {
    const seen = await seenBy(request, roundId)
    if ('ok' in seen) return seen
    return ok(viewOf(request, seen, seen.callbacks.state))
  },
}

/** 看号码: who looks is written down before there is a number; once a day for the same household. */
export const callNumber: Action<Input<'satisfaction.callNumber'>, { phone: string }> = {
  input: CallNumberInput,
  run: async (request, input) => {
    const seen = await seenBy(request, input.roundId)
    if ('ok' in seen) return seen
    const call = callIn(seen, input.callId)
    if (!call) return rejected('record.notFound')
    const { personId, name } = request.caller
    const held = isHeld(call, { today: dayOf(request.now) }) && call.taken?.personId === personId
    if (held && call.phone !== null) return ok({ phone: call.phone })
    const changed = await act(request, seen, 'seeNumber', input, (state, moment) =>
      decideTake(state, input.callId, name, moment),
    )
    if (!changed.ok) return changed
    const phone = changed.saved.state.calls.find(({ id }) => id === input.callId)?.phone
    return phone ? ok({ phone }) : rejected('callbacks.answered')
  },
}

/** 记下答复. */
export const callDone: Action<Input<'satisfaction.callDone'>, CallbacksView> = {
  input: CallDoneInput,
  run: async (request, input) => {
    const seen = await seenBy(request, input.roundId)
    if ('ok' in seen) return seen
    if (!callIn(seen, input.callId)) return rejected('record.notFound')
    const changed = await act(request, seen, 'answer', input, (state, moment) =>
      decideAnswer(state, input.callId, input.answer, moment),
    )
    return changed.ok ? ok(viewOf(request, seen, changed.saved.state)) : changed
  },
}

/** The clock lets the numbers go that nobody called. */
export const wakeCallbacks: Wake<CallbacksState> = (current, moment) =>
  decideForgetNumbers(current.state, moment)

async function seenBy(request: BoundRequest, roundId: string): Promise<Seen | Rejected> {
  const round = await seenRound(request, roundId)
  if ('ok' in round) return round
  const inspects = inspectsIn(request, round.state.countyId)
  if (!inspects && !mayRun(request, round.scope)) return rejected('record.notFound')
  const found = round.state.calls ? await load(callbacksType, callbacksIdOf(roundId)) : null
  if (!found) return rejected('record.notFound')
  const { personId } = request.caller
  const surveyed = (round.state.surveyors ?? []).some((each) => each.personId === personId)
  const near = townshipsOf(request)
  const mayCall = ({ villageId }: Call): boolean =>
    inspects && !surveyed && !near.has(pathOf(villageId).at(-2) ?? '')
  return { round, callbacks: found, mayCall }
}

/** 督查组 of the county or of one of its townships. */
function inspectsIn({ caller, now }: BoundRequest, countyId: string): boolean {
  return openGrants(caller, dayOf(now)).some(
    ({ role, unitId }) => role === 'inspector' && pathOf(unitId).includes(countyId),
  )
}

/** Townships that the caller is of, by office or by posting: nobody calls their own people back. */
function townshipsOf({ caller, now }: BoundRequest): Set<string> {
  const today = dayOf(now)
  const posted = caller.postings.filter((each) => isOpen(each, today)).map(({ villageId }) => villageId)
  const held = openGrants(caller, today).map(({ unitId }) => unitId)
  return new Set([...posted, ...held].flatMap((unitId) => pathOf(unitId)))
}

const callIn = ({ callbacks: found, mayCall }: Seen, callId: string): Call | undefined =>
  found.state.calls.find((call) => call.id === callId && mayCall(call))

function viewOf(request: BoundRequest, { round, mayCall }: Seen, state: CallbacksState): CallbacksView {
  const { personId } = request.caller
  const calls = state.calls.filter(mayCall)
  return callbacksView(round.id, round.state.name, state, calls, { personId, today: dayOf(request.now) })
}

function act(
  request: BoundRequest,
  { round, callbacks: known }: Seen,
  verb: string,
  input: object,
  decide: (state: CallbacksState, moment: Moment) => Decision<CallbacksState, CallbackCode>,
): Promise<Changed<CallbacksState, CallbackCode | 'record.notFound'>> {
  const moment = momentOf(request, policyOver(request, round.scope).version)
  return change<CallbacksState, CallbackCode | 'record.notFound'>(callbacksType, known.id, {
    ...{ moment, act: verb, input, scope: round.scope, known },
    decide: (current) => (current ? decide(current.state, moment) : rejected('record.notFound')),
  })
}
