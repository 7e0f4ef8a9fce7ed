import { startHarness, type Harness } from '../test-functions/harness'

/** Processes start slowly on a busy machine. */
let harness: Harness
beforeAll(
  async () =>
    (harness = await startHarness({
      startAt: Date.parse('2026-11-23T08:00:00+08:00'),
      templates: {
        t1: {
          title: '审批结果通知',
          fields: [
            { key: 'thing1', label: '申请人' },
            { key: 'phrase2', label: '结果' },
          ],
        },
        t2: { title: '打卡提醒', fields: [{ key: 'time3', label: '时间' }] },
      },
    })),
)
afterAll(() => harness.close())

const now = async (): Promise<number> => ((await harness.get('/local/clock')) as { now: number }).now
const send = (request: object): Promise<unknown> =>
  harness.run(
    `return cloud.openapi.subscribeMessage.send(event.request).then(() => 'sent', (error) => error.errCode)`,
    { data: { request } },
  )

describe('a subscription message', () => {
  const good = {
    touser: 'oLee',
    templateId: 't1',
    page: 'packages/leave/detail?id=1',
    data: { thing1: { value: '李四' }, phrase2: { value: '同意' } },
  }
  const arrived = (openid: string) =>
    harness.get(`/local/messages?openid=${openid}`) as Promise<Record<string, unknown>[]>

  test('is refused without a quota, and each acceptance is used up by one', async () => {
    expect(await send(good)).toBe(43101)
    await harness.post('/local/quota', { openid: 'oLee', templateId: 't1', count: 2 })
    expect([await send(good), await send(good), await send(good)]).toEqual(['sent', 'sent', 43101])
    expect(await arrived('oLee')).toHaveLength(2)
    expect(await arrived('oElse')).toEqual([])
  })

  test('may be accepted several times beforehand', async () => {
    const accept = { openid: 'oTwice', templateId: 't1', count: 1, add: true }
    await harness.post('/local/quota', accept)
    await harness.post('/local/quota', accept)
    const request = { ...good, touser: 'oTwice' }
    expect([await send(request), await send(request), await send(request)]).toEqual(['sent', 'sent', 43101])
  })

  test('arrives with its title, its labelled fields and the moment by the movable clock', async () => {
    const [message] = await arrived('oLee')
    expect(message).toEqual({
      id: expect.any(String),
      openid: 'oLee',
      templateId: 't1',
      title: '审批结果通知',
      page: 'packages/leave/detail?id=1',
      data: { thing1: { value: '李四' }, phrase2: { value: '同意' } },
      fields: [
        { label: '申请人', value: '李四' },
        { label: '结果', value: '同意' },
      ],
      at: expect.any(Number),
    })
    expect(Math.abs((message!.at as number) - (await now()))).toBeLessThan(60_000)
  })

  test('of a long-term subscription is never used up, and survives a restart', async () => {
    await harness.post('/local/quota', { openid: 'oWang', templateId: 't2', count: -1 })
    const request = { touser: 'oWang', templateId: 't2', data: { time3: { value: '08:00' } } }
    expect([await send(request), await send(request)]).toEqual(['sent', 'sent'])
    await harness.restart()
    expect(await send(request)).toBe('sent')
    expect(await arrived('oWang')).toHaveLength(3)
  })

  test('with anything wrong gets WeChat’s own number, and uses up nothing', async () => {
    await harness.post('/local/quota', { openid: 'oLee', templateId: 't1', count: 1 })
    const wrong = async (change: object) => send({ ...good, ...change })
    expect(await wrong({ touser: '' })).toBe(40003)
    expect(await wrong({ templateId: 'unknown' })).toBe(40037)
    expect(await wrong({ touser: undefined })).toBe(40003)
    expect(await wrong({ touser: 7 })).toBe(40003)
    expect(await wrong({ templateId: 'constructor' })).toBe(40037)
    for (const page of ['https://example.com', '//x', 'pages/a b', 'pages/a?q=1 2', '../x', 7])
      expect(await wrong({ page })).toBe(41030)
    expect(await wrong({ miniprogramState: 'release' })).toBe(47003)
    expect(await wrong({ lang: 'fr' })).toBe(47003)
    for (const data of [undefined, null, 'text', [], { thing1: null, phrase2: null }])
      expect(await wrong({ data })).toBe(47003)
    expect(await wrong({ data: { ...good.data, phrase2: { value: '六个汉字太长了' } } })).toBe(47003)
    expect(await wrong({ data: { thing1: { value: '李四' } } })).toBe(47003)
    expect(await wrong({ data: { ...good.data, thing9: { value: 'x' } } })).toBe(47003)
    const everything = {
      miniprogramState: 'developer',
      lang: 'en_US',
      page: '/packages/leave/detail?id=1&b=请假',
    }
    expect(await wrong(everything)).toBe('sent')
    expect(await send(good)).toBe(43101)
  })

  test('leads to the mini-program’s own pages only, where they are known', async () => {
    await harness.restart({ pages: ['pages/home/index', 'packages/leave/detail'], defaultQuota: 'longTerm' })
    const answers = ['pages/home/index', '/packages/leave/detail?id=1', 'packages/leave/other', ''].map(
      (page) => send({ ...good, touser: 'oAlways', page }),
    )
    expect(await Promise.all(answers)).toEqual(['sent', 'sent', 41030, 'sent'])
    await harness.restart()
  })
})
