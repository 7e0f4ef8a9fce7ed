import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { CloudError } from '../errors'
import type { Gateway } from '../gateway'
import type { Timers } from '../timers'
import { admin, errorBody } from './admin'
import { callFunction } from './client'
import { control, CONTROLS } from './control'
import { sendJson } from './requests'
import { fileRequest, storageClient } from './storage'

/** Only pages of this machine may talk to the gateway from a browser. */
const LOOPBACK = /^https?:\/\/(127\.0\.0\.1|localhost|\[::1\])(:\d+)?$/

/** A foreign page, or a foreign name that resolves to this machine, must not reach the environment. */
function isForeign({ headers }: IncomingMessage): boolean {
  const { origin, host } = headers
  return (origin !== undefined && !LOOPBACK.test(origin)) || !LOOPBACK.test(`http://${host}`)
}

function allowLoopback(request: IncomingMessage, response: ServerResponse): void {
  const { origin } = request.headers
  if (origin === undefined) return
  response.setHeader('access-control-allow-origin', origin)
  response.setHeader('access-control-allow-headers', 'content-type, x-local-openid')
  response.setHeader('access-control-allow-methods', 'GET, POST, PUT, DELETE, OPTIONS')
  response.setHeader('vary', 'origin')
}

/** The one door: the SDK's protocol, what a phone calls, files, and the control endpoints. */
export function createGatewayServer(parts: () => { gateway: Gateway; timers: Timers }): Server {
  return createServer((request, response) => {
    if (isForeign(request))
      return sendJson(response, { code: 'FORBIDDEN', message: 'only this machine may call' }, 403)
    allowLoopback(request, response)
    const { gateway, timers } = parts()
    route(gateway, timers, request, response).catch((error: unknown) => {
      if (!response.headersSent) sendJson(response, errorBody(error), error instanceof CloudError ? 400 : 500)
      else response.destroy()
    })
  })
}

async function route(
  gateway: Gateway,
  timers: Timers,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const url = new URL(request.url ?? '/', gateway.url)
  const asked = `${request.method} ${url.pathname}`
  if (request.method === 'OPTIONS') return sendJson(response, {})
  if (asked === 'POST /admin') return admin(gateway, request, response)
  if (asked === 'POST /client/callFunction') return callFunction(gateway, request, response)
  if (url.pathname.startsWith('/cos/')) return fileRequest(gateway, request, response, url)
  if (url.pathname.startsWith('/local/storage/')) return storageClient(gateway, request, response, url)
  const handler = Object.prototype.hasOwnProperty.call(CONTROLS, asked) ? CONTROLS[asked] : undefined
  if (!handler) return sendJson(response, { code: 'NOT_FOUND', message: `no such endpoint: ${asked}` }, 404)
  sendJson(response, await control(handler, gateway, timers, request, url.searchParams))
}
