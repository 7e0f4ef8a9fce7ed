import type { Decision, Moment } from '../../../kernel/aggregate'
import {
  complaintNumbers,
  DEFAULT_SPOT_CHECK,
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

export interface SetNumbers extends Changing {
  /** Without `complaints` those stay as they are. */
  numbers: Required<Omit<PolicyNumbers, 'complaints'>> & Pick<PolicyNumbers, 'complaints'>
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
  const { slots, targets, weakAccuracy, complaints = policy.complaints, ...atOnce } = numbers
  const judged = numbersFrom(policy, { slots, targets, weakAccuracy }, from)
  const next = tidied({ ...judged, ...atOnce, ...(complaints ? { complaints } : {}), features }, moment.today)
  const changes = changesBetween(policyOn(policy, from), next)
  if (changes.length === 0) return rejected('policy.unchanged')
  if (isFull(next)) return rejected('policy.full')
  return nextVersion(county, next, moment, 'policy-numbers', { note: reason, data: { by, from, changes } })
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
    makeup: features.makeup ?? true,
    rounds: features.rounds ?? true,
  }
}
