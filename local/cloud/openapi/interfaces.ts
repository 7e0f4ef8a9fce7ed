import { notSupported } from '../errors'
import type { Invocation } from '../functions/runtime'
import type { Gateway } from '../gateway'
import { miniProgramCode } from './mini-program-code'
import { OpenApiError } from './openapi-error'
import type { OpenApiResult } from './wire'

type Request = Record<string, unknown>
type Interface = (gateway: Gateway, request: Request) => OpenApiResult | Promise<OpenApiResult>

const OK = { errcode: 0, errmsg: 'ok' }

const INTERFACES: Record<string, Interface> = {
  'subscribeMessage.send': ({ messages, clock }, request) => ({
    ...OK,
    msgid: messages.send(request, clock.now()).id,
  }),
  'wxacode.getUnlimited': ({ pages }, request) => miniProgramCode(request, pages),
  'phonenumber.getPhoneNumber': ({ phoneNumbers }, request) => ({
    ...OK,
    phone_info: phoneNumbers.redeem(request),
  }),
  'security.msgSecCheck': ({ contentCheck }, request) => ({ ...OK, ...contentCheck.check(request) }),
}

/**
 * Runs one WeChat interface. A function whose config.json lists permissions may only call what it lists; the
 * platform answers −604101 otherwise.
 */
export function openApi(
  gateway: Gateway,
  name: string,
  request: Request,
  caller?: Invocation,
): Promise<OpenApiResult> | OpenApiResult {
  const run = Object.prototype.hasOwnProperty.call(INTERFACES, name) ? INTERFACES[name] : undefined
  if (!run) throw notSupported(`the openapi interface ${name}`)
  const allowed = gateway.runtime.functions().find((settings) => settings.name === caller?.function)?.openapi
  if (allowed && !allowed.includes(name))
    throw new OpenApiError(-604101, `function has no permission to call this API: ${name}`)
  return run(gateway, request)
}
