import type { Unit } from '../../../kernel/people'
import { ok, rejected, type Outcome } from '../../../kernel/result'
import { change, type Loaded } from '../../../platform/aggregate-store'
import type { Action, BoundRequest } from '../../../platform/capability'
import { momentOf, policyOver } from '../../../platform/request'
import { unitType } from '../aggregate'
import { decideAddUnit, decideRename, decideSetVillage } from '../rules/units'
import { parentOf, pathOf, unitId } from '../rules/unit-path'
import {
  AddUnitInput,
  RenameTownshipInput,
  SetVillageInput,
  type VillageDone,
  type VillagesApi,
} from '../village-contract'
import { mayOver, unitsByIds } from './reading'
import { changeUnit, PLACERS, unitBelow } from './village-change'

/** 村名、类型、户数. */
export const setVillage: Action<VillagesApi['organization.setVillage']['input'], VillageDone> = {
  input: SetVillageInput,
  run: async (request, input) => {
    const village = await unitBelow(request, input.villageId)
    if (!village) return rejected('village.unknown')
    const saved = await changeUnit(request, village, {
      act: 'set-village',
      input,
      decide: (unit, moment) => decideSetVillage(unit, input, moment),
    })
    return done(saved, (unit) => `${unit.name}改好了`)
  },
}

export const renameTownship: Action<VillagesApi['organization.renameTownship']['input'], VillageDone> = {
  input: RenameTownshipInput,
  run: async (request, input) => {
    const township = await unitBelow(request, input.townshipId, 'township')
    if (!township) return rejected('village.unknown')
    const saved = await changeUnit(request, township, {
      act: 'rename',
      input,
      decide: (unit, moment) => decideRename(unit, input, moment),
    })
    return done(saved, (unit) => `改成${unit.name}了`)
  },
}

/** A township or a village by its code, where no roster has named it. */
export const addUnit: Action<VillagesApi['organization.addUnit']['input'], VillageDone> = {
  input: AddUnitInput,
  run: async (request, input) => {
    const id = unitId(input.code)
    const scope = pathOf(id)
    if (!mayOver(request, PLACERS, scope)) return rejected('unit.elsewhere')
    const parent = parentOf(id)!
    const above = input.code.length === 12 ? (await unitsByIds([parent]))[0] : undefined
    if (input.code.length === 12 && above?.kind !== 'township') return rejected('unit.noTownship')
    return done(await create(request, id, scope, input), (unit) => `${unit.name}建好了`)
  },
}

async function create(
  request: BoundRequest,
  id: string,
  scope: string[],
  input: VillagesApi['organization.addUnit']['input'],
): Promise<Outcome<Loaded<Unit>>> {
  const moment = momentOf(request, policyOver(request, scope).version)
  const changed = await change(unitType, id, {
    moment,
    act: 'add-unit',
    input,
    scope,
    decide: (current) => decideAddUnit(current?.state ?? null, input, moment),
  })
  return changed.ok ? ok(changed.saved) : changed
}

export function done(saved: Outcome<Loaded<Unit>>, what: (unit: Unit) => string): Outcome<VillageDone> {
  return saved.ok ? ok({ villageId: saved.data.id, what: what(saved.data.state) }) : saved
}
