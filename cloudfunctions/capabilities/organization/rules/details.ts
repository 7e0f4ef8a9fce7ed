import { accepted, type Decision, type Moment } from '../../../kernel/aggregate'
import { stableId } from '../../../kernel/hashing'
import { rejected } from '../../../kernel/result'
import type { DutyCode } from '../codes'
import { personIdOf, type Person, type SendingUnit } from './person'
import { foldName, isPersonName } from './roster-cells'

/** What the roster says of a person besides postings and roles. */
export interface Details {
  name: string
  phone: string
  title: string | null
  sendingUnit: SendingUnit | null
}

/**
 * 改资料: a new number is the same person: the id was made of the first number and stays, so that ledgers, leave books
 * and the bound account stay too. That the number is nobody else's is the unique index's to say.
 */
export function decideDetails(person: Person, command: Details, moment: Moment): Decision<Person, DutyCode> {
  const details = { ...command, name: foldName(command.name) }
  if (!isPersonName(details.name)) return rejected('person.name')
  const changed = (Object.keys(details) as Array<keyof Details>).filter(
    (key) => JSON.stringify(details[key]) !== JSON.stringify(person[key]),
  )
  // The history is never rewritten, so that no whole number stands in it that is to be forgotten.
  const before = { name: person.name, phone: masked(person.phone) }
  const state: Person & { initials?: string } = { ...person, ...details }
  // Made by the import from the name; the next one makes them anew.
  if (details.name !== person.name) delete state.initials
  return accepted<Person>(state, moment, 'details', { data: { changed, before } })
}

const masked = (phone: string): string => `${phone.slice(0, 3)}****${phone.slice(-4)}`

/** Owners that one number may have had in a county, one after another. */
const MOST_OWNERS = 9

/**
 * The ids a new person with this number may get, in order. The first to have it in a county has the plain one; when a
 * number was handed on, its first owner keeps that id under another number, and the next one gets an id of the same kind.
 */
export function idsOfPhone(countyId: string, phone: string): string[] {
  const later = Array.from({ length: MOST_OWNERS - 1 }, (_, i) =>
    stableId('p', countyId, phone, String(i + 2)),
  )
  return [personIdOf(countyId, phone), ...later]
}

/** Whose number it is today, else the id that somebody new with it gets. */
export function idForPhone(
  countyId: string,
  phone: string,
  people: ReadonlyMap<string, Pick<Person, 'phone'>>,
): string {
  for (const [id, person] of people) if (person.phone === phone) return id
  const ids = idsOfPhone(countyId, phone)
  return ids.find((id) => !people.has(id)) ?? ids[0]!
}
