import { complaintNumbers } from '../../../kernel/county-policy'
import { dayOf } from '../../../kernel/day'
import { policyAbove } from '../../../kernel/policy-above'
import type { Wake } from '../../../platform/alarms'
import { holdersOf, unitsByIds } from '../../organization'
import { withNotices } from '../notices'
import type { Complaint } from '../rules/complaint'
import { decideComplaint } from '../rules/decide'
import { seatName } from '../rules/seats'

/** Who holds the seats today and what the county has set: two reads beside each other. */
export const wake: Wake<Complaint> = async ({ id, state, scope }, moment) => {
  const [offices, holders] = await Promise.all([
    unitsByIds(scope),
    holdersOf(state.chain.map(seatName), dayOf(moment.now)),
  ])
  const calendar = policyAbove(offices, scope)
  const numbers = complaintNumbers(calendar)
  const command = { type: 'wake' as const, calendar, numbers, holders }
  return withNotices(decideComplaint(state, command, moment), id)
}
