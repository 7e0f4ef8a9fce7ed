import { accepted, type Decision, type Moment, type Notice } from '../../../kernel/aggregate'
import { rejected } from '../../../kernel/result'
import type { AttendanceCode } from '../codes'
import { casesOf, isOverdue, overdueAt, type Case } from './case'
import { firstDue, notYetDue } from './fixes'
import { flagsIn } from './flags'
import { firstPhotoDue, withoutDuePhotos } from './photos'
import { waitingFor, type LedgerHistory, type LedgerState } from './ledger'

/** When the clock has something to do here: fixes to look at, photos and coordinates that must go, a contest or a spot check that nobody answered. */
export function wakeAt(state: LedgerState): number | null {
  const { fixes, open, spot, flagAt } = state
  const alarms = [open?.alarm, spot?.alarm, flagAt].map((at) => at ?? null)
  const times = [firstDue(fixes), firstPhotoDue(state), ...alarms].filter((at): at is number => at !== null)
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

type Others = Parameters<typeof flagsIn>[2]

/** Whether this wake looks at the fixes, and so needs those of other people. */
export function looksAtFixes({ flagAt }: LedgerState, now: number): boolean {
  return flagAt !== undefined && flagAt <= now
}

/** The clock's duty, after the shell deleted the files of `duePhotos`: coordinates whose time is up go, verdict and distance stay; the county sees what nobody answered. */
export function decideWake(
  current: LedgerHistory | null,
  moment: Moment,
  notices: Notice[] = [],
  others: Others = [],
): Decision<LedgerState, AttendanceCode | 'record.notFound'> {
  if (!current) return rejected('record.notFound')
  const { open, spot, flags: known = [], flagAt, ...rest } = withoutDuePhotos(current.state, moment.now)
  const isDue = looksAtFixes(current.state, moment.now)
  const found = isDue ? flagsIn(rest.fixes, current.history, others) : []
  const flags = [...new Set([...known, ...found])]
  const state: LedgerState = { ...rest, fixes: notYetDue(rest.fixes, moment.now) }
  if (open) state.open = { ...open, told: moment.now }
  if (spot) state.spot = { ...spot, told: moment.now }
  if (flags.length > 0) state.flags = flags
  if (flagAt !== undefined && !isDue) state.flagAt = flagAt
  return accepted(waitingFor(state, current.history, moment.today), moment, 'wake', { notices })
}
