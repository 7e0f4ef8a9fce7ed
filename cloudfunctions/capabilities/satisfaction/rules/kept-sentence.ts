import { secretbox } from 'tweetnacl'
import { hmacBytes } from '../../../kernel/hashing'
import { decodeSentence, encodeSentence } from './sentence'

const NONCE_BYTES = 24
/** Random bytes that keeping one sentence takes. */
export const KEEP_RANDOM = NONCE_BYTES

/**
 * A sentence as it lies in the box: sealed anew under the box's key (XSalsa20, Poly1305), so that it cannot be found again
 * in the request that the platform logged, and as long for a ballot that says nothing. `random` are 24 bytes nobody can guess.
 */
export function keepSentence(key: string, sentence: string | undefined, random: Uint8Array): Uint8Array {
  const sealed = secretbox(encodeSentence(sentence), random, sentenceKey(key))
  return Uint8Array.from([...random, ...sealed])
}

/** '' where the ballot said nothing; null for what this box never kept. */
export function readSentence(key: string, kept: Uint8Array): string | null {
  if (kept.length <= NONCE_BYTES) return null
  const place = secretbox.open(kept.slice(NONCE_BYTES), kept.slice(0, NONCE_BYTES), sentenceKey(key))
  return place && decodeSentence(place)
}

function sentenceKey(key: string): Uint8Array {
  return hmacBytes(key, 'sentence')
}
