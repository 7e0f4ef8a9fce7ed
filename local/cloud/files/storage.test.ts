import { createHash } from 'node:crypto'
import { get } from 'node:http'
import { connect } from 'node:net'
import { LIMITS } from '../limits'
import { startHarness, type Harness } from '../test-functions/harness'

/** Processes start slowly on a busy machine. */
let harness: Harness
beforeAll(async () => (harness = await startHarness({ functions: [{ name: 'api', timeout: 30 }] })))
afterAll(() => harness.close())

interface Metadata {
  url: string
  token: string
  authorization: string
  fileId: string
  cosFileId: string
}
interface Link {
  fileID: string
  tempFileURL: string
  maxAge: number
  status: number
}

const admin = async (action: string, params: object) =>
  (await harness.post('/admin', { action, ...params })) as {
    code?: string
    message?: string
    requestId?: string
    data: Metadata & { download_list: { code: string; tempFileURL: string; maxAge: number }[] }
  }
const metadata = async (path: string): Promise<Metadata> =>
  (await admin('storage.getUploadMetadata', { path })).data
const put = (url: string, authorization: string, body: BodyInit) =>
  fetch(url, { method: 'PUT', headers: { authorization }, body })
const upload = async (path: string, body: BodyInit): Promise<string> => {
  const { url, authorization, fileId } = await metadata(path)
  expect((await put(url, authorization, body)).status).toBe(200)
  return fileId
}
const link = async (fileid: string, max_age?: number): Promise<string> => {
  const { data } = await admin('storage.batchGetDownloadUrl', { file_list: [{ fileid, max_age }] })
  return data.download_list[0]!.tempFileURL
}
const refusal = async (answer: Response) => [
  answer.status,
  /<Code>(.*)<\/Code>/.exec(await answer.text())?.[1],
]
/** The status for a path exactly as it stands: `fetch` would tidy it up first. */
const rawStatus = (url: string): Promise<number | undefined> =>
  new Promise((resolve, reject) => {
    const { hostname, port, origin } = new URL(url)
    get({ hostname, port, path: url.slice(origin.length) }, (answer) => {
      answer.resume()
      resolve(answer.statusCode)
    }).on('error', reject)
  })
const advance = (seconds: number) => harness.post('/local/clock', { advanceMs: seconds * 1000 })

