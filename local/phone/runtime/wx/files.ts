import { md5, sha1 } from '@noble/hashes/legacy'
import { sha256 } from '@noble/hashes/sha2'
import { bytesToHex } from '@noble/hashes/utils'
import type { Phone } from '../engine/phone'
import type { ApiTable } from './api'
import { asyncApi } from './api'
import { readEntries, unzip } from './archives'
import type { Encoding } from './file-bytes'
import { bytesOf, textOf } from './file-bytes'
import { Descriptors } from './file-descriptors'
import { OPERATIONS, SYNC_ANSWERS } from './file-operations'
import { FileStore } from './file-store'
import { loudObject } from './loud'
import { whenRestored } from './temp-files'
import { USER_DATA } from './user-files'

/** An operation by the options it is given. */
type Run = (given: never) => object | void

interface AtPath {
  filePath: string
}

const DIGESTS = { md5, sha1, sha256 }

/** Files by wx and by the file system manager, and bytes as text. */
export function fileApis(phone: Phone): ApiTable {
  const store = new FileStore()
  const older = olderCalls(store)
  const { getSavedFileInfo, ...ofManager } = older
  const manager = loudObject(phone, 'FileSystemManager', {
    ...byPath(store),
    ...byOptions(store),
    ...ofManager,
    ...archiveCalls(store),
  })
  return {
    env: { USER_DATA_PATH: USER_DATA },
    getFileSystemManager: () => manager,
    saveFile: manager['saveFile'],
    getSavedFileInfo,
    ...ofManager,
    base64ToArrayBuffer: (text: string) => bytesOf(text, 'base64').buffer,
    arrayBufferToBase64: (buffer: ArrayBuffer) => textOf(new Uint8Array(buffer), 'base64'),
  }
}

function later(name: string, run: Run): unknown {
  return asyncApi<object>(name, async (given) => {
    await whenRestored()
    return run(given as never)
  })
}

/** Calls whose `…Sync` form takes one value after the other and answers only one. */
function byPath(store: FileStore): ApiTable {
  const calls: ApiTable = {}
  for (const [name, { order, run }] of Object.entries(OPERATIONS)) {
    calls[name] = later(name, (given) => run(store, given))
    calls[`${name}Sync`] = (...values: unknown[]) => {
      const given = Object.fromEntries(order.map((parameter, n) => [parameter, values[n]])) as never
      const result = named(`${name}Sync`, () => run(store, given)) as Record<string, unknown> | undefined
      return result?.[SYNC_ANSWERS[name] ?? '']
    }
  }
  return calls
}

/** Calls whose `…Sync` form takes the same options as the other. */
function byOptions(store: FileStore): ApiTable {
  const files = new Descriptors(store)
  const runs: Record<string, Run> = {
    open: ({ filePath, flag }: AtPath & { flag?: string }) => files.open(filePath, flag),
    close: (given) => files.close(given),
    read: (given) => files.read(given),
    write: (given) => files.write(given),
    fstat: (given) => files.stat(given),
    ftruncate: (given) => files.truncate(given),
    truncate: ({ filePath, length }: AtPath & { length?: number }) => store.truncate(filePath, length),
  }
  const answers: Record<string, string> = { open: 'fd', fstat: 'stats' }
  const calls: ApiTable = {}
  for (const [name, run] of Object.entries(runs)) {
    calls[name] = later(name, run)
    calls[`${name}Sync`] = (given: object) => {
      const result = named(`${name}Sync`, () => run(given as never)) as Record<string, unknown> | undefined
      const answer = answers[name]
      return answer === undefined ? result : result?.[answer]
    }
  }
  return calls
}

/** Calls without a `…Sync` form that stand on wx, too; `getSavedFileInfo` alone is not the manager's. */
function olderCalls(store: FileStore): ApiTable {
  return {
    getFileInfo: later(
      'getFileInfo',
      ({ filePath, digestAlgorithm = 'md5' }: AtPath & { digestAlgorithm?: keyof typeof DIGESTS }) => {
        const bytes = store.bytes(filePath)
        return { size: bytes.byteLength, digest: bytesToHex(DIGESTS[digestAlgorithm](bytes)) }
      },
    ),
    getSavedFileList: later('getSavedFileList', () => ({ fileList: store.kept() })),
    removeSavedFile: later('removeSavedFile', ({ filePath }: AtPath) => store.remove(filePath)),
    getSavedFileInfo: later('getSavedFileInfo', ({ filePath }: AtPath) => ({
      size: store.need(filePath).size,
      createTime: store.timeOf(filePath),
    })),
  }
}

function archiveCalls(store: FileStore): ApiTable {
  return {
    unzip: later('unzip', ({ zipFilePath, targetPath }: Record<'zipFilePath' | 'targetPath', string>) =>
      unzip(store, zipFilePath, targetPath),
    ),
    readZipEntry: later(
      'readZipEntry',
      ({
        filePath,
        entries,
        encoding,
      }: AtPath & { entries: Parameters<typeof readEntries>[2]; encoding?: Encoding }) => ({
        entries: readEntries(store, filePath, entries, encoding),
      }),
    ),
  }
}

/** The synchronous forms throw with the name of the call before what went wrong. */
function named<Result>(name: string, run: () => Result): Result {
  try {
    return run()
  } catch (error) {
    throw Object.assign(
      new Error(`${name}:fail ${(error as Error).message}`),
      (error as { fields?: object }).fields,
    )
  }
}
