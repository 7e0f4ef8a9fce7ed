import { hmacHex } from '../../../kernel/hashing'
import { issueTicket, proofOf, type Proof } from '../rules/ticket'

/** Shorter ones are no secrets. */
const SHORTEST = 16

/** null where the deployment has none: then late check-ins are recorded without proof of their time. */
function checkInSecret(): string | null {
  const secret = process.env['CHECK_IN_SECRET'] ?? ''
  return secret.length < SHORTEST ? null : secret
}

/** One-use numbers for check-ins without a signal; empty where the deployment has no secret to sign them. */
export function ticketFor(personId: string, now: number): string {
  const secret = checkInSecret()
  return secret === null ? '' : issueTicket(secret, personId, now)
}

export function proofFor(personId: string, number: string | undefined, now: number): Proof | null {
  const secret = checkInSecret()
  return secret === null || number === undefined ? null : proofOf(secret, personId, number, now)
}

/**
 * The seed of one draw, 64 hex digits: the same whenever it is asked for and written nowhere before it is revealed, so
 * that whoever reads the database learns nothing from it. null where the deployment has no secret.
 */
export function seedFor(drawId: string): string | null {
  const secret = checkInSecret()
  return secret === null ? null : hmacHex(secret, `spot-check|${drawId}`)
}
