import type { Day } from '../../../kernel/day'
import type { Unit } from '../../../kernel/people'
import { canonical } from '../../../kernel/hashing'
import type { UnitChange } from './roster-merge'
import { problem, type Problem } from './roster-problem'
import { POSTED_COLUMNS, POSTED_SHEET, type PostedColumn } from './roster-format'
import type { VillageRow } from './roster-rows'
import { strayDistances, type RowPlace } from './roster-places'
import { overlap } from './roster-merge'
import type { RosterContext } from './roster-plan'
import { unitId } from './unit-path'

/** The townships and villages that the rows name, townships first; rows of one village must tell the same of it. */
export function checkVillages(
  rows: VillageRow[],
  { county, units: known }: Pick<RosterContext, 'county' | 'units'>,
): { units: UnitChange[]; problems: Problem[] } {
  const problems: Problem[] = []
  const townships = new Map<string, UnitChange>()
  const villages = new Map<string, { change: UnitChange; first: VillageRow }>()
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
  problems.push(...strays(rows, county, known))
  return { units: [...townships.values(), ...[...villages.values()].map(({ change }) => change)], problems }
}

function fault(row: VillageRow, code: Problem['code'], params: Problem['params']): Problem {
  return problem(POSTED_SHEET, row.row, code, params)
}

function villageOf(row: VillageRow): UnitChange {
  const { villageCode: code, village: name, villageType: type, households, place } = row
  const places = place ? [place] : []
  return { id: unitId(code), code, name, village: { type, households, places } }
}

/** A later row of the same village fills what the first left open; where both say something it must be the same. */
function addTo(change: UnitChange, first: VillageRow, row: VillageRow): Problem[] {
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

/**
 * Places of other names are further places of the village, and so are those of the same name on other days; false when
 * the same name stands elsewhere on the same day.
 */
function addPlace(places: RowPlace[], place: RowPlace): boolean {
  const same = places.find((each) => each.name === place.name && overlap(days(each), days(place)))
  if (!same) places.push(place)
  return !same || canonical(same) === canonical(place)
}

const days = ({ from, to }: RowPlace): { from: Day; to: Day | null } => ({ from: from ?? '', to: to ?? null })

/** Places that lie so far from all others that they cannot be in the county, unless they are known to be there. */
function strays(rows: VillageRow[], county: Unit, known: ReadonlyMap<string, Unit>): Problem[] {
  const placed = rows.filter((row) => row.place !== null && row.villageCode.startsWith(county.code))
  const away = strayDistances(placed.map(({ place }) => place!))
  return placed.flatMap((row, index) => {
    const metres = away[index]
    const { name, latitude, longitude } = row.place!
    const there = known.get(unitId(row.villageCode))?.village?.places ?? []
    if (metres === undefined) return []
    if (there.some((each) => each.latitude === latitude && each.longitude === longitude)) return []
    return [fault(row, 'place.far', { place: name, km: Math.round(metres / 1000) })]
  })
}
