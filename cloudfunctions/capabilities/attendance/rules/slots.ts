import type { CountyPolicy } from '../../../kernel/county-policy'
import { addDays, atClock, dayOf, daysBetween, MINUTE, type Day } from '../../../kernel/day'
import type { SlotId } from './evidence'

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
}

/** Where a check-in goes in the ledger. */
export interface Placement {
  day: Day
  slot: SlotId | null
  /** The time the phone claims, where the tap waited. */
  claimedAt?: number
}

/** The slot that is open at that time, if any. */
export function slotAt(policy: CountyPolicy, at: number): { day: Day; slot: SlotId } | null {
  const day = dayOf(at)
  const open = policy.slots.find((slot) => atClock(day, slot.from) <= at && at < atClock(day, slot.to))
  return open ? { day, slot: open.id } : null
}

/**
 * Server time is the truth, with two exceptions. A tap of the last minute counts by its own time, so that nobody loses
 * a slot to a slow network. A tap that waited on the phone counts for a slot only while that very slot is still open;
 * later its time cannot be proved, and it is kept for the day it claims without a slot.
 */
export function placeTap(policy: CountyPolicy, tap: Tap, notBefore: Day): Placement {
  const { now } = tap
  const waited = waitOf(tap)
  const tapped = now - waited
  const server = slotAt(policy, now)
  const own = slotAt(policy, tapped)
  if (waited <= GRACE) return own ?? server ?? { day: dayOf(now), slot: null }
  if (own && server && own.day === server.day && own.slot === server.slot)
    return { ...own, claimedAt: tapped }
  return { day: claimedDay(tapped, now, notBefore), slot: null, claimedAt: tapped }
}

/** How long the tap waited, in milliseconds: never negative, and nothing for a phone whose clock is merely wrong. */
function waitOf({ now, tappedAt, sentAt }: Tap): number {
  const lag = now - tappedAt
  if (lag >= 0 && lag <= GRACE) return lag
  const waited = Math.max(0, sentAt === undefined ? lag : sentAt - tappedAt)
  return waited <= GRACE ? 0 : waited
}

function claimedDay(tapped: number, now: number, notBefore: Day): Day {
  const day = dayOf(tapped)
  const today = dayOf(now)
  return day < notBefore || daysBetween(day, today) > REACH ? today : day
}

/** The evening and the morning after it make a night; it belongs to the evening's day, also across months. */
export function morningAfter(day: Day): Day {
  return addDays(day, 1)
}
