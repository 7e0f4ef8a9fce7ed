import { unzipSync } from 'fflate'
import type { Encoding } from './file-bytes'
import { textOf } from './file-bytes'
import { fileFailures } from './file-errors'
import type { FileStore } from './file-store'

interface Entry {
  path: string
  encoding?: Encoding
  position?: number
  length?: number
}

/** What was read of one file in an archive, or why nothing was. */
interface Read {
  data?: string | ArrayBuffer
  errMsg: string
}

/** Lays all that is in an archive into a folder of the user, which is made where there is none. */
export function unzip(store: FileStore, zipFilePath: string, targetPath: string): void {
  const target = targetPath.replace(/\/+$/, '')
  const entries = Object.entries(filesIn(store, zipFilePath))
  // an entry that climbs out of the folder would be written anywhere
  const climbing = entries.find(([name]) => name.startsWith('/') || name.split('/').includes('..'))
  if (climbing) throw fileFailures.badEntry(climbing[0])
  const folders = entries.map(([name]) => `${target}/${name}`.replace(/\/[^/]*$/, ''))
  for (const folder of new Set([target, ...folders])) {
    if (!store.has(folder)) store.mkdir(folder, true)
  }
  for (const [name, bytes] of entries) {
    if (!name.endsWith('/')) store.write(`${target}/${name}`, bytes.slice().buffer)
  }
}

/** Reads single files of an archive, or all of them; one that is not there is told in its place. */
export function readEntries(
  store: FileStore,
  archive: string,
  wanted: Entry[] | 'all',
  encoding?: Encoding,
): Record<string, Read> {
  const files = filesIn(store, archive)
  const all = () =>
    Object.keys(files)
      .filter((path) => !path.endsWith('/'))
      .map((path): Entry => ({ path, encoding }))
  const entries = wanted === 'all' ? all() : wanted
  return Object.fromEntries(entries.map((entry) => [entry.path, readEntry(files[entry.path], entry)]))
}

function readEntry(bytes: Uint8Array | undefined, { path, encoding, position = 0, length }: Entry): Read {
  if (!bytes) return { errMsg: `readZipEntry:fail ${fileFailures.missing(path).message}` }
  const part = bytes.slice(position, length === undefined ? undefined : position + length)
  return { data: encoding ? textOf(part, encoding) : part.buffer, errMsg: 'readZipEntry:ok' }
}

function filesIn(store: FileStore, archive: string): Record<string, Uint8Array> {
  const bytes = store.bytes(archive)
  try {
    return unzipSync(bytes)
  } catch {
    throw fileFailures.noArchive()
  }
}
