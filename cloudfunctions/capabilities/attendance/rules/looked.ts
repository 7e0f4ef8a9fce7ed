import { accepted, type Decision, type Entry, type Moment } from '../../../kernel/aggregate'
import type { CountyPolicy } from '../../../kernel/county-policy'
import type { Day } from '../../../kernel/day'
import { rejected } from '../../../kernel/result'
import type { AttendanceCode } from '../codes'
import { after, type LedgerHistory, type LedgerState } from './ledger'

/** What can be looked at in a ledger: the patterns, the odd fixes, a contest nobody answered. */
export const LOOKED_KINDS = ['commuting', 'absent', 'on-paper', 'torn', 'taking-turns', 'odd-fixes'] as const
export type LookedKind = (typeof LOOKED_KINDS)[number]

/** 看过了: somebody went and asked, with what they found. It rests on days up to `until`; later ones show again. */
export interface Looked {
  kind: LookedKind
  until: Day
  name: string
  grantId: string
  personVersion: number
}

/** Words of one kind up to one day are kept once: what was found is not written over. */
export function decideLooked(
  current: LedgerHistory | null,
  looked: Looked,
  found: string,
  policy: CountyPolicy,
  moment: Moment,
): Decision<LedgerState, AttendanceCode | 'record.notFound'> {
  if (!current) return rejected('record.notFound')
  if (current.state.personId === moment.by) return rejected('attendance.ownDay')
  if (looked.until > moment.today) return rejected('attendance.dayAhead')
  const before = lookedUntil(current.history).get(looked.kind)
  if (before !== undefined && before >= looked.until) return rejected('attendance.lookedAlready')
  const decision = accepted(current.state, moment, 'looked', { note: found, data: { ...looked } })
  return after(current, decision, policy, moment)
}

/** Up to which day each kind has been looked at. */
export function lookedUntil(history: readonly Entry[]): Map<string, Day> {
  const until = new Map<string, Day>()
  for (const { act, data } of history) {
    if (act !== 'looked' || !data) continue
    const { kind, until: day } = data as unknown as Looked
    if (day > (until.get(kind) ?? '')) until.set(kind, day)
  }
  return until
}
