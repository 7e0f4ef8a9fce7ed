import { request } from 'node:http'
import { connect } from 'node:net'
import { LIMITS } from '../limits'
import { startHarness, type Harness } from '../test-functions/harness'

/** Processes start slowly on a busy machine. */
let harness: Harness
const logged: unknown[] = []
beforeAll(async () => {
  jest.spyOn(console, 'error').mockImplementation((line: unknown) => void logged.push(line))
  harness = await startHarness({ functions: [{ name: 'api', timeout: 20 }] })
})
afterAll(async () => {
  await harness.close()
  jest.restoreAllMocks()
})
/** None of all this is an error the gateway did not foresee. */
afterEach(() => expect(logged).toEqual([]))

interface Refusal {
  code: string
  message: string
  requestId: string
}
const send = async (path: string, body: BodyInit, headers: Record<string, string> = {}) => {
  const answer = await fetch(harness.cloud.url + path, { method: 'POST', headers, body })
  return { status: answer.status, body: (await answer.json()) as Refusal }
}
const admin = async (params: unknown) => (await send('/admin', JSON.stringify(params))).body
const refused = (code: string, message: string) => ({
  code,
  message: expect.stringContaining(message),
  requestId: expect.stringMatching(/^[0-9a-f-]{36}$/),
})

describe('a body of the SDK’s protocol', () => {
  test.each([
    ['no JSON', 'nonsense', 'not JSON'],
    ['cut off', '{"action":"database.getDocument","coll', 'not JSON'],
    ['empty', '', 'not JSON'],
    ['null', 'null', 'not an object'],
    ['an array', '[{"action":"x"}]', 'not an object'],
    ['a text', '"database.getDocument"', 'not an object'],
    ['without an action', '{}', 'action is required'],
    ['with an action that is no text', '{"action":{"a":1}}', 'action is required'],
    [
      'with its action in a prototype',
      '{"__proto__":{"action":"database.getDocument"}}',
      'action is required',
    ],
    ['100,000 brackets deep', '['.repeat(100_000), 'levels deep'],
    ['100,000 objects deep', `${'{"a":'.repeat(100_000)}1${'}'.repeat(100_000)}`, 'levels deep'],
  ])('that is %s is refused', async (_title, body, message) => {
    expect((await send('/admin', body)).body).toEqual(refused('INVALID_PARAM', message))
  })

  test('may be of any content type and may hold brackets in its texts', async () => {
    const data = [JSON.stringify({ _id: 'brackets', text: '[{'.repeat(5000) })]
    const body = JSON.stringify({ action: 'database.insertDocument', collectionName: 'things', data })
    for (const [i, type] of ['text/plain', 'application/octet-stream', 'nonsense', ''].entries()) {
      const { body: reply } = await send('/admin', body.replace('brackets', `brackets${i}`), {
        'content-type': type,
      })
      expect(reply).toMatchObject({ data: { insertedIds: [`brackets${i}`] } })
    }
  })

  test('that is larger than any request is refused, and the next one is answered', async () => {
    const body = Buffer.alloc(LIMITS.requestBytes + 1, ' ')
    expect((await send('/admin', body)).body).toEqual(
      refused('EXCEED_MAX_PAYLOAD_SIZE', 'exceeds the maximum'),
    )
    expect(await admin({ action: 'database.calculateDocument', collectionName: 'units' })).toMatchObject({
      data: { total: 0 },
    })
  })

  test('with an unknown action is refused by name, also where the name is one of JavaScript’s own', async () => {
    for (const action of ['database.watch', 'constructor', '__proto__', 'toString', ''])
      expect(await admin({ action })).toEqual(
        refused('NOT_SUPPORTED', `not supported by the local cloud: the action ${action}`),
      )
  })
})

