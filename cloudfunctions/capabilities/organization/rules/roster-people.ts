import type { Day } from '../../../kernel/day'
import type { Posting } from '../../../kernel/people'
import { exemptionsOverlap } from './roster-exemptions'
import { initialsOf } from './initials'
import { idForPhone } from './details'
import type { Person } from './person'
import { exemptionWord, OFFICER_SHEET, POSTED_SHEET } from './roster-format'
import { lastDayIn, mergePerson, overlap, type PersonChange } from './roster-merge'
import { problem, type Problem } from './roster-problem'
import type { OfficerRow, PostedRow } from './roster-rows'
import type { RosterContext } from './roster-plan'
import { unitId } from './unit-path'

interface Gathered {
  change: PersonChange
  sheet: string
  /** The first row that names this phone. */
  row: number
  posted: PostedRow[]
  /** Rows that tell of an exemption, those of `posted` too. */
  exempted: PostedRow[]
}

/** Puts the rows of one phone together and checks them against each other and against what is known. */
export function checkPeople(
  rows: { posted: PostedRow[]; officers: OfficerRow[] },
  context: RosterContext,
): { people: PersonChange[]; problems: Problem[] } {
  const { gathered, problems } = gather(rows, context)
  const merged = new Map<string, Person>()
  for (const each of gathered) {
    const known = context.people.get(each.change.id) ?? null
    problems.push(...checkKnownName(each, known), ...checkTwice(each), ...checkExemptions(each))
    const person = mergePerson(known, each.change)
    merged.set(each.change.id, person)
    problems.push(...checkOverlaps(each, person, context))
  }
  problems.push(...checkSecretaries(gathered, merged, context))
  return { people: gathered.map(({ change }) => change), problems }
}

function gather(
  rows: { posted: PostedRow[]; officers: OfficerRow[] },
  context: RosterContext,
): { gathered: Gathered[]; problems: Problem[] } {
  const countyId = context.county.id
  const byPhone = new Map<string, Gathered>()
  const problems: Problem[] = []
  const take = (sheet: string, row: PostedRow | OfficerRow): Gathered => {
    const found = byPhone.get(row.phone)
    if (found) {
      const params = { phone: row.phone, other: found.change.name, row: found.row, sheet: found.sheet }
      if (found.change.name !== row.name) problems.push(problem(sheet, row.row, 'person.twoNames', params))
      return found
    }
    const id = idForPhone(countyId, row.phone, context.people)
    const { name, phone } = row
    const nothing = { title: null, sendingUnit: null, postings: [], grants: [] }
    const fresh = context.people.has(id) ? {} : { fresh: true as const }
    const change = { id, countyId, ...fresh, name, initials: initialsOf(name), phone, ...nothing }
    const made: Gathered = { change, sheet, row: row.row, posted: [], exempted: [] }
    byPhone.set(phone, made)
    return made
  }
  for (const row of rows.posted) {
    const each = take(POSTED_SHEET, row)
    if (row.exemption !== null) each.exempted.push(row)
    if (addsExemption(each, row)) continue
    const { role, from, to, exemption } = row
    const exemptions = exemption ? [exemption] : []
    const villageId = unitId(row.villageCode)
    each.posted.push(row)
    each.change.postings.push({ villageId, role, from, to, ...reopening(row), exemptions })
    each.change.sendingUnit = row.sendingUnit ?? each.change.sendingUnit
  }
  for (const row of rows.officers) {
    const each = take(OFFICER_SHEET, row)
    const { role, from, to } = row
    each.change.grants.push({ role, unitId: unitId(row.unitCode), from, to, ...reopening(row) })
    each.change.title = row.title ?? each.change.title
  }
  return { gathered: [...byPhone.values()], problems }
}

const reopening = ({ reopens }: { reopens: boolean }): { reopens?: true } => (reopens ? { reopens } : {})

/** A row that repeats a posting only to tell of one more exemption; false when it is a posting of its own. */
function addsExemption({ change }: Gathered, row: PostedRow): boolean {
  const posting = change.postings.find(
    ({ villageId, role, from, to }) =>
      villageId === unitId(row.villageCode) && role === row.role && from === row.from && to === row.to,
  )
  if (!posting || !row.exemption) return false
  const { exemptions = [] } = posting
  posting.exemptions = [...exemptions, row.exemption]
  Object.assign(posting, reopening(row))
  return true
}

/**
 * A phone that stood for another name is a correction when the duty is the one that is known, e.g. a wrong character;
 * with a new duty it is somebody else with a number handed on, and must not inherit the history.
 */
