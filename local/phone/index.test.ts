import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { PhoneServer } from './index'
import { startPhone } from './index'

const dir = mkdtempSync(join(tmpdir(), 'phone-serve-'))
const appDir = join(dir, 'app')
let phone: PhoneServer

/** A raw request: fetch would tidy the address before sending it. */
function get(path: string): Promise<{ status: number; type: string; text: string }> {
  return new Promise((resolve, reject) => {
    const asked = request({ host: '127.0.0.1', port: phone.port, path }, (answer) => {
      let text = ''
      answer.setEncoding('utf8')
      answer.on('data', (part: string) => (text += part))
      answer.on('end', () =>
        resolve({ status: answer.statusCode ?? 0, type: answer.headers['content-type'] ?? '', text }),
      )
    })
    asked.on('error', reject)
    asked.end()
  })
}

beforeAll(async () => {
  const files: Record<string, string> = {
    'app/app.json': '{"pages":["a"]}',
    'app/a.wxml': '<view>first</view>',
    'app/dot.svg': '<svg/>',
    'secret.txt': 'not for anybody',
  }
  mkdirSync(appDir)
  for (const [name, text] of Object.entries(files)) writeFileSync(join(dir, name), text)
  phone = await startPhone({
    appDir,
    cloudUrl: 'http://127.0.0.1:1',
    nodeModules: join(__dirname, '../../node_modules'),
    extraRoutes: (asked, response) => {
      if (asked.url !== '/mine') return false
      response.end('mine')
      return true
    },
  })
})

afterAll(async () => {
  await phone.close()
  rmSync(dir, { recursive: true, force: true })
})

describe('serving phones', () => {
  it('shows several phones, named by the address', async () => {
    const { text } = await get('/?as=anna,ben,%3Cscript%3E')
    expect([...text.matchAll(/iframe name="([^"]*)"/g)].map((match) => match[1])).toEqual(['anna', 'ben'])
  })

  it('gives the page of one phone and its script, which knows the cloud', async () => {
    expect((await get('/app.html?as=anna')).text).toContain('/__phone/app.js')
    expect((await get('/__phone/app.js')).text).toMatch(/"cloudUrl": ?"http:\/\/127\.0\.0\.1:1"/)
  })

  it('gives the pictures of the app, with their type', async () => {
    expect(await get('/dot.svg')).toEqual({ status: 200, type: 'image/svg+xml', text: '<svg/>' })
  })

  it.each(['/../secret.txt', '/%2e%2e/secret.txt', '/..%2fsecret.txt', '/none.png', '/%E0%A4%A'])(
    'gives nothing for %s',
    async (path) => {
      const { status, text } = await get(path)
      expect([status, text]).toEqual([404, 'not found'])
    },
  )

  it('lets somebody else have addresses of their own', async () => {
    expect((await get('/mine')).text).toBe('mine')
  })

  it('builds again what has changed', async () => {
    writeFileSync(join(appDir, 'a.wxml'), '<view>second</view>')
    expect((await get('/__phone/app.js')).text).toContain('first')
    expect(await phone.rebuild()).toMatchObject({ pages: 1, errors: [] })
    expect((await get('/__phone/app.js')).text).toContain('second')
  })

  it('listens on this machine only', () => expect(phone.url).toBe(`http://127.0.0.1:${phone.port}`))
})
