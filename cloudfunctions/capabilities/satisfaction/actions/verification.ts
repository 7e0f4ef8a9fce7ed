import { accepted, type Decision, type Moment, type Notice } from '../../../kernel/aggregate'
import { dayOf } from '../../../kernel/day'
import { ok, rejected, type Outcome } from '../../../kernel/result'
import { change, load } from '../../../platform/aggregate-store'
import type { Action, BoundRequest } from '../../../platform/capability'
import { deliver } from '../../../platform/notices'
import { momentOf, policyOver } from '../../../platform/request'
import { callbacksIdOf, callbacksType, roundType } from '../aggregate'
import { surveyorSignsOf } from '../callback-presenter'
import type { VerificationCode } from '../codes'
import {
  AssignInput,
  FindInput,
  RuleInput,
  StateInput,
  VerificationInput,
  type SatisfactionApi,
  type VerificationDone,
  type VerificationView,
} from '../contract'
import { verificationView } from '../verification-presenter'
import type { RoundState } from '../rules/round'
import {
  decideVerification,
  telling,
  waitedFor,
  type Verification,
  type VerificationCommand,
} from '../rules/verification'
import { assignedNotices, remindNotices, ruledNotices, said } from '../verification-messages'
import { candidatesFor, verificationSeenBy, type SeenVerification } from './verification-reading'

type Input<A extends keyof SatisfactionApi> = SatisfactionApi[A]['input']
interface Ids {
  roundId: string
  villageId: string
}

export const verification: Action<Ids, VerificationView> = {
  input: VerificationInput,
  run: async (request, ids) => {
    const seen = await verificationSeenBy(request, ids)
    if (!seen) return rejected('record.notFound')
    const sends = seen.organises !== undefined && seen.item.ruling === null
    const countyId = seen.round.state.countyId
    const candidates = sends ? await candidatesFor(seen.village, countyId, request.now) : []
    const may = { organises: sends, sent: seen.sent, own: seen.own, personId: request.caller.personId }
    const called = seen.round.state.calls ? await load(callbacksType, callbacksIdOf(seen.round.id)) : null
    const signs = called ? surveyorSignsOf(called.state, seen.village.villageId) : []
    const today = dayOf(request.now)
    return ok(verificationView(seen.round.state, seen.village, seen.item, may, candidates, today, signs))
  },
}

/** 派人: two to four inspectors of other townships. */
export const assign: Action<Input<'satisfaction.assign'>, VerificationDone> = {
  input: AssignInput,
  run: async (request, input) => {
    const seen = await verificationSeenBy(request, input)
    if (!seen?.organises) return rejected('record.notFound')
    const candidates = await candidatesFor(seen.village, seen.round.state.countyId, request.now)
    const inspectors = candidates.filter(({ personId }) => input.personIds.includes(personId))
    const calendar = policyOver(request, seen.round.scope)
    return act(request, seen, input, { type: 'assign', inspectors, calendar }, said.assigned)
  },
}

/** 交意见, by somebody who was sent. */
export const find: Action<Input<'satisfaction.find'>, VerificationDone> = {
  input: FindInput,
  run: async (request, input) => {
    const seen = await verificationSeenBy(request, input)
    if (!seen?.sent) return rejected('record.notFound')
    const { bearsOut, text } = input
    return act(request, seen, input, { type: 'find', name: request.caller.name, bearsOut, text }, said.found)
  },
}

/** 写说明, by the secretary themselves. */
export const state: Action<Input<'satisfaction.state'>, VerificationDone> = {
  input: StateInput,
  run: async (request, input) => {
    const seen = await verificationSeenBy(request, input)
    if (!seen?.own) return rejected('record.notFound')
    return act(
      request,
      seen,
      input,
      { type: 'state', name: request.caller.name, text: input.text },
      said.stated,
    )
  },
}

/** 决定, by an organiser, with the rule it rests on. */
export const rule: Action<Input<'satisfaction.rule'>, VerificationDone> = {
  input: RuleInput,
  run: async (request, input) => {
    const seen = await verificationSeenBy(request, input)
    if (!seen?.organises) return rejected('record.notFound')
    const { name, version: personVersion, personId } = request.caller
    const { outcome, rule: cited, text } = input
    const aboutId = seen.own ? personId : (seen.village.secretaryId ?? '')
    const grantId = seen.organises.id
    const command = {
      type: 'rule',
      name,
      outcome,
      rule: cited,
      text,
      grantId,
      personVersion,
      aboutId,
    } as const
    return act(request, seen, input, command, said.ruled)
  },
}

export const remind: Action<Ids, VerificationDone> = {
  input: VerificationInput,
  run: async (request, ids) => {
    const seen = await verificationSeenBy(request, ids)
    if (!seen?.organises) return rejected('record.notFound')
    return act(request, seen, ids, { type: 'remind' }, said.reminded)
  },
}

/** Decides on the village's verification inside its round, saves, tells. */
async function act(
  request: BoundRequest,
  { round, village }: SeenVerification,
  input: Ids,
  command: VerificationCommand,
  what: string,
): Promise<Outcome<VerificationDone>> {
  const moment = momentOf(request, policyOver(request, round.scope).version)
  const about = { roundId: round.id, village, at: request.now }
  const changed = await change<RoundState, VerificationCode | 'record.notFound'>(roundType, round.id, {
    moment,
    act: command.type,
    input,
    scope: round.scope,
    known: round,
    decide: (current) => {
      const before = current?.state.verifications?.[village.villageId]
      if (!current || !before) return rejected('record.notFound')
      const decided = decideVerification(before, command, moment)
      if (!decided.ok) return decided
      const notices = noticesOf(about, command, decided.state)
      return telling(within(current.state, village.villageId, decided.state, command, moment), notices)
    },
  })
  if (!changed.ok) return changed
  await deliver(roundType, changed.saved, request.requestId)
  return ok({ what })
}

function within(
  round: RoundState,
  villageId: string,
  next: Verification,
  { type }: VerificationCommand,
  moment: Moment,
): Decision<RoundState, VerificationCode> {
  const verifications = { ...round.verifications, [villageId]: next }
  return accepted({ ...round, verifications }, moment, type, { data: { villageId } })
}

function noticesOf(
  about: Parameters<typeof assignedNotices>[0],
  { type }: VerificationCommand,
  next: Verification,
): Notice[] {
  if (type === 'assign') return assignedNotices(about, next)
  if (type === 'remind') return remindNotices(about, waitedFor(next), next.dueOn!)
  return type === 'rule' ? ruledNotices(about, next) : []
}
