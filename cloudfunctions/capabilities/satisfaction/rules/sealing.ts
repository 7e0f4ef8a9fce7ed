import { box } from 'tweetnacl'
import { hmacHex } from '../../../kernel/hashing'
import { ASPECTS, GRADES, STAYS, type Choices } from '../contract'
import { decodeSentence, encodeSentence, SENTENCE_PLACE } from './sentence'

/**
 * A ballot travels sealed, because the platform keeps requests in its logs. Every ballot has the same length whatever
 * it says: one byte a question, 0 for one left open, else the answer's place from 1 on, then the place of the sentence; sealed with tweetnacl's `box`
 * (X25519, XSalsa20, Poly1305) from a key pair made for this one ballot. On the way it is hex:
 * public key of the pair (32 bytes), nonce (24), sealed bytes.
 */
const QUESTIONS = 2 + ASPECTS.length
const KEY_BYTES = 32
const NONCE_BYTES = 24
/** Random bytes that sealing one ballot takes. */
export const SEAL_RANDOM = KEY_BYTES + NONCE_BYTES

function answersOf(): ReadonlyArray<readonly string[]> {
  return [GRADES, ...ASPECTS.map(() => GRADES), STAYS]
}

export function encode(choices: Choices): Uint8Array {
  const given = [choices.overall, ...ASPECTS.map((aspect) => choices.aspects[aspect]), choices.stay]
  const answers = answersOf().map((each, i) => each.indexOf(given[i] ?? '') + 1)
  return Uint8Array.from([...answers, ...encodeSentence(choices.sentence)])
}

/** null for bytes that no ballot encodes to. */
export function decode(bytes: Uint8Array): Choices | null {
  if (bytes.length !== QUESTIONS + SENTENCE_PLACE) return null
  const given = answersOf().map((answers, i) => answers[bytes[i]! - 1])
  const known = answersOf().every((answers, i) => bytes[i]! <= answers.length)
  const overall = GRADES.find((grade) => grade === given[0])
  const sentence = decodeSentence(bytes.subarray(QUESTIONS))
  if (!known || !overall || sentence === null) return null
  const choices: Choices = { overall, aspects: {} }
  ASPECTS.forEach((aspect, i) => {
    const grade = GRADES.find((each) => each === given[i + 1])
    if (grade) choices.aspects[aspect] = grade
  })
  const stay = STAYS.find((each) => each === given[QUESTIONS - 1])
  if (stay) choices.stay = stay
  if (sentence) choices.sentence = sentence
  return choices
}

/** The box's key pair for sealing. It is made from the box's key and so is gone with its salt. */
function pairOf(key: string): { publicKey: Uint8Array; secretKey: Uint8Array } {
  return box.keyPair.fromSecretKey(fromHex(hmacHex(key, 'seal')))
}

/** What the phone seals to, 64 hex digits. */
export function sealKeyOf(key: string): string {
  return toHex(pairOf(key).publicKey)
}

/** What a phone does; `random` are 56 bytes that nobody can guess. */
export function seal(sealKey: string, choices: Choices, random: Uint8Array): string {
  const pair = box.keyPair.fromSecretKey(random.slice(0, KEY_BYTES))
  const nonce = random.slice(KEY_BYTES, SEAL_RANDOM)
  const sealed = box(encode(choices), nonce, fromHex(sealKey), pair.secretKey)
  return toHex(pair.publicKey) + toHex(nonce) + toHex(sealed)
}

/** null when it was not sealed to this box, or altered on the way. */
export function unseal(key: string, sealed: string): Choices | null {
  const bytes = fromHex(sealed)
  const publicKey = bytes.slice(0, KEY_BYTES)
  const nonce = bytes.slice(KEY_BYTES, SEAL_RANDOM)
  const opened = box.open(bytes.slice(SEAL_RANDOM), nonce, publicKey, pairOf(key).secretKey)
  return opened && decode(opened)
}

function toHex(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
}

function fromHex(hex: string): Uint8Array {
  return Uint8Array.from({ length: hex.length / 2 }, (_, i) => parseInt(hex.slice(i * 2, i * 2 + 2), 16))
}
