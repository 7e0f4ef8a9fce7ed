import { dayOf } from '../../../kernel/day'
import type { Wake } from '../../../platform/alarms'
import { holdersOf } from '../../organization'
import { withNotices } from '../notices'
import { waitingSeats, type LeaveBookState } from '../rules/book'
import { decideLeave } from '../rules/decide'

/** Reminds whoever holds the waiting seats today; nothing is ever approved by time-out. */
export const remind: Wake<LeaveBookState> = async (current, moment) => {
  const holders = await holdersOf(waitingSeats(current.state), dayOf(moment.now))
  return withNotices(decideLeave(current.state, { type: 'remind', holders }, moment), current.id)
}
