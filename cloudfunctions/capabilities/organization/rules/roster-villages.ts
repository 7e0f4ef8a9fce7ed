import type { Unit } from '../../../kernel/people'
import { canonical } from '../../../kernel/hashing'
import type { UnitChange } from './roster-merge'
import { problem, type Problem } from './roster-problem'
import { POSTED_COLUMNS, POSTED_SHEET, type PostedColumn } from './roster-format'
import type { PostedRow, RowPlace } from './roster-rows'
import { unitId } from './unit-path'

/** The townships and villages that the rows name, townships first; rows of one village must tell the same of it. */
export function checkVillages(rows: PostedRow[], county: Unit): { units: UnitChange[]; problems: Problem[] } {
  const problems: Problem[] = []
  const townships = new Map<string, UnitChange>()
  const villages = new Map<string, { change: UnitChange; first: PostedRow }>()
  for (const row of rows) {
    if (!row.villageCode.startsWith(county.code)) {
      problems.push(fault(row, 'code.elsewhere', { value: row.villageCode, county: county.name }))
      continue
    }
    const code = row.villageCode.slice(0, 9)
    const township = townships.get(code)
    if (!township) townships.set(code, { id: unitId(code), code, name: row.township, village: null })
    else if (township.name !== row.township)
      problems.push(fault(row, 'township.twoNames', { value: row.township, other: township.name }))
    const village = villages.get(row.villageCode)
    if (village) problems.push(...addTo(village.change, village.first, row))
    else villages.set(row.villageCode, { change: villageOf(row), first: row })
  }
  return { units: [...townships.values(), ...[...villages.values()].map(({ change }) => change)], problems }
}

function fault(row: PostedRow, code: Problem['code'], params: Problem['params']): Problem {
  return problem(POSTED_SHEET, row.row, code, params)
}

function villageOf(row: PostedRow): UnitChange {
  const { villageCode: code, village: name, villageType: type, households, place } = row
  const places = place ? [place] : []
  return { id: unitId(code), code, name, village: { type, households, places } }
}

/** A later row of the same village fills what the first left open; where both say something it must be the same. */
function addTo(change: UnitChange, first: PostedRow, row: PostedRow): Problem[] {
  const village = change.village!
  const problems: Problem[] = []
  const differs = (column: PostedColumn): void => {
    problems.push(fault(row, 'village.differs', { column: POSTED_COLUMNS[column], other: first.row }))
  }
  if (row.village !== change.name) differs('village')
  if (row.villageType !== null && village.type !== null && row.villageType !== village.type)
    differs('villageType')
  if (row.households !== null && village.households !== null && row.households !== village.households)
    differs('households')
  village.type ??= row.villageType
  village.households ??= row.households
  if (row.place && !addPlace(village.places, row.place)) differs('latitude')
  return problems
}

/** Places of other names are further places of the village; false when the same name stands elsewhere. */
function addPlace(places: RowPlace[], place: RowPlace): boolean {
  const same = places.find(({ name }) => name === place.name)
  if (!same) places.push(place)
  return !same || canonical(same) === canonical(place)
}
