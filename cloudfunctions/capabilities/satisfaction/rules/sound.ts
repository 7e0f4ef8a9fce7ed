import { aacSeconds, m4aSeconds, mp3Seconds } from './sound-length'

/** Bytes of a recording at most: a minute of speech as a phone records it. */
export const SOUND_BYTES = 1_048_576
/** Seconds of a recording. A question is read in ten; less than half a second is a slip of the finger. */
export const SOUND_SECONDS = { least: 0.5, most: 60 }

export type SoundKind = 'mp3' | 'm4a' | 'aac'

export interface Sound {
  kind: SoundKind
  seconds: number
}

/** Major brands of a file of sound in an MP4 box, as phones and editors write them. */
const M4A_BRANDS = ['M4A ', 'M4B ', 'mp42', 'mp41', 'isom', 'iso2']

/**
 * What the bytes themselves say they are and how long that plays, whatever the file is called; null for anything that is
 * no such recording, and for one that has a name and no sound in it.
 */
export function soundOf(bytes: Uint8Array): Sound | null {
  const kind = kindOf(bytes)
  if (!kind) return null
  const seconds = { mp3: mp3Seconds, m4a: m4aSeconds, aac: aacSeconds }[kind](bytes)
  return seconds === null ? null : { kind, seconds: Math.round(seconds * 100) / 100 }
}

function kindOf(bytes: Uint8Array): SoundKind | null {
  if (bytes.length < 16) return null
  const text = (from: number, to: number): string => String.fromCharCode(...bytes.subarray(from, to))
  if (text(0, 3) === 'ID3') return 'mp3'
  if (text(4, 8) === 'ftyp') return M4A_BRANDS.includes(text(8, 12)) ? 'm4a' : null
  const [first = 0, second = 0] = bytes
  if (first !== 0xff) return null
  // Twelve bits of sync, then the layer: none is ADTS; an MP3 has eleven, and its frames tell the rest.
  return (second & 0xf6) === 0xf0 ? 'aac' : 'mp3'
}
