import type { Phone } from '../engine/phone'
import type { ApiTable, Callbacks } from './api'
import { asyncApi, listenerPair } from './api'
import type { Answered, Timed } from './http'
import { askServer, lowered, transferring } from './http'
import { requestTask } from './network'
import { readTempFile, saveTempFile, writeTempFile } from './temp-files'

interface UploadOptions extends Callbacks, Timed {
  filePath: string
  name: string
  formData?: Record<string, string>
  header?: Record<string, string>
}

interface DownloadOptions extends Callbacks, Timed {
  header?: Record<string, string>
  filePath?: string
}

interface Progress {
  progress: number
  totalBytesSent?: number
  totalBytesWritten?: number
}

/** How a transfer tells of itself: the head of the answer, and how many bytes went. */
interface Tell {
  head: (answer: Answered) => void
  bytes: (count: number) => void
}

/** Files to and from servers. */
export function transferApis({ settings }: Phone): ApiTable {
  return {
    uploadFile: (options: UploadOptions) => {
      const transfer = new Transfer(settings, 'totalBytesSent')
      const api = asyncApi<UploadOptions>('uploadFile', (given) => transfer.run(given, upload))
      return transfer.begin(api, options)
    },
    downloadFile: (options: DownloadOptions) => {
      const transfer = new Transfer(settings, 'totalBytesWritten')
      const api = asyncApi<DownloadOptions>('downloadFile', (given) => transfer.run(given, download))
      return transfer.begin(api, options)
    },
  }
}

/** One transfer and its task; progress is told once, at the end. */
class Transfer {
  private readonly stop = new AbortController()
  private readonly progress = listenerPair<Progress>('ProgressUpdate')
  private readonly headers = listenerPair<object>('HeadersReceived')

  constructor(
    private readonly settings: Phone['settings'],
    private readonly counter: 'totalBytesSent' | 'totalBytesWritten',
  ) {}

  run<Options extends Timed, Result>(
    options: Options,
    go: (options: Options, signal: AbortSignal, tell: Tell) => Promise<Result>,
  ): Promise<Result> {
    const tell: Tell = {
      head: ({ statusCode, header, cookies }) => this.headers.emit({ statusCode, header, cookies }),
      bytes: (count) => this.progress.emit({ progress: 100, [this.counter]: count }),
    }
    return transferring(this.settings, options, this.stop, () => go(options, this.stop.signal, tell))
  }

  begin<Options extends Callbacks>(api: (options: Options) => unknown, options: Options): ApiTable {
    void api({ ...options, complete: options.complete ?? (() => undefined) })
    return requestTask(() => this.stop.abort(), this.progress.table, this.headers.table)
  }
}

async function upload(options: UploadOptions, signal: AbortSignal, tell: Tell) {
  const form = new FormData()
  const file = await readTempFile(options.filePath)
  Object.entries(options.formData ?? {}).forEach(([key, value]) => form.append(key, value))
  form.append(options.name, file, options.filePath.split('/').pop())
  // written out here, because the boundary has to be known before the body is passed on
  const written = new Response(form)
  const type = written.headers.get('content-type') ?? ''
  const header = { ...lowered(options.header), 'content-type': type }
  const body = await written.arrayBuffer()
  const answer = await askServer({ url: options.url, method: 'POST', header, body, signal })
  tell.head(answer)
  tell.bytes(file.size)
  return { data: await answer.response.text(), statusCode: answer.statusCode }
}

async function download({ url, header, filePath }: DownloadOptions, signal: AbortSignal, tell: Tell) {
  const answer = await askServer({ url, method: 'GET', header: lowered(header), signal })
  const { statusCode } = answer
  tell.head(answer)
  const blob = await answer.response.blob()
  tell.bytes(blob.size)
  if (filePath === undefined) return { tempFilePath: saveTempFile(blob, url.split('?')[0] ?? ''), statusCode }
  await writeTempFile(filePath, blob)
  return { filePath, statusCode }
}
