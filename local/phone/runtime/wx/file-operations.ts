import type { Encoding } from './file-bytes'
import type { FileStore } from './file-store'

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

interface Operation {
  /** The parameters in the order of the `…Sync` form. */
  order: string[]
  run: (store: FileStore, given: Given) => object | void
}

/** What is done with a file by its path, at once or later; both forms do the same. */
export const OPERATIONS: Record<string, Operation> = {
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
  /** The temporary file is moved, as WeChat does it. */
  saveFile: {
    order: ['tempFilePath', 'filePath'],
    run: (store, { tempFilePath, filePath }) => ({
      savedFilePath: store.keep(tempFilePath, filePath),
    }),
  },
}

/** What the `…Sync` form answers of the result. */
export const SYNC_ANSWERS: Record<string, string> = {
  stat: 'stats',
  readFile: 'data',
  readdir: 'files',
  saveFile: 'savedFilePath',
}