describe('a field of an action', () => {
  const read = { action: 'database.getDocument', collectionName: 'things' }
  const modify = {
    action: 'database.modifyDocument',
    collectionName: 'things',
    query: '{}',
    data: '{"$set":{"n":1}}',
  }
  const insert = { action: 'database.insertDocument', collectionName: 'things' }
  const stages = { action: 'database.aggregateDocuments', collectionName: 'things' }
  const deep = `${'{"$and":['.repeat(150)}{}${']}'.repeat(150)}`
  test.each<[string, object, string]>([
    ['no collection', { action: 'database.getDocument' }, 'collectionName'],
    ['a collection that is a number', { ...read, collectionName: 7 }, 'collectionName'],
    ['a collection that is an object', { ...read, collectionName: { toString: 'x' } }, 'collectionName'],
    ['a query that is an object', { ...read, query: {} }, 'query must be extended JSON as text'],
    ['a query that is an array', { ...read, query: '[]' }, 'query must be an object'],
    ['a query that is no JSON', { ...read, query: '{' }, 'not valid extended JSON'],
    ['a query that is a bomb', { ...read, query: deep }, 'levels deep'],
    ['a broken extended type', { ...read, query: '{"a":{"$oid":"x"}}' }, 'not valid extended JSON'],
    ['a date that is none', { ...read, query: '{"at":{"$date":"x"}}' }, 'not a date'],
    [
      'a server date that is none',
      { ...insert, data: ['{"at":{"$tcb_server_date":{"offset":"x"}}}'] },
      'not a date',
    ],
    ['a limit that is a text', { ...read, limit: '5' }, 'limit'],
    ['a limit below one', { ...read, limit: 0 }, 'limit'],
    ['a limit that is no whole number', { ...read, limit: 1.5 }, 'limit'],
    ['a negative offset', { ...read, offset: -1 }, 'offset'],
    ['an order that is an array', { ...read, order: '[["n",1]]' }, 'order must be an object'],
    ['a projection that is a text', { ...read, projection: '"n"' }, 'projection must be an object'],
    ['a transaction that is a number', { ...read, transactionId: 7 }, 'transactionId'],
    ['a transaction that is empty', { ...modify, transactionId: '' }, 'transactionId'],
    ['no condition of a write', { ...modify, query: undefined }, 'query is required'],
    ['an empty condition of a write', { ...modify, query: '' }, 'query is required'],
    ['a condition of a write that is null', { ...modify, query: null }, 'query is required'],
    ['no data', { ...modify, data: undefined }, 'data is required'],
    ['data that are a list', { ...modify, data: ['{"$set":{"n":1}}'] }, 'data must be extended JSON'],
    ['a flag that is a text', { ...modify, multi: 'true' }, 'multi must be a boolean'],
    ['a flag that is a number', { ...modify, upsert: 1 }, 'upsert must be a boolean'],
    [
      'no condition of a removal',
      { action: 'database.removeDocument', collectionName: 'things' },
      'query is required',
    ],
    ['no document', insert, 'data is required'],
    ['a document that is null', { ...insert, data: [null] }, 'data is required'],
    ['a document that is a list', { ...insert, data: ['[]'] }, 'data must be an object'],
    ['a document that is a number', { ...insert, data: [7] }, 'data must be extended JSON'],
    ['no stages', stages, 'stages'],
    ['stages that are a text', { ...stages, stages: '[]' }, 'stages'],
    ['a stage that is null', { ...stages, stages: [null] }, 'a stage must be an object'],
    ['a stage without a name', { ...stages, stages: [{ stageValue: '{}' }] }, 'stageKey'],
    [
      'a stage with a wrong value',
      { ...stages, stages: [{ stageKey: '$match', stageValue: {} }] },
      'stageValue',
    ],
    ['no transaction to commit', { action: 'database.commitTransaction' }, 'transactionId'],
    ['no function', { action: 'functions.invokeFunction' }, 'function_name'],
    [
      'a function that is a list',
      { action: 'functions.invokeFunction', function_name: ['api'] },
      'function_name',
    ],
    [
      'an event that is an object',
      { action: 'functions.invokeFunction', function_name: 'api', request_data: {} },
      'request_data must be JSON as text',
    ],
    [
      'an event that is no JSON',
      { action: 'functions.invokeFunction', function_name: 'api', request_data: '{' },
      'request_data is not JSON',
    ],
    [
      'an event that is a bomb',
      { action: 'functions.invokeFunction', function_name: 'api', request_data: '['.repeat(100_000) },
      'levels deep',
    ],
    ['no path', { action: 'storage.getUploadMetadata' }, 'cloudPath'],
    ['a path that is a list', { action: 'storage.getUploadMetadata', path: ['a'] }, 'cloudPath'],
    ['no files', { action: 'storage.batchGetDownloadUrl' }, 'file_list must be an array'],
    ['a file that is null', { action: 'storage.batchGetDownloadUrl', file_list: [null] }, 'file id'],
    ['a file that is a number', { action: 'storage.batchGetDownloadUrl', file_list: [7] }, 'file id'],
    ['a file without an id', { action: 'storage.batchGetDownloadUrl', file_list: [{}] }, 'fileid'],
    [
      'files to delete that are a text',
      { action: 'storage.batchDeleteFile', fileid_list: 'x' },
      'fileid_list',
    ],
    [
      'a file to delete that is an object',
      { action: 'storage.batchDeleteFile', fileid_list: [{}] },
      'not a file id',
    ],
    ['an openapi call as JSON', { action: 'wx.openApi', apiName: 'x', requestData: 'x' }, 'multipart'],
  ])('with %s is refused', async (_title, params, message) => {
    expect(await admin(params)).toEqual(refused('INVALID_PARAM', message))
  })

  test('with a pattern that is none is refused as the server refuses it', async () => {
    const query = '{"t":{"$regularExpression":{"pattern":"(","options":""}}}'
    expect(await admin({ ...read, query })).toEqual(
      refused('DATABASE_REQUEST_FAILED', 'Regular expression is invalid'),
    )
  })

  test('called __proto__ in a document is stored as any other', async () => {
    const document = '{"_id":"proto","__proto__":{"polluted":true},"nest":{"__proto__":1}}'
    await admin({ ...insert, data: [document] })
    const { data } = (await admin({ ...read, query: '{"_id":"proto"}' })) as unknown as {
      data: { list: string[] }
    }
    expect(data.list[0]).toContain('"__proto__":{"polluted":true}')
    expect(({} as { polluted?: boolean }).polluted).toBeUndefined()
  })
})

