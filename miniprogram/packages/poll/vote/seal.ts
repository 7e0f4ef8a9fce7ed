import type { Aspect, Choices } from '../../../../cloudfunctions/capabilities/satisfaction/contract'
import { box } from '../vendor/nacl-fast'
import { sentencePlace } from './sentence'

/** The order that the poll's answers are numbered in; the cloud's rules hold the same one. */
const GRADES = ['satisfied', 'basically', 'not', 'unknown']
const ASPECTS: Aspect[] = ['lives', 'works', 'fair', 'helps']
const STAYS = ['stay', 'change']
const KEY_BYTES = 32
const NONCE_BYTES = 24
export const SEAL_RANDOM = KEY_BYTES + NONCE_BYTES

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

/** Seals a ballot to the box's key with a key pair made for this one ballot from `random`. Hex. */
export function seal(sealKey: string, choices: Choices, random: Uint8Array): string {
  const pair = box.keyPair.fromSecretKey(random.slice(0, KEY_BYTES))
  const nonce = random.slice(KEY_BYTES, SEAL_RANDOM)
  const sealed = box(encode(choices), nonce, fromHex(sealKey), pair.secretKey)
  return toHex(pair.publicKey) + toHex(nonce) + toHex(sealed)
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
