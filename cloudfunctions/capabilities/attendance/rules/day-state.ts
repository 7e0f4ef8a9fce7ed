import type { Absence } from '../../../kernel/absence'
import { dayKind } from '../../../kernel/calendar'
import { policyOn, switchOn, type CountyPolicy } from '../../../kernel/county-policy'
import type { Day } from '../../../kernel/day'
import { isOpen, type Posting } from '../../../kernel/people'
import type { DayState } from '../contract'
import type { Evidence, SlotId } from './evidence'
import { isNight, presenceOf } from './presence'

export interface LedgerContext {
  posting: Posting
  policy: CountyPolicy
  today: Day
  evidence: readonly Evidence[]
  absences: readonly Absence[]
}

/** One day of the ledger as everybody reads it. */
export interface DayRecord {
  day: Day
  state: DayState
  /** A day in the village, or on an official trip on a working day. */
  counted: boolean
  night: boolean
  /** True on rest days of the county's calendar. */
  rest: boolean
  /** Approved leave or trip of this day, a half one included. */
  absences: Absence[]
  /** Requests of this day that nobody has decided yet. */
  waiting: Absence[]
  evidence: Evidence[]
}

/**
 * What a day is. Precedence: not posted → future → approved leave or trip for the whole day → evidence → today →
 * rest day → unexplained. A day of a year whose holidays are not published is never unexplained.
 */
export function dayRecord(context: LedgerContext, day: Day): DayRecord {
  const ofDay = context.absences.filter((absence) => absence.day === day)
  const approved = ofDay.filter((absence) => absence.approved)
  const kind = dayKind(context.policy, day)
  const state = stateOf(context, day, approved, kind)
  return {
    day,
    state,
    counted: isCounted(context, day, state, kind === 'rest'),
    night: isNight(context.evidence, day),
    rest: kind === 'rest',
    absences: approved,
    waiting: ofDay.filter((absence) => !absence.approved),
    evidence: context.evidence.filter((item) => item.day === day),
  }
}

function stateOf(
  context: LedgerContext,
  day: Day,
  approved: readonly Absence[],
  kind: ReturnType<typeof dayKind>,
): DayState {
  const { posting, policy, today } = context
  if (!isOpen(posting, day)) return 'not-posted'
  if (day > today) return 'future'
  const away = wholeDay(approved)
  if (away) return away
  const presence = presenceOf(context.evidence, day, policyOn(policy, day).slots)
  // Where nobody was asked, one check-in of two from before the switch was closed takes nothing from the day.
  const byException = day < today && kind !== 'rest' && !switchOn(policy, 'checkIn', day)
  if (byException) return 'present'
  if (presence.state) return presence.state
  if (day === today) return 'today'
  if (kind === 'rest') return 'rest'
  return kind === 'unknown' ? 'unknown' : 'unexplained'
}

/** What takes the whole day: one full absence, or two halves; leave outweighs a trip, since it excuses less. */
function wholeDay(approved: readonly Absence[]): 'leave' | 'trip' | 'recalled' | null {
  const halves = (half: Absence['half']): Absence[] =>
    approved.filter((absence) => absence.half === half || absence.half === 'full')
  const morning = halves('morning')
  const afternoon = halves('afternoon')
  if (morning.length === 0 || afternoon.length === 0) return null
  const natures = [...morning, ...afternoon].map((absence) => absence.nature)
  if (natures.includes('leave')) return 'leave'
  return natures.includes('recalled') ? 'recalled' : 'trip'
}

function isCounted(context: LedgerContext, day: Day, state: DayState, rest: boolean): boolean {
  if (state === 'present') return true
  if (state === 'partial')
    return presenceOf(context.evidence, day, policyOn(context.policy, day).slots).counted
  return state === 'trip' && !rest
}

/** A half-day absence excuses its slot: a morning runs until 12:00, an afternoon covers the evening. */
export function excuses(absence: Absence, slot: SlotId): boolean {
  if (!absence.approved) return false
  return absence.half === 'full' || absence.half === (slot === 'morning' ? 'morning' : 'afternoon')
}
