/**
 * How long a recording plays, read from its frames or its own table: a file that was cut off or forged says nothing of
 * that in its size. Seconds, or null where there is nothing that plays.
 */

/** Fewer frames that follow each other are chance: the mark of a frame is eleven bits. */
const FRAMES_AT_LEAST = 3

/** Kilobits a second of layer III by the index in the header: MPEG-1, then MPEG-2 and 2.5. */
const BITRATES = [
  [32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320],
  [8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160],
] as const
/** Samples a second of MPEG-1; MPEG-2 has half of them and 2.5 a quarter. */
const MP3_RATES = [44_100, 48_000, 32_000]
/** Samples a second by the index in an ADTS header. */
const AAC_RATES = [
  96_000, 88_200, 64_000, 48_000, 44_100, 32_000, 24_000, 22_050, 16_000, 12_000, 11_025, 8_000, 7_350,
]

interface Frame {
  bytes: number
  seconds: number
}

export function mp3Seconds(bytes: Uint8Array): number | null {
  return framesFrom(bytes, tagBytes(bytes), mp3Frame)
}

export function aacSeconds(bytes: Uint8Array): number | null {
  return framesFrom(bytes, 0, aacFrame)
}

/** What the table of the whole film says, where there is a track to be heard and none to be seen. */
export function m4aSeconds(bytes: Uint8Array): number | null {
  const moov = boxIn(bytes, 'moov')
  const header = moov && boxIn(moov, 'mvhd')
  if (!header) return null
  const tracks = boxesIn(moov, 'trak').map(trackKind)
  if (!tracks.includes('soun') || tracks.includes('vide')) return null
  const long = header[0] === 1
  if (header.length < (long ? 32 : 20)) return null
  const view = viewOf(header)
  const scale = view.getUint32(long ? 20 : 12)
  const length = long ? view.getUint32(24) * 2 ** 32 + view.getUint32(28) : view.getUint32(16)
  return scale > 0 && length > 0 ? length / scale : null
}

function framesFrom(
  bytes: Uint8Array,
  from: number,
  frameAt: (bytes: Uint8Array, at: number) => Frame | null,
): number | null {
  let seconds = 0
  let frames = 0
  for (let at = from; ; frames++) {
    const frame = frameAt(bytes, at)
    if (!frame) break
    seconds += frame.seconds
    at += frame.bytes
  }
  return frames < FRAMES_AT_LEAST ? null : seconds
}

/** Bytes of the tag before the first frame: its length is written in four times seven bits. */
function tagBytes(bytes: Uint8Array): number {
  const [i, d, three, , , , a = 0, b = 0, c = 0, last = 0] = bytes
  if (i !== 0x49 || d !== 0x44 || three !== 0x33) return 0
  return 10 + ((a & 127) << 21) + ((b & 127) << 14) + ((c & 127) << 7) + (last & 127)
}

function mp3Frame(bytes: Uint8Array, at: number): Frame | null {
  const [first, second = 0, third = 0] = bytes.subarray(at, at + 4)
  const version = (second >> 3) & 3
  const layerThree = ((second >> 1) & 3) === 1
  if (first !== 0xff || (second & 0xe0) !== 0xe0 || version === 1 || !layerThree) return null
  const kilobits = BITRATES[version === 3 ? 0 : 1][(third >> 4) - 1]
  const base = MP3_RATES[(third >> 2) & 3]
  if (!kilobits || !base) return null
  const rate = version === 3 ? base : version === 2 ? base / 2 : base / 4
  const samples = version === 3 ? 1152 : 576
  const padding = (third >> 1) & 1
  return { bytes: Math.floor((samples * kilobits * 125) / rate) + padding, seconds: samples / rate }
}

function aacFrame(bytes: Uint8Array, at: number): Frame | null {
  const [first, second = 0, third = 0, fourth = 0, fifth = 0, sixth = 0, seventh = 0] = bytes.subarray(
    at,
    at + 7,
  )
  const rate = AAC_RATES[(third >> 2) & 15]
  if (first !== 0xff || (second & 0xf6) !== 0xf0 || !rate) return null
  const length = ((fourth & 3) << 11) | (fifth << 3) | (sixth >> 5)
  return length < 7 ? null : { bytes: length, seconds: (((seventh & 3) + 1) * 1024) / rate }
}

/** `soun`, `vide`, or whatever else the track is. */
function trackKind(track: Uint8Array): string {
  const media = boxIn(track, 'mdia')
  const handler = media && boxIn(media, 'hdlr')
  return handler ? String.fromCharCode(...handler.subarray(8, 12)) : ''
}

function boxIn(bytes: Uint8Array, name: string): Uint8Array | null {
  return boxesIn(bytes, name)[0] ?? null
}

/** What is inside the boxes of that name, not looking into others. */
function boxesIn(bytes: Uint8Array, name: string): Uint8Array[] {
  const found: Uint8Array[] = []
  const view = viewOf(bytes)
  for (let at = 0; at + 8 <= bytes.length;) {
    const said = view.getUint32(at)
    // A box that says 0 goes on to the end; one that says 1 is longer than any recording.
    const size = said === 0 ? bytes.length - at : said
    if (size < 8) break
    const inside = bytes.subarray(at + 8, at + size)
    if (String.fromCharCode(...bytes.subarray(at + 4, at + 8)) === name) found.push(inside)
    at += size
  }
  return found
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
}
