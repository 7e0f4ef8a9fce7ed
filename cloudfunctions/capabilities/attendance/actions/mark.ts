import { dayOf, monthOf } from '../../../kernel/day'
import { grantsOver } from '../../../kernel/people'
import { ok, rejected } from '../../../kernel/result'
import { change } from '../../../platform/aggregate-store'
import type { Action } from '../../../platform/capability'
import { momentOf } from '../../../platform/request'
import { pathOf, unitsByIds } from '../../organization'
import { marksId, marksType } from '../mark-store'
import { decideMark } from '../rules/marks'
import { MarkInput, type MarkedView, type TownshipApi } from '../township-contract'
import { marked } from '../township-messages'
import { LOOKERS } from '../township-policy'
import { countyPolicyOf } from './county'

/** 看过了: a row of a village goes off the list, with what was found, until something newer happens. */
export const mark: Action<TownshipApi['attendance.mark']['input'], MarkedView> = {
  input: MarkInput,
  run: async (request, { villageId, ...asked }) => {
    const { caller, now } = request
    const scope = pathOf(villageId)
    if (grantsOver(caller, LOOKERS, scope, dayOf(now)).length === 0) return rejected('record.notFound')
    const [village] = await unitsByIds([villageId])
    if (!village) return rejected('record.notFound')
    const policy = await countyPolicyOf(request, village.scope)
    const moment = momentOf(request, policy.version)
    const month = monthOf(moment.today)
    const own = caller.postings.map(({ id }) => id)
    const changed = await change(marksType, marksId(villageId, month), {
      moment,
      act: 'look',
      input: { villageId, ...asked },
      scope: village.scope,
      decide: (current) => decideMark(current, asked, { moment, villageId, month, name: caller.name, own }),
    })
    return changed.ok ? ok({ what: marked }) : changed
  },
}
