import type { IncomingMessage, ServerResponse } from 'node:http'
import { CloudError, invalidParam } from '../errors'

/** The whole body, or an error when it is larger than `limit` bytes. */
export async function readBody(request: IncomingMessage, limit: number): Promise<Buffer> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length
    if (size > limit)
      throw new CloudError('EXCEED_REQUEST_LIMIT', `body exceeds the maximum of ${limit} bytes`)
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}

export async function readJson(request: IncomingMessage, limit: number): Promise<Record<string, unknown>> {
  const text = (await readBody(request, limit)).toString()
  if (text === '') return {}
  let parsed: unknown
  try {
    parsed = JSON.parse(text)
  } catch {
    throw invalidParam('the body is not JSON')
  }
  if (parsed === null || typeof parsed !== 'object' || Array.isArray(parsed))
    throw invalidParam('the body is not an object')
  return parsed as Record<string, unknown>
}

export function sendJson(response: ServerResponse, body: unknown, status = 200): void {
  const text = JSON.stringify(body)
  response.writeHead(status, {
    'content-type': 'application/json; charset=utf-8',
    'content-length': Buffer.byteLength(text),
  })
  response.end(text)
}

export function sendBytes(response: ServerResponse, body: Buffer, type: string): void {
  response.writeHead(200, { 'content-type': type, 'content-length': body.length })
  response.end(body)
}

/** The parts of a multipart/form-data body by name. */
export function parseMultipart(
  body: Buffer,
  contentType: string,
): Map<string, { filename?: string; data: Buffer }> {
  const boundary = /boundary="?([^";]+)"?/.exec(contentType)?.[1]
  if (boundary === undefined) throw invalidParam('multipart body without a boundary')
  const mark = Buffer.from(`--${boundary}`)
  const parts = new Map<string, { filename?: string; data: Buffer }>()
  for (let at = body.indexOf(mark); at >= 0;) {
    const start = at + mark.length + 2
    const end = body.indexOf(mark, start)
    if (end < 0) break
    addPart(parts, body.subarray(start, end - 2))
    at = end
  }
  return parts
}

function addPart(parts: Map<string, { filename?: string; data: Buffer }>, part: Buffer): void {
  const split = part.indexOf('\r\n\r\n')
  const head = part.subarray(0, split).toString()
  const name = /\bname="([^"]*)"/.exec(head)?.[1]
  if (name !== undefined)
    parts.set(name, { filename: /\bfilename="([^"]*)"/.exec(head)?.[1], data: part.subarray(split + 4) })
}
