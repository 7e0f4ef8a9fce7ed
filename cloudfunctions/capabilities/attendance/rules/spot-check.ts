import type { Entry } from '../../../kernel/aggregate'
import { MINUTE } from '../../../kernel/day'
import { best, evidenceOf, type Evidence } from './evidence'

/**
 * Why somebody who was drawn is not asked, which is written down too: on leave or a trip by now, asked often enough by
 * another draw, still answering one, no longer posted, or the hour is over.
 */
export type Skip = 'away' | 'quota' | 'asked' | 'ended' | 'hours'

/** What the entry that asks carries. */
export type AskedData = { drawId: string; until: number } | { drawId: string; skip: Skip }

/** What was found out on the phone or by going there. */
export type Found = 'there' | 'elsewhere' | 'unreached'

export interface CallData {
  drawId: string
  found: Found
  name: string
}

/** 抽查 of one person as their ledger tells it. */
export interface SpotCheck {
  drawId: string
  askedAt: number
  /** Last moment for an answer; the moment of asking where nobody was asked. */
  until: number
  skip?: Skip
  /** The best check-in of that time, wherever it was taken: recorded, never refused. */
  answer?: Evidence
  /** The first check-in after the time was over. */
  after?: Evidence
  calls: Call[]
  /** What its person says about it, with when. */
  said: Array<{ at: number; words: string }>
}

export interface Call {
  at: number
  name: string
  found: Found
  words: string
}

/** Milliseconds after the end before anybody is told that nobody answered: a tap of the last minute may be under way. */
export const TELL_AFTER = MINUTE

/** Every spot check in a ledger, oldest first. */
export function spotChecksOf(history: readonly Entry[]): SpotCheck[] {
  const asked = history.filter(({ act }) => act === 'spotCheck')
  if (asked.length === 0) return []
  const evidence = evidenceOf(history)
  return asked.map(({ at, data }) => {
    const { drawId, ...rest } = data as unknown as AskedData
    const about = history.filter((entry) => entry.data?.['drawId'] === drawId)
    const told = { drawId, askedAt: at, calls: callsIn(about), said: saidIn(about) }
    if ('skip' in rest) return { ...told, until: at, skip: rest.skip }
    return { ...told, until: rest.until, ...answersIn(evidence, at, rest.until) }
  })
}

function answersIn(
  evidence: readonly Evidence[],
  askedAt: number,
  until: number,
): Pick<SpotCheck, 'answer' | 'after'> {
  const answer = best(evidence.filter((item) => askedAt <= provedTime(item) && provedTime(item) <= until))
  if (answer) return { answer }
  const after = evidence.find((item) => provedTime(item) > until)
  return after ? { after } : {}
}

/**
 * When a check-in happened as far as it can be proved: one that waited on the phone by its claim where a one-use number
 * stands for it, else by its arrival; one of the last minute by its tap.
 */
export function provedTime({ at, claimedAt, nonce, tappedAt }: Evidence): number {
  if (tappedAt !== undefined) return tappedAt
  return claimedAt !== undefined && nonce !== undefined ? claimedAt : at
}

function callsIn(about: readonly Entry[]): Call[] {
  return about
    .filter(({ act }) => act === 'spotCall')
    .map(({ at, data, note = '' }) => {
      const { name, found } = data as unknown as CallData
      return { at, name, found, words: note }
    })
}

function saidIn(about: readonly Entry[]): SpotCheck['said'] {
  return about.filter(({ act }) => act === 'spotSay').map(({ at, note = '' }) => ({ at, words: note }))
}

export type SpotStatus = 'skipped' | 'answered' | 'running' | 'unanswered'

export function spotStatus({ skip, answer, until }: SpotCheck, now: number): SpotStatus {
  if (skip) return 'skipped'
  if (answer) return 'answered'
  return now <= until ? 'running' : 'unanswered'
}

/** The one of today that the first page shows: a running one before all others. */
export function spotOfToday(history: readonly Entry[], now: number, startOfDay: number): SpotCheck | null {
  const today = spotChecksOf(history).filter(({ askedAt, skip }) => !skip && askedAt >= startOfDay)
  return today.find((check) => spotStatus(check, now) === 'running') ?? today[today.length - 1] ?? null
}

/** What the ledger's state keeps of its spot checks: for the quota, for the clock, and for a tap of the last minute. */
export interface SpotTotals {
  /** How often its person was asked this month. */
  asked: number
  /** Last moment for the answer to the latest one. */
  until: number
  /** When the clock tells of one that nobody answered; null when it need not. */
  alarm: number | null
  /** Up to when it was told. */
  told: number
}

/** null where nobody was asked, so that an ordinary month carries nothing of it. */
export function spotTotals(history: readonly Entry[], told: number): SpotTotals | null {
  const asked = spotChecksOf(history).filter(({ skip }) => !skip)
  if (asked.length === 0) return null
  const alarms = asked.filter((check) => !check.answer && tellAt(check) > told).map(tellAt)
  return {
    asked: asked.length,
    until: Math.max(...asked.map(({ until }) => until)),
    alarm: alarms.length > 0 ? Math.min(...alarms) : null,
    told,
  }
}

export const tellAt = ({ until }: SpotCheck): number => until + TELL_AFTER

/** Spot checks of which somebody is told now: their time is over without an answer, and nobody was told before. */
export function newlyUnanswered(history: readonly Entry[], told: number, now: number): SpotCheck[] {
  return spotChecksOf(history).filter(
    (check) => !check.skip && !check.answer && told < tellAt(check) && tellAt(check) <= now,
  )
}
