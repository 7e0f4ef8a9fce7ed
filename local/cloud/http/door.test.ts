import { writeFileSync } from 'node:fs'
import { request } from 'node:http'
import { join } from 'node:path'
import { startHarness, type Harness } from '../test-functions/harness'

/** Processes start slowly on a busy machine. */
let harness: Harness
beforeAll(async () => {
  harness = await startHarness({ functions: [{ name: 'api' }, { name: 'echo' }] })
  writeFileSync(join(harness.functionsDir, 'echo', 'index.js'), 'exports.main = (event) => event')
})
afterAll(() => harness.close())

describe('the door', () => {
  const status = (headers: Record<string, string>): Promise<number> =>
    new Promise((resolve, reject) => {
      const { port } = harness.cloud
      const asked = request({ host: '127.0.0.1', port, path: '/local/clock', headers }, (response) => {
        response.resume()
        resolve(response.statusCode ?? 0)
      })
      asked.on('error', reject)
      asked.end()
    })

  test('is open to pages of this machine only', async () => {
    expect(await status({})).toBe(200)
    expect(await status({ origin: 'http://127.0.0.1:9999' })).toBe(200)
    expect(await status({ origin: 'http://localhost:9999' })).toBe(200)
    expect(await status({ origin: 'https://example.com' })).toBe(403)
    expect(await status({ host: 'rebound.example.com' })).toBe(403)
  })

  test('lets a page read the answers', async () => {
    const answer = await fetch(`${harness.cloud.url}/local/clock`, {
      headers: { origin: 'http://localhost:1' },
    })
    expect(answer.headers.get('access-control-allow-origin')).toBe('http://localhost:1')
  })

  test('has a closed database for phones where there are no rules, and no other endpoints', async () => {
    const answer = await fetch(`${harness.cloud.url}/client/database`, {
      method: 'POST',
      headers: { 'x-local-openid': 'oLee' },
      body: JSON.stringify({ action: 'database.getDocument', collectionName: 'things' }),
    })
    expect(await answer.json()).toMatchObject({ errCode: -502003 })
    expect(await harness.post('/client/nothing')).toMatchObject({ code: 'NOT_FOUND' })
    expect(await harness.post('/admin', { action: 'database.watch' })).toMatchObject({
      message: 'not supported by the local cloud: the action database.watch',
    })
    expect(await harness.post('/admin', {})).toMatchObject({ code: 'INVALID_PARAM' })
  })

  test('wants to know which account a phone is', async () => {
    const answer = await harness.post('/client/callFunction', { name: 'api', data: {} })
    expect(answer).toMatchObject({ errMsg: expect.stringContaining('x-local-openid is required') })
  })

  test('gives a function an object whatever a phone sends', async () => {
    for (const data of [null, [], 'text', 7]) {
      const answer = await fetch(`${harness.cloud.url}/client/callFunction`, {
        method: 'POST',
        headers: { 'x-local-openid': 'oLee' },
        body: JSON.stringify({ name: 'echo', data }),
      })
      const { result } = (await answer.json()) as { result: { userInfo: unknown } }
      expect(result.userInfo).toEqual({ appId: 'wx0000000000000000', openId: 'oLee' })
    }
  })

  test('takes a file from a phone, raw or as a form, and links to it', async () => {
    const upload = (body: BodyInit, path: string) =>
      fetch(`${harness.cloud.url}/local/storage/upload?cloudPath=${encodeURIComponent(path)}`, {
        method: 'POST',
        headers: { 'x-local-openid': 'oLee' },
        body,
      })
    const raw = (await (await upload('raw 内容', 'a/照片 1.txt')).json()) as { fileID: string }
    const form = new FormData()
    form.append('file', new Blob(['in a form']), 'x.txt')
    const formed = (await (await upload(form, 'b.txt')).json()) as { fileID: string }
    const { fileList } = (await harness.post('/local/storage/tempUrl', {
      fileList: [raw.fileID, { fileID: formed.fileID }, 'cloud://e/none'],
    })) as {
      fileList: { tempFileURL: string; status: number }[]
    }
    expect(fileList.map((file) => file.status)).toEqual([0, 0, -503003])
    expect(await (await fetch(fileList[0]!.tempFileURL)).text()).toBe('raw 内容')
    expect(await (await fetch(fileList[1]!.tempFileURL)).text()).toBe('in a form')
  })
})
