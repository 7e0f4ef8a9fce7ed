import { switchOn } from '../../../../kernel/county-policy'
import type { Day } from '../../../../kernel/day'
import type { DayRecord, LedgerContext } from '../day-state'
import { bestOf, speaksFor } from '../evidence'
import { morningAfter } from '../slots'
import type { Pattern } from './pattern'

/** One posting's month as the ledger has it. */
export interface LedgerMonth {
  context: LedgerContext
  records: readonly DayRecord[]
}

/** Fewer than these say nothing about a habit: about two working weeks. */
const ENOUGH_DAYS = 10
const ENOUGH_NIGHTS = 8
/** A habit is what happens four times out of five. */
const HABIT = 0.8
/** Unexplained working days in a row, or in a month, that are more than forgetting. */
const IN_A_ROW = 3
const IN_A_MONTH = 5

/** Working days that asked for somebody: past, not on leave or a trip, nothing waiting for a decision, check-in asked for. */
export const dueDays = ({ context, records }: LedgerMonth): DayRecord[] =>
  records.filter(
    ({ day, state, rest, waiting }) =>
      !rest &&
      waiting.length === 0 &&
      ['present', 'partial', 'unexplained'].includes(state) &&
      switchOn(context.policy, 'checkIn', day),
  )

/**
 * 走读: in the village by day and, of the nights between two such days, hardly ever in the evening. A night tells
 * something only where the evening has nothing, or a fix that was measured elsewhere; a weak or denied one, or a late
 * one whose hour cannot be proved, may well be a resident's and is passed over.
 */
export function commuting(month: LedgerMonth): Pattern | null {
  const { evidence } = month.context
  const byDay = new Map(dueDays(month).map((record) => [record.day, record]))
  const nights = [...byDay.values()].filter(({ day, state }) => {
    const after = byDay.get(morningAfter(day))
    return state !== 'unexplained' && after !== undefined && after.state !== 'unexplained'
  })
  const told = nights.filter(({ evidence: ofDay }) => !ofDay.some((item) => item.claimedAt !== undefined))
  const evenings = told.map(({ day }) => ({ day, best: bestOf(evidence, day, 'evening') }))
  const away = evenings.filter(({ best }) => best === undefined || !speaksFor(best)).map(({ day }) => day)
  if (evenings.length < ENOUGH_NIGHTS || away.length < evenings.length * HABIT) return null
  return { kind: 'commuting', dates: away }
}

/** 缺岗: working days that nothing explains, three in a row or five in a month, of somebody who is there on others. */
export function absent(month: LedgerMonth): Pattern | null {
  const due = dueDays(month)
  const missing = due.filter(({ state }) => state === 'unexplained').map(({ day }) => day)
  if (missing.length === due.length) return null
  if (missing.length < IN_A_MONTH && longestRun(due) < IN_A_ROW) return null
  return { kind: 'absent', dates: missing }
}

function longestRun(due: readonly DayRecord[]): number {
  let [run, longest] = [0, 0]
  for (const { state } of due) {
    run = state === 'unexplained' ? run + 1 : 0
    longest = Math.max(longest, run)
  }
  return longest
}

/** 挂名: two weeks of working days and more, and not one on which anything speaks for the village. */
export function onPaper(month: LedgerMonth): Pattern | null {
  const due = dueDays(month)
  const speaks = month.records.some(({ evidence }) => evidence.some(speaksFor))
  if (speaks || due.length < ENOUGH_DAYS) return null
  return { kind: 'on-paper', dates: due.map(({ day }) => day) }
}

/**
 * 两头跑: called back by the sending unit again and again. It counts against the unit that called, so it rests on
 * filed days alone: an unexplained fix elsewhere is no proof of an office.
 */
export function torn({ records }: LedgerMonth): Pattern | null {
  const dates: Day[] = []
  let calls = 0
  let before = false
  for (const { day, absences, rest } of records) {
    if (rest) continue
    const called = absences.some(({ nature }) => nature === 'recalled')
    if (called) dates.push(day)
    if (called && !before) calls += 1
    before = called
  }
  return calls >= IN_A_ROW || dates.length >= IN_A_MONTH ? { kind: 'torn', dates } : null
}
