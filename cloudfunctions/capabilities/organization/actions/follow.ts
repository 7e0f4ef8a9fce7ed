import { accepted, type Decision, type Moment } from '../../../kernel/aggregate'
import type { Unit } from '../../../kernel/people'
import { rejected } from '../../../kernel/result'
import { change, load, type Loaded } from '../../../platform/aggregate-store'
import { unitType } from '../aggregate'
import { decideFollow, decideSettled } from '../rules/merging'
import type { VillageCode } from '../rules/village-codes'

/** Lets the heir's document follow what a village decided. Again is harmless: the heir knows the version it followed. */
async function followOnce(unit: Loaded<Unit>, moment: Moment): Promise<void> {
  const heirId = unit.state.owes?.unitId
  const heir = heirId ? await load(unitType, heirId) : null
  if (!heir) return
  const followed = await change(unitType, heir.id, {
    moment: { ...moment, requestId: `follow_${unit.id}_${unit.version}` },
    act: 'follow',
    input: null,
    scope: heir.scope,
    known: heir,
    decide: (current) =>
      current
        ? decideFollow(current.state, { unit: unit.state, version: unit.version }, moment)
        : rejected<VillageCode>('village.unknown'),
  })
  if (!followed.ok && followed.code !== 'merge.followed')
    throw new Error(`${heir.id} could not follow ${unit.id}: ${followed.code}`)
}

/** What a request does right after its own write; where it stops, the clock goes on. */
export async function follow(unit: Loaded<Unit>, moment: Moment): Promise<void> {
  if (!unit.state.owes) return
  await followOnce(unit, moment)
  const settle = { ...moment, requestId: `settle_${unit.id}_${unit.version}` }
  await change(unitType, unit.id, {
    moment: settle,
    act: 'settled',
    input: null,
    scope: unit.scope,
    known: unit,
    // Decided anew meanwhile: that decision's own following settles it.
    decide: (current) =>
      current?.version === unit.version
        ? decideSettled(current.state, settle)
        : rejected<VillageCode>('merge.followed'),
  })
}

/** The clock's turn, a minute after a request that did not come to its end. */
export async function wakeVillage(unit: Loaded<Unit>, moment: Moment): Promise<Decision<Unit>> {
  await followOnce(unit, moment)
  return unit.state.owes ? decideSettled(unit.state, moment) : accepted(unit.state, moment, 'settled')
}
