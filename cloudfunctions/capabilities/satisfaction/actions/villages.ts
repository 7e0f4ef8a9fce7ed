import type { Day } from '../../../kernel/day'
import type { Unit } from '../../../kernel/people'
import { teamsOf, unitsByIds, villagesUnder, type TeamMember } from '../../organization'
import type { Secretary } from '../rules/round'

/** A village with its township's name and its first secretary of that day, if it has one. */
export interface Candidate {
  unit: Unit
  township: string
  secretary: Secretary | null
}

/** Villages of one query: everybody who was ever posted there stays below the thousand that one answer holds. */
const BESIDE = 60

/** Villages of a county by code with their first secretaries: three reads, and one more for every 60 villages; `only` narrows them. */
export async function candidatesOf(countyId: string, day: Day, only?: string[]): Promise<Candidate[]> {
  const wanted = only ? new Set(only) : null
  const all = await villagesUnder(countyId, day)
  const villages = all.filter((unit) => !wanted || wanted.has(unit.id))
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

/** The first secretary of each village on that day. One query for every 60 villages, the most a round has. */
export async function secretariesOf(villageIds: string[], day: Day): Promise<Map<string, Secretary>> {
  const parts: string[][] = []
  for (let from = 0; from < villageIds.length; from += BESIDE)
    parts.push(villageIds.slice(from, from + BESIDE))
  const teams = await Promise.all(parts.map((part) => teamsOf(part, day)))
  return new Map(teams.flatMap((each) => [...each].flatMap(secretaryIn)))
}

function secretaryIn([villageId, team]: [string, TeamMember[]]): Array<[string, Secretary]> {
  const member = team.find(({ posting }) => posting.role === 'secretary')
  if (!member) return []
  const { personId, name, posting } = member
  return [[villageId, { postingId: posting.id, personId, name }]]
}
