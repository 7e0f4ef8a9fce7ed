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
}

/** 村名、类型、户数. What it was called before stands in the history. */
export function decideSetVillage(unit: Unit, facts: VillageFacts, moment: Moment): UnitDecision {
  if (unit.validTo && unit.validTo < moment.today) return rejected('village.over')
  const { name, type, households } = facts
  const village = { ...unit.village, places: unit.village?.places ?? [], type, households }
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
