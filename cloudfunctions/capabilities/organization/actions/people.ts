import { dayOf } from '../../../kernel/day'
import { ok, rejected, type Outcome } from '../../../kernel/result'
import type { Unit } from '../../../kernel/people'
import { list, load, type Loaded } from '../../../platform/aggregate-store'
import type { Action, BoundRequest } from '../../../platform/capability'
import { command, type Fields } from '../../../platform/sdk'
import { personType } from '../aggregate'
import {
  PAGE_SIZE,
  PeopleInput,
  PersonInput,
  type OrganizationApi,
  type PeopleView,
  type PersonRow,
  type PersonView,
} from '../contract'
import {
  bindingTag,
  dutyWords,
  maskedPhone,
  pathWords,
  sendingUnitWords,
  standingOf,
  standingWords,
} from '../messages'
import { matches } from '../rules/people-search'
import type { Person } from '../rules/person'
import { pathOf } from '../rules/unit-path'
import { INVITERS, mayOver, scopesOf, unitsByIds, VIEWERS } from './reading'

/** People that one search looks through: more than any county posts. */
const SEARCHED = 1000

type People = Loaded<Person>[]

/** One page of the people of the caller's units, by unit code. */
export const people: Action<OrganizationApi['organization.people']['input'], PeopleView> = {
  input: PeopleInput,
  run: async (request, { query, cursor }) => {
    const scopes = scopesOf(request, VIEWERS)
    const where: Fields = { scope: scopes.length === 1 ? scopes[0] : command.in(scopes) }
    if (cursor) where['sortKey'] = command.gt(cursor)
    const found = query ? await search(where, query) : await readPage(where, PAGE_SIZE + 1)
    const page = found.slice(0, PAGE_SIZE)
    const units = await unitsOf(page, scopes)
    return ok({
      scopeName: scopes.map((id) => units.find((unit) => unit.id === id)?.name ?? '').join('、'),
      rows: page.map((person) => rowOf(person, units, request.now)),
      next: found.length > PAGE_SIZE ? keyOf(page.at(-1)!) : null,
      mayInvite: scopesOf(request, INVITERS).length > 0,
    })
  },
}

/** One person of the caller's units. */
export const person: Action<OrganizationApi['organization.person']['input'], PersonView> = {
  input: PersonInput,
  run: async (request, { personId }): Promise<Outcome<PersonView>> => {
    const found = await load(personType, personId)
    if (!found || !mayOver(request, VIEWERS, found.scope)) return rejected('person.unknown')
    return ok(await personView(request, found))
  },
}

async function personView(request: BoundRequest, found: Loaded<Person>): Promise<PersonView> {
  const units = await unitsOf([found], [])
  const standing = standingOf(found.state, dayOf(request.now))
  const unit = units.find((each) => each.id === standing.unitId)
  const mayInvite = mayOver(request, INVITERS, found.scope)
  return {
    ...rowOf(found, units, request.now),
    standing: standingWords(standing, unit),
    unitPath: unit ? pathWords(unit.scope, units, 1) : '',
    phone: mayInvite ? found.state.phone : maskedPhone(found.state.phone),
    sendingUnit: sendingUnitWords(found.state.sendingUnit),
    duties: dutyWords(found.state, units),
    bound: found.state.account !== null,
    mayInvite,
  }
}

function readPage(where: Fields, limit: number): Promise<People> {
  return list(personType, where, { limit, order: [['sortKey', 'asc']] })
}

async function search(where: Fields, query: string): Promise<People> {
  const all = await readPage(where, SEARCHED)
  return all.filter(({ state }) => matches(state, query)).slice(0, PAGE_SIZE + 1)
}

function keyOf(each: Loaded<Person>): string {
  return (personType.keys!(each.state, each.id)['sortKey'] as string) ?? each.id
}

/** Units named on one page: those above its people, at most a few dozen. */
function unitsOf(page: People, more: string[]): Promise<Unit[]> {
  const today = page.flatMap(({ state }) => [
    ...state.postings.map((posting) => posting.villageId),
    ...state.grants.map((grant) => grant.unitId),
  ])
  const ids = [...new Set([...today.flatMap(pathOf), ...more])]
  return unitsByIds(ids.slice(0, 300))
}

function rowOf(each: Loaded<Person>, units: Unit[], now: number): PersonRow {
  const standing = standingOf(each.state, dayOf(now))
  const unit = units.find((one) => one.id === standing.unitId)
  return {
    personId: each.id,
    name: each.state.name,
    role: standing.role,
    unit: unit ? pathWords(unit.scope, units, unit.scope.length > 3 ? 3 : 2) : '',
    binding: bindingTag(each.state, now),
  }
}
