import { stableId } from '../../../kernel/hashing'
import type { Day } from '../../../kernel/day'
import {
  isOwn,
  type Grant,
  type Place,
  type Posting,
  type Role,
  type Unit,
  type VillageType,
} from '../../../kernel/people'
import { plainUnit } from './county'
import { newGrantId } from './grants'
import { newPerson, type Person, type SendingUnit } from './person'
import type { RowPlace } from './roster-rows'

/** What the roster says of one unit; what it leaves open stays as it is. */
export interface UnitChange {
  id: string
  code: string
  name: string
  village: { type: VillageType | null; households: number | null; places: RowPlace[] } | null
}

export interface PostingChange {
  villageId: string
  role: Posting['role']
  from: Day
  to: Day | null
}

export interface GrantChange {
  role: Role
  unitId: string
  from: Day
  to: Day | null
}

/** What the roster says of one person. Postings and roles that it does not name stay as they are. */
export interface PersonChange {
  id: string
  countyId: string
  name: string
  /** Missing in jobs that were taken before there were any. */
  initials?: string
  phone: string
  title: string | null
  sendingUnit: SendingUnit | null
  postings: PostingChange[]
  grants: GrantChange[]
}

interface Span {
  from: Day
  to: Day | null
}

/** After every day that a roster may name. */
export const NEVER: Day = '9999-12-31'

export function overlap(a: Span, b: Span): boolean {
  return a.from <= (b.to ?? NEVER) && b.from <= (a.to ?? NEVER)
}

export function mergeUnit(current: Unit | null, change: UnitChange): Unit {
  const unit: Unit = { ...current, ...plainUnit(change) }
  if (!change.village) return unit
  const before = current?.village
  const { type, households, places } = change.village
  unit.village = {
    type: type ?? before?.type ?? 'ordinary',
    households: households ?? before?.households ?? 0,
    places: places.length > 0 ? places.map((place) => placeOf(change.id, place)) : (before?.places ?? []),
  }
  return unit
}

function placeOf(villageId: string, place: RowPlace): Place {
  return { id: stableId('c', villageId, place.name), ...place, from: null, to: null }
}

/** The account and the invite are never the roster's to change. */
export function mergePerson(current: Person | null, change: PersonChange): Person {
  const person = current ?? newPerson(change.countyId, change.name, change.phone)
  return {
    ...person,
    name: change.name,
    initials: change.initials ?? (change.name === person.name ? person.initials : undefined),
    title: change.title ?? person.title,
    sendingUnit: change.sendingUnit ?? person.sendingUnit,
    postings: mergePostings(change.id, person.postings, change.postings),
    grants: mergeGrants(change.id, person.grants, change.grants),
  }
}

/**
 * A posting that the roster corrects keeps its id, since ledger and leave book hang on it: the same village and the
 * same first day, else the same village and days in common. Earlier postings choose first, so that of two that follow
 * each other the known one goes to the earlier, whatever the order of the rows.
 */
function mergePostings(personId: string, before: Posting[], changes: PostingChange[]): Posting[] {
  const merged = [...before]
  const inTime = [...changes].sort((a, b) => a.from.localeCompare(b.from))
  for (const change of inTime) {
    const here = merged.filter(({ villageId }) => villageId === change.villageId)
    const same =
      here.find((posting) => posting.from === change.from) ?? here.find((posting) => overlap(posting, change))
    const id = same?.id ?? newPostingId(personId, change, merged)
    const posting: Posting = { ...same, ...change, id }
    if (same) merged[merged.indexOf(same)] = posting
    else merged.push(posting)
  }
  return merged
}

function newPostingId(personId: string, change: PostingChange, others: Posting[]): string {
  const id = stableId('g', personId, change.villageId, change.from)
  const clash = others.some((posting) => posting.id === id)
  return clash ? stableId('g', personId, change.villageId, change.from, 'again') : id
}

/** Like postings, by role and unit; whoever stands in for somebody is not in the roster and is left alone. */
function mergeGrants(personId: string, before: Grant[], changes: GrantChange[]): Grant[] {
  const merged = [...before]
  const inTime = [...changes].sort((a, b) => a.from.localeCompare(b.from))
  for (const change of inTime) {
    const { role, unitId, from } = change
    const here = merged.filter((grant) => grant.role === role && grant.unitId === unitId && isOwn(grant))
    const same = here.find((grant) => grant.from === from) ?? here.find((grant) => overlap(grant, change))
    const id = same?.id ?? newGrantId(personId, change, merged)
    const grant: Grant = { ...change, id }
    if (same) merged[merged.indexOf(same)] = grant
    else merged.push(grant)
  }
  return merged
}
