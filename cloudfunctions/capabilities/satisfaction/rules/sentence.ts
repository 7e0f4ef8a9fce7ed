import { SENTENCE_MAX } from '../contract'

/** A letter of UTF-16 takes at most three bytes of UTF-8. */
export const SENTENCE_BYTES = SENTENCE_MAX * 3
/** One byte for the length in bytes, then the text, then zeros: a sentence is as long whatever it says, also none. */
export const SENTENCE_PLACE = 1 + SENTENCE_BYTES

/** Control and format characters, and every kind of space. Spelled out: an old phone knows no `\p{Cf}`. */
const INVISIBLE =
  /(?:[^\u0020-\uFFFF]|[\u007F-\u009F\u00AD\u061C\u180E\u200B-\u200F\u2028-\u202E\u2060-\u206F\uFEFF\uFFF9-\uFFFB\s])+/g

/** A sentence as it may be kept: one line, nothing invisible, no half characters, at most `SENTENCE_MAX` letters. */
export function plainSentence(text: string): string {
  const whole = Array.from(text.slice(0, SENTENCE_MAX)).filter((each) => !/^[\uD800-\uDFFF]$/.test(each))
  return whole.join('').replace(INVISIBLE, ' ').trim()
}

export function encodeSentence(sentence: string | undefined): Uint8Array {
  const place = new Uint8Array(SENTENCE_PLACE)
  const bytes = utf8(sentence ?? '')
  if (bytes.length > SENTENCE_BYTES) throw new Error(`a sentence of ${bytes.length} bytes has no place`)
  place[0] = bytes.length
  place.set(bytes, 1)
  return place
}

/** '' for none, null for bytes that no sentence is put into. */
export function decodeSentence(place: Uint8Array): string | null {
  const length = place[0]!
  if (place.length !== SENTENCE_PLACE || length > SENTENCE_BYTES) return null
  if (place.subarray(1 + length).some((byte) => byte !== 0)) return null
  const text = fromUtf8(place.subarray(1, 1 + length))
  return text === null || text.length > SENTENCE_MAX || plainSentence(text) !== text ? null : text
}

/** Without TextEncoder, which a mini-program does not have: the phone does the same. */
function utf8(text: string): Uint8Array {
  const escaped = encodeURIComponent(text).match(/%[0-9A-F]{2}|[^%]/g) ?? []
  return Uint8Array.from(escaped, (each) =>
    each.length === 3 ? parseInt(each.slice(1), 16) : each.charCodeAt(0),
  )
}

function fromUtf8(bytes: Uint8Array): string | null {
  try {
    return decodeURIComponent(Array.from(bytes, (byte) => `%${byte.toString(16).padStart(2, '0')}`).join(''))
  } catch {
    return null
  }
}