describe('the SDK', () => {
  test('uploads over what is there, streams, links, downloads and deletes', async () => {
    const result = await harness.run(`
      const { Readable } = require('stream')
      const fs = require('fs'), os = require('os'), path = require('path')
      const cloudPath = 'over/名单 1.txt'
      const first = await cloud.uploadFile({ cloudPath, fileContent: Buffer.from('first, and longer') })
      const local = path.join(os.tmpdir(), 'upload-' + process.pid)
      fs.writeFileSync(local, 'second')
      const second = await cloud.uploadFile({ cloudPath, fileContent: fs.createReadStream(local) })
      fs.unlinkSync(local)
      const fileID = second.fileID
      const content = (await cloud.downloadFile({ fileID })).fileContent.toString()
      const gone = await cloud.deleteFile({ fileList: [fileID, fileID] })
      const missing = await cloud.downloadFile({ fileID }).catch((error) => error.errMsg)
      return { same: first.fileID === fileID, content, gone: gone.fileList.map((file) => file.status), missing }`)
    expect(result).toEqual({
      same: true,
      content: 'second',
      gone: [0, -503003],
      missing: expect.stringContaining('storage file not exist'),
    })
  })

  test.each(['a#b?c=1.txt', '100% & more.txt', 'a%20b+c.txt', '%23.txt', 'q"<>^`{|}~.txt'])(
    'gets back the file whose path is %j',
    async (cloudPath) => {
      const code = `
        const { fileID } = await cloud.uploadFile({ cloudPath: event.cloudPath, fileContent: Buffer.from(event.cloudPath) })
        return (await cloud.downloadFile({ fileID })).fileContent.toString()`
      expect(await harness.run(code, { data: { cloudPath } })).toBe(cloudPath)
    },
  )

  test('meets the storage’s errors under their numbers', async () => {
    const result = await harness.run(`
      const failure = (promise) => promise.then(() => 'no error', (error) => [error.errCode, error.errMsg])
      const fileContent = Buffer.from('x')
      const other = 'cloud://elsewhere.656c-elsewhere-1300000000/a.txt'
      const many = Array.from({ length: 51 }, () => other)
      return {
        path: await failure(cloud.uploadFile({ cloudPath: '../a.txt', fileContent })),
        slash: await failure(cloud.uploadFile({ cloudPath: '/a.txt', fileContent })),
        fileId: await failure(cloud.getTempFileURL({ fileList: ['a.txt'] })),
        many: await failure(cloud.getTempFileURL({ fileList: many })),
        manyDeleted: await failure(cloud.deleteFile({ fileList: many })),
        fifty: (await cloud.getTempFileURL({ fileList: many.slice(1) })).fileList.length,
        other: (await cloud.getTempFileURL({ fileList: [other] })).fileList[0].status,
        otherDeleted: (await cloud.deleteFile({ fileList: [other] })).fileList[0].status,
        download: await failure(cloud.downloadFile({ fileID: other })),
      }`)
    // wx-server-sdk 4.0.2 gives every error of the storage the number -1.
    const says = (text: string) => [-1, expect.stringContaining(text)]
    expect(result).toEqual({
      path: says('parts . and ..'),
      slash: says('begin with a slash'),
      fileId: says('not a file id'),
      many: says('more than the maximum of 50'),
      manyDeleted: says('more than the maximum of 50'),
      fifty: 50,
      other: -503003,
      otherDeleted: -503003,
      download: [-1, expect.stringContaining('storage file not exist')],
    })
  })

  test('hands out a link that anybody can read until it expires by the movable clock', async () => {
    const [first] = (await harness.run(`
      const { fileID } = await cloud.uploadFile({ cloudPath: 'links/a.txt', fileContent: Buffer.from('read me') })
      return (await cloud.getTempFileURL({ fileList: [fileID] })).fileList`)) as [Link]
    expect(first).toMatchObject({ status: 0, maxAge: 7200 })
    expect(await (await fetch(first.tempFileURL)).text()).toBe('read me')
    await advance(7190)
    expect(await (await fetch(first.tempFileURL)).text()).toBe('read me')
    await advance(60)
    expect(await refusal(await fetch(first.tempFileURL))).toEqual([403, 'AccessDenied'])
  })
})

