import { openClaim, waitingSince, waitingStep, type Application } from './book'

/** 没收到提醒的人: a message to them did not arrive on their phone; the inbox has it. */
export interface Unreached {
  /** Person id. */
  to: string
  name: string
  /** Refused in WeChat, no account bound, or not taken by WeChat. */
  why: 'refused' | 'noAccount' | 'failed'
  /** Epoch milliseconds. */
  at: number
}

/** The kind of message that asks for a decision, and the one that asks for a return to be confirmed. */
const ASKS = { decide: '_leave-to-decide', confirm: '_leave-informed' }

/**
 * Whom the message about what waits now did not reach, by name; `known` has one entry a person and kind of message. What is
 * older than the wait was about something else.
 */
export function unreachedFor(
  application: Application,
  known: Readonly<Record<string, Unreached>> | undefined,
): Unreached[] {
  const claim = openClaim(application)
  const waits = waitingStep(application) >= 0
  if (!claim && !waits) return []
  const since = claim ? claim.at : waitingSince(application)
  const kind = claim ? ASKS.confirm : ASKS.decide
  return Object.entries(known ?? {})
    .filter(([key, { at }]) => key.endsWith(kind) && at >= since)
    .map(([, unreached]) => unreached)
    .sort((a, b) => a.name.localeCompare(b.name) || a.to.localeCompare(b.to))
}
