import type { Phone } from '../engine/phone'
import type { ApiTable } from './api'
import { asyncApi } from './api'
import { FileStore } from './file-store'
import type { Encoding } from './file-bytes'
import { bytesOf, textOf } from './file-bytes'
import { loud } from './loud'
import { whenRestored } from './temp-files'
import { USER_DATA } from './user-files'

/** What WeChat documents on a file system manager and this one does not do: descriptors and archives. */
const NOT_HERE = [
  'close',
  'fstat',
  'ftruncate',
  'open',
  'read',
  'readCompressedFile',
  'readZipEntry',
  'unzip',
  'write',
  'openSync',
  'closeSync',
  'readSync',
  'writeSync',
  'fstatSync',
  'ftruncateSync',
  'readCompressedFileSync',
]

/** What the operations may be given; each takes those in its `order`. */
interface Given {
  path: string
  filePath: string
  tempFilePath: string
  srcPath: string
  destPath: string
  oldPath: string
  newPath: string
  dirPath: string
  data: string | ArrayBuffer
  encoding?: Encoding
  position?: number
  length?: number
  recursive?: boolean
}

/** The parameters of each operation in the order of its `…Sync` form; both forms do the same. */
const OPERATIONS: Record<
  string,
  { order: string[]; run: (store: FileStore, given: Given) => object | void }
> = {
  access: { order: ['path'], run: (store, { path }) => void store.need(path) },
  stat: {
    order: ['path', 'recursive'],
    run: (store, { path, recursive }) => ({ stats: store.stat(path, recursive) }),
  },
  readFile: {
    order: ['filePath', 'encoding', 'position', 'length'],
    run: (store, { filePath, encoding, position, length }) => ({
      data: store.read(filePath, encoding, position, length),
    }),
  },
  writeFile: {
    order: ['filePath', 'data', 'encoding'],
    run: (store, { filePath, data, encoding }) => store.write(filePath, data, encoding),
  },
  appendFile: {
    order: ['filePath', 'data', 'encoding'],
    run: (store, { filePath, data, encoding }) => store.append(filePath, data, encoding),
  },
  truncate: {
    order: ['filePath', 'length'],
    run: (store, { filePath, length }) => store.truncate(filePath, length),
  },
  copyFile: {
    order: ['srcPath', 'destPath'],
    run: (store, { srcPath, destPath }) => store.copy(srcPath, destPath),
  },
  rename: {
    order: ['oldPath', 'newPath'],
    run: (store, { oldPath, newPath }) => store.rename(oldPath, newPath),
  },
  unlink: { order: ['filePath'], run: (store, { filePath }) => store.remove(filePath) },
  mkdir: {
    order: ['dirPath', 'recursive'],
    run: (store, { dirPath, recursive }) => store.mkdir(dirPath, recursive),
  },
  rmdir: {
    order: ['dirPath', 'recursive'],
    run: (store, { dirPath, recursive }) => store.rmdir(dirPath, recursive),
  },
  readdir: { order: ['dirPath'], run: (store, { dirPath }) => ({ files: store.names(dirPath) }) },
  getFileInfo: { order: ['filePath'], run: (store, { filePath }) => ({ size: store.need(filePath).size }) },
  /** The temporary file is moved, as WeChat does it. */
  saveFile: {
    order: ['tempFilePath', 'filePath'],
    run: (store, { tempFilePath, filePath }) => ({
      savedFilePath: store.keep(tempFilePath, filePath),
    }),
  },
  getSavedFileList: { order: [], run: (store) => ({ fileList: store.kept() }) },
  removeSavedFile: { order: ['filePath'], run: (store, { filePath }) => store.remove(filePath) },
  getSavedFileInfo: {
    order: ['filePath'],
    run: (store, { filePath }) => ({ size: store.need(filePath).size, createTime: store.timeOf(filePath) }),
  },
}

/** What the `…Sync` form answers of the result. */
const SYNC_ANSWERS: Record<string, string> = {
  stat: 'stats',
  readFile: 'data',
  readdir: 'files',
  saveFile: 'savedFilePath',
}

export function fileApis(phone: Phone): ApiTable {
  const store = new FileStore()
  const later = (name: string): unknown => {
    const { run } = OPERATIONS[name]!
    return asyncApi<Given>(name, async (given) => {
      await whenRestored()
      return run(store, given)
    })
  }
  const manager: ApiTable = {}
  for (const [name, { order, run }] of Object.entries(OPERATIONS)) {
    manager[name] = later(name)
    manager[`${name}Sync`] = (...values: unknown[]) => {
      const given = Object.fromEntries(
        order.map((parameter, n) => [parameter, values[n]]),
      ) as unknown as Given
      const result = named(`${name}Sync`, () => run(store, given)) as Record<string, unknown> | undefined
      return result?.[SYNC_ANSWERS[name] ?? '']
    }
  }
  const documented = [...NOT_HERE, ...Object.keys(manager)]
  const loudManager = loud(phone, manager, 'FileSystemManager.', documented)
  return {
    env: { USER_DATA_PATH: USER_DATA },
    getFileSystemManager: () => loudManager,
    saveFile: later('saveFile'),
    getSavedFileList: later('getSavedFileList'),
    getSavedFileInfo: later('getSavedFileInfo'),
    removeSavedFile: later('removeSavedFile'),
    getFileInfo: later('getFileInfo'),
    base64ToArrayBuffer: (text: string) => bytesOf(text, 'base64').buffer,
    arrayBufferToBase64: (buffer: ArrayBuffer) => textOf(new Uint8Array(buffer), 'base64'),
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
