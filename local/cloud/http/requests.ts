import type { IncomingMessage, ServerResponse } from 'node:http'
import { CloudError, invalidParam } from '../errors'

/** Bytes beyond a limit that are still taken off the wire, so that the refusal reaches a client that is writing. */
const DROPPED_BYTES = 64 * 1024 * 1024

/**
 * A body piece by piece. Throws EXCEED_MAX_PAYLOAD_SIZE when it is larger than `limit` bytes, and an error of its own
 * when the client goes away in the middle.
 */
export async function* bodyOf(request: IncomingMessage, limit: number): AsyncGenerator<Buffer> {
  let size = 0
  try {
    const chunks = request.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>
    for await (const chunk of chunks) {
      size += chunk.length
      if (size > limit + DROPPED_BYTES) break
      if (size <= limit) yield chunk
    }
  } catch {
    throw new CloudError('REQUEST_ABORTED', 'the client went away before its request was complete')
  }
  if (size > limit)
    throw new CloudError('EXCEED_MAX_PAYLOAD_SIZE', `body exceeds the maximum of ${limit} bytes`)
}

/** The whole body, or an error when it is larger than `limit` bytes. */
export async function readBody(request: IncomingMessage, limit: number): Promise<Buffer> {
  const chunks: Buffer[] = []
  for await (const chunk of bodyOf(request, limit)) chunks.push(chunk)
  return Buffer.concat(chunks)
}

export async function readJson(request: IncomingMessage, limit: number): Promise<Record<string, unknown>> {
  const text = (await readBody(request, limit)).toString()
  return text === '' ? {} : parseObject(text)
}

/** Levels of nesting in a request's JSON; far more than any program sends, far less than what exhausts a stack. */
const NESTING_LEVELS = 1000

/** JSON text as an object, or INVALID_PARAM for anything else. */
export function parseObject(text: string): Record<string, unknown> {
  const parsed = parseJson(text, 'the body')
  if (parsed === null || typeof parsed !== 'object' || Array.isArray(parsed))
    throw invalidParam('the body is not an object')
  return parsed as Record<string, unknown>
}

/** A value out of JSON text, or INVALID_PARAM for text that is none or is nested too deeply to be handled. */
export function parseJson(text: string, what: string): unknown {
  checkNesting(text, NESTING_LEVELS, what)
  try {
    return JSON.parse(text)
  } catch {
    throw invalidParam(`${what} is not JSON`)
  }
}

/** Throws INVALID_PARAM for JSON text of more than so many levels of objects and arrays. */
export function checkNesting(text: string, levels: number, what: string): void {
  let depth = 0
  let quoted = false
  for (let i = 0; i < text.length; i += 1) {
    const letter = text[i]
    if (quoted) {
      if (letter === '\\') i += 1
      else if (letter === '"') quoted = false
    } else if (letter === '"') quoted = true
    else if (letter === '{' || letter === '[') {
      depth += 1
      if (depth > levels) throw invalidParam(`${what} is nested more than ${levels} levels deep`)
    } else if (letter === '}' || letter === ']') depth -= 1
  }
}

export function sendJson(response: ServerResponse, body: unknown, status = 200): void {
  const text = JSON.stringify(body)
  send(response, Buffer.from(text), 'application/json; charset=utf-8', status)
}

/** Answers; a connection whose request was not read to its end is closed, because it cannot carry another one. */
export function send(response: ServerResponse, body: Buffer, type: string, status = 200): void {
  if (response.destroyed) return
  if (!response.req.complete) response.setHeader('connection', 'close')
  response.writeHead(status, { 'content-type': type, 'content-length': body.length })
  response.end(body)
}
