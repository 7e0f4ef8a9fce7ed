import { dayOf, type Day } from '../../../kernel/day'
import { policyAbove } from '../../../kernel/policy-above'
import type { Wake } from '../../../platform/alarms'
import { insideTimes } from '../../attendance'
import { postingAndHolders, unitsByIds } from '../../organization'
import { withNotices } from '../notices'
import type { LeaveBookState } from '../rules/book'
import { decideLeave } from '../rules/decide'
import { seatsAbove } from '../rules/path'

/** Looks into a book: who holds its seats today, whether the posting goes on, and what the ledger saw. Three reads. */
export const wake: Wake<LeaveBookState> = async ({ id, state, scope }, moment) => {
  const offices = await unitsByIds(scope)
  const today = dayOf(moment.now)
  const { posting, holders } = await postingAndHolders(state, seatsAbove(offices), today)
  const since = openSince(state)
  const insideAt = since ? await insideTimes(state.postingId, since, today) : []
  const policy = policyAbove(offices, scope)
  const until = posting?.to ?? null
  const command = { type: 'wake' as const, policy, until, insideAt, offices, holders }
  return withNotices(decideLeave(state, command, moment), id)
}

/** First day of the granted ones that nobody closed yet, null while there are none. */
function openSince({ applications }: LeaveBookState): Day | null {
  const days = applications.filter(({ status }) => status === 'approved').map(({ from }) => from.day)
  return days.sort()[0] ?? null
}
