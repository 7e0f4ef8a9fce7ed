import type { Phone } from '../engine/phone'
import type { ApiTable, Callbacks } from './api'
import { asyncApi, WxError } from './api'
import { loud } from './loud'
import {
  hasTempFile,
  namesBelow,
  readTempFile,
  removeTempFile,
  saveTempFile,
  writeTempFile,
} from './temp-files'
import { USER_DATA } from './user-files'

type Encoding = 'utf8' | 'utf-8' | 'base64' | 'hex' | 'binary' | 'ascii' | 'latin1'

interface ReadOptions {
  filePath: string
  encoding?: Encoding
  position?: number
  length?: number
}

interface WriteOptions {
  filePath: string
  data: string | ArrayBuffer
  encoding?: Encoding
}

/** What WeChat documents on a file system manager. */
const DOCUMENTED = [
  'access',
  'appendFile',
  'close',
  'copyFile',
  'fstat',
  'ftruncate',
  'getFileInfo',
  'getSavedFileList',
  'mkdir',
  'open',
  'read',
  'readCompressedFile',
  'readdir',
  'readFile',
  'readZipEntry',
  'removeSavedFile',
  'rename',
  'rmdir',
  'saveFile',
  'stat',
  'truncate',
  'unlink',
  'unzip',
  'write',
  'writeFile',
  'readFileSync',
  'writeFileSync',
  'accessSync',
  'statSync',
  'mkdirSync',
  'readdirSync',
  'unlinkSync',
  'saveFileSync',
]

export function fileApis(phone: Phone): ApiTable {
  const manager = loud(phone, managerTable(), 'FileSystemManager.', DOCUMENTED)
  return {
    env: { USER_DATA_PATH: USER_DATA },
    getFileSystemManager: () => manager,
    base64ToArrayBuffer: (text: string) => bytesOf(text, 'base64').buffer,
    arrayBufferToBase64: (buffer: ArrayBuffer) => textOf(new Uint8Array(buffer), 'base64'),
    uploadFile: (options: UploadOptions) => transfer(() => upload(phone, options), 'uploadFile', options),
    downloadFile: (options: DownloadOptions) =>
      transfer(() => download(phone, options), 'downloadFile', options),
  }
}

function managerTable(): ApiTable {
  return {
    readFile: asyncApi<ReadOptions>('readFile', async ({ filePath, encoding, position = 0, length }) => {
      const blob = await readTempFile(filePath)
      const part = blob.slice(position, length === undefined ? undefined : position + length)
      const buffer = await part.arrayBuffer()
      return { data: encoding ? textOf(new Uint8Array(buffer), encoding) : buffer }
    }),
    writeFile: asyncApi<WriteOptions>('writeFile', ({ filePath, data, encoding = 'utf8' }) =>
      writeTempFile(filePath, new Blob([typeof data === 'string' ? bytesOf(data, encoding) : data])),
    ),
    access: asyncApi<{ path: string }>('access', async ({ path }) => {
      if (!(await hasTempFile(path)))
        throw new WxError(`no such file or directory "${path}"`, { errno: 1300002 })
    }),
    unlink: asyncApi<{ filePath: string }>('unlink', async ({ filePath }) => {
      if (!(await removeTempFile(filePath)))
        throw new WxError(`no such file or directory "${filePath}"`, { errno: 1300002 })
    }),
    getFileInfo: asyncApi<{ filePath: string }>('getFileInfo', async ({ filePath }) => ({
      size: (await readTempFile(filePath)).size,
    })),
    readdir: asyncApi<{ dirPath: string }>('readdir', async ({ dirPath }) => ({
      files: await namesBelow(dirPath.replace(/\/$/, '')),
    })),
    /** The temporary file is moved, as WeChat does it. */
    saveFile: asyncApi<{ tempFilePath: string; filePath?: string }>(
      'saveFile',
      async ({ tempFilePath, filePath }) => {
        if (!(await hasTempFile(tempFilePath))) throw new Error('tempFilePath file not exist')
        const savedFilePath = filePath ?? `${USER_DATA}/${tempFilePath.split('/').pop() ?? 'file'}`
        await writeTempFile(savedFilePath, await readTempFile(tempFilePath))
        await removeTempFile(tempFilePath)
        return { savedFilePath }
      },
    ),
  }
}

function textOf(bytes: Uint8Array, encoding: Encoding): string {
  if (encoding === 'utf8' || encoding === 'utf-8') return new TextDecoder().decode(bytes)
  if (encoding === 'hex') return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
  const binary = Array.from(bytes, (byte) => String.fromCharCode(byte)).join('')
  return encoding === 'base64' ? btoa(binary) : binary
}

function bytesOf(text: string, encoding: Encoding): Uint8Array<ArrayBuffer> {
  if (encoding === 'utf8' || encoding === 'utf-8') return new Uint8Array(new TextEncoder().encode(text))
  if (encoding === 'hex') return Uint8Array.from(text.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16))
  return Uint8Array.from(encoding === 'base64' ? atob(text) : text, (char) => char.charCodeAt(0))
}

interface UploadOptions extends Callbacks {
  url: string
  filePath: string
  name: string
  formData?: Record<string, string>
  header?: Record<string, string>
}

interface DownloadOptions extends Callbacks {
  url: string
  header?: Record<string, string>
}

/** A task object over one transfer; progress is told once, at the end. */
function transfer(run: () => Promise<object>, name: string, options: Callbacks): object {
  const listeners = new Set<(progress: { progress: number }) => void>()
  const api = asyncApi<Callbacks>(name, async () => {
    const result = await run()
    listeners.forEach((listener) => listener({ progress: 100 }))
    return result
  })
  void api({ ...options, complete: options.complete ?? (() => undefined) })
  return {
    abort: () => undefined,
    onProgressUpdate: (listener: (progress: { progress: number }) => void) => void listeners.add(listener),
    offProgressUpdate: () => listeners.clear(),
  }
}

async function upload({ settings }: Phone, options: UploadOptions): Promise<object> {
  if (settings.airplane) throw new Error('createUploadTask:fail')
  const form = new FormData()
  Object.entries(options.formData ?? {}).forEach(([key, value]) => form.append(key, value))
  form.append(options.name, await readTempFile(options.filePath), options.filePath.split('/').pop())
  const answer = await fetch(options.url, { method: 'POST', headers: options.header, body: form })
  return { data: await answer.text(), statusCode: answer.status }
}

async function download({ settings }: Phone, { url, header }: DownloadOptions): Promise<object> {
  if (settings.airplane) throw new Error('createDownloadTask:fail')
  const answer = await fetch(url, { headers: header })
  return {
    tempFilePath: saveTempFile(await answer.blob(), url.split('?')[0] ?? ''),
    statusCode: answer.status,
  }
}
