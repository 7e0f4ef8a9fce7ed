import type { Decision, Moment } from '../../../kernel/aggregate'
import type { Role, Unit } from '../../../kernel/people'
import { ok, rejected, type Outcome } from '../../../kernel/result'
import { change, load, type Loaded } from '../../../platform/aggregate-store'
import type { BoundRequest } from '../../../platform/capability'
import { momentOf, policyOver } from '../../../platform/request'
import { unitType } from '../aggregate'
import type { VillageCode } from '../rules/village-codes'
import { mayOver } from './reading'

/** Who sets units and places: the organisers of their county. */
export const PLACERS: readonly Role[] = ['county-organiser']

/** A village (or township) below one of the caller's units; a stranger's reads like one that does not exist. */
export async function unitBelow(
  request: BoundRequest,
  id: string,
  kind: Unit['kind'] = 'village',
  roles: readonly Role[] = PLACERS,
): Promise<Loaded<Unit> | null> {
  const unit = await load(unitType, id)
  return unit && unit.state.kind === kind && mayOver(request, roles, unit.scope) ? unit : null
}

export interface UnitChange {
  act: string
  input: unknown
  decide: (unit: Unit, moment: Moment) => Decision<Unit, VillageCode>
}

/** One write to one unit. */
export async function changeUnit(
  request: BoundRequest,
  unit: Loaded<Unit>,
  { act, input, decide }: UnitChange,
): Promise<Outcome<Loaded<Unit>>> {
  const moment = momentOf(request, policyOver(request, unit.scope).version)
  const changed = await change(unitType, unit.id, {
    moment,
    act,
    input,
    scope: unit.scope,
    known: unit,
    decide: (current) => (current ? decide(current.state, moment) : rejected<VillageCode>('village.unknown')),
  })
  return changed.ok ? ok(changed.saved) : changed
}
