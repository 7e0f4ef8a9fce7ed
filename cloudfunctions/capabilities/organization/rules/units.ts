import { accepted, type Decision, type Moment } from '../../../kernel/aggregate'
import type { Unit, VillageType } from '../../../kernel/people'
import { rejected } from '../../../kernel/result'
import { plainUnit } from './county'
import type { VillageCode } from './village-codes'

type UnitDecision = Decision<Unit, VillageCode>

export interface VillageFacts {
  name: string
  type: VillageType
  households: number
  /** 村民小组; left as they are where they are not named. */
  groups?: Array<{ name: string; households: number }> | undefined
}

/** 村名、类型、户数、村民小组: where there are groups, the village has the households of them together. What it was called before stands in the history. */
export function decideSetVillage(unit: Unit, facts: VillageFacts, moment: Moment): UnitDecision {
  if (unit.validTo && unit.validTo < moment.today) return rejected('village.over')
  const { name, type } = facts
  const groups = facts.groups ?? unit.village?.groups ?? []
  const named = new Set(groups.map((group) => group.name))
  if (named.size < groups.length) return rejected('village.groupTwice')
  const sum = groups.reduce((all, group) => all + group.households, 0)
  // A phone of before sends no groups: its number of households is taken, and the groups no longer match it.
  const households = facts.groups && groups.length > 0 ? sum : facts.households
  const { groups: _before, ...rest } = { places: [], ...unit.village }
  const village = { ...rest, type, households, ...(groups.length > 0 ? { groups } : {}) }
  const note = name === unit.name ? undefined : `${unit.name} → ${name}`
  return accepted({ ...unit, name, village }, moment, 'set-village', note ? { note } : {})
}

export function decideRename(unit: Unit, { name }: { name: string }, moment: Moment): UnitDecision {
  return accepted({ ...unit, name }, moment, 'rename', { note: `${unit.name} → ${name}` })
}

/** A township or village that no roster has named yet; the code says what it is and where it belongs. */
export function decideAddUnit(
  current: Unit | null,
  command: { code: string; name: string },
  moment: Moment,
): UnitDecision {
  if (current) return rejected('unit.taken', { name: current.name })
  // 000 at the end stands for the unit above.
  if (command.code.endsWith('000')) return rejected('unit.code')
  const unit = plainUnit(command)
  const state: Unit = { ...unit, validFrom: moment.today }
  if (unit.kind === 'village') state.village = { type: 'ordinary', households: 0, places: [] }
  return accepted(state, moment, 'add-unit', { note: command.name })
}
