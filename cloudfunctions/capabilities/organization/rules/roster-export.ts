import type { Exemption, Grant, Place, Posting, Unit } from '../../../kernel/people'
import { isOwn } from '../../../kernel/people'
import type { Person } from './person'
import {
  exemptionWord,
  OFFICER_COLUMNS,
  OFFICER_SHEET,
  officerWord,
  POSTED_COLUMNS,
  POSTED_SHEET,
  postingWord,
  unitLevelWord,
  unitTypeWord,
  villageTypeWord,
  type OfficerColumn,
  type PostedColumn,
} from './roster-format'
import { NEVER } from './roster-merge'

/** Text, a number, or nothing. Days are text as YYYY-MM-DD; the columns say which they are. */
export type ExportCell = string | number | null

export interface ExportSheet {
  name: string
  headings: string[]
  rows: ExportCell[][]
  /** Headings of columns with long text. */
  wide?: string[]
}

interface KnownRoster {
  people: ReadonlyMap<string, Person>
  units: ReadonlyMap<string, Unit>
}

type PostedCells = Partial<Record<PostedColumn, ExportCell>>
type OfficerCells = Partial<Record<OfficerColumn, ExportCell>>

/** What never began (a last day before the first) stands for nothing and is not written. */
const began = ({ from, to }: { from: string; to: string | null }): boolean => from <= (to ?? NEVER)

/**
 * 导出花名册: the county's roster as the import reads it. Taken again as it is, it changes nobody: postings and roles that
 * ended are in it, and villages with nobody or with more places than people have rows of their own.
 */
export function exportRoster({ people, units }: KnownRoster): ExportSheet[] {
  const villages = [...units.values()]
    .filter(({ kind }) => kind === 'village')
    .sort((a, b) => a.code.localeCompare(b.code))
  // Who left and whose number is forgotten cannot be named to an import any more.
  const everybody = [...people.values()]
    .filter(({ phone }) => phone !== '')
    .sort((a, b) => a.phone.localeCompare(b.phone))
  const posted = postingsByVillage(everybody)
  return [
    sheet(
      POSTED_SHEET,
      POSTED_COLUMNS,
      villages.flatMap((village) => villageRows(village, posted.get(village.id) ?? [], units)),
    ),
    sheet(
      OFFICER_SHEET,
      OFFICER_COLUMNS,
      everybody.flatMap((person) => officerRows(person, units)),
    ),
  ]
}

function sheet<C extends string>(
  name: string,
  columns: Readonly<Record<C, string>>,
  rows: Array<Partial<Record<C, ExportCell>>>,
): ExportSheet {
  const keys = Object.keys(columns) as C[]
  const cells = rows.map((row) => keys.map((key) => row[key] ?? null))
  return { name, headings: keys.map((key) => columns[key]), rows: cells }
}

interface Held {
  person: Person
  posting: Posting
}

/** First secretaries before members, the longest there first. */
function postingsByVillage(people: Person[]): Map<string, Held[]> {
  const byVillage = new Map<string, Held[]>()
  for (const person of people)
    for (const posting of person.postings.filter(began)) {
      const held = byVillage.get(posting.villageId) ?? []
      byVillage.set(posting.villageId, held)
      held.push({ person, posting })
    }
  const order = ({ posting }: Held): string => `${posting.role === 'secretary' ? 0 : 1}${posting.from}`
  for (const held of byVillage.values()) held.sort((a, b) => order(a).localeCompare(order(b)))
  return byVillage
}

function villageRows(village: Unit, held: Held[], units: ReadonlyMap<string, Unit>): PostedCells[] {
  const own: PostedCells = {
    township: units.get(village.parentId ?? '')?.name ?? '',
    village: village.name,
    villageCode: village.code,
    villageType: village.village ? villageTypeWord(village.village.type) : null,
    households: village.village?.households ?? null,
  }
  const places = (village.village?.places ?? []).filter(hasDays)
  const people = held.flatMap(({ person, posting }) => postingRows(person, posting))
  const count = Math.max(people.length, places.length, 1)
  return Array.from({ length: count }, (_, index) => {
    const place = places[index] ?? places[0]
    return { ...own, ...(place ? placeCells(place) : {}), ...people[index] }
  })
}

const hasDays = ({ from, to }: Place): boolean => from === null || to === null || from <= to

function placeCells({ name, latitude, longitude, radius, from, to }: Place): PostedCells {
  return { place: name, latitude, longitude, radius, placeFrom: from, placeTo: to }
}

/** One row a posting, and one more for each further exemption. */
function postingRows(person: Person, posting: Posting): PostedCells[] {
  const { name, phone, sendingUnit } = person
  const cells: PostedCells = {
    name,
    phone,
    role: postingWord(posting.role),
    sendingUnit: sendingUnit?.name ?? null,
    unitType: unitTypeWord(sendingUnit?.type ?? null) || null,
    unitLevel: unitLevelWord(sendingUnit?.level ?? null) || null,
    from: posting.from,
    to: posting.to,
  }
  const exemptions = (posting.exemptions ?? []).filter((each) => began(each))
  if (exemptions.length === 0) return [cells]
  return exemptions.map((exemption) => ({ ...cells, ...exemptionCells(exemption) }))
}

function exemptionCells({ kind, from, to }: Exemption): PostedCells {
  return { exemption: exemptionWord(kind), exemptionFrom: from, exemptionTo: to }
}

/** Roles that a roster gives, over units of this county; deputies are named by those they stand in for. */
function officerRows(
  { name, phone, title, grants }: Person,
  units: ReadonlyMap<string, Unit>,
): OfficerCells[] {
  const given = (grant: Grant): boolean =>
    isOwn(grant) && began(grant) && officerWord(grant.role) !== '' && units.has(grant.unitId)
  return grants.filter(given).map(({ role, unitId, from, to }) => ({
    ...{ name, phone, title, from, to },
    role: officerWord(role),
    unitCode: units.get(unitId)!.code,
  }))
}
