import type { Phone } from '../engine/phone'
import type { ApiTable, Callbacks } from './api'
import { asyncApi, listenerPair, WxError } from './api'

interface RequestOptions extends Callbacks {
  url: string
  method?: string
  data?: unknown
  header?: Record<string, string>
  /** Milliseconds. */
  timeout?: number
  dataType?: string
  responseType?: string
}

const TIMEOUT_MS = 60_000

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

interface RequestTask {
  abort(): void
  onHeadersReceived(): void
  offHeadersReceived(): void
}

function startRequest(options: RequestOptions, settings: Phone['settings']): RequestTask {
  const abort = new AbortController()
  const api = asyncApi<RequestOptions>('request', async (given) => {
    if (settings.airplane) throw new WxError('', { errno: 600001 })
    const timer = setTimeout(() => abort.abort(), given.timeout ?? TIMEOUT_MS)
    try {
      return await send(given, abort.signal)
    } catch (error) {
      throw new WxError(abort.signal.aborted ? 'abort' : (error as Error).message, { errno: 600001 })
    } finally {
      clearTimeout(timer)
    }
  })
  void api({ ...options, complete: options.complete ?? (() => undefined) })
  return {
    abort: () => abort.abort(),
    onHeadersReceived: () => undefined,
    offHeadersReceived: () => undefined,
  }
}

async function send(options: RequestOptions, signal: AbortSignal): Promise<object> {
  const method = (options.method ?? 'GET').toUpperCase()
  const header = { 'content-type': 'application/json', ...options.header }
  const isGet = method === 'GET'
  const answer = await fetch(isGet ? withQuery(options.url, options.data) : options.url, {
    method,
    headers: header,
    body: isGet ? undefined : bodyOf(options.data, header['content-type']),
    signal,
  })
  const base = { statusCode: answer.status, header: Object.fromEntries(answer.headers), cookies: [] }
  if (options.responseType === 'arraybuffer') return { ...base, data: await answer.arrayBuffer() }
  const text = await answer.text()
  return {
    ...base,
    data: options.dataType === undefined || options.dataType === 'json' ? parsed(text) : text,
  }
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