function checkKnownName(each: Gathered, known: Person | null): Problem[] {
  if (!known || known.name === each.change.name) return []
  const sameDuty =
    each.change.postings.some((row) =>
      known.postings.some((posting) => posting.villageId === row.villageId && overlap(posting, row)),
    ) ||
    each.change.grants.some((row) =>
      known.grants.some((grant) => grant.unitId === row.unitId && grant.role === row.role),
    )
  if (sameDuty) return []
  return [problem(each.sheet, each.row, 'person.otherName', { phone: each.change.phone, other: known.name })]
}

/** The same person twice in the same village with days in common. */
function checkTwice(each: Gathered): Problem[] {
  return each.posted.flatMap((row, index) => {
    const earlier = each.posted
      .slice(0, index)
      .find((other) => other.villageCode === row.villageCode && overlap(other, row))
    return earlier
      ? [problem(POSTED_SHEET, row.row, 'posting.twice', { name: row.name, other: earlier.row })]
      : []
  })
}

/** The same kind of exemption twice on the same day of one posting. */
function checkExemptions({ exempted }: Gathered): Problem[] {
  return exempted.flatMap((row, index) => {
    const earlier = exempted
      .slice(0, index)
      .find(
        (other) =>
          other.villageCode === row.villageCode &&
          other.from === row.from &&
          exemptionsOverlap(other.exemption!, row.exemption!),
      )
    const params = { name: row.name, kind: exemptionWord(row.exemption!.kind), other: earlier?.row ?? 0 }
    return earlier ? [problem(POSTED_SHEET, row.row, 'exemption.twice', params)] : []
  })
}

/**
 * Nobody is posted twice on the same day, to two villages or to one; the posting before must have its last day. Two rows
 * of one village are `checkTwice`'s.
 */
function checkOverlaps(each: Gathered, person: Person, context: RosterContext): Problem[] {
  return each.posted.flatMap((row) => {
    const villageId = unitId(row.villageCode)
    const other = person.postings.find(
      (posting) =>
        overlap(posting, asMerged(row, person)) &&
        !(posting.villageId === villageId && isOfRows(posting, each.posted)),
    )
    if (!other) return []
    const inFile = each.posted.find(({ villageCode }) => unitId(villageCode) === other.villageId)
    const village = inFile?.village ?? context.units.get(other.villageId)?.name ?? other.villageId.slice(1)
    return [problem(POSTED_SHEET, row.row, 'posting.overlaps', { name: row.name, village })]
  })
}

/** The days of a row as they are after the merge, which leaves an end that is known where the row has none. */
function asMerged(row: PostedRow, person: Person | undefined): { from: Day; to: Day | null } {
  const villageId = unitId(row.villageCode)
  const posting = person?.postings.find((each) => each.villageId === villageId && each.from === row.from)
  return { from: row.from, to: lastDayIn(row, posting) }
}

/** A merged posting begins where its row does. */
function isOfRows(posting: Posting, rows: readonly PostedRow[]): boolean {
  return rows.some((row) => unitId(row.villageCode) === posting.villageId && row.from === posting.from)
}

/** One first secretary a village at a time, those counted who are known and not in the file. */
function checkSecretaries(
  gathered: Gathered[],
  merged: Map<string, Person>,
  context: RosterContext,
): Problem[] {
  const all = new Map([...context.people, ...merged])
  const byVillage = new Map<string, Array<{ id: string; name: string; posting: Posting }>>()
  for (const [id, { name, postings }] of all) {
    for (const posting of postings.filter(({ role }) => role === 'secretary')) {
      byVillage.set(posting.villageId, [...(byVillage.get(posting.villageId) ?? []), { id, name, posting }])
    }
  }
  const reported = new Set<string>()
  return gathered.flatMap(({ change, posted }) =>
    posted.flatMap((row) => {
      const others = byVillage.get(unitId(row.villageCode)) ?? []
      const span = asMerged(row, merged.get(change.id))
      const other = others.find(({ id, posting }) => id !== change.id && overlap(posting, span))
      if (row.role !== 'secretary' || !other) return []
      // Of two rows that exclude each other the second is reported, as Excel users read downwards.
      reported.add(`${row.villageCode} ${change.id}`)
      if (
        gathered.some((each) => each.change.id === other.id) &&
        !reported.has(`${row.villageCode} ${other.id}`)
      )
        return []
      return [problem(POSTED_SHEET, row.row, 'secretary.second', { village: row.village, other: other.name })]
    }),
  )
}
