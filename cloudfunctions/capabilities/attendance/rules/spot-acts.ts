import { accepted, type Decision, type Moment } from '../../../kernel/aggregate'
import type { CountyPolicy } from '../../../kernel/county-policy'
import { MINUTE, type Day } from '../../../kernel/day'
import { isOpen, type Posting } from '../../../kernel/people'
import { rejected } from '../../../kernel/result'
import type { DrawCode } from '../draw-codes'
import { isAskingTime, spotCheckOn } from './draw-hours'
import { after, emptyLedger, type LedgerHistory, type LedgerState } from './ledger'
import {
  spotChecksOf,
  spotStatus,
  type AskedData,
  type CallData,
  type Found,
  type Skip,
  type SpotCheck,
} from './spot-check'

/** Notes of one spot check by people who call, and words of its person: enough, and the ledger stays small. */
const CALLS = 3
const WORDS = 2

export interface SpotAsk {
  drawId: string
  minutes: number
  perMonth: number
  /** The day of the draw: a clock that comes back another day asks nobody. */
  day: Day
  /** On leave or a trip by now. */
  away: boolean
  /** How often the same person was asked this month at another posting. */
  elsewhere: number
}

export interface SpotContext {
  moment: Moment
  personId: string
  posting: Posting
  policy: CountyPolicy
}

type SpotDecision = Decision<LedgerState, DrawCode | 'attendance.spotAsked' | 'record.notFound'>

/** Asks somebody who was drawn, once a draw, however often the clock comes back; what stands against it is written down. */
export function decideSpotAsk(
  current: LedgerHistory | null,
  ask: SpotAsk,
  { moment, personId, posting, policy }: SpotContext,
): SpotDecision {
  const checks = spotChecksOf(current?.history ?? [])
  if (checks.some(({ drawId }) => drawId === ask.drawId)) return rejected('attendance.spotAsked')
  const skip = skipOf(current, ask, { moment, posting, policy })
  const { drawId, minutes } = ask
  const data: AskedData = skip ? { drawId, skip } : { drawId, until: moment.now + minutes * MINUTE }
  const before = current?.state ?? emptyLedger(posting, personId, ask.day)
  return after(current, accepted(before, moment, 'spotCheck', { data: { ...data } }), policy, moment)
}

/** The list was frozen some time ago, and another draw may have asked meanwhile. */
function skipOf(
  current: LedgerHistory | null,
  { minutes, perMonth, day, away, elsewhere }: SpotAsk,
  { moment: { now, today }, posting, policy }: Omit<SpotContext, 'personId'>,
): Skip | null {
  if (!isOpen(posting, today)) return 'ended'
  if (away) return 'away'
  if (today !== day || !isAskingTime(now, minutes) || !spotCheckOn(policy, today)) return 'hours'
  const spot = current?.state.spot
  if ((spot?.asked ?? 0) + elsewhere >= perMonth) return 'quota'
  return spot && spot.until >= now ? 'asked' : null
}

export interface SpotCall {
  drawId: string
  found: Found
  words: string
  /** Who called. */
  by: { personId: string; name: string }
}

/** Why nobody calls about this spot check, or that one does not oneself; null where somebody should. */
export function whyNoCall(check: SpotCheck, own: boolean, now: number): DrawCode | null {
  if (own) return 'attendance.spotOwn'
  const status = spotStatus(check, now)
  if (status === 'running') return 'attendance.spotRunning'
  return status === 'unanswered' ? null : 'attendance.spotAnswered'
}

/** What a human found out about somebody who did not answer. It changes nothing else: nobody is punished by a clock. */
export function decideSpotCall(
  current: LedgerHistory | null,
  { drawId, found, words, by }: SpotCall,
  policy: CountyPolicy,
  moment: Moment,
): SpotDecision {
  const check = spotChecksOf(current?.history ?? []).find((each) => each.drawId === drawId)
  if (!current || !check) return rejected('record.notFound')
  const refusal = whyNoCall(check, current.state.personId === by.personId, moment.now)
  if (refusal) return rejected(refusal)
  if (check.calls.length >= CALLS) return rejected('attendance.spotEnough', { times: CALLS })
  const data: CallData = { drawId, found, name: by.name }
  const note = words ? { note: words } : {}
  const told = accepted(current.state, moment, 'spotCall', { ...note, data: { ...data } })
  return after(current, told, policy, moment)
}

/** What its person says about a spot check; beside what others wrote, never instead of it. */
export function decideSpotSay(
  current: LedgerHistory | null,
  { drawId, words }: { drawId: string; words: string },
  policy: CountyPolicy,
  moment: Moment,
): SpotDecision {
  const check = spotChecksOf(current?.history ?? []).find((each) => each.drawId === drawId)
  if (!current || !check || current.state.personId !== moment.by) return rejected('record.notFound')
  if (check.said.length >= WORDS) return rejected('attendance.spotEnough', { times: WORDS })
  const told = accepted(current.state, moment, 'spotSay', { note: words, data: { drawId } })
  return after(current, told, policy, moment)
}
