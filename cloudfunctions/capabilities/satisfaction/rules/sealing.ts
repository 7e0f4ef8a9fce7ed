import { box, hash } from 'tweetnacl'
import { hmacHex } from '../../../kernel/hashing'
import { ASPECTS, GRADES, STAYS, type Choices } from '../contract'
import { decodePhone, encodePhone, PHONE_PLACE } from './callback-phone'
import { decodeSentence, encodeSentence, SENTENCE_PLACE } from './sentence'

/**
 * A ballot travels sealed, because the platform keeps requests in its logs. Every ballot has the same length whatever
 * it says: one byte a question, 0 for one left open, else the answer's place from 1 on, then the place of the sentence; sealed with tweetnacl's `box`
 * (X25519, XSalsa20, Poly1305) from a key pair made for this one ballot. The nonce is made of the slip's scene and not sent, so a
 * ballot is read with the slip it was sealed for and with no other; it may repeat, since the key pair never does.
 * On the way it is hex: public key of the pair (32 bytes), sealed bytes.
 */
const QUESTIONS = 2 + ASPECTS.length
const KEY_BYTES = 32
const NONCE_BYTES = 24
/** Random bytes that sealing one ballot takes. */
export const SEAL_RANDOM = KEY_BYTES

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

/** The slip's own nonce; a scene is ASCII. */
function nonceOf(scene: string): Uint8Array {
  return hash(Uint8Array.from(scene, (letter) => letter.charCodeAt(0))).slice(0, NONCE_BYTES)
}

/** What a phone does; `random` are 32 bytes that nobody can guess, new for each ballot. */
export function seal(sealKey: string, scene: string, choices: Choices, random: Uint8Array): string {
  return sealBytes(sealKey, scene, encode(choices), random)
}

function sealBytes(sealKey: string, scene: string, bytes: Uint8Array, random: Uint8Array): string {
  const pair = box.keyPair.fromSecretKey(random)
  const sealed = box(bytes, nonceOf(scene), fromHex(sealKey), pair.secretKey)
  return toHex(pair.publicKey) + toHex(sealed)
}

/** null when it was not sealed to this box and for this slip, or altered on the way. */
export function unseal(key: string, scene: string, sealed: string): Choices | null {
  const opened = openBytes(key, scene, sealed)
  return opened && decode(opened)
}

function openBytes(key: string, scene: string, sealed: string): Uint8Array | null {
  const bytes = fromHex(sealed)
  const publicKey = bytes.slice(0, KEY_BYTES)
  return box.open(bytes.slice(KEY_BYTES), nonceOf(scene), publicKey, pairOf(key).secretKey)
}

/** 代填: the answers, and the number by which the villager may be asked afterwards, '' where none was left. */
export interface AssistedBallot {
  choices: Choices
  phone: string
}

/** As a phone seals an assisted ballot: the same bytes, and behind them a place for the number. */
export function sealAssisted(
  sealKey: string,
  scene: string,
  { choices, phone }: AssistedBallot,
  random: Uint8Array,
): string {
  return sealBytes(sealKey, scene, Uint8Array.from([...encode(choices), ...encodePhone(phone)]), random)
}

/** null as for an ordinary one, and where the number is none. */
export function unsealAssisted(key: string, scene: string, sealed: string): AssistedBallot | null {
  const opened = openBytes(key, scene, sealed)
  if (opened?.length !== QUESTIONS + SENTENCE_PLACE + PHONE_PLACE) return null
  const choices = decode(opened.slice(0, -PHONE_PLACE))
  const phone = decodePhone(opened.slice(-PHONE_PLACE))
  return choices && phone !== null ? { choices, phone } : null
}

function toHex(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
}

function fromHex(hex: string): Uint8Array {
  return Uint8Array.from({ length: hex.length / 2 }, (_, i) => parseInt(hex.slice(i * 2, i * 2 + 2), 16))
}
