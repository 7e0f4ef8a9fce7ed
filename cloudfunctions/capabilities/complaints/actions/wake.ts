import { complaintNumbers } from '../../../kernel/county-policy'
import { dayOf } from '../../../kernel/day'
import { policyAbove } from '../../../kernel/policy-above'
import type { Wake } from '../../../platform/alarms'
import { holdersOf, unitsByIds } from '../../organization'
import { clearNotices } from '../../../platform/aggregate-store'
import { takeBack } from '../../../platform/notices'
import { complaintType, type ComplaintRecord } from '../aggregate'
import { itemPage, withNotices } from '../notices'
import type { Complaint } from '../rules/complaint'
import { decideComplaint } from '../rules/decide'
import { seatName } from '../rules/seats'
import { isForgottenAt } from '../rules/wake'

/** Who holds the seats today and what the county has set: two reads beside each other. */
export const wake: Wake<Complaint> = async (record, moment) => {
  const { id, state, scope } = record
  if (isForgottenAt(state, moment.now)) await forgetMessages(record)
  const [offices, holders] = await Promise.all([
    unitsByIds(scope),
    holdersOf(state.chain.map(seatName), dayOf(moment.now)),
  ])
  const calendar = policyAbove(offices, scope)
  const numbers = complaintNumbers(calendar)
  const command = { type: 'wake' as const, calendar, numbers, holders }
  return withNotices(decideComplaint(state, command, moment), id)
}

/** What its author was told names them and the matter: it goes first, so that a killed run does it once more. */
async function forgetMessages(record: ComplaintRecord): Promise<void> {
  const { id, state, notices } = record
  if (notices.length > 0) {
    await clearNotices(
      complaintType,
      record,
      notices.map(({ key }) => key),
    )
    // After months nobody waits for it any more: what is saved next delivers nothing.
    notices.length = 0
  }
  if (state.authorId) await takeBack(state.authorId, itemPage(id))
}
