import { DEFAULT_POLICY, type CountyPolicy } from '../../../kernel/county-policy'
import { countyOf } from '../../../kernel/people'
import type { BoundRequest } from '../../../platform/capability'
import { unitsByIds } from '../../organization'

/** The policy of the county above a scope: it comes with a caller who belongs there, and is read for anybody else. */
export async function countyPolicyOf(request: BoundRequest, scope: readonly string[]): Promise<CountyPolicy> {
  const known = countyOf(request.caller, scope)
  if (known) return known.policy ?? DEFAULT_POLICY
  const units = await unitsByIds([...scope])
  return units.find(({ kind }) => kind === 'county')?.policy ?? DEFAULT_POLICY
}
