import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { CloudError, invalidParam } from '../errors'
import type { Gateway } from '../gateway'
import type { Timers } from '../timers'
import { admin, errorBody } from './admin'
import { callFunction } from './client'
import { clientDatabase } from './client-database'
import { control, CONTROLS } from './control'
import { cos } from './cos'
import { phoneStorage } from './phone-storage'
import { sendJson } from './requests'

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
  response.setHeader('access-control-allow-methods', 'GET, HEAD, POST, PUT, DELETE, OPTIONS')
  response.setHeader('vary', 'origin')
}

/** The one door: the SDK's protocol, what a phone calls, files, and the control endpoints. */
export function createGatewayServer(parts: () => { gateway: Gateway; timers: Timers }): Server {
  return createServer((request, response) => {
    if (isForeign(request))
      return refuse(response, 403, new CloudError('FORBIDDEN', 'only this machine may call'))
    allowLoopback(request, response)
    const { gateway, timers } = parts()
    route(gateway, timers, request, response).catch((error: unknown) => {
      if (!response.headersSent) refuse(response, error instanceof CloudError ? 400 : 500, error)
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
  if (request.method === 'OPTIONS') return sendJson(response, {})
  if (request.url?.startsWith('/cos/')) return cos(gateway, request, response)
  const url = urlOf(gateway, request)
  const asked = `${request.method} ${url.pathname}`
  if (asked === 'POST /admin') return admin(gateway, request, response)
  if (asked === 'POST /client/callFunction') return callFunction(gateway, request, response)
  if (asked === 'POST /client/database') return clientDatabase(gateway, request, response)
  if (url.pathname.startsWith('/local/storage/')) return phoneStorage(gateway, request, response, url)
  const handler = Object.prototype.hasOwnProperty.call(CONTROLS, asked) ? CONTROLS[asked] : undefined
  if (!handler) return refuse(response, 404, new CloudError('NOT_FOUND', `no such endpoint: ${asked}`))
  sendJson(response, await control(handler, gateway, timers, request, url.searchParams))
}

function refuse(response: ServerResponse, status: number, error: unknown): void {
  sendJson(response, errorBody(error), status)
}

/** A request for a path of this gateway; a proxy's request for another address is none. */
function urlOf(gateway: Gateway, request: IncomingMessage): URL {
  const target = request.url ?? ''
  if (!target.startsWith('/') || !URL.canParse(gateway.url + target))
    throw invalidParam('not a path of this gateway')
  return new URL(gateway.url + target)
}
