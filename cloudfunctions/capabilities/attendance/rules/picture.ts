/** 照片: JPEG files as phones make them, read no further than the rules need. */

/** Bytes of a photo that is taken; phones make theirs smaller. */
export const PICTURE_BYTES = 300 * 1024
/** Pixels of the longest side. */
export const PICTURE_SIDE = 1280

export type PictureFault = 'no picture' | 'too large'

const MARK = 0xff
const START = 0xd8
const END = 0xd9
const SCAN = 0xda
/** JFIF's own header and Adobe's colour transform: the two application segments that say how to draw and nothing else. */
const JFIF = 0xe0
const ADOBE = 0xee
const JFIF_BYTES = 16

/**
 * The picture with nothing beside it: camera, place and thumbnails of the application segments go, comments go, and so
 * does whatever was appended behind its end. Answers what is wrong with what is no such picture.
 */
export function cleanPicture(bytes: Uint8Array): Uint8Array | PictureFault {
  if (bytes.length > PICTURE_BYTES) return 'too large'
  if (bytes[0] !== MARK || bytes[1] !== START) return 'no picture'
  const kept: Uint8Array[] = [bytes.subarray(0, 2)]
  let side = 0
  let scans = 0
  for (let at = 2; bytes[at] === MARK;) {
    while (bytes[at + 1] === MARK) at += 1
    const kind = bytes[at + 1] ?? END
    if (kind === END) {
      if (at + 2 > bytes.length || side === 0 || scans === 0) return 'no picture'
      return side > PICTURE_SIDE ? 'too large' : joined([...kept, bytes.subarray(at, at + 2)])
    }
    const length = wordAt(bytes, at + 2)
    const end = kind === SCAN ? scanEnd(bytes, at + 2 + length) : at + 2 + length
    if (length < 2 || end > bytes.length) return 'no picture'
    if (isFrame(kind)) side = Math.max(wordAt(bytes, at + 5), wordAt(bytes, at + 7))
    if (kind === SCAN) scans += 1
    if (draws(kind, length)) kept.push(bytes.subarray(at, end))
    at = end
  }
  return 'no picture'
}

/** Segments without which the picture cannot be drawn as it was. */
function draws(kind: number, length: number): boolean {
  if (kind === JFIF) return length <= JFIF_BYTES
  if (kind === ADOBE) return true
  const isApplication = kind > JFIF && kind <= 0xef
  const isComment = kind === 0xfe
  return !isApplication && !isComment
}

/** Start of frame, which holds the size; three of the numbers between mean tables. */
function isFrame(kind: number): boolean {
  return kind >= 0xc0 && kind <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(kind)
}

/** Where the entropy-coded data end: at the next mark that is neither a stuffed byte nor a restart. */
function scanEnd(bytes: Uint8Array, from: number): number {
  for (let at = from; at + 1 < bytes.length; at++) {
    const next = bytes[at + 1]!
    if (bytes[at] === MARK && next !== 0 && next !== MARK && !(next >= 0xd0 && next <= 0xd7)) return at
  }
  return bytes.length
}

const wordAt = (bytes: Uint8Array, at: number): number => ((bytes[at] ?? 0) << 8) | (bytes[at + 1] ?? 0)

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0))
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}
