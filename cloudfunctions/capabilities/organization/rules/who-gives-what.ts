import type { Day } from '../../../kernel/day'
import { isOpen, isOwn, type Grant, type Role, type UnitKind } from '../../../kernel/people'
import { kindOf, pathOf } from './unit-path'

/** Over what a role stands, and who gives it besides the operator. */
interface RoleRule {
  over: readonly UnitKind[]
  by: readonly Role[]
}

const COUNTY: readonly Role[] = ['county-organiser']

/**
 * 谁授什么权: a role is given by one above it, inside the giver's own unit. The Party branch of a village changes between
 * two rosters, and the township knows first: its leader gives that one role too. The operator stands above everybody.
 */
export const GIVES: Record<Role, RoleRule> = {
  'village-secretary': { over: ['village'], by: ['township-leader', 'county-organiser'] },
  'township-clerk': { over: ['township'], by: COUNTY },
  'township-leader': { over: ['township'], by: COUNTY },
  inspector: { over: ['county', 'township'], by: COUNTY },
  'unit-contact': { over: ['county'], by: COUNTY },
  'county-organiser': { over: ['county'], by: ['city-supervisor', 'region-supervisor'] },
  'city-supervisor': { over: ['city'], by: ['region-supervisor'] },
  'region-supervisor': { over: ['region'], by: ['region-supervisor'] },
}

/** Everybody who may give some role. */
export const GIVERS: readonly Role[] = [...new Set(Object.values(GIVES).flatMap(({ by }) => by))]

/** 决定的职务: roles that may name a deputy, since somebody's leave waits for them. */
export const DEPUTISED: readonly Role[] = ['township-leader', 'county-organiser']

export function standsOver(role: Role, unitId: string): boolean {
  const kind = kindOf(unitId.slice(1))
  return kind !== undefined && GIVES[role].over.includes(kind)
}

/** The grant by which its holder gives this role over this unit today; a deputy gives none. */
export function giverOf(grants: readonly Grant[], role: Role, unitId: string, today: Day): Grant | undefined {
  const path = pathOf(unitId)
  return grants.find(
    (grant) =>
      isOwn(grant) &&
      isOpen(grant, today) &&
      GIVES[role].by.includes(grant.role) &&
      path.includes(grant.unitId),
  )
}

/** The roles somebody may give over a unit of this kind. */
export function rolesToGive(grants: readonly Grant[], today: Day): Role[] {
  const mine = grants.filter((grant) => isOwn(grant) && isOpen(grant, today)).map(({ role }) => role)
  return (Object.keys(GIVES) as Role[]).filter((role) => GIVES[role].by.some((by) => mine.includes(by)))
}
