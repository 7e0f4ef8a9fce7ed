import type { IncomingMessage, ServerResponse } from 'node:http'

/** Where a phone sends what went wrong in it. */
export const ERROR_PATH = '/__phone/error'

/** Bytes of one report; a stack is far shorter. */
const LONGEST = 64 * 1024

/**
 * Takes one report and answers it with the app's files and lines in it. JSON only: a page of another origin cannot
 * send that without asking first, which this server never grants.
 */
export function takeError(
  request: IncomingMessage,
  response: ServerResponse,
  onError: (text: string) => string,
): void {
  const refuse = (status: number) =>
    response.writeHead(status, { 'content-type': 'text/plain' }).end('not a report')
  if (request.method !== 'POST' || request.headers['content-type'] !== 'application/json')
    return void refuse(400)
  const parts: Buffer[] = []
  let size = 0
  request.on('data', (part: Buffer) => {
    size += part.length
    if (size <= LONGEST) parts.push(part)
  })
  request.on('end', () => {
    const text = size <= LONGEST ? textIn(Buffer.concat(parts).toString('utf8')) : undefined
    if (text === undefined) return void refuse(size > LONGEST ? 413 : 400)
    response.writeHead(200, {
      'content-type': 'application/json; charset=utf-8',
      'cache-control': 'no-store',
    })
    response.end(JSON.stringify({ text: onError(text) }))
  })
}

/** A terminal obeys control characters, so none but line breaks and tabs may reach it. */
const CONTROLS = /[^\P{Cc}\n\t]/gu

function textIn(body: string): string | undefined {
  try {
    const { text } = JSON.parse(body) as { text?: unknown }
    return typeof text === 'string' ? text.replace(CONTROLS, '') : undefined
  } catch {
    return undefined
  }
}
