import type { IncomingMessage, ServerResponse } from 'node:http'

/** Where a phone leaves what localStorage has no room for, until the browser has written it elsewhere. */
export const HELD_PATH = /^\/__phone\/held\/([\w.-]{10,80})$/

/** Characters of one value, somewhat more than WeChat lets an app store under a key, and of all of them. */
const LONGEST = 8 * 1024 * 1024
const ALTOGETHER = 128 * 1024 * 1024

/**
 * Values that a phone has handed over and not yet taken back, by a name nobody can guess. A page that is loaded again
 * in the same breath asks for them; all others take theirs back within a moment. The oldest go when there are too many.
 */
export class HeldValues {
  private readonly values = new Map<string, string>()
  private size = 0

  answer(name: string, request: IncomingMessage, response: ServerResponse): void {
    const { method } = request
    if (method === 'GET') return this.give(name, response)
    // JSON only: a page of another origin cannot send that without asking first, which this server never grants
    const mayTake = method === 'PUT' && request.headers['content-type'] === 'application/json'
    if (mayTake) return this.take(name, request, response)
    if (method !== 'DELETE') return void response.writeHead(405).end()
    this.drop(name)
    response.writeHead(204).end()
  }

  private give(name: string, response: ServerResponse): void {
    const value = this.values.get(name)
    if (value === undefined) return void response.writeHead(404).end()
    response.writeHead(200, {
      'content-type': 'application/json; charset=utf-8',
      'cache-control': 'no-store',
    })
    response.end(value)
  }

  private take(name: string, request: IncomingMessage, response: ServerResponse): void {
    const parts: Buffer[] = []
    let size = 0
    request.on('data', (part: Buffer) => {
      size += part.length
      if (size <= LONGEST) parts.push(part)
    })
    request.on('end', () => {
      if (size > LONGEST) return void response.writeHead(413).end()
      this.drop(name)
      const value = Buffer.concat(parts).toString('utf8')
      this.values.set(name, value)
      this.size += value.length
      for (const oldest of this.values.keys()) {
        if (this.size <= ALTOGETHER) break
        this.drop(oldest)
      }
      response.writeHead(204).end()
    })
  }

  private drop(name: string): void {
    this.size -= this.values.get(name)?.length ?? 0
    this.values.delete(name)
  }
}
