import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import jsQR from 'jsqr'
import { PNG } from 'pngjs'
import { startHarness, type Harness } from '../test-functions/harness'

/** Processes start slowly on a busy machine. */
let harness: Harness
beforeAll(async () => {
  harness = await startHarness({
    functions: [
      { name: 'api', timeout: 20 },
      { name: 'narrow', timeout: 20 },
    ],
    appId: 'wxlocal',
  })
  const permissions = { openapi: ['security.msgSecCheck'] }
  writeFileSync(join(harness.functionsDir, 'narrow', 'config.json'), JSON.stringify({ permissions }))
  await harness.restart()
})
afterAll(() => harness.close())

/** What a function gets from an interface: the result, or the error as wx-server-sdk 4.0.2 hands it on. */
const ask = (api: string, request: object, name = 'api') =>
  harness.run(
    `const [namespace, method] = event.api.split('.')
     return cloud.openapi[namespace][method](event.request).catch(({ errCode, errMsg }) => ({ failed: errCode, errMsg }))`,
    { name, data: { api, request } },
  )
const failed = (errCode: number) => ({ failed: errCode, errMsg: expect.any(String) })

describe('wxacode.getUnlimited', () => {
  const draw = async (request: object): Promise<PNG> => {
    const picture = (await harness.run(
      `const { buffer, contentType } = await cloud.openapi.wxacode.getUnlimited(event.request)
       return { contentType, base64: buffer.toString('base64') }`,
      { data: { request } },
    )) as { contentType: string; base64: string }
    expect(picture.contentType).toBe('image/png')
    return PNG.sync.read(Buffer.from(picture.base64, 'base64'))
  }
  const read = ({ data, width, height }: PNG): string | undefined =>
    jsQR(new Uint8ClampedArray(data), width, height, { inversionAttempts: 'dontInvert' })?.data

  test('draws a picture that says the page and the scene', async () => {
    const picture = await draw({ scene: 'b=1&s=abc', page: 'packages/poll/vote' })
    expect([picture.width, picture.height]).toEqual([430, 430])
    expect(read(picture)).toBe('https://local.mp/packages/poll/vote?scene=b%3D1%26s%3Dabc')
  })

  test('takes every character a scene may have, thirty-two of them', async () => {
    for (const scene of ["!#$&'()*+,/:;=?@-._~", 'x'.repeat(32)]) {
      const link = new URL(read(await draw({ scene, page: 'pages/a', width: 280 }))!)
      expect([link.pathname, link.searchParams.get('scene')]).toEqual(['/pages/a', scene])
    }
  })

  test('draws as wide and in the colour that is asked for, for the first page when none is named', async () => {
    const small = await draw({ scene: 's', width: 280 })
    expect([small.width, read(small)]).toEqual([280, 'https://local.mp/?scene=s'])
    expect((await draw({ scene: 's', width: 1280 })).width).toBe(1280)
    const red = await draw({ scene: 's', lineColor: { r: '200', g: 0, b: 0 }, isHyaline: true, width: 280 })
    const pixels = new Set(
      Array.from({ length: red.width * red.height }, (_, i) => red.data.readUInt32BE(4 * i)),
    )
    expect([...pixels].map((pixel) => pixel.toString(16)).sort()).toEqual([expect.any(String), 'c80000ff'])
    expect([...pixels].some((pixel) => (pixel & 0xff) === 0)).toBe(true)
  })

  const good = { scene: 's', page: 'pages/a' }
  test.each<[object, number]>([
    [{ scene: undefined }, 40169],
    [{ scene: '' }, 40169],
    [{ scene: 7 }, 40169],
    [{ scene: 'x'.repeat(33) }, 40169],
    [{ scene: '名' }, 40129],
    [{ scene: 'a b' }, 40129],
    [{ scene: '100%' }, 40129],
    [{ scene: 'scancode_time=1' }, 85096],
    [{ page: '/pages/a' }, 41030],
    [{ page: 'pages/a?b=1' }, 41030],
    [{ page: 'https://example.com' }, 41030],
    [{ page: 7 }, 47001],
    [{ checkPath: 'yes' }, 47001],
    [{ isHyaline: 1 }, 47001],
    [{ autoColor: 'no' }, 47001],
    [{ width: 279 }, 40097],
    [{ width: 1281 }, 40097],
    [{ width: '430' }, 47001],
    [{ envVersion: 'formal' }, 40097],
    [{ lineColor: { r: 256, g: 0, b: 0 } }, 40097],
    [{ lineColor: 'red' }, 47001],
  ])('refuses %j with %i', async (change, errCode) => {
    expect(await ask('wxacode.getUnlimited', { ...good, ...change })).toEqual(failed(errCode))
  })

  test('checks the page unless it is told not to, where the pages are known', async () => {
    await harness.restart({ pages: ['pages/a'] })
    const other = { scene: 's', page: 'pages/b' }
    expect(await ask('wxacode.getUnlimited', other)).toEqual(failed(41030))
    expect(read(await draw({ ...other, checkPath: false, envVersion: 'trial', width: 280 }))).toContain(
      '/pages/b?',
    )
    expect(read(await draw({ scene: 's', page: 'pages/a', width: 280 }))).toContain('/pages/a?')
    await harness.restart()
  })
})

