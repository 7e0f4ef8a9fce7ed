import { dayOf } from '../../../kernel/day'
import { ok, rejected, type Outcome } from '../../../kernel/result'
import { load, loadMany, type Loaded } from '../../../platform/aggregate-store'
import type { Action, BoundRequest } from '../../../platform/capability'
import { personType } from '../aggregate'
import { NoInput, PersonInput, type OrganizationApi, type PersonView } from '../contract'
import { personView, type PersonReader } from '../presenters/person'
import { MOST_ITEMS } from '../presenters/story'
import type { Person } from '../rules/person'
import { giverOf } from '../rules/who-gives-what'
import { CALLERS } from './details'
import { unitsOf } from './people'
import { KEEPERS } from './person-change'
import { mayOver, VIEWERS } from './reading'

/** One person of the caller's units. */
export const person: Action<OrganizationApi['organization.person']['input'], PersonView> = {
  input: PersonInput,
  run: async (request, { personId }): Promise<Outcome<PersonView>> => {
    const found = await load(personType, personId)
    if (!found || !mayOver(request, VIEWERS, found.scope)) return rejected('person.unknown')
    return ok(personView(found, await readerOf(request, found)))
  },
}

/** 我的经历: what is kept of the caller, the kind of an exemption too. */
export const record: Action<OrganizationApi['organization.record']['input'], PersonView> = {
  input: NoInput,
  run: async (request): Promise<Outcome<PersonView>> => {
    const found = await load(personType, request.caller.personId)
    return found ? ok(personView(found, await readerOf(request, found))) : rejected('person.unknown')
  },
}

async function readerOf(request: BoundRequest, found: Loaded<Person>): Promise<PersonReader> {
  const { caller, now } = request
  const own = caller.personId === found.id
  const keeps = mayOver(request, KEEPERS, found.scope)
  const calls = mayOver(request, CALLERS, found.scope)
  const [units, names] = await Promise.all([unitsOf([found], []), namesIn(found)])
  const gives: PersonReader['gives'] = ({ role, unitId }) =>
    giverOf(caller.grants, role, unitId, dayOf(now)) !== undefined
  return { now, seesAll: keeps || own, units, names, own, keeps, calls, gives }
}

/** Names of those whom the shown part of the history names. One read. */
async function namesIn(found: Loaded<Person>): Promise<Map<string, string>> {
  const ids = found.history.slice(-MOST_ITEMS * 2).map(({ by }) => by)
  const people = [...new Set(ids)].filter((id) => id !== found.id && /^p[0-9a-f]{20}$/.test(id))
  const known = await loadMany(personType, people)
  return new Map(known.map(({ id, state }) => [id, state.name]))
}
