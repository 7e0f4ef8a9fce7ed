import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { PhoneServer } from './index'
import { startPhone } from './index'

const dir = mkdtempSync(join(tmpdir(), 'phone-serve-'))
const appDir = join(dir, 'app')
let phone: PhoneServer
const heard: string[] = []

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
    'app/a.js': 'const first = 1\nPage({ go() { throw new Error("mark this") } })',
    'app/dot.svg': '<svg/>',
    'secret.txt': 'not for anybody',
  }
  mkdirSync(appDir)
  for (const [name, text] of Object.entries(files)) writeFileSync(join(dir, name), text)
  phone = await startPhone({
    appDir,
    cloudUrl: 'http://127.0.0.1:1',
    nodeModules: join(__dirname, '../../node_modules'),
    onError: (text) => heard.push(text),
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

  describe('what a phone hands over before the browser has it', () => {
    const name = '1764259200000.5-0b5c'
    const held = (method: string, body?: string, type = 'application/json', path = name) =>
      fetch(`${phone.url}/__phone/held/${path}`, {
        method,
        body,
        headers: body ? { 'content-type': type } : {},
      })

    it('is given back until it is taken away', async () => {
      expect((await held('GET')).status).toBe(404)
      expect((await held('PUT', '{"plain":"长"}')).status).toBe(204)
      expect(await (await held('GET')).text()).toBe('{"plain":"长"}')
      expect((await held('PUT', '{"plain":"two"}')).status).toBe(204)
      expect(await (await held('GET')).text()).toBe('{"plain":"two"}')
      expect((await held('DELETE')).status).toBe(204)
      expect((await held('GET')).status).toBe(404)
    })

    it.each([
      ['plain text, which a page of another origin may send', 'PUT', '{}', 'text/plain', name, 405],
      ['another method', 'POST', '{}', 'application/json', name, 405],
      ['more than an app may store under a key', 'PUT', 'x'.repeat(9_000_000), 'application/json', name, 413],
      ['a name that is no version', 'PUT', '{}', 'application/json', 'x', 404],
    ])('is not taken from %s', async (_what, method, body, type, path, status) => {
      expect((await held(method, body, type, path)).status).toBe(status)
      expect((await held('GET')).status).toBe(404)
    })
  })

  describe('what went wrong in a phone', () => {
    /** The position of a piece of the built script, counted as in a stack. */
    const placeOf = async (piece: string) => {
      const lines = (await get('/__phone/app.js')).text.split('\n')
      const line = lines.findIndex((text) => text.includes(piece))
      return `${phone.url}/__phone/app.js:${line + 1}:${lines[line]!.indexOf(piece) + 1}`
    }
    const report = async (body: string, type = 'application/json', method = 'POST') => {
      const answer = await fetch(`${phone.url}/__phone/error`, {
        method,
        headers: { 'content-type': type },
        body,
      })
      return { status: answer.status, text: await answer.text() }
    }
    const read = async (text: string) =>
      (JSON.parse((await report(JSON.stringify({ text }))).text) as { text: string }).text

    it.each([
      ['Chromium', (at: string) => `TypeError: two\nlines\n    at Page.go (${at})\n    at ${at}`],
      ['Firefox', (at: string) => `TypeError: two\nlines\ngo@${at}\n@${at}`],
    ])('is read back into the app’s file and line, as %s writes it', async (_browser, stackAt) => {
      const told = await read(stackAt(await placeOf('"mark this"')))
      const [first, ...rest] = told.split('\n')
      expect(first).toBe('a.js:2: TypeError: two')
      expect(rest).toEqual([
        'lines',
        expect.stringMatching(/^ {4}at (Page\.)?go \(a\.js:2\)$/),
        '    at a.js:2',
      ])
    })

    it('names the phone’s own file when the app has no part in it', async () => {
      const told = await read(`Error: inside\n    at start (${await placeOf('createPhone(')})`)
      expect(told).toMatch(/^Error: inside\n {4}at start \(phone\/runtime\/main\.ts:\d+\)$/)
    })

    it('is told as it is when it comes from nowhere in the script, without what moves a terminal', async () => {
      expect(await read('plain \u001b[31mwords\n\tmore')).toBe('plain [31mwords\n\tmore')
      expect(heard).toContain('plain [31mwords\n\tmore')
    })

    it.each([
      ['plain text, which a page of another origin may send', '{"text":"x"}', 'text/plain', 400],
      ['what is no JSON', '{', 'application/json', 400],
      ['what has no text', '{"text":1}', 'application/json', 400],
      ['more than any stack holds', JSON.stringify({ text: 'x'.repeat(70_000) }), 'application/json', 413],
    ])('is not taken from %s', async (_what, body, type, status) => {
      const before = heard.length
      expect((await report(body, type)).status).toBe(status)
      expect(heard).toHaveLength(before)
    })
  })
})
