import { dayOf } from '../../../kernel/day'
import { grantsOver, openGrants, type Role } from '../../../kernel/people'
import type { BoundRequest } from '../../../platform/capability'
import { pathOf } from '../../organization'

/**
 * The unit that is asked for, if the caller holds one of the roles above it; without one everything they hold, a unit
 * below another of theirs left out. null where there is nothing they may see.
 */
export function unitsAsked(
  { caller, now }: BoundRequest,
  roles: readonly Role[],
  unitId?: string,
): string[] | null {
  const today = dayOf(now)
  if (unitId) return grantsOver(caller, roles, pathOf(unitId), today).length > 0 ? [unitId] : null
  const held = openGrants(caller, today).filter(({ role }) => roles.includes(role))
  const ids = [...new Set(held.map((grant) => grant.unitId))]
  const widest = ids.filter(
    (id) =>
      !pathOf(id)
        .slice(0, -1)
        .some((above) => ids.includes(above)),
  )
  return widest.length > 0 ? widest.sort() : null
}

/** Steps of a unit's path: region 1, city 2, county 3, township 4, village 5. */
const depthOf = (unitId: string): number => pathOf(unitId).length
export const isCounty = (unitId: string): boolean => depthOf(unitId) === 3
/** Above a county: a region's month is read county by county. */
export const isAboveCounty = (unitId: string): boolean => depthOf(unitId) < 3
