import { accepted, type Decision, type Moment, type Notice } from '../../../kernel/aggregate'
import { rejected } from '../../../kernel/result'
import type { AttendanceCode } from '../codes'
import { casesOf, isOpenCase, type Case, type MoveData } from './case'
import { lookAfter, type CaseAround, type CaseTelling } from './case-patience'
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

/** Whether this wake looks at makeups and contests, and so needs to know who could answer them. */
export function looksAtCases({ open }: LedgerState, now: number): boolean {
  return typeof open?.alarm === 'number' && open.alarm <= now
}

/** What the makeups and contests of a ledger come to by now, and what is told of each. */
export function lookAtCases(
  { state, history }: LedgerHistory,
  around: Omit<CaseAround, 'ownerId'>,
  now: number,
): { moves: MoveData[]; tell: Array<CaseTelling & { item: Case }> } {
  const looked = casesOf(history)
    .filter(isOpenCase)
    .map((item) => lookAfter(item, { ...around, ownerId: state.personId }, now))
  return {
    moves: looked.flatMap(({ moves }) => moves),
    tell: looked.flatMap(({ item, tell }) => tell.map((each) => ({ ...each, item }))),
  }
}

/** What the shell found out for one wake. */
export interface WakeFound {
  notices?: Notice[]
  /** Fixes of other people. */
  others?: Parameters<typeof flagsIn>[2]
  /** Of makeups and contests. */
  moves?: readonly MoveData[]
}

/** Whether this wake looks at the fixes, and so needs those of other people. */
export function looksAtFixes({ flagAt }: LedgerState, now: number): boolean {
  return flagAt !== undefined && flagAt <= now
}

/** The clock's duty, after the shell deleted the files of `duePhotos`: coordinates whose time is up go, verdict and distance stay; and what nobody answered moves on. */
export function decideWake(
  current: LedgerHistory | null,
  moment: Moment,
  { notices = [], others = [], moves = [] }: WakeFound = {},
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
  const told = accepted(state, moment, 'wake', { notices, ...(moves.length > 0 ? { data: { moves } } : {}) })
  return { ...told, state: waitingFor(state, [...current.history, told.entry], moment.today) }
}
