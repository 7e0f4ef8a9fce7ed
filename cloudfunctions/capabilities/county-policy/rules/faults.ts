import {
  complaintNumbers,
  DEFAULT_SPOT_CHECK,
  retentionNumbers,
  type ComplaintNumbers,
  type CountyPolicy,
  type LeaveTier,
  type Slot,
  type SpotCheckNumbers,
} from '../../../kernel/county-policy'
import { rejected, type Params, type Rejected } from '../../../kernel/result'
import type { NumberFault } from '../codes'
import * as limits from './limits'

type Fault = Rejected<NumberFault>
export type PolicyNumbers = Pick<
  CountyPolicy,
  'slots' | 'targets' | 'weakAccuracy' | 'leave' | 'poll' | 'spotCheck' | 'complaints' | 'retention'
>

/** Everything that is wrong with the numbers taken together, in the order in which the page shows them. */
export function faultsOf(numbers: PolicyNumbers): Fault[] {
  return [
    ...slotFaults(numbers.slots),
    ...targetFaults(numbers.targets),
    ...ranged('policy.weakAccuracy', numbers.weakAccuracy, limits.WEAK_ACCURACY),
    ...tierFaults(numbers.leave.tiers),
    ...ranged('policy.yearCap', numbers.leave.yearCap, limits.YEAR_CAP),
    ...ranged('policy.backdate', numbers.leave.backdateDays, limits.BACKDATE),
    ...pollFaults(numbers.poll),
    ...spotFaults(numbers.spotCheck ?? DEFAULT_SPOT_CHECK),
    ...complaintFaults(complaintNumbers(numbers)),
    ...ranged('policy.leaverDays', retentionNumbers(numbers).leaverDays, limits.LEAVER_DAYS),
  ]
}

interface Range {
  min: number
  max: number
}

const whole = (value: number, { min, max }: Range): boolean =>
  Number.isInteger(value) && min <= value && value <= max

function ranged(code: NumberFault, value: number, range: Range): Fault[] {
  return whole(value, range) ? [] : [rejected(code, { ...range })]
}

const when = (wrong: boolean, code: NumberFault, params: Params = {}): Fault[] =>
  wrong ? [rejected(code, params)] : []

/** Minutes since midnight; NaN for anything that is no clock time. */
function minutes(clock: string): number {
  const match = /^(\d{2}):(\d{2})$/.exec(clock)
  const value = match ? Number(match[1]) * 60 + Number(match[2]) : NaN
  return match && Number(match[2]) < 60 && value <= 24 * 60 ? value : NaN
}

/** 时段: in order, apart, long enough, and on either side of noon, where a half-day leave divides the day. */
function slotFaults(slots: readonly Slot[]): Fault[] {
  const times = slots.flatMap(({ from, to }) => [minutes(from), minutes(to)])
  if (times.some(Number.isNaN)) return [rejected('policy.slotClock')]
  const ids = slots.map(({ id }) => id).join()
  const inOrder = times.every((time, i) => i === 0 || times[i - 1]! <= time)
  if (!inOrder || !['morning,evening', 'morning', 'evening'].includes(ids))
    return [rejected('policy.slotsOrder')]
  const { shortest, noon } = limits.SLOT_LIMITS
  const short = slots.some(({ from, to }) => minutes(to) - minutes(from) < shortest)
  const [morning, evening] = (['morning', 'evening'] as const).map((id) =>
    slots.find((slot) => slot.id === id),
  )
  return [
    ...when(short, 'policy.slotShort', { minutes: shortest }),
    ...when(morning !== undefined && minutes(morning.to) > minutes(noon), 'policy.morningEnds', { noon }),
    ...when(evening !== undefined && minutes(evening.from) < minutes(noon), 'policy.eveningBegins', { noon }),
  ]
}

function targetFaults({ days, nights }: CountyPolicy['targets']): Fault[] {
  return [
    ...ranged('policy.targetDays', days, limits.TARGETS),
    ...ranged('policy.targetNights', nights, limits.TARGETS),
  ]
}

/** 审批层级: from short to long, the last for any length, each with somebody who decides, the township before the county. */
function tierFaults(tiers: readonly LeaveTier[]): Fault[] {
  const { most, longest } = limits.TIERS
  if (tiers.length === 0 || tiers.length > most) return [rejected('policy.tiersMany', { most })]
  const lengths = tiers.map(({ maxDays }) => maxDays)
  const bounded = lengths.slice(0, -1).map((days) => days ?? Infinity)
  const ascending = bounded.every((days, i) => i === 0 || bounded[i - 1]! < days)
  const halves = bounded.every(
    (days) => days === Infinity || (days > 0 && days <= longest && Number.isInteger(days * 2)),
  )
  return [
    ...when(lengths[lengths.length - 1] !== null || bounded.includes(Infinity), 'policy.tiersEnd'),
    ...when(!halves, 'policy.tierDays', { longest }),
    ...when(!ascending, 'policy.tiersOrder'),
    ...when(
      tiers.some(({ decides }) => decides.length === 0),
      'policy.tierDecider',
    ),
    ...when(tiers.some(hasWrongRoles), 'policy.tierRoles'),
  ]
}

/** Who decides leave at all, in the order in which a request climbs. */
export const DECIDERS = ['township-leader', 'county-organiser'] as const

function hasWrongRoles({ decides, informs }: LeaveTier): boolean {
  const rank = (role: string): number => (DECIDERS as readonly string[]).indexOf(role)
  const ranks = decides.map(rank)
  const climbs = ranks.every((at, i) => at >= 0 && (i === 0 || ranks[i - 1]! < at))
  const known = informs.every((role) => rank(role) >= 0 && !decides.includes(role))
  return !climbs || !known || new Set(informs).size < informs.length
}

function pollFaults(poll: CountyPolicy['poll']): Fault[] {
  const { min, max } = limits.POLL.vetoThreshold
  const share = poll.vetoThreshold
  // A share in whole per cents, whatever dust its binary fraction has.
  const known = min <= share && share <= max && Math.abs(share * 100 - Math.round(share * 100)) < 1e-9
  return [
    ...ranged('policy.minimumBallots', poll.minimumBallots, limits.POLL.minimumBallots),
    ...ranged('policy.ballotsPerAccount', poll.ballotsPerAccount, limits.POLL.ballotsPerAccount),
    ...ranged('policy.grace', poll.graceMinutes, limits.POLL.graceMinutes),
    ...when(!known, 'policy.vetoThreshold', { min: min * 100, max: max * 100 }),
  ]
}

function spotFaults({ perMonth, minutes: answer }: SpotCheckNumbers): Fault[] {
  return [
    ...ranged('policy.spotPerMonth', perMonth, limits.SPOT_CHECK.perMonth),
    ...ranged('policy.spotMinutes', answer, limits.SPOT_CHECK.minutes),
  ]
}

function complaintFaults({ answerDays, keptDays, mostOpen, phone }: ComplaintNumbers): Fault[] {
  const { COMPLAINTS } = limits
  return [
    ...ranged('policy.complaintDays', answerDays, COMPLAINTS.answerDays),
    ...ranged('policy.complaintKept', keptDays, COMPLAINTS.keptDays),
    ...ranged('policy.complaintOpen', mostOpen, COMPLAINTS.mostOpen),
    ...when(!COMPLAINTS.phone.test(phone), 'policy.complaintPhone'),
  ]
}
