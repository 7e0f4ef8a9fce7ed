import { dayOf } from '../../../kernel/day'
import { seat } from '../../../kernel/people'
import { ok, rejected } from '../../../kernel/result'
import { load } from '../../../platform/aggregate-store'
import type { Action } from '../../../platform/capability'
import { personType } from '../../organization'
import { CaseInput, type AttendanceApi, type CaseView } from '../contract'
import { caseView } from '../presenters/case'
import { awaitsWitness, isOpenCase, seatsOf } from '../rules/case'
import { caseSeenBy } from './case-reading'
import { countyPolicyOf } from './county'
import { dayStory } from './day-reading'

/** One makeup or contest with the day as the ledger has it, for everybody it concerns. */
export const caseOf: Action<AttendanceApi['attendance.case']['input'], CaseView> = {
  input: CaseInput,
  run: async (request, ids) => {
    const seen = await caseSeenBy(request, ids)
    if (!seen) return rejected('record.notFound')
    const { ledger, item, own, grants } = seen
    const { caller, now } = request
    const { personId, postingId } = ledger.state
    const [person, policy] = await Promise.all([
      own ? { state: caller } : load(personType, personId),
      countyPolicyOf(request, ledger.scope),
    ])
    const posting = person?.state.postings.find(({ id }) => id === postingId)
    if (!posting) return rejected('record.notFound')
    const { story } = await dayStory({ posting, policy, now, day: item.day }, ledger)
    const today = dayOf(now)
    const seats = seatsOf(item, today)
    const witness = item.witness?.personId === caller.personId
    const entitled = grants.some(({ role, unitId }) => seats.includes(seat(role, unitId)))
    const may = {
      witness: item.status === 'witnessing' && witness && !own,
      rule: isOpenCase(item) && !awaitsWitness(item) && entitled && !own && !witness,
      withdraw: own && isOpenCase(item),
    }
    const { title, tag, items } = story
    const told = items.filter((each) => each.ids?.caseId !== item.id)
    return ok(caseView(item, { today, story: { title, tag, items: told }, may }))
  },
}
