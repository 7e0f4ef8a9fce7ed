import { dayOf } from '../../../kernel/day'
import type { Unit } from '../../../kernel/people'
import { ok, rejected } from '../../../kernel/result'
import { list, type Loaded } from '../../../platform/aggregate-store'
import type { Action } from '../../../platform/capability'
import { command, type Fields } from '../../../platform/sdk'
import { personType } from '../aggregate'
import { PAGE_SIZE, PeopleInput, type OrganizationApi, type PeopleView } from '../contract'
import { rowOf } from '../presenters/person'
import { matches } from '../rules/people-search'
import type { Person } from '../rules/person'
import { pathOf } from '../rules/unit-path'
import { INVITERS, scopesOf, unitsByIds, VIEWERS } from './reading'

/** People that one search looks through: more than any county posts. */
const SEARCHED = 1000

type People = Loaded<Person>[]

/** One page of the people of the caller's units, by unit code; of one township, or of one kind, where asked. */
export const people: Action<OrganizationApi['organization.people']['input'], PeopleView> = {
  input: PeopleInput,
  run: async (request, { query, cursor, filter, unitId }) => {
    const scopes = scopesOf(request, VIEWERS)
    if (unitId !== undefined && !pathOf(unitId).some((id) => scopes.includes(id)))
      return rejected('person.unknown')
    const where: Fields = { scope: unitId ?? (scopes.length === 1 ? scopes[0] : command.in(scopes)) }
    if (filter === 'unbound') where['bound'] = false
    const today = dayOf(request.now)
    // Whoever left has no need of a code; whoever is there today or comes has.
    if (filter !== undefined) where['lastDay'] = filter === 'left' ? command.lt(today) : command.gte(today)
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
export function unitsOf(page: People, more: string[]): Promise<Unit[]> {
  const today = page.flatMap(({ state }) => [
    ...state.postings.map((posting) => posting.villageId),
    ...state.grants.map((grant) => grant.unitId),
  ])
  const ids = [...new Set([...today.flatMap(pathOf), ...more])]
  return unitsByIds(ids.slice(0, 300))
}
