import { parse as parseProto } from 'protobufjs'
import type { Invocation } from '../functions/runtime'
import type { Gateway } from '../gateway'
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

interface DecodedCall {
  openapiData?: { pairs: { key: string; value: Uint8Array }[] }
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
  const { openapiData } = Call.decode(body) as unknown as DecodedCall
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

function requestOf(pairs: { key: string; value: Uint8Array }[]): Record<string, unknown> {
  return Object.fromEntries(
    pairs.map(({ key, value }) => {
      const text = Buffer.from(value).toString()
      try {
        return [snakeCase(key), JSON.parse(text) as unknown]
      } catch {
        return [snakeCase(key), text]
      }
    }),
  )
}

/** The SDK sends some names in camel case; the interfaces' own are in snake case. */
const snakeCase = (key: string): string => key.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
