import type { Encoding } from './file-bytes'
import { bytesOf } from './file-bytes'
import { fileFailures } from './file-errors'
import type { FileStore, Stats } from './file-store'

interface Opened {
  path: string
  reads: boolean
  writes: boolean
  /** Everything is written behind what is there, whatever the position. */
  appends: boolean
  /** Where the next read or write begins, in bytes. */
  position: number
}

interface Reading {
  fd: string
  arrayBuffer?: ArrayBuffer
  offset?: number
  length?: number
  position?: number | null
}

interface Writing {
  fd: string
  data: string | ArrayBuffer
  encoding?: Encoding
  offset?: number
  length?: number
  position?: number | null
}

/** Which of these a flag asks for: reading, writing, appending, making the file anew, refusing one that is there. */
const FLAGS = /^(?:(r)(\+?)|(w)(x?)(\+?)|(a)([xs]?)(\+?))$/

/** Files that are open, each under a number that `open` answers as a text. */
export class Descriptors {
  private readonly opened = new Map<string, Opened>()
  private next = 3

  constructor(private readonly store: FileStore) {}

  open(path: string, flag = 'r'): { fd: string } {
    const [, r, rPlus, w, wx, wPlus, a, ax, aPlus] = FLAGS.exec(flag) ?? []
    if (!r && !w && !a) throw fileFailures.badFlag(flag)
    const isThere = this.store.has(path)
    if (isThere && (wx || ax === 'x')) throw fileFailures.exists(path)
    if (r) this.store.bytes(path)
    if (r && rPlus) this.store.refusePackage(path)
    if (w || (a && !isThere)) this.store.write(path, '')
    const fd = String(this.next++)
    const reads = Boolean(r || wPlus || aPlus)
    const writes = Boolean(w || a || rPlus)
    this.opened.set(fd, { path, reads, writes, appends: Boolean(a), position: 0 })
    return { fd }
  }

  close({ fd }: { fd: string }): void {
    this.need(fd)
    this.opened.delete(fd)
  }

  stat({ fd }: { fd: string }): { stats: Stats } {
    return { stats: this.store.stat(this.need(fd).path) as Stats }
  }

  truncate({ fd, length }: { fd: string; length?: number }): void {
    const file = this.need(fd)
    if (!file.writes) throw fileFailures.wrongWay()
    this.store.truncate(file.path, length)
  }

  /** Without a position it goes on where the last one ended; with one that place stays as it was. */
  read({ fd, arrayBuffer, offset = 0, length = 0, position }: Reading): object {
    const file = this.need(fd)
    if (!file.reads) throw fileFailures.wrongWay()
    if (!(arrayBuffer instanceof ArrayBuffer)) throw fileFailures.noBuffer()
    if (offset < 0 || offset > arrayBuffer.byteLength) throw fileFailures.badOffset()
    if (length < 0 || offset + length > arrayBuffer.byteLength) throw fileFailures.badLength()
    const from = startOf(file, position)
    const bytes = this.store.bytes(file.path).slice(from, from + length)
    new Uint8Array(arrayBuffer).set(bytes, offset)
    if (typeof position !== 'number') file.position = from + bytes.byteLength
    return { bytesRead: bytes.byteLength, arrayBuffer }
  }

  write({ fd, data, encoding = 'utf8', offset = 0, length, position }: Writing): { bytesWritten: number } {
    const file = this.need(fd)
    if (!file.writes) throw fileFailures.wrongWay()
    const part = typeof data === 'string' ? bytesOf(data, encoding) : partOf(data, offset, length)
    const before = this.store.bytes(file.path)
    const from = file.appends ? before.byteLength : startOf(file, position)
    const after = new Uint8Array(Math.max(before.byteLength, from + part.byteLength))
    after.set(before)
    after.set(part, from)
    this.store.write(file.path, after.buffer)
    if (typeof position !== 'number') file.position = from + part.byteLength
    return { bytesWritten: part.byteLength }
  }

  private need(fd: string): Opened {
    const file = this.opened.get(fd)
    if (!file) throw fileFailures.badDescriptor()
    return file
  }
}

function startOf(file: Opened, position: number | null | undefined): number {
  if (typeof position !== 'number') return file.position
  if (!(position >= 0)) throw fileFailures.badPosition()
  return position
}

function partOf(data: ArrayBuffer, offset: number, length = data.byteLength - offset): Uint8Array {
  if (offset < 0 || offset > data.byteLength) throw fileFailures.badOffset()
  if (length < 0 || offset + length > data.byteLength) throw fileFailures.badLength()
  return new Uint8Array(data, offset, length)
}
