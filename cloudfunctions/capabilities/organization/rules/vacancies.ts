import type { Day } from '../../../kernel/day'
import { isOpen, isOwn, type Unit } from '../../../kernel/people'
import type { Person } from './person'

/** What a township or a village should have and has not. */
export type Lack = 'township-leader' | 'township-clerk' | 'village-secretary' | 'first-secretary'

/** 缺人的单位. */
export interface Vacancy {
  unit: Unit
  lacks: Lack[]
}

const SHOULD_HAVE: Partial<Record<Unit['kind'], readonly Lack[]>> = {
  township: ['township-leader', 'township-clerk'],
  village: ['first-secretary', 'village-secretary'],
}

/** By unit code, so each township stands before its villages. A deputy fills no vacancy: it stands in for somebody. */
export function vacanciesOf(
  units: readonly Unit[],
  people: ReadonlyArray<Pick<Person, 'postings' | 'grants'>>,
  today: Day,
): Vacancy[] {
  const filled = new Set(people.flatMap((person) => filledBy(person, today)))
  const inOrder = [...units].sort((a, b) => a.code.localeCompare(b.code))
  return inOrder.flatMap((unit) => {
    const lacks = (SHOULD_HAVE[unit.kind] ?? []).filter((lack) => !filled.has(`${lack}@${unit.id}`))
    return lacks.length > 0 ? [{ unit, lacks }] : []
  })
}

function filledBy({ postings, grants }: Pick<Person, 'postings' | 'grants'>, today: Day): string[] {
  const led = postings.filter((posting) => posting.role === 'secretary' && isOpen(posting, today))
  const held = grants.filter((grant) => isOwn(grant) && isOpen(grant, today))
  return [
    ...led.map(({ villageId }) => `first-secretary@${villageId}`),
    ...held.map(({ role, unitId }) => `${role}@${unitId}`),
  ]
}
