import { dayOf } from '../../../kernel/day'
import { ok, rejected, type Outcome } from '../../../kernel/result'
import { change } from '../../../platform/aggregate-store'
import type { Action, BoundRequest } from '../../../platform/capability'
import { deliver } from '../../../platform/notices'
import { momentOf } from '../../../platform/request'
import { countyPolicyOf } from './county'
import { holdersOf } from '../../organization'
import { ledgerType } from '../aggregate'
import { done } from '../case-messages'
import { CaseInput, RuleCaseInput, WitnessInput, type ActView, type AttendanceApi } from '../contract'
import { caseNotices, telling, type CaseTelling } from '../notices'
import { casesOf, seatChain, type Case, type MoveData } from '../rules/case'
import { witnessed } from '../rules/case-patience'
import { decideCase, type CaseCommand } from '../rules/rule-case'
import { caseSeenBy } from './case-reading'

interface Ids {
  ledgerId: string
  caseId: string
}

/** The witness says whether they saw the person that day. */
export const witness: Action<AttendanceApi['attendance.witness']['input'], ActView> = {
  input: WitnessInput,
  run: (request, { ledgerId, caseId, yes }) =>
    answer(request, { ledgerId, caseId }, { type: 'witness', caseId, yes }),
}

/** The seat decides; an answer of no carries its reason. */
export const ruleCase: Action<AttendanceApi['attendance.ruleCase']['input'], ActView> = {
  input: RuleCaseInput,
  run: (request, { ledgerId, caseId, yes, reason = '' }) =>
    answer(request, { ledgerId, caseId }, { type: 'rule', caseId, yes, reason }),
}

/** The person takes a makeup or contest back before it is decided. */
export const withdrawCase: Action<AttendanceApi['attendance.withdrawCase']['input'], ActView> = {
  input: CaseInput,
  run: (request, ids) => answer(request, ids, { type: 'withdraw', caseId: ids.caseId }),
}

async function answer(request: BoundRequest, ids: Ids, command: CaseCommand): Promise<Outcome<ActView>> {
  const seen = await caseSeenBy(request, ids)
  if (!seen) return rejected('record.notFound')
  const { ledger, item, grants } = seen
  const { personId, name, version } = request.caller
  const policy = await countyPolicyOf(request, ledger.scope)
  const moment = momentOf(request, policy.version)
  const told = await toldOf(request, command, item, ledger.state.personId)
  const changed = await change(ledgerType, ledger.id, {
    moment,
    act: command.type,
    input: { ...ids, ...command },
    scope: ledger.scope,
    known: ledger,
    decide: (current) => {
      const by = { personId, name, version, grants }
      const decision = decideCase(current, command, by, policy, moment, told.moves)
      if (!decision.ok) return decision
      const now = casesOf([...current!.history, decision.entry]).find(({ id }) => id === item.id)!
      const notices = told.tell.flatMap(({ what, to }) =>
        caseNotices(ledger.id, now, what, [to], request.now, told.by),
      )
      return telling(decision, notices)
    },
  })
  if (!changed.ok) return changed
  await deliver(ledgerType, changed.saved, request.requestId)
  return ok({ what: doneWords(command), ids })
}

interface Told {
  tell: Array<{ what: CaseTelling; to: string }>
  moves: MoveData[]
  by?: string
}

/** Who hears of it: the next one who is waited for, or the person. */
async function toldOf(
  { caller, now }: BoundRequest,
  command: CaseCommand,
  item: Case,
  ownerId: string,
): Promise<Told> {
  const own = (what: CaseTelling): Told => ({ tell: [{ what, to: ownerId }], moves: [], by: caller.name })
  if (command.type === 'withdraw') return { tell: [], moves: [] }
  if (command.type === 'rule') return own(command.yes ? 'accepted' : 'refused')
  if (!command.yes) return own('declined')
  const holders = await holdersOf(seatChain(item), dayOf(now))
  return witnessed(item, { ownerId, holders }, now)
}

function doneWords(command: CaseCommand): string {
  if (command.type === 'withdraw') return done.withdrawn
  if (command.type === 'witness') return command.yes ? done.confirmed : done.declined
  return command.yes ? done.accepted : done.refused
}
