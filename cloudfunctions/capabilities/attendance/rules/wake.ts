import { accepted, type Decision, type Moment, type Notice } from '../../../kernel/aggregate'
import { rejected } from '../../../kernel/result'
import type { AttendanceCode } from '../codes'
import { casesOf, isOverdue, overdueAt, type Case } from './case'
import { firstDue, notYetDue } from './fixes'
import { waitingFor, type LedgerHistory, type LedgerState } from './ledger'

/** When the clock has something to do here: coordinates that must go, a contest that nobody answered. */
export function wakeAt({ fixes, open }: LedgerState): number | null {
  const times = [firstDue(fixes), open?.alarm ?? null].filter((at): at is number => at !== null)
  return times.length > 0 ? Math.min(...times) : null
}

/** Contests of which the county is told now: their last day is over, and nobody was told before. */
export function newlyOverdue({ state, history }: LedgerHistory, { now, today }: Moment): Case[] {
  const told = state.open?.told ?? 0
  return casesOf(history).filter((item) => {
    const at = overdueAt(item)
    return isOverdue(item, today) && at !== null && told < at && at <= now
  })
}

/** The clock's duty: coordinates whose time is up go, verdict and distance stay; the county sees what nobody answered. */
export function decideWake(
  current: LedgerHistory | null,
  moment: Moment,
  notices: Notice[] = [],
): Decision<LedgerState, AttendanceCode | 'record.notFound'> {
  if (!current) return rejected('record.notFound')
  const { open, ...rest } = current.state
  const fixes = notYetDue(rest.fixes, moment.now)
  const state = { ...rest, fixes, ...(open ? { open: { ...open, told: moment.now } } : {}) }
  return accepted(waitingFor(state, current.history, moment.today), moment, 'wake', { notices })
}
