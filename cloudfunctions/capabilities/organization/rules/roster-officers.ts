import type { Day } from '../../../kernel/day'
import type { UnitKind } from '../../../kernel/people'
import { OFFICER_SHEET } from './roster-format'
import { idForPhone } from './details'
import { lastDayIn, NEVER, overlap, type UnitChange } from './roster-merge'
import { problem, type Problem } from './roster-problem'
import type { OfficerRow } from './roster-rows'
import type { RosterContext } from './roster-plan'
import { kindOf, unitId } from './unit-path'

/** Every role stands over a unit of the right kind in this county, and nobody gives a role that is not below theirs. */
export function checkOfficers(rows: OfficerRow[], units: UnitChange[], context: RosterContext): Problem[] {
  const inFile = new Set(units.map(({ id }) => id))
  const seen = new Map<string, OfficerRow[]>()
  return rows.flatMap((row) => {
    const known = inFile.has(unitId(row.unitCode)) || context.units.has(unitId(row.unitCode))
    if (!known) return [fault(row, 'unit.unknown', { value: row.unitCode.slice(0, 30) })]
    const kind = kindOf(row.unitCode) as UnitKind
    if (!row.over.includes(kind)) return [fault(row, 'unit.kind', { value: row.unitCode })]
    if (!mayGive(row, context)) return [fault(row, 'grant.above', { name: row.name })]
    const key = `${row.phone} ${row.role} ${row.unitCode}`
    const before = seen.get(key) ?? []
    seen.set(key, [...before, row])
    const earlier = before.find((each) => overlap(each, row))
    return earlier ? [fault(row, 'grant.twice', { name: row.name, other: earlier.row })] : []
  })
}

function fault(row: OfficerRow, code: Problem['code'], params: Problem['params']): Problem {
  return problem(OFFICER_SHEET, row.row, code, params)
}

/**
 * A role is given by one above it: organisers of a county come from the operator. An organiser's file may repeat them
 * or end them earlier; it makes nobody organiser on a day on which they were none.
 */
function mayGive(row: OfficerRow, context: RosterContext): boolean {
  if (row.role !== 'county-organiser' || context.byOperator) return true
  const held = context.people.get(idForPhone(context.county.id, row.phone, context.people))
  const within = (grant: { from: Day; to: Day | null }): boolean => {
    const end = grant.to ?? NEVER
    return grant.from <= row.from && row.from <= end && (lastDayIn(row, grant) ?? NEVER) <= end
  }
  return held?.grants.some((grant) => grant.role === 'county-organiser' && within(grant)) ?? false
}
