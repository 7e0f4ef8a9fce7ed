import { randomUUID } from 'node:crypto'
import { dayOf } from '../../../kernel/day'
import { ok, rejected, type Outcome } from '../../../kernel/result'
import { change, list, load, type Changed, type Loaded } from '../../../platform/aggregate-store'
import type { Action, BoundRequest } from '../../../platform/capability'
import { momentOf, policyOver } from '../../../platform/request'
import { command } from '../../../platform/sdk'
import { personType } from '../aggregate'
import {
  InvitesInput,
  PersonInput,
  type InviteView,
  type InvitesView,
  type OrganizationApi,
} from '../contract'
import { expiryWords, standingOf, standingWords } from '../messages'
import { decideInvite, inviteHash } from '../rules/invite'
import type { Person } from '../rules/person'
import { newInviteCode } from './invite-code'
import { INVITERS, mayOver, unitsByIds } from './reading'

/** People of one page of invite slips. */
const MOST_INVITES = 100

/** A new code for one person of the organiser's county; also after a lost phone. */
export const invite: Action<OrganizationApi['organization.invite']['input'], InviteView> = {
  input: PersonInput,
  run: async (request, { personId }) => {
    const person = await load(personType, personId)
    if (!person || !mayOver(request, INVITERS, person.scope)) return rejected('person.unknown')
    return inviteOne(request, person)
  },
}

/** New codes for everybody of some villages who is not bound yet, for printing. */
export const invites: Action<OrganizationApi['organization.invites']['input'], InvitesView> = {
  input: InvitesInput,
  run: async (request, { villageIds }) => {
    const where = { postedTo: command.in(villageIds) }
    const people = await list(personType, where, { limit: MOST_INVITES, order: [['sortKey', 'asc']] })
    const mine = people.filter((person) => mayOver(request, INVITERS, person.scope))
    if (mine.length === 0) return rejected('person.unknown')
    const open = mine.filter(({ state }) => state.account === null)
    const views: InviteView[] = []
    for (const person of open) {
      const made = await inviteOne(request, person)
      if (!made.ok) return made
      views.push(made.data)
    }
    return ok({ invites: views, alreadyBound: mine.length - open.length })
  },
}

async function inviteOne(request: BoundRequest, person: Loaded<Person>): Promise<Outcome<InviteView>> {
  const inviteCode = newInviteCode()
  const policyVersion = policyOver(request, person.scope).version
  const hash = inviteHash(inviteCode)
  // A lost reply held a code nobody has seen, so a repeated request makes another one instead of replaying.
  const requestId = `${request.requestId}_${randomUUID()}`
  const moment = { ...momentOf(request, policyVersion), requestId }
  const changed: Changed<Person, string> = await change(personType, person.id, {
    moment,
    act: 'invite',
    input: { personId: person.id },
    scope: person.scope,
    known: person,
    decide: (current) =>
      current ? decideInvite(current.state, { hash }, moment) : rejected('person.unknown'),
  })
  if (!changed.ok) return changed
  const { unbound, voided } = (changed.saved.history.at(-1)?.data ?? {}) as Partial<Record<string, boolean>>
  const view = await inviteView(changed.saved, inviteCode, unbound === true, request.now)
  return ok({ ...view, voided: voided === true })
}

export async function inviteView(
  saved: Loaded<Person>,
  inviteCode: string,
  unbound: boolean,
  now: number,
): Promise<InviteView> {
  const standing = standingOf(saved.state, dayOf(now))
  const [unit] = standing.unitId ? await unitsByIds([standing.unitId]) : []
  return {
    personId: saved.id,
    name: saved.state.name,
    standing: standingWords(standing, unit),
    inviteCode,
    expires: expiryWords(saved.state.invite?.expiresAt ?? now),
    unbound,
    voided: false,
  }
}
