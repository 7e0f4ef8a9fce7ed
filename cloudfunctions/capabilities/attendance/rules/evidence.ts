import type { Entry } from '../../../kernel/aggregate'
import type { Slot } from '../../../kernel/county-policy'
import type { Day } from '../../../kernel/day'

export type SlotId = Slot['id']

/** 结论: what a check-in says about where its person was. */
export type Verdict = 'inside' | 'outside' | 'weak' | 'no-location' | 'declared' | 'attested'

/** 佐证: one thing the ledger's history says about a day. */
export interface Evidence {
  /** Server time of arrival, epoch milliseconds. */
  at: number
  /** The day it speaks for. */
  day: Day
  /** null between the slots, or when the time of a late one cannot be proved. */
  slot: SlotId | null
  verdict: Verdict
  /** Metres from the centre of the place that was measured against. */
  distance?: number
  /** Metres, as the phone gave it. */
  accuracy?: number
  place?: string
  /** Set when it waited on the phone: the time the phone claims, epoch milliseconds. */
  claimedAt?: number
  /** The one-use number that proves the claimed time, where it waited on the phone. */
  nonce?: string
  /** Set where the network kept a tap of the last minute of a spot check: when it was tapped. */
  tappedAt?: number
  /** What its person wrote beside it. */
  note?: string
  /** What the clock found odd about it; left out where there is nothing. */
  flags?: Array<'repeated' | 'speed' | 'crowd'>
  /** Its photo, which is deleted when its time is up; left out where none was attached. */
  photo?: 'kept' | 'gone'
  /** By which its photo is asked for; only beside one. */
  mark?: string
  /** A check-in, an attestation, or an accepted makeup or contest. */
  source: 'checkIn' | 'attest' | 'makeup' | 'contest'
  /** Who vouches for it, for which part of the day and why, where no phone did. */
  vouch?: { name: string; role: string; part: SlotId | 'day'; why: string; witness: string }
}

/** What the history keeps of a check-in beside its time and note. */
export type CheckInData = Omit<Evidence, 'at' | 'source' | 'note' | 'flags' | 'vouch' | 'photo' | 'mark'>

/** How much a verdict proves: a bad fix on the road never harms somebody who also has a good one. */
const RANK: Record<Verdict, number> = {
  inside: 4,
  declared: 4,
  attested: 4,
  weak: 3,
  'no-location': 2,
  outside: 1,
}

/** The evidence that counts: the best, and among equals the first. */
export function best(evidence: readonly Evidence[]): Evidence | undefined {
  return evidence.reduce<Evidence | undefined>(
    (kept, item) => (kept && RANK[kept.verdict] >= RANK[item.verdict] ? kept : item),
    undefined,
  )
}

export function bestOf(evidence: readonly Evidence[], day: Day, slot: SlotId): Evidence | undefined {
  return best(evidence.filter((item) => item.day === day && item.slot === slot))
}

/** In the village: measured inside, declared where the county does not measure, or vouched for by people. */
export function isInside(item: Evidence | undefined): boolean {
  return item !== undefined && RANK[item.verdict] === RANK.inside
}

/** Speaks for the village at least a little: everything but a fix that was measured elsewhere. */
export function speaksFor(item: Evidence): boolean {
  return item.verdict !== 'outside'
}

/** The check-ins in a ledger's history, oldest first; what people vouch for is read by `everything`. */
export function evidenceOf(history: readonly Entry[]): Evidence[] {
  return history.filter((entry) => entry.act === 'checkIn' && entry.data !== undefined).map(evidenceIn)
}

/** The evidence of one check-in. */
export function evidenceIn({ at, data, note }: Entry): Evidence {
  const facts = data as unknown as CheckInData
  return { ...facts, at, source: 'checkIn', ...(note ? { note } : {}) }
}

/** It waited on the phone, and nothing proves when it was tapped. */
export function isUnproved(item: Evidence): boolean {
  return item.claimedAt !== undefined && item.nonce === undefined && item.slot === null
}

/** When it happened as far as anybody knows: the claim of a late one, else the arrival. */
export function timeOf(item: Evidence): number {
  return item.claimedAt ?? item.at
}
