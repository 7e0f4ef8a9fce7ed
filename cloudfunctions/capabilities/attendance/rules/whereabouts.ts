import { policyOn, switchOn } from '../../../kernel/county-policy'
import { atClock } from '../../../kernel/day'
import { dayRecord, type LedgerContext } from './day-state'
import { speaksFor } from './evidence'

/**
 * 今天在哪: what is known of one posting today. `in` by a check-in, or because the county asks for none; `trip`,
 * `recalled`, `leave` by an approved absence; `rest` on a rest day without a check-in; `not-yet` while the first slot
 * of the day can still bring one; `none` after that. It says what is recorded, never where somebody must have been.
 */
export type Whereabouts = 'in' | 'trip' | 'recalled' | 'leave' | 'rest' | 'not-yet' | 'none'

export interface Known {
  where: Whereabouts
  /** A fix of today that was measured elsewhere, where nothing speaks for the village. */
  seenElsewhere: boolean
  /** A request for today that nobody has decided yet. */
  waiting: boolean
}

export function whereabouts(context: LedgerContext, now: number): Known {
  const { policy, today } = context
  const record = dayRecord(context, today)
  const speaks = record.evidence.some(speaksFor)
  const known = (where: Whereabouts): Known => ({
    where,
    seenElsewhere: !speaks && record.evidence.length > 0,
    waiting: record.waiting.length > 0,
  })
  if (record.state === 'trip' || record.state === 'recalled' || record.state === 'leave')
    return known(record.state)
  if (speaks) return known('in')
  const half = record.absences.find((absence) => absence.half === halfAt(now, today))
  if (half) return known(half.nature)
  if (record.rest) return known('rest')
  if (!switchOn(policy, 'checkIn', today)) return known('in')
  const [first] = policyOn(policy, today).slots
  return known(first && now < atClock(today, first.to) ? 'not-yet' : 'none')
}

/** A leave of the morning runs until noon, one of the afternoon from then on. */
const halfAt = (now: number, today: string): 'morning' | 'afternoon' =>
  now < atClock(today, '12:00') ? 'morning' : 'afternoon'

/** Whether nobody of a team is in the village; said only once the day has told something of each of them. */
export function isDeserted(team: readonly Known[]): boolean {
  return team.length > 0 && team.every(({ where }) => ['trip', 'recalled', 'leave', 'none'].includes(where))
}
