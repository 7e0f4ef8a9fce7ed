import { randomUUID } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { CloudError, invalidParam, notSupported } from '../errors'
import type { Invocation } from '../functions/runtime'
import type { Gateway } from '../gateway'
import { checkEventSize, LIMITS } from '../limits'
import { openApiReply } from '../openapi/wire'
import { databaseActions, type Params, type Reply } from './database-actions'
import { parseMultipart, readBody, sendBytes, sendJson } from './requests'
import { storageActions } from './storage-actions'

const ACTIONS = { ...databaseActions, ...storageActions }
/** Bytes of one request: an event, a document or a batch of them. */
const BODY_BYTES = 2 * LIMITS.documentBytes

interface AdminCall {
  action: string
  params: Params
  /** The body of an openapi call, in its own encoding. */
  openApi?: Buffer
  /** The running invocation the request comes from; absent for an operator's script. */
  caller?: Invocation
}

/** `POST /admin`: the SDK's wire protocol. Errors are HTTP 200 with {code, message, requestId}. */
export async function admin(
  gateway: Gateway,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const requestId = randomUUID()
  try {
    const call = await readCall(gateway, request)
    gateway.stats.request(call.action)
    const fault = gateway.faults.next(seenBy(call))
    if (fault?.kind === 'fail') throw new CloudError('SYS_ERR', 'injected fault: the request failed')
    if (fault?.kind === 'delay') await new Promise((resolve) => setTimeout(resolve, fault.ms))
    const reply = await answer(gateway, call)
    if (fault?.kind === 'dropReply') request.socket.destroy()
    else if (Buffer.isBuffer(reply)) sendBytes(response, reply, 'application/octet-stream')
    else sendJson(response, { requestId, ...reply })
  } catch (error) {
    sendJson(response, { ...errorBody(error), requestId })
  }
}

/** What a fault can be matched by. */
const seenBy = ({ action, params, caller }: AdminCall) => ({
  action,
  collection: typeof params.collectionName === 'string' ? params.collectionName : undefined,
  function: caller?.function,
})

/** A failure nobody foresaw is reported as the server's, and shown on the terminal where the cloud runs. */
export function errorBody(error: unknown): { code: string; message: string } {
  if (error instanceof CloudError) return { code: error.code, message: error.message }
  console.error(error)
  return { code: 'SYS_ERR', message: `internal error of the local cloud: ${(error as Error).message}` }
}

async function readCall(gateway: Gateway, request: IncomingMessage): Promise<AdminCall> {
  const body = await readBody(request, BODY_BYTES)
  const type = request.headers['content-type'] ?? ''
  if (type.startsWith('multipart/')) {
    const parts = parseMultipart(body, type)
    const params = Object.fromEntries([...parts].map(([name, part]) => [name, part.data.toString()]))
    return { ...named(gateway, params), openApi: parts.get('requestData')?.data }
  }
  try {
    return named(gateway, JSON.parse(body.toString()) as Params)
  } catch (error) {
    throw error instanceof CloudError ? error : invalidParam('the body is not JSON')
  }
}

function named(gateway: Gateway, params: Params): AdminCall {
  if (params === null || typeof params !== 'object' || typeof params.action !== 'string')
    throw invalidParam('action is required')
  const token = typeof params.wxCloudApiToken === 'string' ? params.wxCloudApiToken : undefined
  return { action: params.action, params, caller: gateway.runtime.invocationOf(token) }
}

async function answer(gateway: Gateway, call: AdminCall): Promise<Reply | Buffer> {
  const { action, params, openApi, caller } = call
  if (action === 'wx.openApi' || action === 'wx.wxPayApi') {
    if (action === 'wx.wxPayApi') throw notSupported(action)
    return openApiReply(gateway, String(params.apiName), openApi ?? Buffer.alloc(0), caller)
  }
  if (action === 'functions.invokeFunction') return invokeFunction(gateway, params, caller)
  const handler = Object.prototype.hasOwnProperty.call(ACTIONS, action) ? ACTIONS[action] : undefined
  if (!handler) throw notSupported(`the action ${action}`)
  return handler(gateway, params)
}

const NOBODY = { openid: '', appid: '', unionid: '' }

/** A function that calls another keeps the person, and its source says that it came through a function. */
async function invokeFunction(gateway: Gateway, params: Params, caller?: Invocation): Promise<Reply> {
  const text =
    typeof params.request_data === 'string' && params.request_data !== '' ? params.request_data : '{}'
  checkEventSize(text, LIMITS.eventBytes)
  const source = caller ? `${caller.source},scf` : 'tcb'
  const name = String(params.function_name)
  const done = await gateway.runtime.invoke(name, eventOf(text), caller?.person ?? NOBODY, source)
  return { data: { response_data: done.result }, requestId: done.requestId }
}

function eventOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw invalidParam('request_data is not JSON')
  }
}
