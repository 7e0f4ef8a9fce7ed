import { inflateRawSync } from 'node:zlib'
import jsQR from 'jsqr'
import { PNG } from 'pngjs'

/** Records of a ZIP archive (APPNOTE 4.3.7, 4.3.12, 4.3.16): length without names and extras. */
const LOCAL = 30
const DIRECTORY = 46
const END = 22
const DEFLATED = 8

/**
 * Scans the slips of a printed village as people with their phones do: every picture of the workbook is decoded, and the
 * scene is read from the link that the local cloud draws. A slip takes some 10 ms, so whoever needs a few asks for a few.
 */
export function scanSlips(workbook: Buffer, most = Infinity): string[] {
  const pictures = filesOf(workbook).filter(({ path }) => path.startsWith('xl/media/'))
  return pictures.slice(0, most).map(({ path, content }) => {
    const scene = sceneIn(content())
    if (!scene) throw new Error(`${path} shows no code of a slip`)
    return scene
  })
}

/** What one code says: the page is the poll's, the scene is the slip's. */
export function sceneIn(picture: Buffer): string | null {
  const { pixels, width, height } = fromAfar(PNG.sync.read(picture))
  const code = jsQR(pixels, width, height, { inversionAttempts: 'dontInvert' })
  if (!code) return null
  const link = new URL(code.data)
  return link.pathname === '/packages/poll/vote/index' ? link.searchParams.get('scene') : null
}

/** Every second pixel of every second row: a square of the code is six wide, and a quarter of them is read sooner. */
function fromAfar({ data, width, height }: PNG): {
  pixels: Uint8ClampedArray
  width: number
  height: number
} {
  const [across, down] = [Math.floor(width / 2), Math.floor(height / 2)]
  const pixels = new Uint8ClampedArray(across * down * 4)
  for (let y = 0; y < down; y++)
    for (let x = 0; x < across; x++)
      for (let part = 0; part < 4; part++)
        pixels[(y * across + x) * 4 + part] = data[(y * 2 * width + x * 2) * 4 + part]!
  return { pixels, width: across, height: down }
}

interface Part {
  path: string
  content: () => Buffer
}

/** The files in a workbook, which is a ZIP archive that its own writer just made. */
export function filesOf(workbook: Buffer): Part[] {
  const end = workbook.length - END
  const parts: Part[] = []
  let at = workbook.readUInt32LE(end + 16)
  for (let left = workbook.readUInt16LE(end + 10); left > 0; left--) {
    const [name, extra, comment] = [28, 30, 32].map((place) => workbook.readUInt16LE(at + place)) as [
      number,
      number,
      number,
    ]
    const packed = workbook.readUInt32LE(at + 20)
    const local = workbook.readUInt32LE(at + 42)
    const deflated = workbook.readUInt16LE(at + 10) === DEFLATED
    parts.push({
      path: workbook.toString('utf8', at + DIRECTORY, at + DIRECTORY + name),
      content: () => {
        const from = local + LOCAL + workbook.readUInt16LE(local + 26) + workbook.readUInt16LE(local + 28)
        const bytes = workbook.subarray(from, from + packed)
        return deflated ? inflateRawSync(bytes) : bytes
      },
    })
    at += DIRECTORY + name + extra + comment
  }
  return parts
}