describe('a multipart body', () => {
  const multipart = (body: string, boundary = 'b') =>
    send('/admin', body, { 'content-type': `multipart/form-data; boundary=${boundary}` })
  const part = (name: string, value: string) =>
    `--b\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`
  const call = part('action', 'wx.openApi') + part('apiName', 'security.msgSecCheck')

  test.each([
    ['without a boundary', part('action', 'x'), '', 'without a boundary'],
    ['without a part', 'nothing', 'b', 'without a part'],
    ['that is JSON', '{"action":"database.getDocument"}', 'b', 'without a part'],
    ['that is cut off', `${call}--b\r\nContent-Dispo`, 'b', 'does not end'],
    ['that ends after a part', call, 'b', 'does not end'],
    ['with a part without a header', '--b\r\nx\r\n--b--\r\n', 'b', 'without a header'],
    ['with a part without a name', '--b\r\nX: y\r\n\r\nx\r\n--b--\r\n', 'b', 'without a name'],
    ['without an action', `${part('apiName', 'x')}--b--\r\n`, 'b', 'action is required'],
    ['without its message', `${call}--b--\r\n`, 'b', 'requestData'],
    [
      'with garbage for its message',
      `${call}${part('requestData', '\u0012\u00ff\u00ff\u0001garbage')}--b--\r\n`,
      'b',
      'not a message',
    ],
  ])('%s is refused', async (_title, body, boundary, message) => {
    expect((await multipart(body, boundary)).body).toEqual(refused('INVALID_PARAM', message))
  })

  test('of random bytes never breaks the gateway', async () => {
    const head = Buffer.from(`${call}--b\r\nContent-Disposition: form-data; name="requestData"\r\n\r\n`)
    for (let seed = 1; seed <= 60; seed += 1) {
      const noise = Buffer.from(Array.from({ length: seed }, (_, i) => (seed * 7919 + i * i * 31) % 256))
      const answer = await fetch(`${harness.cloud.url}/admin`, {
        method: 'POST',
        headers: { 'content-type': 'multipart/form-data; boundary=b' },
        body: Buffer.concat([head, noise, Buffer.from('\r\n--b--\r\n')]),
      })
      expect([answer.status, (await answer.arrayBuffer()).byteLength > 0]).toEqual([200, true])
    }
  })
})

