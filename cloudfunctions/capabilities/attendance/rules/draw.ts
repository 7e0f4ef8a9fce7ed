import { accepted, type Decision, type Moment } from '../../../kernel/aggregate'
import type { CountyPolicy } from '../../../kernel/county-policy'
import { dayOf, HOUR, MINUTE, type Day } from '../../../kernel/day'
import { rejected, type Rejected } from '../../../kernel/result'
import type { DrawCode } from '../draw-codes'
import type { Candidate, Excluded } from './candidates'
import { latestAsk, refuseTime, spotNumbers } from './draw-hours'
import { drawLots, listHashOf, seedHashOf } from './lots'

/** Draws of one unit and day, those that nobody completed included: nobody opens until a result pleases. */
export const DRAWS_A_DAY = 3
/** People of one draw: as many as can be called the same evening. */
export const MOST_DRAWN = 20
/** Of so many people on the list at most one is drawn: a draw that everybody must win points at people. */
const LEAST_SHARE = 2
/** Milliseconds for adding the digits; who is on leave may have changed after that. */
const WAITS = 2 * HOUR
/** Milliseconds after which the clock asks whoever was not asked in the request itself. */
const ASK_AGAIN = MINUTE

/** Somebody who had a hand in a draw. */
export interface Hand {
  personId: string
  name: string
}

/** 抽查: one draw. Everything that could be bent later is frozen when it is opened. */
export interface DrawState {
  /** A county or a township. */
  unitId: string
  unitName: string
  day: Day
  /** Which one of that unit and day, from 1. */
  number: number
  openedBy: Hand
  openedAt: number
  /** How many are drawn. */
  people: number
  /** As the county's policy had them. */
  minutes: number
  perMonth: number
  candidates: Candidate[]
  excluded: Excluded[]
  listHash: string
  seedHash: string
  /** After that no digits are taken, and it stays on record as one that nobody completed. */
  lapsesAt: number
  outcome?: Outcome
}

export interface Outcome {
  digits: string
  /** Revealed with the result; before that the database does not hold it. */
  seed: string
  by: Hand
  at: number
  /** Posting ids, the smallest lot first. */
  drawn: string[]
  /** When everybody's ledger had it; left out until then. */
  askedAt?: number
}

export type DrawStatus = 'waiting' | 'lapsed' | 'drawn'

export function statusOf({ outcome, lapsesAt }: DrawState, now: number): DrawStatus {
  if (outcome) return 'drawn'
  return now > lapsesAt ? 'lapsed' : 'waiting'
}

/** The same unit, day and number always make the same document, so that two people cannot open the same one. */
export function drawIdOf(unitId: string, day: Day, number: number): string {
  return `d${unitId}_${day.replace(/-/g, '')}_${number}`
}

export interface Opening {
  unitId: string
  unitName: string
  number: number
  people: number
  openedBy: Hand
  candidates: Candidate[]
  excluded: Excluded[]
  seed: string
}

/** Why no further draw of this unit is opened today, null when one may be. */
export function refuseOpening(earlier: readonly DrawState[], now: number): Rejected<DrawCode> | null {
  if (earlier.some((draw) => statusOf(draw, now) === 'waiting')) return rejected('attendance.drawOpen')
  return earlier.length >= DRAWS_A_DAY ? rejected('attendance.drawsUsed', { times: DRAWS_A_DAY }) : null
}

/** Freezes the list and seals the seed. Whoever opens it knows neither the seed nor the digits. */
export function decideOpen(
  current: DrawState | null,
  { seed, ...opening }: Opening,
  policy: CountyPolicy,
  moment: Moment,
): Decision<DrawState, DrawCode> {
  if (current) return rejected('attendance.drawOpen')
  const refusal = refuseTime(policy, moment.now) ?? refuseSize(opening)
  if (refusal) return refusal
  const { minutes, perMonth } = spotNumbers(policy)
  const { now } = moment
  const day = dayOf(now)
  const state: DrawState = {
    ...opening,
    ...{ day, openedAt: now, minutes, perMonth },
    listHash: listHashOf(opening.candidates.map(({ postingId }) => postingId)),
    seedHash: seedHashOf(seed),
    lapsesAt: Math.min(now + WAITS, latestAsk(day, minutes)),
  }
  return accepted(state, moment, 'open')
}

function refuseSize({
  candidates,
  people,
}: Pick<Opening, 'candidates' | 'people'>): Rejected<DrawCode> | null {
  const most = Math.min(MOST_DRAWN, Math.floor(candidates.length / LEAST_SHARE))
  if (most === 0) return rejected('attendance.drawTooFew', { people: candidates.length })
  if (people > most) return rejected('attendance.drawTooMany', { people: candidates.length, most })
  return null
}

export interface Digits {
  /** Six of them. */
  digits: string
  by: Hand
  /** The seed that was sealed; null where the deployment's secret is gone. */
  seed: string | null
}

/**
 * Somebody else's six digits make the result: they do not know the seed, and whoever might know it could not know them.
 * One write takes the digits and the result, so that nobody sees it and then thinks better of it.
 */
export function decideDigits(
  current: DrawState | null,
  { digits, by, seed }: Digits,
  policy: CountyPolicy,
  moment: Moment,
): Decision<DrawState, DrawCode | 'record.notFound'> {
  if (!current) return rejected('record.notFound')
  const status = statusOf(current, moment.now)
  if (status === 'drawn') return rejected('attendance.drawDone', { who: current.outcome!.by.name })
  if (by.personId === current.openedBy.personId) return rejected('attendance.drawOwnDigits')
  if (current.candidates.some(({ personId }) => personId === by.personId))
    return rejected('attendance.drawCandidate')
  if (status === 'lapsed') return rejected('attendance.drawLapsed')
  const refusal = refuseTime(policy, moment.now)
  if (refusal) return refusal
  if (seed === null || seedHashOf(seed) !== current.seedHash) return rejected('attendance.drawUnsealed')
  const { listHash, candidates, people } = current
  const ids = candidates.map(({ postingId }) => postingId)
  const drawn = drawLots({ seed, listHash, digits }, ids, people)
  const outcome: Outcome = { digits, seed, by, at: moment.now, drawn }
  return accepted({ ...current, outcome }, moment, 'digits')
}

/** Everybody's ledger has it: the clock need not come back. */
export function decideAsked(
  current: DrawState | null,
  moment: Moment,
): Decision<DrawState, 'record.notFound'> {
  if (!current?.outcome) return rejected('record.notFound')
  const outcome: Outcome = { ...current.outcome, askedAt: current.outcome.askedAt ?? moment.now }
  return accepted({ ...current, outcome }, moment, 'asked')
}

/** The people drawn, in the order of their lots. */
export function drawnOf({ candidates, outcome }: DrawState): Candidate[] {
  const known = new Map(candidates.map((candidate) => [candidate.postingId, candidate]))
  return (outcome?.drawn ?? []).flatMap((postingId) => known.get(postingId) ?? [])
}

/** When the clock goes on with asking; null when nothing is left to do. */
export function askAgainAt({ outcome }: DrawState): number | null {
  return outcome && outcome.askedAt === undefined ? outcome.at + ASK_AGAIN : null
}