describe('a link', () => {
  test('holds as long as was asked for, at most a day', async () => {
    const fileid = await upload('age.txt', 'x')
    const ages = async (max_age: number) => {
      const { data } = await admin('storage.batchGetDownloadUrl', { file_list: [{ fileid, max_age }] })
      return data.download_list[0]!
    }
    const short = await ages(30)
    expect(short.maxAge).toBe(30)
    expect((await ages(10 * 86_400)).maxAge).toBe(LIMITS.linkSeconds)
    expect((await fetch(short.tempFileURL)).status).toBe(200)
    await advance(32)
    expect((await fetch(short.tempFileURL)).status).toBe(403)
    for (const wrong of [0, -1, 1.5, '60', null, {}])
      expect(
        await admin('storage.batchGetDownloadUrl', { file_list: [{ fileid, max_age: wrong }] }),
      ).toMatchObject({ code: 'INVALID_PARAM' })
  })

  test('without a signature, with a forged one, or for another file or moment is refused in COS’s form', async () => {
    const fileid = await upload('secret.txt', 'x')
    await upload('other.txt', 'y')
    const good = await link(fileid)
    const forgeries = [
      good.split('?')[0]!,
      good.replace(/sign=./, (text) => (text.endsWith('0') ? 'sign=1' : 'sign=0')),
      good.replace(/sign=[^&]*/, 'sign='),
      good.replace(/t=(\d+)/, (_, t) => `t=${Number(t) + 1}`),
      good.replace(/&t=\d+/, ''),
      good.replace(/t=(\d+)/, 't=Infinity'),
      good.replace('secret.txt', 'other.txt'),
      good.replace('secret.txt', 'x%2F..%2Fsecret.txt'),
      good.replace('secret.txt', 'secret.txt%00'),
      good.replace('secret.txt', '%ff%zz'),
    ]
    expect(await rawStatus(good.replace('secret.txt', 'x/../secret.txt'))).toBe(403)
    expect(await rawStatus(good.replace('secret.txt', './secret.txt'))).toBe(403)
    for (const url of forgeries)
      expect(await refusal(await fetch(url))).toEqual([403, 'SignatureDoesNotMatch'])
    const answer = await fetch(good.split('?')[0]!)
    expect(answer.headers.get('content-type')).toBe('application/xml')
    for (const name of ['Code', 'Message', 'Resource', 'RequestId', 'TraceId'])
      expect(await answer.clone().text()).toMatch(new RegExp(`<${name}>[^<]+</${name}>`))
    expect(await (await fetch(good)).text()).toBe('x')
  })

  test('is still signed by the same key after a restart', async () => {
    const good = new URL(await link(await upload('kept.txt', 'kept')))
    await harness.restart()
    expect(await (await fetch(harness.cloud.url + good.pathname + good.search)).text()).toBe('kept')
  })

  test('to a file that is deleted leads to NoSuchKey', async () => {
    const fileid = await upload('short-lived.txt', 'x')
    const good = await link(fileid)
    await admin('storage.batchDeleteFile', { fileid_list: [fileid] })
    expect(await refusal(await fetch(good))).toEqual([404, 'NoSuchKey'])
  })

  test('answers HEAD with the size and the type, and no page runs at the gateway', async () => {
    const good = await link(await upload('page.html', '<script>1</script>'))
    const head = await fetch(good, { method: 'HEAD' })
    expect([head.status, head.headers.get('content-length')]).toEqual([200, '18'])
    expect(head.headers.get('content-type')).toContain('text/plain')
    expect(head.headers.get('content-security-policy')).toBe('sandbox')
  })

  test('does not process pictures, and says so', async () => {
    const good = await link(await upload('a.png', 'x'))
    const answer = await fetch(`${good}&imageMogr2/thumbnail/!50p`)
    expect(answer.status).toBe(400)
    expect(await answer.text()).toContain('not supported by the local cloud: data processing')
  })

  test('is refused any other method', async () => {
    const good = await link(await upload('m.txt', 'x'))
    for (const method of ['DELETE', 'PATCH'])
      expect(await refusal(await fetch(good, { method }))).toEqual([405, 'MethodNotAllowed'])
  })
})

