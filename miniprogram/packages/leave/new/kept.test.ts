import { join } from 'node:path'
import type simulate from 'miniprogram-simulate'
import type { Draft } from '../../../pages/home/kept-leave'

jest.setTimeout(60_000)
const root = join(__dirname, '..', '..', '..')
const day = (at: string) => ({ day: at, half: 'full' as const })
const input = {
  kind: 'personal' as const,
  from: day('2026-11-26'),
  to: day('2026-11-27'),
  reason: '回家看看',
}
const kept: Draft = { bookId: 'b1', input, requestId: 'r1', note: false }
const cell = (at: string, off = false) => ({ day: at, rest: false, empty: false, off, info: '', words: '' })
const form = {
  bookId: 'b1',
  today: '2026-11-23',
  kinds: [{ value: 'personal', text: '事假' }],
  cells: [
    cell('2026-11-23'),
    cell('2026-11-26'),
    cell('2026-11-27'),
    cell('2026-11-30'),
    cell('2026-12-01', true),
  ],
  names: '',
  note: '',
  reasonMax: 100,
  templates: [],
}
const preview = {
  ...{ count: '2', unit: '天', note: '', fromWords: '', toWords: '', warnings: [], path: [] },
  ...{ pathTitle: '马玉兰决定', button: '提交给马玉兰' },
}
const taken = { bookId: 'b1', applicationId: 'a1', what: '交上去了', next: '马玉兰会收到消息。' }
const no = {
  ok: false,
  code: 'leave.tooLate',
  params: {},
  text: { what: '这几天过去太久了', next: '当面说。' },
}

interface Call {
  action: string
  requestId: string
  input: { reason?: string }
}

/** The form on a phone with these requests kept; `line.submit` is what handing in is answered, null without a signal. */
async function open(drafts: Draft[] = [], submit: object | null = { ok: true, data: taken }) {
  jest.resetModules()
  const fresh = jest.requireActual<typeof simulate>('miniprogram-simulate')
  const storage = new Map<string, unknown>([['leaveDrafts', drafts]])
  const line = { submit }
  const sent: Call[] = []
  const went: string[] = []
  const toasts: string[] = []
  const listeners = new Set<(status: { isConnected: boolean }) => void>()
  const answerTo = (action: string): object | null => {
    if (action === 'leave.submit') return line.submit
    return { ok: true, data: action === 'leave.form' ? form : preview }
  }
  Object.assign(globalThis, {
    wx: {
      cloud: {
        callFunction: async ({ data }: { data: Call }) => {
          if (data.action === 'leave.submit') sent.push(data)
          const answer = answerTo(data.action)
          await new Promise((resolve) => setTimeout(resolve, 5))
          if (!answer) throw Object.assign(new Error('offline'), { errCode: -1 })
          return { result: { requestId: data.requestId, ...answer } }
        },
      },
      getStorageSync: (key: string) => storage.get(key) ?? '',
      setStorageSync: (key: string, value: unknown) => storage.set(key, JSON.parse(JSON.stringify(value))),
      getAppBaseInfo: () => ({ fontSizeScaleFactor: 1 }),
      getWindowInfo: () => ({ windowWidth: 375 }),
      onNetworkStatusChange: (then: (status: { isConnected: boolean }) => void) => listeners.add(then),
      offNetworkStatusChange: (then: (status: { isConnected: boolean }) => void) => listeners.delete(then),
      redirectTo: ({ url }: { url: string }) => went.push(url),
      showToast: ({ title }: { title: string }) => toasts.push(title),
      pageScrollTo: () => Promise.resolve(),
    },
  })
  const id = fresh.load(join(__dirname, 'index'), { compiler: 'official', rootPath: root })
  const page = fresh.render(id)
  page.attach(document.createElement('div'))
  const settle = () => new Promise((resolve) => setTimeout(resolve, 80))
  const methods = page.instance as unknown as {
    onLoad(query: object): void
    onShow(): void
    onDays(event: object): void
    onReason(event: object): void
    onForget(): void
    submit(): Promise<void>
  }
  methods.onLoad({})
  await settle()
  const drafted = () => storage.get('leaveDrafts') as Draft[]
  const lineReturns = async () => {
    for (const then of listeners) then({ isConnected: true })
    await settle()
  }
  const write = async (reason = '回家看看') => {
    methods.onDays({ detail: { from: '2026-11-26', to: '2026-11-27' } })
    methods.onReason({ detail: { value: reason } })
    await settle()
  }
  const text = () => page.dom?.textContent ?? ''
  const data = page.instance.data as { reason: string; chosen: { from: string }; button: { off: boolean } }
  return {
    ...{ page, methods, line, sent, went, toasts, listeners, storage },
    drafted,
    lineReturns,
    write,
    settle,
    text,
    data,
  }
}

