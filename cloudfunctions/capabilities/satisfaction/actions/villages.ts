import type { Day } from '../../../kernel/day'
import type { Unit } from '../../../kernel/people'
import { teamsOf, unitsByIds, villagesUnder } from '../../organization'
import type { Secretary } from '../rules/round'

/** A village with its township's name and its first secretary of that day, if it has one. */
export interface Candidate {
  unit: Unit
  township: string
  secretary: Secretary | null
}

/** Villages of a county by code with their first secretaries, in three reads; `only` narrows them. */
export async function candidatesOf(countyId: string, day: Day, only?: string[]): Promise<Candidate[]> {
  const wanted = only ? new Set(only) : null
  const all = await villagesUnder(countyId, day)
  const villages = all.filter((unit) => !wanted || wanted.has(unit.id)).slice(0, 300)
  const [townships, secretaries] = await Promise.all([
    unitsByIds(villages.flatMap((unit) => unit.parentId ?? [])),
    secretariesOf(
      villages.map((unit) => unit.id),
      day,
    ),
  ])
  const names = new Map(townships.map((unit) => [unit.id, unit.name]))
  return villages
    .sort((a, b) => a.code.localeCompare(b.code))
    .map((unit) => ({
      unit,
      township: names.get(unit.parentId ?? '') ?? '',
      secretary: secretaries.get(unit.id) ?? null,
    }))
}

/** The first secretary of each village on that day. One query. */
export async function secretariesOf(villageIds: string[], day: Day): Promise<Map<string, Secretary>> {
  const teams = await teamsOf(villageIds, day)
  const found = new Map<string, Secretary>()
  for (const [villageId, team] of teams) {
    const member = team.find(({ posting }) => posting.role === 'secretary')
    if (!member) continue
    const { personId, name, posting } = member
    found.set(villageId, { postingId: posting.id, personId, name })
  }
  return found
}
