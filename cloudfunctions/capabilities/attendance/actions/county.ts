import type { CountyPolicy } from '../../../kernel/county-policy'
import { countyOf } from '../../../kernel/people'
import { policyAbove } from '../../../kernel/policy-above'
import type { BoundRequest } from '../../../platform/capability'
import { unitsByIds } from '../../organization'

/** The policy of the county above a scope: it comes with a caller who belongs there, and is read for anybody else. */
export async function countyPolicyOf(request: BoundRequest, scope: readonly string[]): Promise<CountyPolicy> {
  if (countyOf(request.caller, scope)) return policyAbove(request.caller.units, scope)
  return policyAbove(await unitsByIds([...scope]), scope)
}
