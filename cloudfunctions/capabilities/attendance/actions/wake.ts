import { dayOf } from '../../../kernel/day'
import type { Wake } from '../../../platform/alarms'
import { holdersOf } from '../../organization'
import { caseNotices } from '../notices'
import type { LedgerState } from '../rules/ledger'
import { holdersAt } from '../rules/seat'
import { spotNotices } from './spot-wake'
import { fixesAround } from '../aggregate'
import { decideWake, looksAtFixes, newlyOverdue } from '../rules/wake'

/** Looks at new fixes, deletes coordinates whose time is up, tells of contests and spot checks that nobody answered. */
export const wake: Wake<LedgerState> = async (current, moment) => {
  const overdue = newlyOverdue(current, moment)
  const seats = overdue.map(({ countySeat }) => countySeat)
  const organisers = await holdersOf([...new Set(seats)], dayOf(moment.now))
  const notices = overdue.flatMap((item) => {
    const to = holdersAt(item.countySeat, organisers, current.state.personId).map(({ personId }) => personId)
    return caseNotices(current.id, item, 'overdue', to, moment.now)
  })
  notices.push(...(await spotNotices(current, moment.now)))
  const others = looksAtFixes(current.state, moment.now) ? await fixesAround(current) : []
  return decideWake(current, moment, notices, others)
}
