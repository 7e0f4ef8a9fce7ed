import { accepted, type Decision, type Moment } from '../../../kernel/aggregate'
import { MINUTE } from '../../../kernel/day'
import { rejected } from '../../../kernel/result'
import type { RoundCode } from '../codes'
import { mayReprint, type RoundState } from './round'

/** A making of slips: who, and the mark by which the box says whose slips it holds. No slip can be told from it. */
interface Making {
  batch: string
  /** Person id and name. */
  by: string
  name: string
}

/** 正在印: nobody else makes slips for the village until then. */
export interface Doing extends Making {
  /** Epoch milliseconds. */
  until: number
}

/** 印好的纸条 of one village: its file was made, so its slips may be in people's hands. */
export interface Printed extends Making {
  /** Epoch milliseconds. */
  at: number
  slips: number
  /** Where the file lies, and until when; null for slips of before, which were never a file. */
  file: { id: string; fileID: string; name: string; until: number } | null
}

/** 一个村的纸条. Both are set while slips that were printed are replaced. */
export interface VillagePrint {
  done: Printed | null
  doing: Doing | null
}

/** Longer than the function that makes the slips may run (60 s), so that no two are ever at it. */
export const AT_IT = 1.5 * MINUTE

const NOTHING: VillagePrint = { done: null, doing: null }

/** How far a village is. In a round of before, every slip was made when it opened. */
export function printOf(round: RoundState, villageId: string): VillagePrint {
  if (round.prints) return round.prints[villageId] ?? NOTHING
  // Those rounds had one number of slips for all villages.
  const { openedBy: by, opensAt: at, slipsPerVillage: slips } = round
  return { done: { batch: '', by, name: '', at, slips, file: null }, doing: null }
}

/** What is asked: the first slips of a village, or others instead of those printed at that moment. */
export interface Wish {
  villageId: string
  /** Epoch milliseconds of the printing that is to be void. A second tap names one that is void already. */
  insteadOf?: number | undefined
}

/** Do the printed slips of the village answer the wish, so that their file is handed out once more? */
export function standingPrint(round: RoundState, { villageId, insteadOf }: Wish): Printed | null {
  const { done, doing } = printOf(round, villageId)
  // What was printed for a village that is not asked any more is worth nothing.
  return done && !doing && done.at !== insteadOf && !round.voided?.[villageId] ? done : null
}

/**
 * May slips be made now? The first ones at any hour of the vote; others instead only until the opening, since they void
 * what is in people's hands. One that was cut off is always finished: its slips never left the function.
 */
export function mayPrint(round: RoundState, wish: Wish, now: number): RoundCode | null {
  if (round.phase === 'draft') return 'satisfaction.notReady'
  if (round.phase !== 'open' || now >= round.closesAt) return 'satisfaction.votingOver'
  if (round.voided?.[wish.villageId]) return 'satisfaction.villageVoid'
  const { done, doing } = printOf(round, wish.villageId)
  if (doing) return now < doing.until ? 'satisfaction.printing' : null
  if (!done) return null
  if (done.at !== wish.insteadOf) return 'satisfaction.printing'
  return mayReprint(round, now) ? null : 'satisfaction.hasOpened'
}

/** Slips that must stay in the box, by their mark: once anybody may have voted, those that were printed. */
export function keptBatch(round: RoundState, villageId: string, now: number): string | null {
  return mayReprint(round, now) ? null : (printOf(round, villageId).done?.batch ?? null)
}

/** 开始印: from here on nobody else does. */
export function decidePrint(
  round: RoundState,
  wish: Wish,
  making: Making,
  moment: Moment,
): Decision<RoundState, RoundCode> {
  const refusal = mayPrint(round, wish, moment.now)
  if (refusal) return rejected(refusal, { village: nameOf(round, wish.villageId) })
  const { done } = printOf(round, wish.villageId)
  const doing = { ...making, until: moment.now + AT_IT }
  return withPrint(round, wish.villageId, { done, doing }, moment, 'print')
}

/** 印好了: only for whoever is at it. */
export function decidePrinted(
  round: RoundState,
  villageId: string,
  printed: Printed,
  moment: Moment,
): Decision<RoundState, RoundCode> {
  if (printOf(round, villageId).doing?.batch !== printed.batch)
    return rejected('satisfaction.printing', { village: nameOf(round, villageId) })
  const data = { slips: printed.slips }
  return withPrint(round, villageId, { done: printed, doing: null }, moment, 'printed', data)
}

/**
 * 没印成: the next one need not wait. `voided` says whether the box has new slips already: then what was printed before
 * is worth nothing, and the village waits to be printed; else it is as it was.
 */
export function decideStopPrinting(
  round: RoundState,
  villageId: string,
  { batch, voided }: { batch: string; voided: boolean },
  moment: Moment,
): Decision<RoundState, RoundCode> {
  const { done, doing } = printOf(round, villageId)
  if (doing?.batch !== batch) return rejected('satisfaction.printing', { village: nameOf(round, villageId) })
  const left = voided ? { done, doing: { ...doing, until: moment.now } } : { done, doing: null }
  return withPrint(round, villageId, left, moment, 'print-stopped')
}

function withPrint(
  round: RoundState,
  villageId: string,
  print: VillagePrint,
  moment: Moment,
  act: string,
  data: Record<string, unknown> = {},
): Decision<RoundState, RoundCode> {
  const all = round.villages.map((each) => [each.villageId, printOf(round, each.villageId)] as const)
  const prints = { ...Object.fromEntries(all), [villageId]: print }
  return accepted({ ...round, prints }, moment, act, { data: { villageId, ...data } })
}

function nameOf({ villages }: RoundState, villageId: string): string {
  return villages.find((village) => village.villageId === villageId)?.name ?? ''
}