describe('phonenumber.getPhoneNumber', () => {
  const codeFor = async (openid: string, phoneNumber?: string): Promise<string> =>
    ((await harness.post('/local/phoneNumber', { openid, phoneNumber })) as { code: string }).code
  const redeem = (code: unknown, more: object = {}) =>
    ask('phonenumber.getPhoneNumber', { code, ...more }) as Promise<{
      phoneInfo: { phoneNumber: string; watermark: { timestamp: number } }
    }>

  test('gives the number of the account whose phone got the code, always the same', async () => {
    const { phoneInfo } = await redeem(await codeFor('oLee'))
    expect(phoneInfo).toEqual({
      phoneNumber: expect.stringMatching(/^1990\d{7}$/),
      purePhoneNumber: phoneInfo.phoneNumber,
      countryCode: '86',
      watermark: { appid: 'wxlocal', timestamp: expect.any(Number) },
    })
    expect((await redeem(await codeFor('oLee'))).phoneInfo.phoneNumber).toBe(phoneInfo.phoneNumber)
    expect((await redeem(await codeFor('oWang'))).phoneInfo.phoneNumber).not.toBe(phoneInfo.phoneNumber)
  })

  test('gives the number that was set for the account, also after a restart', async () => {
    expect((await redeem(await codeFor('oSet', '13912345678'))).phoneInfo.phoneNumber).toBe('13912345678')
    const code = await codeFor('oSet')
    await harness.restart()
    expect((await redeem(code)).phoneInfo.phoneNumber).toBe('13912345678')
    expect(await harness.post('/local/phoneNumber', { openid: 'oSet', phoneNumber: 'x' })).toMatchObject({
      code: 'INVALID_PARAM',
    })
    expect(await harness.post('/local/phoneNumber', {})).toMatchObject({ code: 'INVALID_PARAM' })
  })

  test('takes a code once', async () => {
    const code = await codeFor('oLee')
    const answers = await Promise.all([redeem(code), redeem(code)])
    expect(answers.filter((answer) => 'failed' in answer)).toEqual([failed(40029)])
    expect(await redeem(code)).toEqual(failed(40029))
  })

  test('takes a code for five minutes of the movable clock', async () => {
    const [early, late] = [await codeFor('oLee'), await codeFor('oLee')]
    await harness.post('/local/clock', { advanceMs: 4 * 60_000 })
    expect(await redeem(early)).toMatchObject({ errCode: 0 })
    await harness.post('/local/clock', { advanceMs: 70_000 })
    expect(await redeem(late)).toEqual(failed(40029))
  })

  test('takes no code that no phone got, and none of another account', async () => {
    for (const code of ['made-up', '', undefined, 7, null, {}])
      expect(await redeem(code)).toEqual(failed(40029))
    const code = await codeFor('oLee')
    expect(await redeem(code, { openid: 'oWang' })).toEqual(failed(40003))
    expect(await redeem(code, { openid: 'oLee' })).toMatchObject({ errCode: 0 })
  })
})

