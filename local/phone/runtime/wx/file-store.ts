import type { Encoding } from './file-bytes'
import { bytesNow, bytesOf, textOf } from './file-bytes'
import { fileFailures } from './file-errors'
import { dropFile, filePaths, fileTime, knownFile, putFile, showable, TEMP_ROOT } from './temp-files'
import { isUserFile, USER_DATA } from './user-files'

/** Stands for an empty folder: a file with this end. */
const FOLDER = '/'
/** Files that `saveFile` names itself. */
const KEPT = `${USER_DATA}/store_`

/** What is told of a file or a folder. */
export interface Stats {
  mode: number
  size: number
  lastAccessedTime: number
  lastModifiedTime: number
  isFile(): boolean
  isDirectory(): boolean
}

const { missing, denied, exists, isFolder, notEmpty, badLength, noTemporary } = fileFailures

const trimmed = (path: string) => path.replace(/\/+$/, '')

/** A phone's files with WeChat's rules: everybody may read the app's own, only the user's folder and temporary files change. */
export class FileStore {
  /** The file or folder; throws WeChat's words where there is none. */
  need(path: string): { size: number } {
    const file = knownFile(path)
    if (file) return file
    if (this.isFolder(trimmed(path))) return { size: 0 }
    const bytes = isPhoneFile(path) ? undefined : bytesNow(path)
    if (!bytes) throw missing(path)
    return { size: bytes.byteLength }
  }

  /** Whether there is a file or folder of the phone. */
  has(path: string): boolean {
    return knownFile(path) !== undefined || this.isFolder(trimmed(path))
  }

  /** The app's own files are there to be read alone. */
  refusePackage(path: string): void {
    if (!isPhoneFile(path)) throw denied(path)
  }

  read(path: string, encoding?: Encoding, position = 0, length?: number): string | ArrayBuffer {
    const bytes = this.bytes(path).slice(position, length === undefined ? undefined : position + length)
    return encoding ? textOf(bytes, encoding) : bytes.buffer
  }

  write(path: string, data: string | ArrayBuffer, encoding: Encoding = 'utf8'): void {
    this.refusePackage(path)
    if (this.isFolder(trimmed(path)) && !knownFile(path)) throw isFolder(path)
    const folder = path.slice(0, path.lastIndexOf('/'))
    if (isUserFile(path) && folder !== USER_DATA && !this.isFolder(folder)) throw missing(path)
    putFile(path, new Blob([typeof data === 'string' ? bytesOf(data, encoding) : data]))
  }

  append(path: string, data: string | ArrayBuffer, encoding: Encoding = 'utf8'): void {
    this.refusePackage(path)
    const before = this.bytes(path)
    putFile(path, new Blob([before, typeof data === 'string' ? bytesOf(data, encoding) : data]))
  }

  truncate(path: string, length = 0): void {
    this.refusePackage(path)
    if (!(length >= 0)) throw badLength()
    const bytes = this.bytes(path)
    const cut = new Uint8Array(length)
    cut.set(bytes.slice(0, length))
    putFile(path, new Blob([cut]))
  }

  copy(from: string, to: string): void {
    this.write(to, this.bytes(from).buffer)
  }

  rename(from: string, to: string): void {
    if (!this.isFolder(trimmed(from)) || knownFile(from)) {
      this.copy(from, to)
      return this.remove(from)
    }
    const folder = `${trimmed(from)}/`
    for (const path of filePaths().filter((one) => one.startsWith(folder))) {
      putFile(`${trimmed(to)}/${path.slice(folder.length)}`, knownFile(path)!)
      dropFile(path)
    }
  }

  remove(path: string): void {
    if (!knownFile(path)) throw isPhoneFile(path) ? missing(path) : denied(path)
    dropFile(path)
  }

  mkdir(path: string, recursive = false): void {
    const folder = trimmed(path)
    if (!isUserFile(folder)) throw denied(path)
    if (this.isFolder(folder) || knownFile(folder)) throw exists(path)
    const parent = folder.slice(0, folder.lastIndexOf('/'))
    if (parent !== USER_DATA && !this.isFolder(parent)) {
      if (!recursive) throw missing(path)
      this.mkdir(parent, true)
    }
    putFile(folder + FOLDER, new Blob([]))
  }

  rmdir(path: string, recursive = false): void {
    const folder = trimmed(path)
    if (!this.isFolder(folder)) throw missing(path)
    const inside = filePaths().filter((one) => one.startsWith(`${folder}/`) && one !== folder + FOLDER)
    if (inside.length > 0 && !recursive) throw notEmpty(path)
    inside.forEach(dropFile)
    dropFile(folder + FOLDER)
  }

  names(path: string): string[] {
    const folder = trimmed(path)
    if (folder !== USER_DATA && !this.isFolder(folder)) throw missing(path)
    const below = filePaths().filter((one) => one.startsWith(`${folder}/`))
    return [...new Set(below.map((one) => one.slice(folder.length + 1).split('/')[0]!))].filter(Boolean)
  }

  stat(path: string, recursive = false): Stats | { path: string; stats: Stats }[] {
    const folder = trimmed(path)
    if (!this.isFolder(folder) || knownFile(path))
      return statsOf(this.need(path).size, this.timeOf(path), false)
    if (!recursive) return statsOf(0, 0, true)
    return this.below(folder).map((one) => ({ path: one, stats: this.stat(folder + one) as Stats }))
  }

  /** Moves a temporary file among the user's and answers where it lies. */
  keep(temporary: string, path?: string): string {
    const blob = knownFile(temporary)
    if (!blob) throw noTemporary()
    const saved = path ?? `${KEPT}${temporary.split('/').pop() ?? 'file'}`
    if (!isUserFile(saved)) throw denied(saved)
    putFile(saved, blob)
    dropFile(temporary)
    return saved
  }

  kept(): { filePath: string; size: number; createTime: number }[] {
    const paths = filePaths().filter((path) => path.startsWith(KEPT))
    return paths.map((filePath) => ({
      filePath,
      size: knownFile(filePath)!.size,
      createTime: this.timeOf(filePath),
    }))
  }

  /** Seconds since 1970. */
  timeOf(path: string): number {
    return Math.floor(fileTime(path) / 1000)
  }

  private isFolder(folder: string): boolean {
    return folder === USER_DATA || filePaths().some((path) => path.startsWith(`${folder}/`))
  }

  /** Every file and folder below one, with a slash in front, folders before what is in them. */
  private below(folder: string): string[] {
    const files = filePaths().filter((one) => one.startsWith(`${folder}/`))
    const found = files.flatMap((file) => {
      const parts = file
        .slice(folder.length + 1)
        .split('/')
        .filter(Boolean)
      return parts.map((_part, n) => `/${parts.slice(0, n + 1).join('/')}`)
    })
    return [...new Set(found)].sort()
  }

  /** All that is in a file. */
  bytes(path: string): Uint8Array<ArrayBuffer> {
    const known = knownFile(path)
    if (known?.size === 0) return new Uint8Array()
    const readable = known !== undefined || !isPhoneFile(path)
    const address = known ? showable(path) : `/${path.replace(/^\//, '')}`
    const bytes = readable ? bytesNow(address) : undefined
    if (!bytes) throw missing(path)
    return bytes
  }
}

const isPhoneFile = (path: string): boolean => isUserFile(path) || path.startsWith(TEMP_ROOT)

export function statsOf(size: number, time: number, folder: boolean): Stats {
  return {
    mode: folder ? 16895 : 33206,
    size,
    lastAccessedTime: time,
    lastModifiedTime: time,
    isFile: () => !folder,
    isDirectory: () => folder,
  }
}
