import type { Decision, Moment } from '../../../kernel/aggregate'
import {
  complaintNumbers,
  DEFAULT_SPOT_CHECK,
  retentionNumbers,
  policyOn,
  type CountyPolicy,
  type FeatureName,
} from '../../../kernel/county-policy'
import { addDays, isDay, type Day } from '../../../kernel/day'
import { canonical } from '../../../kernel/hashing'
import type { Unit } from '../../../kernel/people'
import { isFull, numbersFrom, tidied } from '../../../kernel/policy-changes'
import { rejected, type Rejected } from '../../../kernel/result'
import type { CountyPolicyCode } from '../codes'
import { nextVersion, policyOf, refuseStale, type Changing } from './change'
import { faultsOf, type PolicyNumbers } from './faults'
import { AHEAD_DAYS } from './limits'

/** Numbers that came later than the page that older phones show. */
type Later = 'complaints' | 'retention'

export interface SetNumbers extends Changing {
  /** What a phone from before there were such numbers leaves out stays as it is. */
  numbers: Required<Omit<PolicyNumbers, Later>> & Pick<PolicyNumbers, Later>
  features: Record<FeatureName, boolean>
  /** First day that is judged by them; tomorrow where it is left out. */
  from?: Day
  reason: string
}

/** One number that changed, as the history keeps it. */
export interface NumberChange {
  field: NumberField
  before: unknown
  after: unknown
}
export type NumberField = keyof ReturnType<typeof fieldsOf>

/**
 * 改数: the numbers as a whole, so that they fit one another. Those that judge a day hold from tomorrow or later, since
 * today has begun under the old ones; those of leave, rounds and spot checks from now on, since what was handed in or
 * opened keeps its own.
 */
export function decideNumbers(
  county: Unit,
  command: SetNumbers,
  moment: Moment,
): Decision<Unit, CountyPolicyCode> {
  const policy = policyOf(county)
  const { numbers, features, reason, name: by } = command
  const from = command.from ?? addDays(moment.today, 1)
  const refusal = refuseStale(policy, command) ?? refuseFrom(from, moment.today)
  if (refusal) return refusal
  const [fault] = faultsOf(numbers)
  if (fault) return fault
  const { slots, targets, weakAccuracy, ...atOnce } = numbers
  const judged = numbersFrom(policy, { slots, targets, weakAccuracy }, from)
  const next = tidied({ ...judged, ...given(atOnce), features }, moment.today)
  const changes = changesBetween(policyOn(policy, from), next)
  if (changes.length === 0) return rejected('policy.unchanged')
  if (isFull(next)) return rejected('policy.full')
  return nextVersion(county, next, moment, 'policy-numbers', { note: reason, data: { by, from, changes } })
}

/** Without what was left out, which must not stand as nothing. */
function given<T extends object>(numbers: T): T {
  return Object.fromEntries(Object.entries(numbers).filter(([, value]) => value !== undefined)) as T
}

function refuseFrom(from: Day, today: Day): Rejected<CountyPolicyCode> | null {
  if (!isDay(from) || from <= today) return rejected('policy.fromPast')
  return from > addDays(today, AHEAD_DAYS) ? rejected('policy.fromFar') : null
}

function changesBetween(before: CountyPolicy, after: CountyPolicy): NumberChange[] {
  const [old, now] = [fieldsOf(before), fieldsOf(after)]
  return (Object.keys(now) as NumberField[])
    .filter((field) => canonical(old[field]) !== canonical(now[field]))
    .map((field) => ({ field, before: old[field], after: now[field] }))
}

/** Every number by the name under which its change is told. */
export function fieldsOf(policy: CountyPolicy) {
  const { slots, targets, weakAccuracy, leave, poll, spotCheck = DEFAULT_SPOT_CHECK, features = {} } = policy
  const complaints = complaintNumbers(policy)
  return {
    slots,
    targetDays: targets.days,
    targetNights: targets.nights,
    weakAccuracy,
    tiers: leave.tiers,
    yearCap: leave.yearCap,
    backdateDays: leave.backdateDays,
    minimumBallots: poll.minimumBallots,
    ballotsPerAccount: poll.ballotsPerAccount,
    graceMinutes: poll.graceMinutes,
    vetoThreshold: poll.vetoThreshold,
    spotPerMonth: spotCheck.perMonth,
    spotMinutes: spotCheck.minutes,
    complaintDays: complaints.answerDays,
    complaintKept: complaints.keptDays,
    complaintOpen: complaints.mostOpen,
    complaintPhone: complaints.phone,
    leaverDays: retentionNumbers(policy).leaverDays,
    makeup: features.makeup ?? true,
    rounds: features.rounds ?? true,
  }
}
