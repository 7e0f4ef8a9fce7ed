import { DEFAULT_POLICY, type CountyPolicy } from './county-policy'
import type { Unit } from './people'

/**
 * The policy in force over a scope, among units that were read: the county's own, the defaults where it has set none,
 * with the years that its region has imported. What comes back is for judging and never saved.
 */
export function policyAbove(units: readonly Unit[], scope: readonly string[]): CountyPolicy {
  const above = units.filter(({ id }) => scope.includes(id))
  const policy = above.find(({ kind }) => kind === 'county')?.policy ?? DEFAULT_POLICY
  const publishedYears = above.find(({ kind }) => kind === 'region')?.publishedYears
  return publishedYears ? { ...policy, publishedYears } : policy
}
