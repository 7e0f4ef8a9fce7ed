import { accepted, type Decision, type Entry, type Moment, type Notice } from '../../../kernel/aggregate'
import { switchOn, type CountyPolicy } from '../../../kernel/county-policy'
import { DAY, addDays, dayOf, monthOf, startOf, weekdayOf, type Day, type Month } from '../../../kernel/day'
import type { Posting, Place } from '../../../kernel/people'
import { rejected } from '../../../kernel/result'
import type { AttendanceCode } from '../codes'
import { evidenceOf, type Evidence } from './evidence'
import { totalsOf } from './presence'
import type { Placement } from './slots'
import { judge, lasting, type Fix } from './verdict'

/** Coordinates of one check-in, kept apart from the evidence so that they can be deleted. */
export interface KeptFix {
  latitude: number
  longitude: number
  capturedAt: number
  /** Of the entry it belongs to. */
  requestId: string
  /** Epoch milliseconds at which it is deleted. */
  keepUntil: number
}

/** 考勤台账: one posting in one month. The history is the evidence; here lie only totals derived from it. */
export interface LedgerState {
  postingId: string
  personId: string
  villageId: string
  month: Month
  /** Days with evidence of being in the village; leave and trips are not known here. */
  days: number
  /** Nights whose evening and morning both lie in this month. */
  nights: number
  fixes: KeptFix[]
}

export interface LedgerHistory {
  state: LedgerState
  history: Entry[]
}

export interface CheckIn {
  fix?: Fix
  placement: Placement
}

export interface CheckInContext {
  moment: Moment
  personId: string
  posting: Posting
  policy: CountyPolicy
  places: Place[]
  /** For the organisers, where the county measures and the village has no place: told with a month's first such one. */
  noPlace: Notice[]
}

/** Evidence that one day takes; far beyond any honest day, so that one document stays small. */
const A_DAY = 40

/** Records a check-in, whatever it says. Refused only where the county asks for none at all. */
export function decideCheckIn(
  current: LedgerHistory | null,
  command: CheckIn,
  context: CheckInContext,
): Decision<LedgerState, AttendanceCode> {
  const { moment, policy, places } = context
  const { day, slot, claimedAt } = command.placement
  if (!switchOn(policy, 'checkIn', moment.today)) return rejected('attendance.checkInOff')
  const earlier = evidenceOf(current?.history ?? [])
  if (earlier.filter((item) => item.day === day).length >= A_DAY)
    return rejected('attendance.enough', { times: A_DAY })
  const judged = judge(command.fix, places, policy, day)
  const data: Omit<Evidence, 'at' | 'source'> = { day, slot, ...lasting(judged) }
  if (claimedAt !== undefined) data.claimedAt = claimedAt
  const evidence: Evidence[] = [...earlier, { ...data, at: moment.now, source: 'checkIn' }]
  const fixes = [...(current?.state.fixes ?? []), ...kept(command.fix, judged.place, context)]
  const state = { ...identity(context, day), ...totalsOf(evidence, policy.slots), fixes }
  const notices = earlier.some((item) => item.verdict === 'declared') ? [] : context.noPlace
  return accepted(state, moment, 'checkIn', { data: { ...data }, notices })
}

/** The clock's duty: coordinates whose time is up go, the verdict and the distance stay. */
export function decideForget(current: LedgerHistory, moment: Moment): Decision<LedgerState, AttendanceCode> {
  const fixes = current.state.fixes.filter((fix) => fix.keepUntil > moment.now)
  return accepted({ ...current.state, fixes }, moment, 'forget')
}

/** When the first coordinates must go; null when none are kept. */
export function forgetAt(state: LedgerState): number | null {
  return state.fixes.length > 0 ? Math.min(...state.fixes.map((fix) => fix.keepUntil)) : null
}

function identity(
  { posting, personId }: CheckInContext,
  day: Day,
): Omit<LedgerState, 'days' | 'nights' | 'fixes'> {
  return { postingId: posting.id, personId, villageId: posting.villageId, month: monthOf(day) }
}

function kept(
  fix: Fix | undefined,
  measured: Place | undefined,
  { moment, policy }: CheckInContext,
): KeptFix[] {
  const retention = policy.switches.location?.retentionDays
  if (!fix || !measured || retention === undefined) return []
  const { latitude, longitude, capturedAt } = fix
  return [
    {
      latitude,
      longitude,
      capturedAt,
      requestId: moment.requestId,
      keepUntil: keepUntil(moment.now, retention),
    },
  ]
}

/**
 * Never longer than the county allows, and at a week's start, so that the clock wakes a ledger about five times
 * and not once for every check-in.
 */
function keepUntil(now: number, retentionDays: number): number {
  const latest = addDays(dayOf(now), retentionDays)
  const weekStart = addDays(latest, -((weekdayOf(latest) + 6) % 7))
  return Math.max(startOf(weekStart), now + DAY)
}
