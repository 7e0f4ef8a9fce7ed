import { dayOf, type Day } from '../../../kernel/day'
import {
  currentPosting,
  grantsOver,
  isOpen,
  openGrants,
  seat,
  stands,
  type Posting,
  type Role,
  type Unit,
} from '../../../kernel/people'
import { list, loadMany, type Loaded } from '../../../platform/aggregate-store'
import type { BoundRequest } from '../../../platform/capability'
import { command } from '../../../platform/sdk'
import { whole } from '../../../platform/whole'
import { personType, unitType } from '../aggregate'
import type { Person } from '../rules/person'

/** Who may look people up, each over their own units. */
export const VIEWERS: readonly Role[] = [
  'county-organiser',
  'township-leader',
  'township-clerk',
  'city-supervisor',
  'region-supervisor',
]
/** One fewer than one query gives, so that one more is seen. */
const MOST_VILLAGES = 999
/** No county has more townships than this, and no region more counties. */
const MOST_BELOW = 200
/** Who hands out invite codes. */
export const INVITERS: readonly Role[] = ['county-organiser']

/** 同事: what other capabilities may know of a person. */
export interface PersonBrief {
  personId: string
  name: string
  phone: string
  /** e.g. 副镇长; null when the roster gives none. */
  title: string | null
  /** Whether a WeChat account is bound, so that messages can arrive. */
  bound: boolean
  /** Open roles as `role@unitId`. */
  seats: string[]
  postings: Posting[]
  /** Version of the person document, recorded with decisions as proof of entitlement. */
  version: number
}

export interface TeamMember extends PersonBrief {
  /** The posting to the village asked for that counts today. */
  posting: Posting
}

/** More holders of one seat than any office has. */
const MOST_HOLDERS = 200

function brief(loaded: Loaded<Person>, today: Day): PersonBrief {
  const { name, phone, title, account, grants, postings } = loaded.state
  const seats = grants.filter((grant) => isOpen(grant, today)).map((grant) => seat(grant.role, grant.unitId))
  const { id: personId, version } = loaded
  return { personId, name, phone, title, bound: account !== null, seats, postings, version }
}

const holdsAny = (people: PersonBrief[], seats: string[]): PersonBrief[] =>
  people.filter((person) => person.seats.some((each) => seats.includes(each)))

/** People who hold one of these seats (`role@unitId`) today. One query. */
export async function holdersOf(seats: string[], today = dayOf(Date.now())): Promise<PersonBrief[]> {
  if (seats.length === 0) return []
  const found = await list(personType, { holds: command.in(seats) }, { limit: MOST_HOLDERS })
  return holdsAny(
    found.map((each) => brief(each, today)),
    seats,
  )
}

/** The village's team of today and the holders of the seats, in one query. */
export async function teamAndHolders(
  villageId: string,
  seats: string[],
  today = dayOf(Date.now()),
): Promise<{ team: TeamMember[]; holders: PersonBrief[] }> {
  const where = command.or([{ postedTo: villageId }, { holds: command.in(seats) }])
  const people = (await list(personType, where, { limit: MOST_HOLDERS })).map((each) => brief(each, today))
  return { team: membersOf(people, villageId, today), holders: holdsAny(people, seats) }
}

/** One person's posting, open or over, and the holders of the seats: one query. null for a posting that was never theirs. */
export async function postingAndHolders(
  { personId, postingId }: { personId: string; postingId: string },
  seats: string[],
  today: Day,
): Promise<{ posting: Posting | null; holders: PersonBrief[] }> {
  const where = command.or([{ _id: personId }, { holds: command.in(seats) }])
  const people = (await list(personType, where, { limit: MOST_HOLDERS })).map((each) => brief(each, today))
  const person = people.find((each) => each.personId === personId)
  const posting = person?.postings.find(({ id }) => id === postingId) ?? null
  return { posting, holders: holdsAny(people, seats) }
}

/** Whose posting it is, open or over; null where there is none. One query. */
export async function personOfPosting(postingId: string): Promise<Loaded<Person> | null> {
  const [person = null] = await list(personType, { 'state.postings.id': postingId }, { limit: 1 })
  return person
}

function membersOf(people: PersonBrief[], villageId: string, today: Day): TeamMember[] {
  return people.flatMap((person) => {
    const here = person.postings.filter((posting) => posting.villageId === villageId)
    const posting = currentPosting(here, today)
    return posting && isOpen(posting, today) ? [{ ...person, posting }] : []
  })
}

/** People ever posted to some villages: one fewer than one query gives, so that one more is seen. */
const MOST_POSTED = 999

/** Today's teams of these villages in one query; throws where a thousand people and more were ever posted there. */
export async function teamsOf(
  villageIds: string[],
  today = dayOf(Date.now()),
): Promise<Map<string, TeamMember[]>> {
  if (villageIds.length === 0) return new Map()
  const found = await list(personType, { postedTo: command.in(villageIds) }, { limit: MOST_POSTED + 1 })
  const people = whole(found, MOST_POSTED, 'people of these villages').map((each) => brief(each, today))
  return new Map(villageIds.map((id) => [id, membersOf(people, id, today)]))
}

/** Villages below a unit, or the village itself, that are there on the day, by code. One query; throws at a thousand and more. */
export async function villagesUnder(unitId: string, today = dayOf(Date.now())): Promise<Unit[]> {
  const where = { scope: unitId, kind: 'village' }
  const villages = await list(unitType, where, { limit: MOST_VILLAGES + 1, order: [['_id', 'asc']] })
  return whole(villages, MOST_VILLAGES, 'villages')
    .map(({ state }) => state)
    .filter((village) => stands(village, today))
}

/** Townships of a county by code; one query. Throws above two hundred. */
export async function townshipsUnder(countyId: string): Promise<Unit[]> {
  const where = { scope: countyId, kind: 'township' }
  const townships = await list(unitType, where, { limit: MOST_BELOW + 1, order: [['_id', 'asc']] })
  return whole(townships, MOST_BELOW, 'townships').map(({ state }) => state)
}

/** Counties of a region or a city by code; one query. Throws above two hundred. */
export async function countiesUnder(unitId: string): Promise<Unit[]> {
  const where = { scope: unitId, kind: 'county' }
  const counties = await list(unitType, where, { limit: MOST_BELOW + 1, order: [['_id', 'asc']] })
  return whole(counties, MOST_BELOW, 'counties').map(({ state }) => state)
}

/** Units by id, missing ones left out; at most 300. */
export async function unitsByIds(ids: string[]): Promise<Unit[]> {
  return (await loadMany(unitType, [...new Set(ids)])).map(({ state }) => state)
}

export async function countyById(countyId: string): Promise<Unit | undefined> {
  const [unit] = await unitsByIds([countyId])
  return unit?.kind === 'county' ? unit : undefined
}

/** The units the caller may look into with one of these roles today. */
export function scopesOf(request: BoundRequest, roles: readonly Role[]): string[] {
  const grants = openGrants(request.caller, dayOf(request.now)).filter(({ role }) => roles.includes(role))
  return [...new Set(grants.map(({ unitId }) => unitId))]
}

export function mayOver(request: BoundRequest, roles: readonly Role[], scope: readonly string[]): boolean {
  return grantsOver(request.caller, roles, scope, dayOf(request.now)).length > 0
}
