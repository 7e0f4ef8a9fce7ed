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
