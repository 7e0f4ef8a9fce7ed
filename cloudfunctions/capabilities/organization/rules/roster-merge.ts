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
import { grantIdOf, plainUnit } from './county'
import { newPerson, type Person, type SendingUnit } from './person'
import { mergeExemptions } from './roster-exemptions'
import type { RowPlace } from './roster-places'
import type { RowExemption } from './roster-rows'

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
  /** null says nothing of the end: one that is known stays. */
  to: Day | null
  /** Takes back the end that is known. */
  reopens?: true
  /** Missing in jobs that were taken before the roster told of them. */
  exemptions?: RowExemption[]
}

export interface GrantChange {
  role: Role
  unitId: string
  from: Day
  /** null says nothing of the end: one that is known stays. */
  to: Day | null
  /** Takes back the end that is known. */
  reopens?: true
}

/** What the roster says of one person. Postings and roles that it does not name stay as they are. */
export interface PersonChange {
  id: string
  countyId: string
  /** Nobody had the number when the file was checked. */
  fresh?: true
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

/**
 * Whoever was ended on a page while an older file lay about stays ended: an empty cell is no statement. Only 未定 takes an
 * end back.
 */
export function lastDayIn(
  change: { to: Day | null; reopens?: boolean },
  known: Span | undefined,
): Day | null {
  return change.to ?? (change.reopens ? null : (known?.to ?? null))
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
    ...(before?.groups ? { groups: before.groups } : {}),
    places: places.length > 0 ? mergePlaces(change.id, before?.places ?? [], places) : (before?.places ?? []),
  }
  return unit
}

/**
 * A file that tells of places tells of all that came from files. One that it corrects keeps its id, and its days where
 * it has none. What was set on the village's page, with what it followed, and what came with a merged village stays.
 */
function mergePlaces(villageId: string, before: Place[], places: RowPlace[]): Place[] {
  const set = new Set(before.filter(({ source }) => source !== undefined).map(({ name }) => name))
  const kept = before.filter(({ name }) => set.has(name))
  const left = before.filter(({ name }) => !set.has(name))
  const told = places.filter(({ name }) => !set.has(name))
  const merged = told.map((place) => {
    const from = place.from ?? null
    const to = place.to ?? null
    const named = left.filter(({ name }) => name === place.name)
    const same = named.find((each) => each.from === from && each.to === to) ?? named[0]
    if (same) left.splice(left.indexOf(same), 1)
    const days =
      from === null && to === null ? { from: same?.from ?? null, to: same?.to ?? null } : { from, to }
    const id = same?.id ?? newPlaceId(villageId, place, before)
    return { ...same, id, ...place, ...days }
  })
  return [...kept, ...merged]
}

function newPlaceId(villageId: string, { name, from }: RowPlace, before: Place[]): string {
  const id = stableId('c', villageId, name)
  return from || before.some((place) => place.id === id) ? stableId('c', villageId, name, from ?? '') : id
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
    const { exemptions = [], reopens: _reopens, ...told } = change
    const id = same?.id ?? newPostingId(personId, change, merged)
    const posting: Posting = { ...same, id, ...told, to: lastDayIn(change, same) }
    if (exemptions.length > 0)
      posting.exemptions = mergeExemptions(posting.id, posting.exemptions ?? [], exemptions)
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

/**
 * The same role over the same unit from the same day, else with days in common, is the known one. Deputies are named by
 * those they stand in for, never by the roster.
 */
function mergeGrants(personId: string, before: Grant[], changes: GrantChange[]): Grant[] {
  const merged = [...before]
  const inTime = [...changes].sort((a, b) => a.from.localeCompare(b.from))
  for (const change of inTime) {
    const own = merged.filter(
      (grant) => isOwn(grant) && grant.role === change.role && grant.unitId === change.unitId,
    )
    const same = own.find(({ from }) => from === change.from) ?? own.find((grant) => overlap(grant, change))
    const { reopens: _reopens, ...told } = change
    const id = same?.id ?? newGrantId(personId, change, merged)
    const grant: Grant = { ...same, id, ...told, to: lastDayIn(change, same) }
    if (same) merged[merged.indexOf(same)] = grant
    else merged.push(grant)
  }
  return merged
}

function newGrantId(personId: string, { role, unitId, from }: GrantChange, others: Grant[]): string {
  const id = grantIdOf(personId, role, unitId)
  return others.some((grant) => grant.id === id) ? stableId('h', personId, role, unitId, from) : id
}
