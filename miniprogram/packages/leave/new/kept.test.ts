import type { Draft } from '../../../pages/home/kept-leave'
import { offline, openPage, refusal, type Answer } from '../../../testing/simulated-page'

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
const no = refusal('leave.tooLate', '这几天过去太久了', '当面说。')

/** The form on a phone with these requests kept; `submit` is what handing in is answered. */
async function open(drafts: Draft[] = [], submit: Answer = taken) {
  const page = await openPage(__dirname, {
    storage: { leaveDrafts: drafts },
    answers: { 'leave.form': form, 'leave.preview': preview, 'leave.submit': submit },
  })
  return {
    ...page,
    data: page.data as { reason: string; chosen: { from: string }; button: { off: boolean } },
    sent: () => page.sentOf('leave.submit'),
    drafted: () => page.storage.get('leaveDrafts') as Draft[],
    write: async (reason = '回家看看') => {
      page.begin('onDays', { detail: { from: '2026-11-26', to: '2026-11-27' } })
      await page.choose('onReason', reason)
    },
    submit: () => page.act('submit'),
    takes: () => page.answerWith('leave.submit', taken),
  }
}

const APPLICATION = 'instead ../application/index?bookId=b1&applicationId=a1'

it('what is handed in without a signal stays on the phone, and goes out once when the line returns', async () => {
  const { write, submit, takes, begin, sent, drafted, text, lineReturns, went, told } = await open(
    [],
    offline,
  )
  await write()
  await submit()
  expect(drafted()).toMatchObject([{ bookId: 'b1', input }])
  expect(text()).toContain('还没交上去。写的存在手机里，连上网会自己交')
  const before = sent().length
  takes()
  begin('onShow')
  await lineReturns()
  expect(sent()).toHaveLength(before + 1)
  expect(new Set(sent().map(({ requestId }) => requestId)).size).toBe(1)
  expect(drafted()).toEqual([])
  expect([went, told]).toEqual([[APPLICATION], ['已替你交上']])
})

it('a tap while the line returns is the same request', async () => {
  const { write, submit, takes, sent, lineReturns, went, settle } = await open([], offline)
  await write()
  await submit()
  const before = sent().length
  takes()
  await Promise.all([submit(), lineReturns()])
  await settle()
  expect(sent()).toHaveLength(before + 1)
  expect(went).toEqual([APPLICATION])
})

it('what the person changes meanwhile does not go out half-way, and goes out changed when they hand it in', async () => {
  const { write, submit, takes, sent, lineReturns, drafted, went, text } = await open([], offline)
  await write()
  await submit()
  const before = sent().length
  await write('回家看看，')
  takes()
  await lineReturns()
  expect(sent()).toHaveLength(before)
  expect(text()).not.toContain('连上网会自己交')
  await write('回家看看老人')
  await submit()
  expect(sent().at(-1)?.input['reason']).toBe('回家看看老人')
  expect(sent().at(-1)?.requestId).not.toBe(sent()[0]?.requestId)
  expect([drafted(), went]).toEqual([[], [APPLICATION]])
})

it('left in the midst of a change it is there as far as it was changed', async () => {
  const { write, detach, drafted, listeners } = await open([kept], offline)
  await write('回家看看老人')
  detach()
  expect(drafted()).toMatchObject([{ held: true, input: { reason: '回家看看老人' } }])
  expect(listeners.size).toBe(0)
  const again = await open(drafted())
  expect(again.sent()).toEqual([])
  expect(again.text()).toContain('这张假条改到一半，还没交上去')
  expect(again.data).toMatchObject({ reason: '回家看看老人', chosen: { from: '2026-11-26' } })
})

it('opened again with a signal it is handed in first, and the form says so and is empty', async () => {
  const { sent, text, data, drafted } = await open([kept])
  expect(sent().map(({ requestId }) => requestId)).toEqual(['r1'])
  expect(text()).toContain('刚才的假条已替你交上')
  expect(data).toMatchObject({ reason: '', chosen: { from: '' } })
  expect(drafted()).toEqual([])
})

it('what the cloud does not take is shown with why, and can be mended or thrown away', async () => {
  const { text, data, sent, act, drafted, lineReturns } = await open([kept], no)
  expect(text()).toContain('上次没交上：这几天过去太久了')
  expect(data).toMatchObject({ reason: '回家看看', chosen: { from: '2026-11-26' } })
  await lineReturns()
  expect(sent()).toHaveLength(1)
  await act('onForget')
  expect(drafted()).toEqual([])
  expect(data).toMatchObject({ reason: '', chosen: { from: '' } })
})

it('mended it goes out as another request', async () => {
  const { takes, write, submit, sent, drafted, went } = await open([kept], no)
  takes()
  await write('家里有事')
  await submit()
  expect(sent().at(-1)?.requestId).not.toBe('r1')
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
  expect([sent(), data.reason]).toEqual([[], ''])
  expect(text()).not.toContain('替你交上')
  expect(drafted()).toHaveLength(1)
})
