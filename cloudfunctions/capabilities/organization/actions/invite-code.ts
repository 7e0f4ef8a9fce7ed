import { randomInt } from 'node:crypto'
import { INVITE_ALPHABET, INVITE_LENGTH } from '../rules/invite'

/** A fresh code from the machine's own randomness, every character equally likely. */
export function newInviteCode(): string {
  return Array.from({ length: INVITE_LENGTH }, () => INVITE_ALPHABET[randomInt(INVITE_ALPHABET.length)]).join(
    '',
  )
}
