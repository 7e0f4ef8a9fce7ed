import type { Aspect, Choices } from '../../../../cloudfunctions/capabilities/satisfaction/contract'
import { box, hash } from '../vendor/nacl-fast'
import { sentencePlace } from './sentence'

/** The order that the poll's answers are numbered in; the cloud's rules hold the same one. */
const GRADES = ['satisfied', 'basically', 'not', 'unknown']
const ASPECTS: Aspect[] = ['lives', 'works', 'fair', 'helps']
const STAYS = ['stay', 'change']
const KEY_BYTES = 32
const NONCE_BYTES = 24
export const SEAL_RANDOM = KEY_BYTES
/** Digits of a number, and zeros behind them: an assisted ballot is as long with one as without. */
const PHONE_PLACE = 12
const NUMBER = /^(1[3-9]\d{9}|0\d{9,11})$/

/** A mobile number, or one of a house with its area code; the cloud's rules know the same. */
export function isNumber(phone: string): boolean {
  return NUMBER.test(phone)
}

/** The place of the number behind the answers of an assisted ballot; an ordinary one has none. */
function phonePlace(phone: string | null): number[] {
  if (phone === null) return []
  return Array.from({ length: PHONE_PLACE }, (_, i) => (i < phone.length ? phone.charCodeAt(i) : 0))
}

/** One byte a question, 0 for one left open, then the place of the sentence: a ballot is as long whatever it says. */
function encode(choices: Choices): Uint8Array {
  const place = (answers: string[], given: string | undefined) => answers.indexOf(given ?? '') + 1
  return Uint8Array.from([
    place(GRADES, choices.overall),
    ...ASPECTS.map((aspect) => place(GRADES, choices.aspects[aspect])),
    place(STAYS, choices.stay),
    ...sentencePlace(choices.sentence ?? ''),
  ])
}

/**
 * Seals a ballot to the box's key and for this slip alone, with a key pair made for this one ballot from `random`. Hex.
 * The nonce is the slip's: whoever copies the sealed ballot cannot cast it with another slip.
 * @param phone of an assisted ballot, '' where no number is left; null for an ordinary one
 */
export function seal(
  sealKey: string,
  scene: string,
  choices: Choices,
  random: Uint8Array,
  phone: string | null = null,
): string {
  const pair = box.keyPair.fromSecretKey(random)
  const nonce = hash(Uint8Array.from(scene, (letter) => letter.charCodeAt(0))).slice(0, NONCE_BYTES)
  const bytes = Uint8Array.from([...encode(choices), ...phonePlace(phone)])
  const sealed = box(bytes, nonce, fromHex(sealKey), pair.secretKey)
  return toHex(pair.publicKey) + toHex(sealed)
}

/** Bytes that nobody can guess, or null from a WeChat too old to give any: a guessable seal would be none. */
export function unguessable(length: number): Promise<Uint8Array | null> {
  return new Promise((resolve) => {
    if (typeof wx.getRandomValues !== 'function') return resolve(null)
    wx.getRandomValues({
      length,
      success: ({ randomValues }) => resolve(new Uint8Array(randomValues)),
      fail: () => resolve(null),
    })
  })
}

function toHex(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => (byte < 16 ? '0' : '') + byte.toString(16)).join('')
}

function fromHex(hex: string): Uint8Array {
  return Uint8Array.from({ length: hex.length / 2 }, (_, i) => parseInt(hex.slice(i * 2, i * 2 + 2), 16))
}
