import type { Phone } from '../engine/phone'
import type { ApiTable, Callbacks } from './api'
import { asyncApi, listenerPair } from './api'
import type { Answered, Timed } from './http'
import { askServer, lowered, transferring } from './http'

interface RequestOptions extends Callbacks, Timed {
  method?: string
  data?: unknown
  header?: Record<string, string>
  dataType?: string
  responseType?: string
  enableChunked?: boolean
}

export function networkApis({ settings }: Phone): ApiTable {
  const status = listenerPair<{ isConnected: boolean; networkType: string }>('NetworkStatusChange')
  const networkType = () => (settings.airplane ? 'none' : '4g')
  settings.changes.on('airplane', (airplane) =>
    status.emit({ isConnected: !airplane, networkType: networkType() }),
  )
  return {
    ...status.table,
    onNetworkWeakChange: () => undefined,
    offNetworkWeakChange: () => undefined,
    getNetworkType: asyncApi('getNetworkType', () => ({
      networkType: networkType(),
      signalStrength: 100,
      hasSystemProxy: false,
    })),
    request: (options: RequestOptions) => startRequest(options, settings),
  }
}

function startRequest(options: RequestOptions, settings: Phone['settings']): ApiTable {
  const stop = new AbortController()
  const headers = listenerPair<object>('HeadersReceived')
  const chunks = listenerPair<{ data: ArrayBuffer }>('ChunkReceived')
  const api = asyncApi<RequestOptions>('request', (given) =>
    transferring(settings, given, stop, () => send(given, stop.signal, headers.emit, chunks.emit)),
  )
  void api({ ...options, complete: options.complete ?? (() => undefined) })
  return requestTask(() => stop.abort(), headers.table, chunks.table)
}

/** What steers a request that is under way. */
export function requestTask(abort: () => void, ...listeners: ApiTable[]): ApiTable {
  return Object.assign({ abort }, ...listeners) as ApiTable
}

async function send(
  options: RequestOptions,
  signal: AbortSignal,
  tellHeaders: (told: object) => void,
  tellChunk: (told: { data: ArrayBuffer }) => void,
): Promise<Omit<Answered, 'response'> & { data: unknown }> {
  const method = (options.method ?? 'GET').toUpperCase()
  const header = { 'content-type': 'application/json', ...lowered(options.header) }
  const isGet = method === 'GET' || method === 'HEAD'
  const { response, ...base } = await askServer({
    url: isGet ? withQuery(options.url, options.data) : options.url,
    method,
    header,
    body: isGet ? undefined : bodyOf(options.data, header['content-type']),
    signal,
  })
  tellHeaders(base)
  if (options.enableChunked) {
    await readChunks(response, tellChunk)
    return { ...base, data: '' }
  }
  if (options.responseType === 'arraybuffer') return { ...base, data: await response.arrayBuffer() }
  const text = await response.text()
  return {
    ...base,
    data: options.dataType === undefined || options.dataType === 'json' ? parsed(text) : text,
  }
}

async function readChunks(response: Response, tell: (told: { data: ArrayBuffer }) => void): Promise<void> {
  const reader = response.body?.getReader()
  for (let part = await reader?.read(); part && !part.done; part = await reader?.read())
    tell({ data: part.value.slice().buffer })
}

function withQuery(url: string, data: unknown): string {
  if (typeof data !== 'object' || data === null) return url
  const query = new URLSearchParams(data as Record<string, string>).toString()
  return query ? `${url}${url.includes('?') ? '&' : '?'}${query}` : url
}

function bodyOf(data: unknown, type: string): BodyInit | undefined {
  if (data === undefined) return undefined
  if (typeof data === 'string' || data instanceof ArrayBuffer) return data
  if (type.includes('x-www-form-urlencoded'))
    return new URLSearchParams(data as Record<string, string>).toString()
  return JSON.stringify(data)
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown
  } catch {
    return text
  }
}
