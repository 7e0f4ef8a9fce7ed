import type { IncomingMessage, ServerResponse } from 'node:http'
import { Readable } from 'node:stream'
import type { ReadableStream } from 'node:stream/web'

/** Where phones send what `wx.request` asks of other hosts: WeChat knows no cross-origin rule, a browser does. */
export const PROXY_PATH = '/__phone/proxy'

const OWN_HOSTS = /^(127\.0\.0\.1|localhost)(:\d+)?$/
/** Said by the connection to the phone, not by the server asked. */
const HOP_BY_HOP = ['content-encoding', 'content-length', 'transfer-encoding', 'connection', 'keep-alive']

/**
 * Passes one request on. The header it needs cannot be sent by a page of another origin without asking first, which
 * this server never grants; so only phones use it.
 */
export function passOn(request: IncomingMessage, response: ServerResponse): void {
  const target = decodeURIComponent(String(request.headers['x-phone-target'] ?? ''))
  const isOwn = OWN_HOSTS.test(request.headers.host ?? '')
  if (!isOwn || request.method !== 'POST' || !/^https?:\/\//.test(target)) {
    response.writeHead(400, { 'content-type': 'text/plain' }).end('not a request of a phone')
    return
  }
  void ask(target, request, response).catch((error: unknown) => {
    if (response.headersSent) return void response.destroy()
    const { cause, message } = error as Error & { cause?: Error }
    response.writeHead(502, { 'content-type': 'text/plain' }).end(cause?.message || message)
  })
}

async function ask(target: string, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const stop = new AbortController()
  response.on('close', () => stop.abort())
  const method = String(request.headers['x-phone-method'] ?? 'GET')
  const headers = JSON.parse(
    decodeURIComponent(String(request.headers['x-phone-header'] ?? '%7B%7D')),
  ) as Record<string, string>
  const body = await bodyOf(request)
  const plain = method === 'GET' || method === 'HEAD'
  const answer = await fetch(target, { method, headers, body: plain ? undefined : body, signal: stop.signal })
  const kept = [...answer.headers].filter(([name]) => !HOP_BY_HOP.includes(name))
  const told = {
    status: answer.status,
    header: Object.fromEntries(kept),
    cookies: answer.headers.getSetCookie(),
  }
  response.writeHead(200, {
    'content-type': answer.headers.get('content-type') ?? 'application/octet-stream',
    'cache-control': 'no-store',
    'x-phone-answer': encodeURIComponent(JSON.stringify(told)),
  })
  if (answer.body) Readable.fromWeb(answer.body as ReadableStream).pipe(response)
  else response.end()
}

async function bodyOf(request: IncomingMessage): Promise<Uint8Array<ArrayBuffer>> {
  const parts: Buffer[] = []
  for await (const part of request) parts.push(part as Buffer)
  return new Uint8Array(Buffer.concat(parts))
}
