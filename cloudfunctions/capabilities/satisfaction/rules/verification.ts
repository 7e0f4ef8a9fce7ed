import { accepted, type Decision, type Moment, type Notice } from '../../../kernel/aggregate'
import { workdayAfter, type WorkCalendar } from '../../../kernel/calendar'
import { daysBetween, type Day } from '../../../kernel/day'
import { rejected } from '../../../kernel/result'
import type { VerificationCode } from '../codes'
import type { Sign } from './signs'

/** Working days within which inspectors hand in what they found. */
const FINDINGS_WITHIN = 7
/** Calendar days the secretary has for a statement before a decision may be made without one. */
const STATEMENT_WITHIN = 3
/** Nobody verifies alone. */
export const FEWEST_INSPECTORS = 2
const MOST_INSPECTORS = 4
/** Words that one verification keeps. */
const MOST_WORDS = 12

export interface Inspector {
  personId: string
  name: string
}

/** 核查意见: what one inspector saw in the village. A later one of the same inspector stands beside it. */
export interface Finding extends Inspector {
  at: number
  /** Whether the villagers they spoke to bear the result out. */
  bearsOut: boolean
  text: string
}

/** 说明 of the first secretary themselves. */
export interface Statement {
  name: string
  at: number
  text: string
}

/** The result stands, it is not used, or the village is asked again. */
export type Outcome = 'stands' | 'set-aside' | 'again'

/** 决定: by a person, with the rule it rests on. */
export interface Ruling extends Inspector {
  at: number
  outcome: Outcome
  rule: string
  text: string
  /** Proof of entitlement, as read in the same invocation. */
  grantId: string
  personVersion: number
}

/** 核查: what follows where the whole interval of a village lies below the line. People verify, a person decides. */
export interface Verification {
  openedAt: number
  openedOn: Day
  signs: Sign[]
  inspectors: Inspector[]
  /** Last day for findings; null while nobody is assigned. */
  dueOn: Day | null
  findings: Finding[]
  statements: Statement[]
  ruling: Ruling | null
  remindedAt: number | null
}

export function openedVerification(signs: Sign[], { now, today }: Moment): Verification {
  return {
    openedAt: now,
    openedOn: today,
    signs,
    inspectors: [],
    dueOn: null,
    findings: [],
    statements: [],
    ruling: null,
    remindedAt: null,
  }
}

/** Somebody who may be sent: an inspector of the county or of a township. */
export interface Candidate extends Inspector {
  /** Whether they are of the village's own township, by office or by posting. */
  local: boolean
}

export type VerificationCommand =
  | { type: 'assign'; inspectors: Candidate[]; calendar: WorkCalendar }
  | { type: 'find'; name: string; bearsOut: boolean; text: string }
  | { type: 'state'; name: string; text: string }
  | {
      type: 'rule'
      name: string
      outcome: Outcome
      rule: string
      text: string
      grantId: string
      personVersion: number
      /** Person of the posting that the result is about. */
      aboutId: string
    }
  | { type: 'remind' }

type Refused = { ok: false; code: VerificationCode; params: Record<string, string | number> }

/** One command on one verification; what it makes of it, or why not. Who may command is decided before. */
export function decideVerification(
  current: Verification,
  command: VerificationCommand,
  moment: Moment,
): Decision<Verification, VerificationCode> {
  if (current.ruling) return rejected('verification.ruled', { who: current.ruling.name })
  const next = apply(current, command, moment)
  return 'code' in next ? next : accepted(next, moment, command.type)
}

function apply(current: Verification, command: VerificationCommand, moment: Moment): Verification | Refused {
  if (command.type === 'assign') return assign(current, command, moment)
  if (command.type === 'find') return find(current, command, moment)
  if (command.type === 'state') return state(current, command, moment)
  if (command.type === 'remind') return remind(current, moment)
  return rule(current, command, moment)
}

type Of<T extends VerificationCommand['type']> = Extract<VerificationCommand, { type: T }>

function assign(
  current: Verification,
  { inspectors, calendar }: Of<'assign'>,
  { today }: Moment,
): Verification | Refused {
  const local = inspectors.find((each) => each.local)
  if (local) return rejected('verification.local', { who: local.name })
  const chosen = [...new Map(inspectors.map(({ personId, name }) => [personId, { personId, name }])).values()]
  if (chosen.length < FEWEST_INSPECTORS || chosen.length > MOST_INSPECTORS)
    return rejected('verification.howMany', { fewest: FEWEST_INSPECTORS, most: MOST_INSPECTORS })
  return { ...current, inspectors: chosen, dueOn: workdayAfter(calendar, today, FINDINGS_WITHIN) }
}

function find(current: Verification, said: Of<'find'>, { by, now }: Moment): Verification | Refused {
  if (!current.inspectors.some(({ personId }) => personId === by)) return rejected('verification.notAssigned')
  if (current.findings.length >= MOST_WORDS) return rejected('verification.full')
  const { name, bearsOut, text } = said
  return { ...current, findings: [...current.findings, { personId: by, name, at: now, bearsOut, text }] }
}

function state(current: Verification, { name, text }: Of<'state'>, { now }: Moment): Verification | Refused {
  if (current.statements.length >= MOST_WORDS) return rejected('verification.full')
  return { ...current, statements: [...current.statements, { name, at: now, text }] }
}

/** Once a day: a second tap reminds nobody twice. */
function remind(current: Verification, { now }: Moment): Verification | Refused {
  if (current.inspectors.length === 0) return rejected('verification.nobodyAssigned')
  if (waitedFor(current).length === 0) return rejected('verification.allFound')
  if (current.remindedAt !== null && now - current.remindedAt < 86_400_000)
    return rejected('verification.reminded')
  return { ...current, remindedAt: now }
}

function rule(current: Verification, said: Of<'rule'>, { by, now, today }: Moment): Verification | Refused {
  if (by === said.aboutId) return rejected('verification.ownResult')
  if (current.inspectors.some(({ personId }) => personId === by)) return rejected('verification.ownFinding')
  const missing = whatIsMissing(current, today)
  if (missing) return missing
  const { name, outcome, rule: cited, text, grantId, personVersion } = said
  const ruling = { personId: by, name, at: now, outcome, rule: cited, text, grantId, personVersion }
  return { ...current, ruling }
}

/** A decision rests on every inspector's finding, and on the secretary's word or on having waited for it. */
export function whatIsMissing(current: Verification, today: Day): Refused | null {
  if (current.inspectors.length === 0) return rejected('verification.nobodyAssigned')
  const [first] = waitedFor(current)
  if (first) return rejected('verification.findingMissing', { who: first.name })
  const waited = daysBetween(current.openedOn, today)
  if (current.statements.length === 0 && waited < STATEMENT_WITHIN)
    return rejected('verification.statementMissing', { days: STATEMENT_WITHIN - waited })
  return null
}

/** Inspectors who have not handed anything in. */
export function waitedFor({ inspectors, findings }: Verification): Inspector[] {
  return inspectors.filter(({ personId }) => findings.every((finding) => finding.personId !== personId))
}

/** A decision with what is told of it. */
export function telling<S, C extends string>(decision: Decision<S, C>, notices: Notice[]): Decision<S, C> {
  return decision.ok ? { ...decision, notices } : decision
}
