import { ok, rejected, type Outcome } from '../../../kernel/result'
import { randomUUID } from 'node:crypto'
import { change, list, type Loaded } from '../../../platform/aggregate-store'
import type { Action, Request } from '../../../platform/capability'
import { momentOf } from '../../../platform/request'
import type { Decision, Moment } from '../../../kernel/aggregate'
import type { Unit } from '../../../kernel/people'
import { personType, unitType } from '../aggregate'
import { CreateCountyInput, type CreateCountyView, type OrganizationApi } from '../contract'
import { codesNest, decideCounty, decideFirstOrganiser, decideUnit } from '../rules/county'
import { initialsOf } from '../rules/initials'
import { inviteHash } from '../rules/invite'
import { personIdOf, phoneKeyOf, type Person } from '../rules/person'
import { foldName } from '../rules/roster-cells'
import { pathOf, unitId } from '../rules/unit-path'
import { newInviteCode } from './invite-code'
import { inviteView } from './invite'

type Input = OrganizationApi['report.createCounty']['input']

/** The operator's first step: the county with its parents, its policy, and the invite code of its first organiser. */
export const createCounty: Action<Input, CreateCountyView> = {
  input: CreateCountyInput,
  run: async (request: Request, input) => {
    const { region, city, county, switches, countyRestDays } = input
    if (!codesNest(region.code, city.code, county.code)) return rejected('county.codes')
    const moment = momentOf(request, 1)
    for (const upper of [region, city]) {
      const named = await saveUnit(upper.code, upper, moment, (unit) => decideUnit(unit, upper, moment))
      if (!named.ok) return named
    }
    const choice = { switches, countyRestDays }
    const made = await saveUnit(county.code, { county, choice }, moment, (unit) =>
      decideCounty(unit, { ...county, choice }, moment),
    )
    if (!made.ok) return made
    return firstOrganiser(request, made.data, input.organiser)
  },
}

async function saveUnit(
  code: string,
  input: unknown,
  moment: Moment,
  decide: (unit: Unit | null) => Decision<Unit>,
): Promise<Outcome<Unit>> {
  const id = unitId(code)
  const changed = await change(unitType, id, {
    moment,
    act: 'create-county',
    input,
    scope: pathOf(id),
    decide: (current: Loaded<Unit> | null) => decide(current?.state ?? null),
  })
  return changed.ok ? ok(changed.saved.state) : changed
}

async function firstOrganiser(
  request: Request,
  county: Unit,
  organiser: Input['organiser'],
): Promise<Outcome<CreateCountyView>> {
  const inviteCode = newInviteCode()
  const owner = { phoneKey: phoneKeyOf(county.id, organiser.phone) }
  const [known] = await list(personType, owner, { limit: 1 })
  const personId = known?.id ?? personIdOf(county.id, organiser.phone)
  const policyVersion = county.policy?.version ?? 1
  // As with every invite: a repeated request makes a code that can be read, instead of replaying one that was lost.
  const requestId = `${request.requestId}_${randomUUID()}`
  const moment = { ...momentOf(request, policyVersion), requestId }
  const name = foldName(organiser.name)
  const command = {
    personId,
    countyId: county.id,
    name,
    initials: initialsOf(name),
    phone: organiser.phone,
    title: organiser.title ?? null,
    hash: inviteHash(inviteCode),
  }
  let unbound = false
  const changed = await change(personType, personId, {
    moment,
    act: 'first-organiser',
    input: organiser,
    scope: county.scope,
    decide: (current: Loaded<Person> | null) => {
      unbound = current !== null && current.state.account !== null
      return decideFirstOrganiser(current?.state ?? null, command, moment)
    },
  })
  if (!changed.ok) return changed
  const view = await inviteView(changed.saved, inviteCode, unbound, request.now)
  return ok({ countyId: county.id, countyName: county.name, organiser: view })
}
