import { accepted, type Decision, type Moment } from '../../../kernel/aggregate'
import { DEFAULT_POLICY, SWITCHES, type CountyPolicy } from '../../../kernel/county-policy'
import { addDays, type Day } from '../../../kernel/day'
import { canonical, stableId } from '../../../kernel/hashing'
import { tidied, withoutSwitch, withSwitch } from '../../../kernel/policy-changes'
import type { Grant, Role, Unit } from '../../../kernel/people'
import { rejected } from '../../../kernel/result'
import type { OrganizationCode } from '../codes'
import { INVITE_LIFE } from '../../../kernel/retention'
import { newPerson, type Person } from './person'
import { isPersonName } from './roster-cells'
import { kindOf, parentOf, pathOf, unitId } from './unit-path'

export interface NamedCode {
  code: string
  name: string
}

/** The part of the policy an operator may set when the county is made. */
export type PolicyChoice = Partial<Pick<CountyPolicy, 'switches' | 'countyRestDays'>>

/** Codes of a region, a city and a county must hold one another. */
export function codesNest(region: string, city: string, county: string): boolean {
  return city.startsWith(region) && county.startsWith(city)
}

export function plainUnit({ code, name }: NamedCode): Unit {
  const id = unitId(code)
  return { id, kind: kindOf(code) ?? 'village', code, name, parentId: parentOf(id), scope: pathOf(id) }
}

/** Names a region or a city, keeping whatever else is known of it. */
export function decideUnit(current: Unit | null, command: NamedCode, moment: Moment): Decision<Unit> {
  return accepted({ ...current, ...plainUnit(command) }, moment, 'create-county')
}

/** 建县: names the county and sets its policy; a policy that changes gets the next version. */
export function decideCounty(
  current: Unit | null,
  command: NamedCode & { choice: PolicyChoice },
  moment: Moment,
): Decision<Unit> {
  const before = current?.policy
  const base = before ?? DEFAULT_POLICY
  const { switches = base.switches, countyRestDays = base.countyRestDays } = command.choice
  const next: CountyPolicy = tidied(
    switched({ ...base, countyRestDays }, switches, moment.today),
    moment.today,
  )
  const changed = before !== undefined && canonical(next) !== canonical(before)
  const policy = changed ? { ...next, version: before.version + 1 } : next
  // The documents of then, for the history that everybody bound by them may read.
  const told = changed || before === undefined ? { data: { switches: policy.switches } } : {}
  return accepted({ ...current, ...plainUnit(command), policy }, moment, 'create-county', told)
}

/**
 * A document holds from the day it is recorded, unless it names an earlier or later one: days before it are not judged
 * by it. One that follows another without a gap holds from where that one began, so that renewing forgives nothing.
 */
function switched(policy: CountyPolicy, chosen: CountyPolicy['switches'], today: Day): CountyPolicy {
  return SWITCHES.reduce((kept, name) => {
    const [document, before] = [chosen[name], kept.switches[name]]
    if (!document) return withoutSwitch(kept, name, today)
    const since = before && addDays(today, -1) <= before.validUntil ? before.validFrom : undefined
    const validFrom = document.validFrom ?? since ?? today
    return withSwitch(kept, name, { ...document, validFrom }, today)
  }, policy)
}

export function grantIdOf(personId: string, role: Role, unit: string): string {
  return stableId('h', personId, role, unit)
}

export interface OrganiserCommand {
  personId: string
  countyId: string
  name: string
  initials: string
  phone: string
  title: string | null
  hash: string
}

/** 第一位负责人: made by the operator with a fresh code; asked again, the code and the account before are void. */
export function decideFirstOrganiser(
  current: Person | null,
  command: OrganiserCommand,
  moment: Moment,
): Decision<Person, OrganizationCode> {
  const { personId, countyId, name, phone, hash } = command
  if (!isPersonName(name)) return rejected('county.organiserName')
  const person = current ?? newPerson(countyId, name, phone)
  const id = grantIdOf(personId, 'county-organiser', countyId)
  const grant: Grant = { id, role: 'county-organiser', unitId: countyId, from: moment.today, to: null }
  const kept = person.grants.find((each) => each.id === id && each.to === null)
  const grants = [...person.grants.filter((each) => each.id !== id), kept ?? grant]
  const state: Person = {
    ...person,
    name,
    initials: command.initials,
    title: command.title ?? person.title,
    grants,
    account: null,
    boundSince: null,
    boundWith: null,
    invite: { hash, expiresAt: moment.now + INVITE_LIFE },
  }
  return accepted(state, moment, 'first-organiser')
}
