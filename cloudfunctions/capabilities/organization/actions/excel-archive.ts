import { crc32, inflateRawSync } from 'node:zlib'

/** What lies in an .xlsx file by path, e.g. xl/workbook.xml. */
export type Parts = Map<string, Buffer>

export type Unpacked =
  { ok: true; parts: Parts } | { ok: false; reason: 'tooLarge' | 'encrypted' | 'damaged' }

/** Records of a ZIP archive (APPNOTE 4.3.7, 4.3.12, 4.3.16): first bytes, and length without names and extras. */
const LOCAL = { sign: 0x04034b50, size: 30 }
const DIRECTORY = { sign: 0x02014b50, size: 46 }
const END = { sign: 0x06054b50, size: 22 }
/** The comment behind the end record has at most 65,535 bytes. */
const END_WITHIN = END.size + 0xffff
const STORED = 0
const DEFLATED = 8
/** Parts of a workbook that a roster needs; pictures and printer settings are never unpacked. */
const WANTED = /\.xml(\.rels)?$/i

class Damaged extends Error {}

/**
 * Unpacks the parts of a workbook that are XML, at most `most` bytes of them. Counted is what really comes out: what an
 * archive says of its own sizes need not be true, and a small one can hold gigabytes.
 */
export function unpack(file: Buffer, most: number): Unpacked {
  try {
    const parts: Parts = new Map()
    let left = most
    for (const entry of directoryOf(file)) {
      if (!WANTED.test(entry.path)) continue
      if (entry.encrypted) return { ok: false, reason: 'encrypted' }
      const part = partOf(file, entry, left)
      if (part === 'tooLarge') return { ok: false, reason: 'tooLarge' }
      left -= part.length
      parts.set(entry.path, part)
    }
    return { ok: true, parts }
  } catch (error) {
    if (error instanceof Damaged || isOfData(error)) return { ok: false, reason: 'damaged' }
    throw error
  }
}

interface Entry {
  path: string
  encrypted: boolean
  method: number
  crc: number
  packed: number
  at: number
}

function* directoryOf(file: Buffer): Generator<Entry> {
  const end = endOf(file)
  let at = file.readUInt32LE(end + 16)
  const entries = file.readUInt16LE(end + 10)
  for (let i = 0; i < entries; i++) {
    if (file.readUInt32LE(at) !== DIRECTORY.sign) throw new Damaged()
    const name = at + DIRECTORY.size
    const nameLength = file.readUInt16LE(at + 28)
    yield {
      // Some programs write the paths of Windows.
      path: file.toString('utf8', name, name + nameLength).replace(/\\/g, '/'),
      encrypted: (file.readUInt16LE(at + 8) & 1) === 1,
      method: file.readUInt16LE(at + 10),
      crc: file.readUInt32LE(at + 16),
      packed: file.readUInt32LE(at + 20),
      at: file.readUInt32LE(at + 42),
    }
    at = name + nameLength + file.readUInt16LE(at + 30) + file.readUInt16LE(at + 32)
  }
}

function endOf(file: Buffer): number {
  const first = Math.max(0, file.length - END_WITHIN)
  for (let at = file.length - END.size; at >= first; at--) if (file.readUInt32LE(at) === END.sign) return at
  throw new Damaged()
}

function partOf(file: Buffer, { method, crc, packed, at }: Entry, most: number): Buffer | 'tooLarge' {
  if (file.readUInt32LE(at) !== LOCAL.sign) throw new Damaged()
  const from = at + LOCAL.size + file.readUInt16LE(at + 26) + file.readUInt16LE(at + 28)
  if (from + packed > file.length) throw new Damaged()
  const data = file.subarray(from, from + packed)
  const part = method === STORED ? data : method === DEFLATED ? inflated(data, most) : null
  if (part === null) throw new Damaged()
  if (part === 'tooLarge' || part.length > most) return 'tooLarge'
  if (crc32(part) !== crc) throw new Damaged()
  return part
}

/** Stops at the first byte too many, whatever there is still to come. */
function inflated(data: Buffer, most: number): Buffer | 'tooLarge' {
  try {
    return inflateRawSync(data, { maxOutputLength: Math.max(1, most) })
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE') return 'tooLarge'
    throw error
  }
}

/** What zlib and the reading of numbers say of bytes that are not what they should be. */
function isOfData(error: unknown): boolean {
  const { code } = error as NodeJS.ErrnoException
  return /^(Z_\w+|ERR_OUT_OF_RANGE|ERR_BUFFER_OUT_OF_BOUNDS)$/.test(code ?? '')
}

/** An archive of these parts, not compressed, whose sizes are true. */
export function pack(parts: Parts): Buffer {
  const locals: Buffer[] = []
  const directory: Buffer[] = []
  let at = 0
  for (const [path, part] of parts) {
    const name = Buffer.from(path)
    const facts = Buffer.alloc(26)
    facts.writeUInt16LE(20, 0)
    facts.writeUInt32LE(crc32(part), 10)
    facts.writeUInt32LE(part.length, 14)
    facts.writeUInt32LE(part.length, 18)
    facts.writeUInt16LE(name.length, 22)
    const offset = Buffer.alloc(14)
    offset.writeUInt32LE(at, 10)
    directory.push(signed(DIRECTORY.sign, Buffer.from([20, 0]), facts, offset, name))
    const local = signed(LOCAL.sign, facts, name, part)
    locals.push(local)
    at += local.length
  }
  const listed = Buffer.concat(directory)
  const end = Buffer.alloc(END.size - 4)
  end.writeUInt16LE(parts.size, 4)
  end.writeUInt16LE(parts.size, 6)
  end.writeUInt32LE(listed.length, 8)
  end.writeUInt32LE(at, 12)
  return Buffer.concat([...locals, listed, signed(END.sign, end)])
}

function signed(sign: number, ...rest: Buffer[]): Buffer {
  const first = Buffer.alloc(4)
  first.writeUInt32LE(sign)
  return Buffer.concat([first, ...rest])
}