describe('a phone’s call', () => {
  const phone = async (body: string, openid?: string) =>
    (await send('/client/callFunction', body, openid === undefined ? {} : { 'x-local-openid': openid })).body
  const failed = (errCode: number, text: string) => ({
    errCode,
    errMsg: expect.stringMatching(
      new RegExp(`^cloud\\.callFunction:fail Error: errCode: ${errCode} .*${text}`),
    ),
    requestID: expect.any(String),
  })

  test.each([
    ['no account', '{"name":"api"}', undefined, 'x-local-openid is required'],
    ['a broken account', '{"name":"api"}', '%E0%A4%A', 'not percent-encoded'],
    ['no name', '{}', 'oLee', 'name is required'],
    ['a name that is a list', '{"name":["api"]}', 'oLee', 'name is required'],
    ['no JSON', '{', 'oLee', 'not JSON'],
    ['a list', '[]', 'oLee', 'not an object'],
    ['a bomb', '['.repeat(100_000), 'oLee', 'levels deep'],
  ])('with %s is refused in the phone’s form', async (_title, body, openid, text) => {
    expect(await phone(body, openid)).toEqual(failed(-501001, text))
  })

  test('with a percent-encoded account is that account’s', async () => {
    const code = 'return cloud.getWXContext().OPENID'
    expect(await phone(JSON.stringify({ name: 'api', data: { code } }), '%E5%BC%A0%20%25')).toMatchObject({
      result: '张 %',
    })
  })
})

describe('the door', () => {
  const status = (method: string, path: string): Promise<[number | undefined, string]> =>
    new Promise((resolve, reject) => {
      const asked = request({ port: harness.cloud.port, host: '127.0.0.1', method, path }, (response) => {
        let text = ''
        response.on('data', (chunk: Buffer) => (text += chunk.toString()))
        response.on('end', () => resolve([response.statusCode, text]))
      })
      asked.on('error', reject)
      asked.end()
    })

  test.each([
    ['GET', '/admin', 404],
    ['PUT', '/admin', 404],
    ['TRACE', '/admin', 404],
    ['PROPFIND', '/local/clock', 404],
    ['GET', '//', 404],
    ['GET', '/..//../etc/passwd', 404],
    ['GET', '/%ff%00', 404],
    ['GET', 'http://127.0.0.1:1/admin', 400],
    ['GET', '*', 400],
    ['GET', '/constructor', 404],
    ['OPTIONS', '/admin', 200],
  ])('answers %s %s with %i', async (method, path, expected) => {
    const [code, text] = await status(method, path)
    expect(code).toBe(expected)
    if (expected !== 200)
      expect(JSON.parse(text)).toEqual({
        code: expect.stringMatching(/^(NOT_FOUND|INVALID_PARAM)$/),
        message: expect.any(String),
        requestId: expect.any(String),
      })
  })

  test('answers others while requests are half sent, and outlives that they never end', async () => {
    const head = `POST /admin HTTP/1.1\r\nhost: 127.0.0.1:${harness.cloud.port}\r\ncontent-length: 1000\r\n\r\n`
    const halves = ['POST /adm', head, `${head}{"action":"database.insert`, 'nonsense\r\n\r\n']
    const sockets = await Promise.all(
      halves.map(
        (text) =>
          new Promise<ReturnType<typeof connect>>((resolve, reject) => {
            const socket = connect(harness.cloud.port, '127.0.0.1', () =>
              socket.write(text, () => resolve(socket)),
            )
            socket.on('error', reject)
            socket.resume()
          }),
      ),
    )
    expect(await admin({ action: 'database.calculateDocument', collectionName: 'units' })).toMatchObject({
      data: { total: 0 },
    })
    const closed = sockets.map(
      (socket) => socket.closed || new Promise((resolve) => socket.on('close', resolve)),
    )
    for (const socket of sockets) socket.destroy()
    await Promise.all(closed)
    expect(await admin({ action: 'database.calculateDocument', collectionName: 'units' })).toMatchObject({
      data: { total: 0 },
    })
  })

  test.each([
    ['/local/clock', { to: 1e300 }],
    ['/local/clock', { to: -1 }],
    ['/local/clock', { advanceMs: 1e16 }],
    ['/local/clock', { to: null }],
    ['/local/quota', { openid: 7, templateId: 't', count: 1 }],
    ['/local/quota', { openid: 'o', templateId: 't', count: 1e300 }],
    ['/local/quota', { openid: 'o', templateId: 't', count: -2 }],
    ['/local/faults', { kind: 'fail', match: 'all' }],
    ['/local/faults', { kind: 'fail', match: { acton: 'x' } }],
    ['/local/faults', { kind: 'fail', match: { action: 7 } }],
    ['/local/faults', { kind: 'fail', nth: 0 }],
    ['/local/faults', { kind: 'fail', nth: '1' }],
    ['/local/faults', { kind: 'delay', ms: -1 }],
    ['/local/timers/run', { function: {} }],
  ])('refuses %s of %j', async (path, body) => {
    expect(await harness.post(path, body)).toEqual(refused('INVALID_PARAM', ''))
  })
})
