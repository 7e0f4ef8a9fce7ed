import { accepted, type Decision, type Moment } from '../../../kernel/aggregate'
import { addDays, daysBetween, type Day } from '../../../kernel/day'
import { stableId } from '../../../kernel/hashing'
import { isOwn, type DeputyFor, type Grant, type Role } from '../../../kernel/people'
import { rejected } from '../../../kernel/result'
import type { DutyCode } from '../codes'
import { grantIdOf } from './county'
import type { Person } from './person'
import { isSpanWithinReach, isWithinReach, overlaps, type Span } from './spans'
import { DEPUTISED, standsOver } from './who-gives-what'

type PersonDecision = Decision<Person, DutyCode>

/** Days a deputy stands in at the most; whoever is away longer is replaced. */
export const MOST_DEPUTY_DAYS = 60

export interface GiveCommand extends Span {
  personId: string
  role: Role
  unitId: string
  /** The giver's own grant; null for the operator. */
  givenBy: string | null
}

/** 授权: one more role over a unit. The same role over the same unit is held once at a time. */
export function decideGrant(person: Person, command: GiveCommand, moment: Moment): PersonDecision {
  const { personId, role, unitId, from, to, givenBy } = command
  if (!standsOver(role, unitId)) return rejected('grant.unit')
  if (!isSpanWithinReach(command, moment.today)) return rejected('grant.dates')
  const twice = person.grants.some((grant) => sameSeat(grant, role, unitId) && overlaps(grant, command))
  if (twice) return rejected('grant.twice', { name: person.name })
  const grant: Grant = { id: newGrantId(personId, command, person.grants), role, unitId, from, to }
  const data = { ...grant, givenBy }
  return accepted({ ...person, grants: [...person.grants, grant] }, moment, 'grant', { data })
}

export interface DeputyCommand extends Span {
  personId: string
  /** The grant that is stood in for, as read in this invocation. */
  held: Grant
  holder: Omit<DeputyFor, 'grantId'>
  to: Day
}

/** 代理: the deputy decides like the holder, and so does the holder; a deputy has no deputies. */
export function decideDeputy(person: Person, command: DeputyCommand, moment: Moment): PersonDecision {
  const { personId, held, holder, from, to } = command
  const { role, unitId } = held
  if (!isOwn(held)) return rejected('deputy.ofDeputy')
  if (!DEPUTISED.includes(role)) return rejected('deputy.role')
  if (holder.personId === personId) return rejected('deputy.self')
  if (from < moment.today || from > to || !isSpanWithinReach(command, moment.today))
    return rejected('deputy.dates')
  if (daysBetween(from, to) >= MOST_DEPUTY_DAYS) return rejected('deputy.long', { days: MOST_DEPUTY_DAYS })
  if (!isCovered(command, held)) return rejected('deputy.beyond', { name: holder.name })
  const twice = person.grants.some(
    (grant) => grant.role === role && grant.unitId === unitId && overlaps(grant, command),
  )
  if (twice) return rejected('grant.twice', { name: person.name })
  const id = newGrantId(personId, { role, unitId, from }, person.grants)
  const grant: Grant = { id, role, unitId, from, to, deputyFor: { grantId: held.id, ...holder } }
  const data = { ...grant }
  return accepted({ ...person, grants: [...person.grants, grant] }, moment, 'deputize', { data })
}

export interface EndGrantCommand {
  grantId: string
  /** The last day it counts; yesterday takes it away at once. */
  lastDay: Day
  reason: string
}

/** 收回授权: ended and never deleted, with the reason. Ending it again to an earlier day is allowed, to a later one not. */
export function decideEndGrant(person: Person, command: EndGrantCommand, moment: Moment): PersonDecision {
  const { grantId, lastDay, reason } = command
  const grant = person.grants.find(({ id }) => id === grantId)
  if (!grant) return rejected('grant.gone')
  if (lastDay < addDays(moment.today, -1) || !isWithinReach(lastDay, moment.today))
    return rejected('grant.lastDay')
  if (grant.to !== null && grant.to <= lastDay) return rejected('grant.ended', { name: person.name })
  const grants = person.grants.map((each) => (each.id === grantId ? { ...each, to: lastDay } : each))
  const { role, unitId, deputyFor } = grant
  const data = { grantId, role, unitId, lastDay, ...(deputyFor ? { deputyFor } : {}) }
  return accepted({ ...person, grants }, moment, 'end-grant', { note: reason, data })
}

/** Puts an end back that would have left a county without an organiser. */
export function decideKeepGrant(
  person: Person,
  command: { grantId: string; to: Day | null },
  moment: Moment,
): PersonDecision {
  const grants = person.grants.map((each) =>
    each.id === command.grantId ? { ...each, to: command.to } : each,
  )
  return accepted({ ...person, grants }, moment, 'keep-grant', { data: { grantId: command.grantId } })
}

function isCovered(span: { from: Day; to: Day }, held: Span): boolean {
  return held.from <= span.from && (held.to === null || span.to <= held.to)
}

function sameSeat(grant: Grant, role: Role, unitId: string): boolean {
  return isOwn(grant) && grant.role === role && grant.unitId === unitId
}

/** The same for the phone and for the roster, so that one finds again what the other made; a later one gets a fresh id. */
export function newGrantId(
  personId: string,
  { role, unitId, from }: { role: Role; unitId: string; from: Day },
  others: readonly Grant[],
): string {
  const first = grantIdOf(personId, role, unitId)
  if (others.every(({ id }) => id !== first)) return first
  return stableId('h', personId, role, unitId, from, String(others.length))
}
