import { parse as parseProto } from 'protobufjs'
import { invalidParam } from '../errors'
import type { Invocation } from '../functions/runtime'
import type { Gateway } from '../gateway'
import { checkNesting } from '../http/requests'
import { openApi } from './interfaces'
import { OpenApiError } from './openapi-error'

/** The messages in which the SDK wraps a call of a WeChat interface, as its own code encodes them. */
const { root } = parseProto(
  `syntax = "proto2";
  message Pair { optional string key = 1; optional bytes value = 2; optional string contenttype = 3; optional string filename = 4; }
  message OpenApiData { repeated Pair pairs = 1; }
  message SvrkitApiData { optional string apiName = 1; optional bytes reqData = 2; }
  message CommApiData { optional int32 apiType = 1; optional OpenApiData openapiData = 2; optional SvrkitApiData svrkitData = 4; optional string appid = 6; }
  message CommOpenApiResp { optional bytes respData = 1; optional string contentType = 2; optional int32 errorCode = 3; optional uint32 httpCode = 4; optional int32 svrkitErrorCode = 6; }`,
  { keepCase: true },
)
const Call = root.lookupType('CommApiData')
const Answer = root.lookupType('CommOpenApiResp')

interface Pair {
  key: string
  value: Uint8Array
}
interface DecodedCall {
  openapiData?: { pairs: Pair[] }
}

function decode(body: Buffer): DecodedCall {
  try {
    return Call.decode(body) as unknown as DecodedCall
  } catch {
    throw invalidParam('requestData is not a message of a WeChat interface')
  }
}

/** A result of an interface: bytes with their type, or an object that travels as JSON. */
export type OpenApiResult = { contentType: string; bytes: Buffer } | Record<string, unknown>

/** Decodes a call, runs it, and encodes its answer; a WeChat error is an answer too. */
export async function openApiReply(
  gateway: Gateway,
  name: string,
  body: Buffer,
  caller?: Invocation,
): Promise<Buffer> {
  const { openapiData } = decode(body)
  let result: OpenApiResult
  try {
    result = await openApi(gateway, name, requestOf(openapiData?.pairs ?? []), caller)
  } catch (error) {
    if (!(error instanceof OpenApiError)) throw error
    result = { errcode: error.errcode, errmsg: error.message }
  }
  const bytes = Buffer.isBuffer(result.bytes) ? result.bytes : undefined
  const answer = bytes
    ? { contentType: String(result.contentType), respData: bytes }
    : { contentType: 'application/json; charset=utf-8', respData: Buffer.from(JSON.stringify(result)) }
  return Buffer.from(Answer.encode(answer).finish())
}

/** Levels of nesting in one field of a request; the interfaces' own fields have four. */
const FIELD_LEVELS = 50

function requestOf(pairs: Pair[]): Record<string, unknown> {
  return Object.fromEntries(
    pairs.map(({ key, value }) => [snakeCase(key), fieldOf(key, Buffer.from(value).toString())]),
  )
}

/** The SDK sends every field as JSON; anything else is text as it stands. */
function fieldOf(key: string, text: string): unknown {
  checkNesting(text, FIELD_LEVELS, key)
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}

/** The SDK sends some names in camel case; the interfaces' own are in snake case. */
const snakeCase = (key: string): string => key.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
