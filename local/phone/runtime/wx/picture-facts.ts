/** What WeChat tells of a picture's file without drawing it. */
export interface PictureFacts {
  type: 'jpeg' | 'png' | 'gif' | 'webp' | 'unknown'
  orientation: string
}

const MAGIC: ReadonlyArray<[PictureFacts['type'], RegExp]> = [
  ['jpeg', /^\xff\xd8\xff/],
  ['png', /^\x89PNG/],
  ['gif', /^GIF8/],
  ['webp', /^RIFF.{4}WEBP/s],
]
/** EXIF orientations 1 to 8 as WeChat names them. */
const TURNS = 'up,up-mirrored,down,down-mirrored,left-mirrored,right,right-mirrored,left'.split(',')
const ORIENTATION_TAG = 0x0112

export function pictureFacts(bytes: Uint8Array): PictureFacts {
  const head = String.fromCharCode(...bytes.subarray(0, 12))
  const type = MAGIC.find(([, magic]) => magic.test(head))?.[0] ?? 'unknown'
  const turn = type === 'jpeg' ? exifOrientation(bytes) : 1
  return { type, orientation: TURNS[turn - 1] ?? 'up' }
}

/** The orientation that a camera wrote, 1 where it wrote none. */
function exifOrientation(bytes: Uint8Array): number {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  for (let at = 2; at + 4 < bytes.length && bytes[at] === 0xff; at += 2 + view.getUint16(at + 2)) {
    const isExif = bytes[at + 1] === 0xe1 && view.getUint32(at + 4) === 0x45786966
    if (isExif) return orientationIn(view, at + 10)
    if (bytes[at + 1] === 0xda) return 1
  }
  return 1
}

/** Reads the first directory of a TIFF header. */
function orientationIn(view: DataView, start: number): number {
  const little = view.getUint16(start) === 0x4949
  const directory = start + view.getUint32(start + 4, little)
  const entries = view.getUint16(directory, little)
  for (let n = 0; n < entries; n++) {
    const entry = directory + 2 + n * 12
    if (view.getUint16(entry, little) === ORIENTATION_TAG) return view.getUint16(entry + 8, little)
  }
  return 1
}