const APPLICATION = '../application/index?bookId=b1&applicationId=a1'

it('what is handed in without a signal stays on the phone, and goes out once when the line returns', async () => {
  const { write, methods, line, sent, drafted, text, lineReturns, went, toasts } = await open([], null)
  await write()
  await methods.submit()
  expect(drafted()).toMatchObject([{ bookId: 'b1', input }])
  expect(text()).toContain('还没交上去。写的存在手机里，连上网会自己交')
  const before = sent.length
  line.submit = { ok: true, data: taken }
  methods.onShow()
  await lineReturns()
  expect(sent).toHaveLength(before + 1)
  expect(new Set(sent.map(({ requestId }) => requestId)).size).toBe(1)
  expect(drafted()).toEqual([])
  expect([went, toasts]).toEqual([[APPLICATION], ['已替你交上']])
})

it('a tap while the line returns is the same request', async () => {
  const { write, methods, line, sent, lineReturns, went, settle } = await open([], null)
  await write()
  await methods.submit()
  const before = sent.length
  line.submit = { ok: true, data: taken }
  await Promise.all([methods.submit(), lineReturns()])
  await settle()
  expect(sent).toHaveLength(before + 1)
  expect(went).toEqual([APPLICATION])
})

it('what the person changes meanwhile does not go out half-way, and goes out changed when they hand it in', async () => {
  const { write, methods, line, sent, lineReturns, drafted, went, text } = await open([], null)
  await write()
  await methods.submit()
  const before = sent.length
  await write('回家看看，')
  line.submit = { ok: true, data: taken }
  await lineReturns()
  expect(sent).toHaveLength(before)
  expect(text()).not.toContain('连上网会自己交')
  await write('回家看看老人')
  await methods.submit()
  expect(sent.at(-1)?.input.reason).toBe('回家看看老人')
  expect(sent.at(-1)?.requestId).not.toBe(sent[0]?.requestId)
  expect([drafted(), went]).toEqual([[], [APPLICATION]])
})

it('left in the midst of a change it is there as far as it was changed', async () => {
  const { write, page, drafted, listeners } = await open([kept], null)
  await write('回家看看老人')
  page.detach()
  expect(drafted()).toMatchObject([{ held: true, input: { reason: '回家看看老人' } }])
  expect(listeners.size).toBe(0)
  const again = await open(drafted())
  expect(again.sent).toEqual([])
  expect(again.text()).toContain('这张假条改到一半，还没交上去')
  expect(again.data).toMatchObject({ reason: '回家看看老人', chosen: { from: '2026-11-26' } })
})

it('opened again with a signal it is handed in first, and the form says so and is empty', async () => {
  const { sent, text, data, drafted } = await open([kept])
  expect(sent.map(({ requestId }) => requestId)).toEqual(['r1'])
  expect(text()).toContain('刚才的假条已替你交上')
  expect(data).toMatchObject({ reason: '', chosen: { from: '' } })
  expect(drafted()).toEqual([])
})

it('what the cloud does not take is shown with why, and can be mended or thrown away', async () => {
  const { text, data, sent, methods, drafted, lineReturns } = await open([kept], no)
  expect(text()).toContain('上次没交上：这几天过去太久了')
  expect(data).toMatchObject({ reason: '回家看看', chosen: { from: '2026-11-26' } })
  await lineReturns()
  expect(sent).toHaveLength(1)
  methods.onForget()
  expect(drafted()).toEqual([])
  expect(data).toMatchObject({ reason: '', chosen: { from: '' } })
})

it('mended it goes out as another request', async () => {
  const { line, write, methods, sent, drafted, went } = await open([kept], no)
  line.submit = { ok: true, data: taken }
  await write('家里有事')
  await methods.submit()
  expect(sent.at(-1)?.requestId).not.toBe('r1')
  expect([drafted(), went]).toEqual([[], [APPLICATION]])
})

it('days that are over or taken are chosen anew, what was written stays', async () => {
  for (const [from, to] of [
    ['2026-11-19', '2026-11-20'],
    ['2026-11-27', '2026-12-01'],
  ] as const) {
    const { data } = await open([{ ...kept, held: true, input: { ...input, from: day(from), to: day(to) } }])
    expect(data).toMatchObject({ reason: '回家看看', chosen: { from: '' } })
  }
})

it('another account on the same phone sees nothing of it and sends nothing', async () => {
  const { sent, data, text, drafted } = await open([{ ...kept, bookId: 'b2' }])
  expect([sent, data.reason]).toEqual([[], ''])
  expect(text()).not.toContain('替你交上')
  expect(drafted()).toHaveLength(1)
})
