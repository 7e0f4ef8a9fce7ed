import { accepted, type Accepted, type Moment } from '../../../kernel/aggregate'
import { DEFAULT_POLICY, type CountyPolicy } from '../../../kernel/county-policy'
import type { Unit } from '../../../kernel/people'
import { tidied } from '../../../kernel/policy-changes'
import { rejected, type Rejected } from '../../../kernel/result'
import type { CountyPolicyCode } from '../codes'

/** What every change of the policy says besides what it changes. */
export interface Changing {
  /** The version that the organiser saw. */
  version: number
  /** Name of whoever changes it. */
  name: string
}

/** 版本: a change to a policy that is not the one somebody looked at is refused, so that nobody undoes it unseen. */
export function refuseStale(policy: CountyPolicy, { version }: Changing): Rejected<CountyPolicyCode> | null {
  return policy.version === version ? null : rejected('policy.changedMeanwhile')
}

export function policyOf(county: Unit): CountyPolicy {
  return county.policy ?? DEFAULT_POLICY
}

/** The county with the next version of its policy. */
export function nextVersion(
  county: Unit,
  policy: CountyPolicy,
  moment: Moment,
  act: string,
  rest: { note?: string; data: Record<string, unknown> },
): Accepted<Unit> {
  const version = policyOf(county).version + 1
  const { publishedYears: _read, ...stored } = policy
  const state: Unit = { ...county, policy: tidied({ ...stored, version }, moment.today) }
  return accepted(state, moment, act, {
    ...rest,
    data: { ...rest.data, version },
  })
}
