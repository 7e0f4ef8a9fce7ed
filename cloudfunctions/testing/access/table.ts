import type { Role } from '../../kernel/people'
import type { ApiMap } from '../../platform/capability'
import type { Facts } from './facts'
import { EVERYBODY, POSTED, type Who } from './world'

/**
 * Who is let in, as patterns: a role alone stands for its holders of today wherever they stand, with `over` only for
 * those over 柳湾村; `posted` for the three on posts; `bound` for everybody but the stranger; `anyone` for all.
 */
export type Pattern = Role | Who | 'posted' | 'bound' | 'anyone'

export const over = (...roles: Role[]): Pattern[] => roles.map((role) => `${role} over` as const)

/** Those who see the ledgers of the village. */
export const READERS = over(
  'village-secretary',
  'township-clerk',
  'township-leader',
  'county-organiser',
  'city-supervisor',
  'region-supervisor',
  'inspector',
)

/** The callers that a list of patterns means, in the order of `EVERYBODY`. */
export function meant(patterns: readonly Pattern[]): Who[] {
  return EVERYBODY.filter((who) => patterns.some((pattern) => includes(pattern, who)))
}

function includes(pattern: Pattern, who: Who): boolean {
  if (pattern === 'anyone') return true
  if (pattern === 'bound') return who !== 'stranger'
  if (pattern === 'posted') return (POSTED as Who[]).includes(who)
  if (pattern === who) return true
  const [role, relation] = who.split(' ')
  return pattern === role && (relation === 'over' || relation === 'beside')
}

/** Of one action: whom it lets in, and what each of them asks about 周建平 or his village. */
export interface Row<Input> {
  admits: Pattern[]
  ask: (facts: Facts, who: Who) => Input
}

/** A row for every action of a capability: a missing one does not compile. */
export type Rows<Api extends ApiMap<Api>> = { [A in keyof Api]: Row<Api[A]['input']> }
