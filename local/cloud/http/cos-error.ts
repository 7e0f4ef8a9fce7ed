import { randomUUID } from 'node:crypto'
import type { ServerResponse } from 'node:http'
import { CloudError } from '../errors'
import type { Verdict } from '../files/signer'
import { send } from './requests'

/** A refusal of the object storage (Tencent Cloud COS documentation, "error codes"). */
export class CosError extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    message: string,
  ) {
    super(message)
    this.name = 'CosError'
  }
}

export const noSuchKey = (): CosError => new CosError(404, 'NoSuchKey', 'The specified key does not exist.')

/** Throws for a signature that is none, or was good once. */
export function needGood(verdict: Verdict): void {
  if (verdict === 'expired') throw new CosError(403, 'AccessDenied', 'Request has expired')
  if (verdict === 'forged')
    throw new CosError(
      403,
      'SignatureDoesNotMatch',
      'The Signature you specified is invalid, or there is none.',
    )
}

/** What COS would call an error of the gateway's own. */
export function asCosError(error: unknown): CosError {
  if (error instanceof CosError) return error
  if (error instanceof CloudError && error.code === 'SYS_ERR')
    return new CosError(500, 'InternalError', error.message)
  if (error instanceof CloudError) {
    if (error.code === 'EXCEED_MAX_PAYLOAD_SIZE')
      return new CosError(
        400,
        'EntityTooLarge',
        'Your proposed upload exceeds the maximum allowed object size.',
      )
    return new CosError(
      400,
      error.code === 'REQUEST_ABORTED' ? 'IncompleteBody' : 'BadRequest',
      error.message,
    )
  }
  console.error(error)
  return new CosError(500, 'InternalError', 'internal error of the local cloud')
}

/** The XML the SDKs read: every element of it is there. */
export function sendCosError(response: ServerResponse, { status, code, message }: CosError): void {
  const fields = {
    Code: code,
    Message: message,
    Resource: response.req.url?.split('?')[0] ?? '/',
    RequestId: randomUUID(),
    TraceId: randomUUID(),
  }
  const inner = Object.entries(fields).map(([name, value]) => `    <${name}>${escaped(value)}</${name}>`)
  const xml = `<?xml version='1.0' encoding='utf-8' ?>\n<Error>\n${inner.join('\n')}\n</Error>\n`
  response.setHeader('x-cos-request-id', fields.RequestId)
  send(response, Buffer.from(xml), 'application/xml', status)
}

const escaped = (text: string): string => text.replace(/[<>&'"]/g, (letter) => `&#${letter.codePointAt(0)!};`)
