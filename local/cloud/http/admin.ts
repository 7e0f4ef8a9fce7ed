import { randomUUID } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { CloudError, invalidParam, notSupported } from '../errors'
import type { Invocation } from '../functions/runtime'
import type { Gateway } from '../gateway'
import { checkEventSize, LIMITS } from '../limits'
import { openApiReply } from '../openapi/wire'
import { databaseActions, type Reply } from './database-actions'
import { parseMultipart } from './multipart'
import { textParam, type Params } from './params'
import { parseJson, parseObject, readBody, send, sendJson } from './requests'
import { storageActions } from './storage-actions'
import { underFault } from './under-fault'

const ACTIONS = { ...databaseActions, ...storageActions }

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
  try {
    const call = await readCall(gateway, request)
    gateway.stats.request(call.action)
    const done = await underFault(gateway, request, seenBy(call), () => answer(gateway, call))
    if (!done) return
    if (Buffer.isBuffer(done.reply)) send(response, done.reply, 'application/octet-stream')
    else sendJson(response, { requestId: randomUUID(), ...done.reply })
  } catch (error) {
    sendJson(response, errorBody(error))
  }
}

/** What a fault can be matched by. */
const seenBy = ({ action, params, caller }: AdminCall) => ({
  action,
  collection: typeof params.collectionName === 'string' ? params.collectionName : undefined,
  function: caller?.function,
  api: typeof params.apiName === 'string' ? params.apiName : undefined,
})

/** A failure nobody foresaw is reported as the server's, and shown on the terminal where the cloud runs. */
export function errorBody(error: unknown): { code: string; message: string; requestId: string } {
  const requestId = randomUUID()
  if (error instanceof CloudError) return { code: error.code, message: error.message, requestId }
  console.error(error)
  const { message } = error as Error
  return { code: 'SYS_ERR', message: `internal error of the local cloud: ${message}`, requestId }
}

async function readCall(gateway: Gateway, request: IncomingMessage): Promise<AdminCall> {
  const body = await readBody(request, LIMITS.requestBytes)
  const type = request.headers['content-type'] ?? ''
  if (type.startsWith('multipart/')) {
    const parts = parseMultipart(body, type)
    const params = Object.fromEntries([...parts].map(([name, part]) => [name, part.data.toString()]))
    return { ...named(gateway, params), openApi: parts.get('requestData')?.data }
  }
  return named(gateway, parseObject(body.toString()))
}

function named(gateway: Gateway, params: Params): AdminCall {
  if (typeof params.action !== 'string') throw invalidParam('action is required')
  const token = typeof params.wxCloudApiToken === 'string' ? params.wxCloudApiToken : undefined
  return { action: params.action, params, caller: gateway.runtime.invocationOf(token) }
}

async function answer(gateway: Gateway, call: AdminCall): Promise<Reply | Buffer> {
  const { action, params, openApi, caller } = call
  if (action === 'wx.openApi' || action === 'wx.wxPayApi') {
    if (action === 'wx.wxPayApi') throw notSupported(action)
    if (!openApi) throw invalidParam('requestData must be a part of a multipart body')
    return openApiReply(gateway, textParam(params, 'apiName'), openApi, caller)
  }
  if (action === 'functions.invokeFunction') return invokeFunction(gateway, params, caller)
  const handler = Object.prototype.hasOwnProperty.call(ACTIONS, action) ? ACTIONS[action] : undefined
  if (!handler) throw notSupported(`the action ${action}`)
  return handler(gateway, params)
}

const NOBODY = { openid: '', appid: '', unionid: '' }

/** A function that calls another keeps the person, and its source says that it came through a function. */
async function invokeFunction(gateway: Gateway, params: Params, caller?: Invocation): Promise<Reply> {
  const name = textParam(params, 'function_name')
  const text = params.request_data ?? ''
  if (typeof text !== 'string') throw invalidParam('request_data must be JSON as text')
  checkEventSize(text, LIMITS.eventBytes)
  const event = text === '' ? {} : parseJson(text, 'request_data')
  const source = caller ? `${caller.source},scf` : 'tcb'
  const done = await gateway.runtime.invoke(name, event, caller?.person ?? NOBODY, source, caller)
  return { data: { response_data: done.result }, requestId: done.requestId }
}
