import type { Decision, Moment } from '../../../kernel/aggregate'
import {
  NEEDS,
  switchOn,
  SWITCHES,
  type ComplianceSwitch,
  type CountyPolicy,
  type SwitchName,
} from '../../../kernel/county-policy'
import { addDays, daysBetween, isDay, type Day } from '../../../kernel/day'
import type { Unit } from '../../../kernel/people'
import { TOLD_AHEAD_DAYS } from '../../../kernel/policy-expiry'
import { isFull, tidied, withoutSwitch, withSwitch } from '../../../kernel/policy-changes'
import { rejected, type Rejected } from '../../../kernel/result'
import type { CountyPolicyCode } from '../codes'
import { nextVersion, policyOf, refuseStale, type Changing } from './change'
import { DOCUMENT_YEARS, RETENTION } from './limits'

export interface Register extends Changing {
  switch: SwitchName
  documentNumber: string
  purpose: string
  validUntil: Day
  retentionDays: number
}

/**
 * 登记: a switch is on from the day its document is recorded. Check-ins are asked for from the next day only, since the
 * morning of today is over for some. A document that takes over from one in force leaves no gap and forgives nothing.
 */
export function decideRegister(
  county: Unit,
  command: Register,
  moment: Moment,
): Decision<Unit, CountyPolicyCode> {
  const policy = policyOf(county)
  const refusal = refuseStale(policy, command) ?? refuseDocument(policy, command, moment.today)
  if (refusal) return refusal
  const { switch: name, documentNumber, purpose, validUntil, retentionDays, name: by } = command
  const before = policy.switches[name]
  const on = before !== undefined && moment.today <= before.validUntil
  const document: ComplianceSwitch = { documentNumber, purpose, validUntil, retentionDays }
  const since = on ? before.validFrom : firstDay(name, moment.today)
  if (since !== undefined) document.validFrom = since
  const next = tidied(withSwitch(policy, name, document, moment.today), moment.today)
  if (isFull(next)) return rejected('policy.full')
  const data = { by, switch: name, document, renewed: on }
  return nextVersion(county, next, moment, 'policy-register', { data })
}

function firstDay(name: SwitchName, today: Day): Day {
  return name === 'checkIn' ? addDays(today, 1) : today
}

function refuseDocument(
  policy: CountyPolicy,
  { switch: name, documentNumber, purpose, validUntil, retentionDays }: Register,
  today: Day,
): Rejected<CountyPolicyCode> | null {
  if (documentNumber.trim() === '' || purpose.trim() === '') return rejected('policy.documentText')
  if (!isDay(validUntil) || validUntil < firstDay(name, today)) return rejected('policy.documentPast')
  if (validUntil > lastDay(today)) return rejected('policy.documentTooLong', { years: DOCUMENT_YEARS })
  const { min, max } = RETENTION
  if (!Number.isInteger(retentionDays) || retentionDays < min || retentionDays > max)
    return rejected('policy.retention', { min, max })
  const needed = NEEDS[name]
  return needed && !isRegistered(policy, needed, today) ? rejected('policy.needsCheckIn') : null
}

/** The last day a document recorded today may name. */
export function lastDay(today: Day): Day {
  return addDays(today, DOCUMENT_YEARS * 365)
}

/** On now, or from a day that is set: check-ins begin the day after they are registered. */
export function isRegistered(policy: CountyPolicy, name: SwitchName, today: Day): boolean {
  const document = policy.switches[name]
  return document !== undefined && today <= document.validUntil
}

export interface SwitchOff extends Changing {
  switch: SwitchName
  reason: string
}

/** 关上: at once and for whatever reason is given; it is never refused for being too many. */
export function decideSwitchOff(
  county: Unit,
  command: SwitchOff,
  moment: Moment,
): Decision<Unit, CountyPolicyCode> {
  const policy = policyOf(county)
  const refusal = refuseStale(policy, command)
  if (refusal) return refusal
  const { switch: name, reason, name: by } = command
  if (!isRegistered(policy, name, moment.today)) return rejected('policy.alreadyOff')
  const next = withoutSwitch(policy, name, moment.today)
  return nextVersion(county, next, moment, 'policy-switch-off', { note: reason, data: { by, switch: name } })
}

/** 现状: how a switch stands today, as everybody of the county reads it. */
export interface SwitchStanding {
  name: SwitchName
  /** `coming`: registered and not begun. `held`: registered, but what it needs is off. `expired`: its document is over. */
  state: 'on' | 'coming' | 'held' | 'off' | 'expired'
  document: ComplianceSwitch | null
  /** Days from today to its last one, where few are left. */
  daysLeft: number | null
}

export function standings(policy: CountyPolicy, today: Day): SwitchStanding[] {
  return SWITCHES.map((name) => {
    const document = policy.switches[name] ?? null
    const state = stateOf(policy, name, today)
    const soon = document !== null && document.validUntil <= addDays(today, TOLD_AHEAD_DAYS)
    const counts = state === 'on' || state === 'held'
    return {
      name,
      state,
      document,
      daysLeft: counts && soon ? daysBetween(today, document.validUntil) : null,
    }
  })
}

function stateOf(policy: CountyPolicy, name: SwitchName, today: Day): SwitchStanding['state'] {
  if (switchOn(policy, name, today)) return 'on'
  const document = policy.switches[name]
  if (!document) return 'off'
  if (document.validUntil < today) return 'expired'
  return document.validFrom !== undefined && today < document.validFrom ? 'coming' : 'held'
}
