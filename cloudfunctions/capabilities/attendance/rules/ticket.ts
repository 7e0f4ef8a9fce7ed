import { DAY } from '../../../kernel/day'
import { hmacHex, sha256Hex } from '../../../kernel/hashing'

/** Milliseconds in which a stock of numbers may be used: villages lose their signal for days. */
export const TICKET_LIFE = 7 * DAY
/** Numbers of one stock: a week of two check-ins a day, and a few repeated ones. */
export const TICKET_USES = 20
/** Hex digits of the signature: 96 bits. */
const SIGNATURE = 24

/** What a one-use number proves: its phone had it from this time on. */
export interface Proof {
  /** Epoch milliseconds. */
  issuedAt: number
  /** What the ledger remembers of a number that was used. */
  nonce: string
}

/**
 * 离线号: a stock of one-use numbers for check-ins that find no signal, issued with every answer and written nowhere. The
 * server's signature binds time and person; the phone adds which of the twenty it uses.
 */
export function issueTicket(secret: string, personId: string, now: number): string {
  const issued = Math.floor(now / 1000).toString(36)
  return `${issued}.${sign(secret, personId, issued)}`
}

/** What the number proves for this person now; null for a forged, foreign or expired one. */
export function proofOf(secret: string, personId: string, number: string, now: number): Proof | null {
  const [issued = '', signature = '', use = ''] = number.split('.')
  const which = Number.parseInt(use, 36)
  if (!(which >= 0 && which < TICKET_USES) || which.toString(36) !== use) return null
  if (sha256Hex(signature) !== sha256Hex(sign(secret, personId, issued))) return null
  const issuedAt = Number.parseInt(issued, 36) * 1000
  if (!(issuedAt <= now && now - issuedAt <= TICKET_LIFE)) return null
  return { issuedAt, nonce: `${issued}.${use}` }
}

function sign(secret: string, personId: string, issued: string): string {
  return hmacHex(secret, `check-in|${personId}|${issued}`).slice(0, SIGNATURE)
}
