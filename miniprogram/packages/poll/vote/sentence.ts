/** Letters of the sentence, as the cloud's rules count them. */
export const SENTENCE_MAX = 60
/** A letter of UTF-16 takes at most three bytes of UTF-8. */
const SENTENCE_BYTES = SENTENCE_MAX * 3

/** Control and format characters, and every kind of space. Spelled out: an old phone knows no `\p{Cf}`. */
const INVISIBLE =
  /(?:[^\u0020-\uFFFF]|[\u007F-\u009F\u00AD\u061C\u180E\u200B-\u200F\u2028-\u202E\u2060-\u206F\uFEFF\uFFF9-\uFFFB\s])+/g

/** What of a typed text is sent: one line, nothing invisible, no half characters. The cloud reads nothing else. */
export function plainSentence(text: string): string {
  const whole = Array.from(text.slice(0, SENTENCE_MAX)).filter((each) => !/^[\uD800-\uDFFF]$/.test(each))
  return whole.join('').replace(INVISIBLE, ' ').trim()
}

/** One byte for the length, the text in UTF-8, then zeros: as long whatever it says, also nothing. */
export function sentencePlace(sentence: string): number[] {
  const escaped = encodeURIComponent(sentence).match(/%[0-9A-F]{2}|[^%]/g) ?? []
  const bytes = escaped.map((each) => (each.length === 3 ? parseInt(each.slice(1), 16) : each.charCodeAt(0)))
  return [bytes.length, ...bytes, ...Array<number>(SENTENCE_BYTES - bytes.length).fill(0)]
}
