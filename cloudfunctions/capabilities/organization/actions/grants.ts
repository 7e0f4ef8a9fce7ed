import { dayOf } from '../../../kernel/day'
import { isOpen, isOwn, seat, type Grant } from '../../../kernel/people'
import { ok, rejected, type Outcome, type Rejected } from '../../../kernel/result'
import { list, load, type Loaded } from '../../../platform/aggregate-store'
import type { Action, BoundRequest } from '../../../platform/capability'
import { personType } from '../aggregate'
import { EndGrantInput, GrantInput, type DoneView, type DutiesApi } from '../duties-contract'
import { endedGrantWords, grantedWords } from '../duty-messages'
import { decideEndGrant, decideGrant, decideKeepGrant } from '../rules/grants'
import type { Person } from '../rules/person'
import { giverOf, GIVERS } from '../rules/who-gives-what'
import { changePerson } from './person-change'
import { mayOver, unitsByIds, VIEWERS } from './reading'

type GrantCommand = DutiesApi['organization.grant']['input']
type EndCommand = DutiesApi['organization.endGrant']['input']

/** More holders of one seat than any office has. */
const MOST_HOLDERS = 200

/** 授权: by a role above, inside its own unit, to somebody of that unit; or by the operator to anybody. */
export const grant: Action<GrantCommand, DoneView> = {
  input: GrantInput,
  run: async (request, input) => {
    const { personId, role, unitId, from, to = null } = input
    const person = await load(personType, personId)
    const giver = giverFor(request, role, unitId)
    if (!person || !isBelowGiver(request, person.scope, giver)) return rejected('person.unknown')
    if (giver === undefined) return rejected('grant.above')
    const [unit] = await unitsByIds([unitId])
    if (!unit) return rejected('grant.unit')
    const command = { personId, role, unitId, from, to, givenBy: giver?.id ?? null }
    const words = (): ReturnType<typeof grantedWords> => grantedWords(person.state.name, role, unit, from, to)
    const saved = await changePerson(request, person, {
      act: 'grant',
      input,
      decide: (state, moment) => decideGrant(state, command, moment),
      tell: () => ({ title: words().title, text: words().told }),
    })
    return saved.ok ? ok({ personId, title: words().title, text: words().text }) : saved
  },
}

/** The giver's grant; null for the operator, undefined where the role is not the caller's to give. */
export function giverFor(
  request: BoundRequest,
  role: Grant['role'],
  unitId: string,
): Grant | null | undefined {
  if (!request.caller) return null
  return giverOf(request.caller.grants, role, unitId, dayOf(request.now))
}

function isBelowGiver(
  request: BoundRequest,
  scope: readonly string[],
  giver: Grant | null | undefined,
): boolean {
  if (giver === null) return true
  return giver ? scope.includes(giver.unitId) : mayOver(request, [...GIVERS, ...VIEWERS], scope)
}

/** 收回授权: by whoever could give it, by the holder of a stood-in role, or by an organiser who hands over the office. */
export const endGrant: Action<EndCommand, DoneView> = {
  input: EndGrantInput,
  run: async (request, input) => {
    const person = await load(personType, input.personId)
    const held = person?.state.grants.find(({ id }) => id === input.grantId)
    if (!person || !held || !isEnder(request, person, held))
      return rejected(await refusalFor(request, person))
    const [unit] = await unitsByIds([held.unitId])
    const words = endedGrantWords(person.state.name, held, unit, input.lastDay)
    const saved = await changePerson(request, person, {
      act: 'end-grant',
      input,
      decide: (state, moment) => decideEndGrant(state, input, moment),
      tell: () => ({ title: words.title, text: words.told }),
    })
    if (!saved.ok) return saved
    const refusal = await keepLastOrganiser(request, saved.data, held)
    if (refusal) return refusal
    const ended = await endDeputies(request, held, input)
    return ended.ok ? ok({ personId: person.id, title: words.title, text: words.text }) : ended
  },
}

function isEnder(request: BoundRequest, person: Loaded<Person>, held: Grant): boolean {
  if (!request.caller) return true
  const { personId } = request.caller
  if (held.deputyFor?.personId === personId || person.id === personId) return true
  return giverFor(request, held.role, held.unitId) !== undefined
}

function refusalFor(request: BoundRequest, person: Loaded<Person> | null): 'grant.gone' | 'person.unknown' {
  const seen = person && (!request.caller || mayOver(request, VIEWERS, person.scope))
  return seen ? 'grant.gone' : 'person.unknown'
}

/**
 * A county keeps an organiser. Two who leave at the same moment write two documents, so each looks afterwards whether
 * somebody is left, and takes the own end back if not: of two at least one stays.
 */
async function keepLastOrganiser(
  request: BoundRequest,
  saved: Loaded<Person>,
  held: Grant,
): Promise<Rejected | null> {
  const self = request.caller?.personId === saved.id
  if (!self || held.role !== 'county-organiser' || !isOwn(held)) return null
  const today = dayOf(request.now)
  const now = saved.state.grants.find(({ id }) => id === held.id)
  if (now?.to === held.to) return rejected('grant.lastOrganiser')
  const others = await holdersOfSeat(held)
  const stays = others.some(
    ({ id, state }) =>
      id !== saved.id &&
      state.grants.some(
        (each) => isSameSeat(each, held) && isOwn(each) && each.to === null && isOpen(each, today),
      ),
  )
  if (stays) return null
  await changePerson(request, saved, {
    act: 'keep-grant',
    input: { grantId: held.id },
    decide: (state, moment) => decideKeepGrant(state, { grantId: held.id, to: held.to }, moment),
  })
  return rejected('grant.lastOrganiser')
}

/** Whoever stood in for a role that ended ends with it; a request that comes again finishes what was left. */
async function endDeputies(
  request: BoundRequest,
  held: Grant,
  { lastDay, reason }: EndCommand,
): Promise<Outcome<null>> {
  if (!isOwn(held)) return ok(null)
  for (const deputy of await holdersOfSeat(held)) {
    const over = deputy.state.grants.filter(
      ({ deputyFor, to }) => deputyFor?.grantId === held.id && (to === null || to > lastDay),
    )
    for (const { id: grantId } of over) {
      const input = { grantId, lastDay, reason }
      const ended = await changePerson(request, deputy, {
        act: 'end-grant',
        input,
        decide: (state, moment) => decideEndGrant(state, input, moment),
      })
      if (!ended.ok && ended.code !== 'grant.ended') return ended
    }
  }
  return ok(null)
}

export function holdersOfSeat({
  role,
  unitId,
}: Pick<Grant, 'role' | 'unitId'>): Promise<Array<Loaded<Person>>> {
  return list(personType, { holds: seat(role, unitId) }, { limit: MOST_HOLDERS })
}

function isSameSeat(a: Grant, b: Grant): boolean {
  return a.role === b.role && a.unitId === b.unitId
}
