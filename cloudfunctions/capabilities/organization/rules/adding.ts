import type { Decision, Moment } from '../../../kernel/aggregate'
import { accepted } from '../../../kernel/aggregate'
import type { Posting, Role } from '../../../kernel/people'
import { rejected } from '../../../kernel/result'
import type { DutyCode } from '../codes'
import type { Details } from './details'
import { decideGrant } from './grants'
import { newPerson, type Person } from './person'
import { decidePost } from './postings'
import { foldName, isPersonName } from './roster-cells'
import type { Span } from './spans'

/** The first thing a new person is: posted to a village, or given a role. */
export type FirstDuty =
  | ({ kind: 'posting'; villageId: string; role: Posting['role'] } & Span)
  | ({ kind: 'grant'; unitId: string; role: Role } & Span)

export interface AddCommand extends Details {
  personId: string
  countyId: string
  duty: FirstDuty
}

/** 加一个人: what one row of the roster would make. */
export function decideAdd(command: AddCommand, moment: Moment): Decision<Person, DutyCode> {
  const { personId, countyId, phone, title, sendingUnit, duty } = command
  const name = foldName(command.name)
  if (!isPersonName(name)) return rejected('person.name')
  const person: Person = { ...newPerson(countyId, name, phone), title, sendingUnit }
  const decision =
    duty.kind === 'posting'
      ? decidePost(person, { personId, ...duty }, moment)
      : decideGrant(person, { personId, givenBy: null, ...duty }, moment)
  return decision.ok ? accepted(decision.state, moment, 'add', { data: { duty: { ...duty } } }) : decision
}
