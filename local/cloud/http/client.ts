import type { IncomingMessage, ServerResponse } from 'node:http'
import { invalidParam } from '../errors'
import { CLIENT_CALL } from '../faults'
import { decoded } from '../files/cloud-path'
import type { Gateway } from '../gateway'
import { checkEventSize, LIMITS } from '../limits'
import { errorBody } from './admin'
import { readJson, sendJson } from './requests'
import { underFault } from './under-fault'

/** Numbers that `wx.cloud.callFunction` fails with (WeChat developer documentation, "cloud development error codes"). */
const EXECUTE_FAIL = -504002
const ERR_CODES: Record<string, number> = {
  FUNCTION_NOT_FOUND: -501000,
  FUNCTIONS_EXECUTE_FAIL: EXECUTE_FAIL,
  FUNCTIONS_MEMORY_LIMIT_EXCEEDED: EXECUTE_FAIL,
  FUNCTIONS_TIME_LIMIT_EXCEEDED: -504003,
  INVALID_PARAM: -501001,
}
const OTHER_ERR_CODE = -1

/** The WeChat account of a phone, by the header the local phone sends. */
export function openidOf(request: IncomingMessage): string {
  const header = request.headers['x-local-openid']
  if (typeof header !== 'string' || header === '') throw invalidParam('the header x-local-openid is required')
  const openid = decoded(header)
  if (openid === undefined) throw invalidParam('the header x-local-openid is not percent-encoded text')
  return openid
}

/** `POST /client/callFunction`: what `wx.cloud.callFunction` does for one WeChat account. */
export async function callFunction(
  gateway: Gateway,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  try {
    const { name, data } = await readJson(request, LIMITS.eventBytes)
    if (typeof name !== 'string' || name === '') throw invalidParam('name is required')
    const openid = openidOf(request)
    const seen = { action: CLIENT_CALL, function: name }
    const done = await underFault(gateway, request, seen, () => invoke(gateway, name, data ?? {}, openid))
    if (!done) return
    const { requestId, result } = done.reply
    sendJson(response, {
      result: JSON.parse(result),
      errMsg: 'cloud.callFunction:ok',
      requestID: requestId,
    })
  } catch (error) {
    sendJson(response, failure(error))
  }
}

/**
 * WeChat adds `userInfo` itself, over whatever a phone may have forged. A phone that sends something else than an
 * object is not refused here: what reaches the function is an object all the same.
 */
function invoke(gateway: Gateway, name: string, data: unknown, openid: string) {
  checkEventSize(JSON.stringify(data), LIMITS.clientEventBytes)
  const person = { openid, appid: gateway.appId, unionid: '' }
  const event = { ...Object(data), userInfo: { appId: gateway.appId, openId: openid } }
  return gateway.runtime.invoke(name, event, person, 'wx_client')
}

function failure(error: unknown): { errCode: number; errMsg: string; requestID: string } {
  const { code, message, requestId } = errorBody(error)
  const errCode = ERR_CODES[code] ?? OTHER_ERR_CODE
  const words = errCode === EXECUTE_FAIL ? ' functions execute fail' : ''
  const errMsg = `cloud.callFunction:fail Error: errCode: ${errCode}${words} | errMsg: ${message}`
  return { errCode, errMsg, requestID: requestId }
}
