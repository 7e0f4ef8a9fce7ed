import type { Phone } from '../engine/phone'
import type { ApiTable, Callbacks } from './api'
import { asyncApi, listenerPair } from './api'
import { askServer, lowered, transferring } from './http'
import { readTempFile, saveTempFile, writeTempFile } from './temp-files'

interface UploadOptions extends Callbacks {
  url: string
  filePath: string
  name: string
  formData?: Record<string, string>
  header?: Record<string, string>
  timeout?: number
}

interface DownloadOptions extends Callbacks {
  url: string
  header?: Record<string, string>
  filePath?: string
  timeout?: number
}

interface Progress {
  progress: number
  totalBytesSent?: number
  totalBytesWritten?: number
}

type Run<Options> = (options: Options, signal: AbortSignal, tell: (bytes: number) => void) => Promise<object>

/** Files to and from servers. */
export function transferApis(phone: Phone): ApiTable {
  return {
    uploadFile: (options: UploadOptions) => transfer('uploadFile', phone, options, upload, 'totalBytesSent'),
    downloadFile: (options: DownloadOptions) =>
      transfer('downloadFile', phone, options, download, 'totalBytesWritten'),
  }
}

/** A task object over one transfer; progress is told once, at the end. */
function transfer<Options extends Callbacks & { url: string; timeout?: number }>(
  name: string,
  { settings }: Phone,
  options: Options,
  run: Run<Options>,
  counter: 'totalBytesSent' | 'totalBytesWritten',
): ApiTable {
  const stop = new AbortController()
  const progress = listenerPair<Progress>('ProgressUpdate')
  const headers = listenerPair<object>('HeadersReceived')
  const api = asyncApi<Options>(name, (given) =>
    transferring(settings, given, stop, () =>
      run(given, stop.signal, (bytes) => progress.emit({ progress: 100, [counter]: bytes })),
    ),
  )
  void api({ ...options, complete: options.complete ?? (() => undefined) })
  return { abort: () => stop.abort(), ...progress.table, ...headers.table }
}

const upload: Run<UploadOptions> = async (options, signal, tell) => {
  const form = new FormData()
  const file = await readTempFile(options.filePath)
  Object.entries(options.formData ?? {}).forEach(([key, value]) => form.append(key, value))
  form.append(options.name, file, options.filePath.split('/').pop())
  // written out here, because the boundary has to be known before the body is passed on
  const written = new Response(form)
  const type = written.headers.get('content-type') ?? ''
  const header = { ...lowered(options.header), 'content-type': type }
  const body = await written.arrayBuffer()
  const { response, statusCode } = await askServer({ url: options.url, method: 'POST', header, body, signal })
  tell(file.size)
  return { data: await response.text(), statusCode }
}

const download: Run<DownloadOptions> = async ({ url, header, filePath }, signal, tell) => {
  const { response, statusCode } = await askServer({ url, method: 'GET', header: lowered(header), signal })
  const blob = await response.blob()
  tell(blob.size)
  if (filePath === undefined) return { tempFilePath: saveTempFile(blob, url.split('?')[0] ?? ''), statusCode }
  await writeTempFile(filePath, blob)
  return { filePath, statusCode }
}
