import { policyOn, type CountyPolicy } from '../../../kernel/county-policy'
import { addDays, atClock, dayOf, daysBetween, MINUTE, type Day } from '../../../kernel/day'
import type { SlotId } from './evidence'
import type { Proof } from './ticket'

/** Milliseconds after a slot's end within which a tap still counts by its own time. */
export const GRACE = MINUTE
/** Days back that a tap which waited on the phone may speak for. */
const REACH = 7

export interface Tap {
  /** Server time of arrival. */
  now: number
  /** By the phone's clock. */
  tappedAt: number
  /** By the same clock; what lies between is how long the tap waited, however wrong that clock is. */
  sentAt?: number
  /** What the one-use number of a tap that waited proves. */
  proof?: Proof | null
}

/** Where a check-in goes in the ledger. */
export interface Placement {
  day: Day
  slot: SlotId | null
  /** The time the phone claims, where the tap waited. */
  claimedAt?: number
  /** Proves the claimed time, if nobody has used it before. */
  nonce?: string
  /** The slot that is left where the number was used before: only one that is still open. */
  unproved?: SlotId | null
}

/** 时间: when a tap was, as far as it can be told. */
export interface Claim {
  /** Epoch milliseconds, never in the future; with a proof never before its number was issued. */
  at: number
  /** It waited on the phone. */
  late: boolean
  proof: Proof | null
}

/** The slot that is open at that time, if any. */
export function slotAt(policy: CountyPolicy, at: number): { day: Day; slot: SlotId } | null {
  const day = dayOf(at)
  const open = policyOn(policy, day).slots.find(
    (slot) => atClock(day, slot.from) <= at && at < atClock(day, slot.to),
  )
  return open ? { day, slot: open.id } : null
}

/**
 * When a tap was. How long it waited is the difference of two readings of one clock, so that a wrong clock does not matter;
 * a clock that was set back meanwhile tells nothing. A one-use number keeps the claim between its issue and now.
 */
export function claimOf(tap: Tap): Claim {
  const { now, proof = null } = tap
  const waited = waitOf(tap)
  if (waited === null) return { at: now, late: true, proof: null }
  const at = now - waited
  if (waited <= GRACE) return { at, late: false, proof: null }
  return proof ? { at: Math.max(at, proof.issuedAt), late: true, proof } : { at, late: true, proof }
}

/**
 * Server time is the truth, with three exceptions. A tap of the last minute counts by its own time, so that nobody loses
 * a slot to a slow network. A tap that waited on the phone counts by its own time where a one-use number of the server
 * proves it. Without one it counts for a slot only while that very slot is still open; later its time cannot be proved,
 * and it is kept for the day it claims without a slot.
 */
export function placeTap(policy: CountyPolicy, tap: Tap, notBefore: Day): Placement {
  const { now } = tap
  const { at, late, proof } = claimOf(tap)
  const server = slotAt(policy, now)
  const own = slotAt(policy, at)
  if (!late) return own ?? server ?? { day: dayOf(now), slot: null }
  const open = isWait(tap) && own && server && own.day === server.day && own.slot === server.slot
  const unproved = open ? own.slot : null
  const day = dayOf(at)
  if (proof && day >= notBefore)
    return { day, slot: own?.slot ?? null, claimedAt: at, nonce: proof.nonce, unproved }
  return { day: open ? day : claimedDay(at, now, notBefore), slot: unproved, claimedAt: at }
}

/** How long the tap waited, in milliseconds; nothing for a phone whose clock is merely wrong, null where it cannot be told. */
function waitOf({ now, tappedAt, sentAt }: Tap): number | null {
  const lag = now - tappedAt
  if (lag >= 0 && lag <= GRACE) return lag
  const waited = sentAt === undefined ? Math.max(0, lag) : sentAt - tappedAt
  if (waited < -GRACE) return null
  return waited <= GRACE ? 0 : waited
}

const isWait = (tap: Tap): boolean => waitOf(tap) !== null

function claimedDay(tapped: number, now: number, notBefore: Day): Day {
  const day = dayOf(tapped)
  const today = dayOf(now)
  return day < notBefore || daysBetween(day, today) > REACH ? today : day
}

/** The evening and the morning after it make a night; it belongs to the evening's day, also across months. */
export function morningAfter(day: Day): Day {
  return addDays(day, 1)
}
