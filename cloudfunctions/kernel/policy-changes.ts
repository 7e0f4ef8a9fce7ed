import type {
  ComplianceSwitch,
  CountyPolicy,
  DayNumbers,
  FormerNumbers,
  SwitchName,
  SwitchPeriod,
} from './county-policy'
import { policyOn } from './county-policy'
import { addDays, type Day } from './day'
import { canonical } from './hashing'

/** Days after which a ledger is closed for good: older values are let go at the next change (the ledgers are sealed). */
const KEPT_DAYS = 3 * 366
/** Former numbers, and former switch periods, that a policy carries: it travels with everybody who calls. */
export const MOST_FORMER = 24

const NUMBERS: ReadonlyArray<keyof DayNumbers> = ['slots', 'targets', 'weakAccuracy']

/** The policy with numbers that hold from that day on; days before it keep those they had. */
export function numbersFrom(policy: CountyPolicy, numbers: DayNumbers, from: Day): CountyPolicy {
  return NUMBERS.reduce<CountyPolicy>((kept, name) => numberFrom(kept, name, numbers, from), policy)
}

/** A change that was still to come gives way to the new one. */
function numberFrom<N extends keyof DayNumbers>(
  policy: CountyPolicy,
  name: N,
  numbers: DayNumbers,
  from: Day,
): CountyPolicy {
  const until = addDays(from, -1)
  const before = policyOn(policy, until)[name]
  const kept = (policy.former ?? []).flatMap((entry): FormerNumbers[] => {
    if (entry.until < until || !(name in entry)) return [entry]
    const rest: FormerNumbers = { ...entry }
    delete rest[name]
    return Object.keys(rest).length > 1 ? [rest] : []
  })
  const changed = canonical(before) !== canonical(numbers[name])
  const former = changed ? withFormer(kept, { until, [name]: before }) : kept
  return { ...policy, [name]: numbers[name], former }
}

function withFormer(kept: readonly FormerNumbers[], entry: FormerNumbers): FormerNumbers[] {
  const same = kept.find(({ until }) => until === entry.until)
  const others = kept.filter((each) => each !== same)
  return [...others, { ...same, ...entry }].sort((a, b) => a.until.localeCompare(b.until))
}

/**
 * 登记: the switch under this document. What the one before it covered stays covered: a document that follows without a
 * gap takes over its first day, after a gap the period lies apart.
 */
export function withSwitch(
  policy: CountyPolicy,
  name: SwitchName,
  document: ComplianceSwitch,
  today: Day,
): CountyPolicy {
  const before = policy.switches[name]
  const from = document.validFrom
  const goesOn = before !== undefined && from === before.validFrom
  const closed = before && !goesOn ? periodOf(name, before, addDays(from ?? today, -1)) : []
  const formerSwitches = [...(policy.formerSwitches ?? []), ...closed]
  return { ...policy, switches: { ...policy.switches, [name]: document }, formerSwitches }
}

/** 关上: from today on, whatever the document says; the days before stay as they were. */
export function withoutSwitch(policy: CountyPolicy, name: SwitchName, today: Day): CountyPolicy {
  const { [name]: before, ...switches } = policy.switches
  if (!before) return policy
  const closed = periodOf(name, before, addDays(today, -1))
  return { ...policy, switches, formerSwitches: [...(policy.formerSwitches ?? []), ...closed] }
}

/** The days a document was in force, at the latest until that day; none for one that never began. */
function periodOf(
  name: SwitchName,
  { validFrom, validUntil }: ComplianceSwitch,
  latest: Day,
): SwitchPeriod[] {
  const until = validUntil < latest ? validUntil : latest
  if (validFrom === undefined) return [{ name, until }]
  return validFrom <= until ? [{ name, from: validFrom, until }] : []
}

/** Without values that no open ledger needs; lists that are empty are left out. */
export function tidied(policy: CountyPolicy, today: Day): CountyPolicy {
  const { former = [], formerSwitches = [], ...rest } = policy
  const oldest = addDays(today, -KEPT_DAYS)
  const numbers = former.filter(({ until }) => until >= oldest)
  const periods = formerSwitches.filter(({ until }) => until >= oldest)
  return {
    ...rest,
    ...(numbers.length > 0 ? { former: numbers } : {}),
    ...(periods.length > 0 ? { formerSwitches: periods } : {}),
  }
}

/** Whether it has been changed more often than it can carry. */
export function isFull({ former = [], formerSwitches = [] }: CountyPolicy): boolean {
  return former.length > MOST_FORMER || formerSwitches.length > MOST_FORMER
}
