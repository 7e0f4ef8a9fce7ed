import { Agent, request } from 'node:http'

export interface LocalHttp {
  get<T>(path: string): Promise<T>
  post<T>(path: string, body: unknown, headers?: Record<string, string>): Promise<T>
  /** Sends bytes as they are. */
  postBytes<T>(path: string, bytes: Uint8Array, headers: Record<string, string>): Promise<T>
  /** Lets go of the connections. */
  close(): void
}

/**
 * JSON over connections of its own: the demo stops the local cloud and starts it again on the same port, and connections
 * that are shared by the whole process would still lead to the stopped one.
 */
export function localHttp(origin: string): LocalHttp {
  const agent = new Agent({ keepAlive: true })
  const send = <T>(path: string, headers: Record<string, string>, body?: string | Uint8Array): Promise<T> =>
    new Promise((done, fail) => {
      const method = body === undefined ? 'GET' : 'POST'
      const call = request(`${origin}${path}`, { agent, method, headers }, (reply) => {
        const chunks: Buffer[] = []
        reply.on('data', (chunk: Buffer) => chunks.push(chunk))
        reply.on('error', fail)
        reply.on('end', () => {
          try {
            done(JSON.parse(Buffer.concat(chunks).toString()) as T)
          } catch {
            fail(new Error(`${path} answered ${reply.statusCode} and no JSON`))
          }
        })
      })
      call.on('error', fail)
      call.end(body)
    })
  return {
    get: (path) => send(path, {}),
    post: (path, body, headers = {}) =>
      send(path, { 'content-type': 'application/json', ...headers }, JSON.stringify(body)),
    postBytes: (path, bytes, headers) => send(path, headers, bytes),
    close: () => agent.destroy(),
  }
}