describe('security.msgSecCheck', () => {
  const good = { version: 2, openid: 'oLee', scene: 2, content: '你好' }
  const check = (change: object) => ask('security.msgSecCheck', { ...good, ...change })

  test('passes a text, and finds it risky when it contains a word that was named', async () => {
    expect(await check({})).toMatchObject({
      result: { suggest: 'pass', label: 100 },
      detail: [
        { strategy: 'content_model', suggest: 'pass' },
        { strategy: 'keyword', errcode: 0 },
      ],
      traceId: expect.any(String),
    })
    await harness.post('/local/riskyWords', { words: ['赌博', '代写'] })
    const risky = { result: { suggest: 'risky', label: 21000 } }
    expect(await check({ content: '网上赌博好玩' })).toMatchObject({
      ...risky,
      detail: [{ suggest: 'risky' }, { strategy: 'keyword', suggest: 'risky', keyword: '赌博' }],
    })
    expect(await check({ title: '代写总结' })).toMatchObject(risky)
    expect(await check({ nickname: '代写' })).toMatchObject(risky)
    expect(await check({ signature: '代写' })).toMatchObject({ result: { suggest: 'pass' } })
    expect(await check({ signature: '代写', scene: 1 })).toMatchObject(risky)
    expect(await check({})).toMatchObject({ result: { suggest: 'pass' } })
  })

  test('forgets the words when others are named, and keeps them over a restart', async () => {
    await harness.post('/local/riskyWords', { words: ['代写'] })
    await harness.restart()
    expect(await harness.get('/local/riskyWords')).toEqual({ words: ['代写'] })
    expect(await check({ content: '代写' })).toMatchObject({ result: { suggest: 'risky' } })
    await harness.post('/local/riskyWords', { words: [] })
    expect(await check({ content: '代写' })).toMatchObject({ result: { suggest: 'pass' } })
    for (const words of [undefined, '代写', [''], [7]])
      expect(await harness.post('/local/riskyWords', { words })).toMatchObject({ code: 'INVALID_PARAM' })
  })

  test.each<[object, number]>([
    [{ openid: undefined }, 40003],
    [{ openid: '' }, 40003],
    [{ scene: 0 }, 40129],
    [{ scene: 5 }, 40129],
    [{ scene: '2' }, 40129],
    [{ scene: undefined }, 40129],
    [{ content: '' }, 44002],
    [{ content: undefined }, 44002],
    [{ content: 7 }, 47001],
    [{ content: '字'.repeat(2501) }, 45002],
    [{ version: '2' }, 47001],
    [{ version: 3 }, 47001],
    [{ title: 7 }, 47001],
  ])('refuses %j with %i', async (change, errCode) => {
    expect(await check(change)).toEqual(failed(errCode))
  })

  test('takes 2500 characters', async () => {
    expect(await check({ content: '𠮷'.repeat(2500) })).toMatchObject({ errCode: 0 })
  })

  test('of version 1 is not there, and says so', async () => {
    for (const version of [undefined, 1])
      expect(await check({ version })).toMatchObject({
        errMsg: expect.stringContaining(
          'not supported by the local cloud: security.msgSecCheck without version: 2',
        ),
      })
  })
})

describe('an interface', () => {
  test('that a function’s config.json does not permit is refused to it with -604101', async () => {
    const request = { version: 2, openid: 'oLee', scene: 2, content: '你好' }
    expect(await ask('security.msgSecCheck', request, 'narrow')).toMatchObject({ errCode: 0 })
    expect(await ask('wxacode.getUnlimited', { scene: 's' }, 'narrow')).toEqual(failed(-604101))
    expect(await ask('wxacode.getUnlimited', { scene: 's' })).toMatchObject({ errCode: 0 })
  })

  test.each(['templateMessage.send', 'security.imgSecCheck'])(
    'called %s is not there, and says so',
    async (api) => {
      expect(await ask(api, {})).toMatchObject({
        errMsg: expect.stringContaining(`not supported by the local cloud: the openapi interface ${api}`),
      })
    },
  )
})
