import type { IncomingMessage, Server } from 'node:http'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

interface Seen {
  method: string
  path: string
  openid: string
  body: string
}

/** As much of a cloud as a phone needs: it writes down what it was asked and gives fixed answers. */
export interface FakeCloud {
  url: string
  seen: Seen[]
  /** What the next function call answers. */
  answer: object
  close(): Promise<void>
}

async function textOf(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = []
  for await (const part of request) parts.push(part as Buffer)
  return Buffer.concat(parts).toString('utf8')
}

/** Two of them have the same title. */
const TEMPLATES = [
  { templateId: 't1', title: 'First kind' },
  { templateId: 't2', title: 'Second kind' },
  { templateId: 't3', title: 'Third kind' },
  { templateId: 't4', title: 'First kind' },
]

const CORS = {
  'access-control-allow-origin': '*',
  'access-control-allow-headers': '*',
  'content-type': 'application/json',
}

export async function startFakeCloud(): Promise<FakeCloud> {
  const cloud = { seen: [] as Seen[], answer: {} as object } as FakeCloud
  const server: Server = createServer((request, response) => {
    void textOf(request).then((body) => {
      const path = request.url ?? ''
      response.writeHead(200, CORS)
      if (request.method === 'OPTIONS') return response.end()
      const openid = String(request.headers['x-local-openid'] ?? '')
      cloud.seen.push({ method: request.method ?? '', path, openid, body })
      if (path.startsWith('/local/storage/upload')) return response.end('{"fileID":"cloud://sample/a"}')
      if (path === '/local/storage/tempUrl') {
        const { fileList } = JSON.parse(body) as { fileList: (string | { fileID: string })[] }
        const found = fileList.map((asked) => {
          const fileID = typeof asked === 'string' ? asked : asked.fileID
          const isThere = fileID.endsWith('there.txt')
          return {
            fileID,
            status: isThere ? 0 : 1,
            tempFileURL: isThere ? `${cloud.url}/files/there.txt` : '',
          }
        })
        return response.end(JSON.stringify({ fileList: found }))
      }
      if (path === '/files/there.txt') return response.end('from the cloud')
      if (path === '/local/phoneNumber') return response.end('{"code":"c1"}')
      if (path === '/local/templates') return response.end(JSON.stringify(TEMPLATES))
      return response.end(JSON.stringify(path === '/client/callFunction' ? cloud.answer : {}))
    })
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  cloud.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  cloud.close = () =>
    new Promise((done) => {
      server.closeAllConnections()
      server.close(() => done())
    })
  return cloud
}
