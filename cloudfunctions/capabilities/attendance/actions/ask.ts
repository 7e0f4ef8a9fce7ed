import { dayOf, monthOf, type Day } from '../../../kernel/day'
import { isOpen, type Unit } from '../../../kernel/people'
import { ok, rejected, type Outcome } from '../../../kernel/result'
import { change } from '../../../platform/aggregate-store'
import type { Action, BoundRequest } from '../../../platform/capability'
import { deliver } from '../../../platform/notices'
import { momentOf } from '../../../platform/request'
import { teamAndHolders, type PersonBrief, type TeamMember } from '../../organization'
import { ledgerId, ledgerType } from '../aggregate'
import { done } from '../case-messages'
import { ContestInput, MakeupInput, type ActView, type AttendanceApi } from '../contract'
import { caseNotices, telling } from '../notices'
import { decideAsk, type Ask } from '../rules/ask-case'
import { caseIdAt, casesOf } from '../rules/case'
import { isRequest } from '../rules/packing'
import { countySeat, holdersAt, seatFor, seatsAround } from '../rules/seat'
import { postFor, type Post } from './post'

/** 补签: asks a witness first, then whoever leads the township. */
export const makeup: Action<AttendanceApi['attendance.makeup']['input'], ActView> = {
  input: MakeupInput,
  run: (request, { witnessId, ...input }) => ask(request, { kind: 'makeup', ...input }, witnessId),
}

/** 我有异议: goes to the township's clerk. */
export const contest: Action<AttendanceApi['attendance.contest']['input'], ActView> = {
  input: ContestInput,
  run: (request, input) => ask(request, { kind: 'contest', ...input }),
}

/** The caller's posting of a day with whoever is around it: one query. null for a day on which they had none. */
export async function around(request: BoundRequest, day: Day): Promise<Around | null> {
  const { caller, now } = request
  const posting = caller.postings.find((each) => isOpen(each, day))
  if (!posting) return null
  const post = postFor(request, posting)
  const offices = caller.units.filter(({ id }) => post.village.scope.includes(id))
  const seats = seatsAround(offices, post.village.id)
  return { post, offices, ...(await teamAndHolders(post.village.id, seats, dayOf(now))) }
}

export interface Around {
  post: Post
  offices: Unit[]
  team: TeamMember[]
  holders: PersonBrief[]
}

/** People who may have seen the caller that day: the village's secretary, and the team of today. */
export function witnessesIn(found: Around, callerId: string): PersonBrief[] {
  return witnessesAmong(found, `village-secretary@${found.post.village.id}`, callerId)
}

/** The same for somebody else, whose village's secretary holds that seat. */
export function witnessesAmong(
  { team, holders }: Pick<Around, 'team' | 'holders'>,
  secretary: string,
  ownerId: string,
): PersonBrief[] {
  const secretaries = holders.filter(({ seats }) => seats.includes(secretary))
  const others = [...secretaries, ...team].filter(({ personId }) => personId !== ownerId)
  return others.filter((each, i) => others.findIndex(({ personId }) => personId === each.personId) === i)
}

async function ask(
  request: BoundRequest,
  input: Pick<Ask, 'kind' | 'day' | 'part' | 'reason'>,
  witnessId?: string,
): Promise<Outcome<ActView>> {
  const { caller, requestId, now } = request
  if (input.day > dayOf(now)) return rejected('attendance.dayAhead')
  const found = await around(request, input.day)
  if (!found) return rejected('attendance.notYourDay')
  const { post, offices, holders } = found
  const { posting, policy, village } = post
  const seen = witnessId === caller.personId ? caller : witnessOf(found, caller.personId, witnessId)
  const witness = seen && { personId: seen.personId, name: seen.name }
  const seatOf = seatFor(input.kind, offices, holders, caller.personId)
  const moment = momentOf(request, policy.version)
  const id = ledgerId(posting.id, monthOf(input.day))
  const changed = await change(ledgerType, id, {
    moment,
    act: 'ask',
    input: { ...input, witnessId },
    scope: village.scope,
    decide: (current) => {
      const { name, personId } = caller
      const whole: Ask = {
        ...input,
        name,
        village: village.name,
        seat: seatOf,
        countySeat: countySeat(offices),
      }
      if (witness) whole.witness = witness
      const decision = decideAsk(current, whole, { moment, personId, posting, policy })
      if (!decision.ok) return decision
      const item = casesOf([...(current?.history ?? []), decision.entry]).at(-1)!
      const deciders = holdersAt(seatOf, holders, personId).map((holder) => holder.personId)
      const [what, to] = witness
        ? (['toWitness', [witness.personId]] as const)
        : (['toAnswer', deciders] as const)
      return telling(decision, caseNotices(id, item, what, to, now))
    },
  })
  if (!changed.ok) return changed
  await deliver(ledgerType, changed.saved, requestId)
  const index = changed.saved.history.findIndex((entry) => isRequest(entry, requestId, 'ask'))
  return ok({ what: done.asked, ids: { ledgerId: id, caseId: caseIdAt(index) } })
}

function witnessOf(found: Around, callerId: string, witnessId: string | undefined): PersonBrief | undefined {
  return witnessesIn(found, callerId).find(({ personId }) => personId === witnessId)
}