describe('an upload', () => {
  test('without the permission, with another file’s, or with an old one is refused and stores nothing', async () => {
    const { url, authorization, fileId } = await metadata('wanted.txt')
    const other = await metadata('other-wanted.txt')
    const reading = new URL(await link(await upload('readable.txt', 'x')))
    expect(await refusal(await put(url, '', 'x'))).toEqual([403, 'SignatureDoesNotMatch'])
    expect(await refusal(await put(url, other.authorization, 'x'))).toEqual([403, 'SignatureDoesNotMatch'])
    const sign = reading.searchParams
    const borrowed = `q-sign-time=0;${sign.get('t')}&q-signature=${sign.get('sign')}`
    expect(await refusal(await put(url.replace('wanted', 'readable'), borrowed, 'x'))).toEqual([
      403,
      'SignatureDoesNotMatch',
    ])
    await advance(3700)
    expect(await refusal(await put(url, authorization, 'x'))).toEqual([403, 'AccessDenied'])
    expect(
      (await admin('storage.batchGetDownloadUrl', { file_list: [fileId] })).data.download_list[0],
    ).toMatchObject({ code: 'STORAGE_FILE_NONEXIST' })
  })

  test('as the form of older SDKs must be signed for its key', async () => {
    const { url, authorization, token, fileId, cosFileId } = await metadata('in a form.txt')
    const form = (changes: Record<string, string | null>) => {
      const fields: Record<string, string | null> = {
        Signature: authorization,
        'x-cos-security-token': token,
        'x-cos-meta-fileid': cosFileId,
        key: 'in a form.txt',
        file: 'in a form',
        ...changes,
      }
      const body = new FormData()
      for (const [name, value] of Object.entries(fields))
        if (value !== null) body.append(name, name === 'file' ? new Blob([value]) : value)
      return fetch(url, { method: 'POST', body })
    }
    expect(await refusal(await form({ Signature: null }))).toEqual([403, 'SignatureDoesNotMatch'])
    expect(await refusal(await form({ Signature: 'x' }))).toEqual([403, 'SignatureDoesNotMatch'])
    expect(await refusal(await form({ key: 'elsewhere.txt' }))).toEqual([403, 'AccessDenied'])
    expect(await refusal(await form({ file: null }))).toEqual([400, 'IncorrectNumberOfFilesInPostRequest'])
    expect(await refusal(await fetch(url, { method: 'POST', body: 'x' }))).toEqual([
      400,
      'MalformedPOSTRequest',
    ])
    expect((await form({})).status).toBe(204)
    expect(await (await fetch(await link(fileId))).text()).toBe('in a form')
  })

  test('of a large file arrives whole, and of one that is too large not at all', async () => {
    const large = Buffer.alloc(8 * 1024 * 1024, 'local cloud ')
    const fileId = await upload('large.bin', large)
    const back = Buffer.from(await (await fetch(await link(fileId))).arrayBuffer())
    const digest = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex')
    expect(digest(back)).toBe(digest(large))

    const { url, authorization } = await metadata('large.bin')
    const huge = Buffer.alloc(LIMITS.uploadBytes + 1)
    expect(await refusal(await put(url, authorization, huge))).toEqual([400, 'EntityTooLarge'])
    expect(Number((await fetch(await link(fileId), { method: 'HEAD' })).headers.get('content-length'))).toBe(
      large.length,
    )
  })

  test('that breaks off in the middle leaves the old file', async () => {
    const fileId = await upload('cut.txt', 'whole')
    const { url, authorization } = await metadata('cut.txt')
    const { hostname, port, pathname } = new URL(url)
    await new Promise<void>((resolve, reject) => {
      const socket = connect(Number(port), hostname, () => {
        const head = `PUT ${pathname} HTTP/1.1\r\nhost: ${hostname}:${port}\r\nauthorization: ${authorization}\r\n`
        socket.write(`${head}content-length: 1000\r\n\r\nonly this much`, () => socket.destroy())
      })
      socket.on('close', () => resolve())
      socket.on('error', reject)
    })
    expect(await (await fetch(await link(fileId))).text()).toBe('whole')
  })

  test('by the phone’s own door keeps to the same paths', async () => {
    const phone = async (path: string) => {
      const target = `${harness.cloud.url}/local/storage/upload?cloudPath=${encodeURIComponent(path)}`
      const answer = await fetch(target, { method: 'POST', headers: { 'x-local-openid': 'oLee' }, body: 'x' })
      return [answer.status, ((await answer.json()) as { code?: string }).code]
    }
    expect(await phone('fine.txt')).toEqual([200, undefined])
    for (const path of ['', '../x', '/x', 'a//b', 'a\\b', 'a\0b', 'x'.repeat(900)])
      expect(await phone(path)).toEqual([400, 'INVALID_PARAM'])
  })

  test('by the phone’s own door links for as long as the phone asks', async () => {
    const fileID = await upload('phone.txt', 'x')
    const { fileList } = (await harness.post('/local/storage/tempUrl', {
      fileList: [fileID, { fileID, maxAge: 60 }],
    })) as { fileList: Link[] }
    expect(fileList.map(({ maxAge }) => maxAge)).toEqual([7200, 60])
    await advance(90)
    expect([
      (await fetch(fileList[0]!.tempFileURL)).status,
      (await fetch(fileList[1]!.tempFileURL)).status,
    ]).toEqual([200, 403])
  })
})
