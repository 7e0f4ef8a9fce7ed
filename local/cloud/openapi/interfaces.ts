import { toBuffer } from 'qrcode'
import { notSupported } from '../errors'
import type { Invocation } from '../functions/runtime'
import type { Gateway } from '../gateway'
import { LIMITS } from '../limits'
import { OpenApiError } from './openapi-error'
import type { OpenApiResult } from './wire'

type Request = Record<string, unknown>
type Interface = (gateway: Gateway, request: Request) => OpenApiResult | Promise<OpenApiResult>

const OK = { errcode: 0, errmsg: 'ok' }

const send: Interface = ({ messages, clock }, request) => {
  const { id } = messages.send(request, clock.now())
  return { ...OK, msgid: id }
}

/** Characters a scene may have (WeChat developer documentation, `getUnlimitedQRCode`). */
const SCENE = /^[0-9a-zA-Z!#$&'()*+,/:;=?@\-._~]+$/

/**
 * A real QR picture instead of the round code only WeChat can draw. It says which page to open with which scene, as
 * a link the local phone's scanCode understands.
 */
const getUnlimited: Interface = async (_gateway, { scene, page = '', width = 430 }) => {
  if (typeof scene !== 'string' || scene.length > LIMITS.sceneLength || !SCENE.test(scene))
    throw new OpenApiError(40129, 'invalid scene')
  if (typeof page !== 'string' || page.startsWith('/') || page.includes('?'))
    throw new OpenApiError(41030, 'invalid page')
  if (typeof width !== 'number' || width < 280 || width > 1280) throw new OpenApiError(40169, 'invalid width')
  const link = `https://local.mp/${page}?scene=${encodeURIComponent(scene)}`
  const bytes = await toBuffer(link, { type: 'png', width, errorCorrectionLevel: 'M' })
  return { contentType: 'image/png', bytes }
}

/** One made-up number a code: the same code always gives the same number. */
const getPhoneNumber: Interface = ({ appId, clock }, { code }) => {
  if (typeof code !== 'string' || code === '') throw new OpenApiError(40029, 'invalid code')
  const digits = [...code].reduce((sum, letter) => (sum * 31 + letter.codePointAt(0)!) % 100_000_000, 7)
  const number = `138${String(digits).padStart(8, '0')}`
  const watermark = { timestamp: Math.floor(clock.now() / 1000), appid: appId }
  return { ...OK, phone_info: { phoneNumber: number, purePhoneNumber: number, countryCode: '86', watermark } }
}

const msgSecCheck: Interface = (_gateway, { content }) => {
  if (typeof content !== 'string' || content === '') throw new OpenApiError(44004, 'empty content')
  return { ...OK, detail: [], trace_id: 'local', result: { suggest: 'pass', label: 100 } }
}

const INTERFACES: Record<string, Interface> = {
  'subscribeMessage.send': send,
  'wxacode.getUnlimited': getUnlimited,
  'phonenumber.getPhoneNumber': getPhoneNumber,
  'security.msgSecCheck': msgSecCheck,
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
