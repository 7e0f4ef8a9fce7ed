import type { ViewOf } from '../../../cloud/call'
import { openPage, refusal, type Answer } from '../../../testing/simulated-page'

type Looks = ViewOf<'attendance.looks'>

const row: Looks['rows'][number] = {
  key: 'commuting-g1',
  villageId: 'u990101101204',
  until: '2026-11-19',
  tile: { tone: 'wheat', sign: 'night' },
  what: '孙丽 4 天白天在，晚上没有记录',
  where: '石桥村，11月16日、17日、18日、19日',
  note: '可能是信号不好，先问一问。',
  tag: { tone: 'stone', sign: '', text: '走读' },
  page: 'packages/attendance/ledger/index?personId=p1&postingId=g1&day=2026-11-19',
}
const view: Looks = {
  ...{
    unitId: 'u990101101',
    sub: '红柳镇 · 11月23日 周一',
    count: 1,
    title: '件要看一看',
    rows: [row],
    seen: [],
  },
  ...{ note: '这是提醒，不是结论。', wordsMax: 100, empty: { what: '没有要看的', next: '' } },
}

/** The page on a phone whose cloud gives these lists in turn and takes every mark. */
const open = (...lists: Answer[]) =>
  openPage(__dirname, { answers: { 'attendance.looks': lists, 'attendance.mark': { what: '记下了' } } })

it('says what, where and on which dates, and how to ask', async () => {
  const { text } = await open(view)
  expect(text()).toContain('孙丽 4 天白天在，晚上没有记录')
  expect(text()).toContain('11月16日、17日、18日、19日')
  expect(text()).toContain('可能是信号不好，先问一问。')
  expect(text()).toContain('这是提醒，不是结论。')
})

it('a row is marked only with a sentence, and is gone when the list comes again', async () => {
  const { sent, act, choose, tap, text } = await open(view, { ...view, count: 0, rows: [] })
  await tap('onRow', { piece: 0, index: 0 })
  await act('mark')
  expect(sent.map(({ action }) => action)).toEqual(['attendance.looks'])
  await choose('onWords', '宿舍没信号')
  await act('mark')
  expect(sent[1]).toMatchObject({
    action: 'attendance.mark',
    input: { key: 'commuting-g1', villageId: 'u990101101204', until: '2026-11-19', words: '宿舍没信号' },
  })
  expect(text()).not.toContain('孙丽')
  expect(text()).toContain('没有要看的')
})

it('leads to the days it rests on', async () => {
  const { went, act, tap } = await open(view, view)
  await tap('onRow', { piece: 0, index: 0 })
  await act('toPage')
  expect(went).toEqual([`/${row.page}`])
})

it('offers no other try where the answer would be the same', async () => {
  expect((await open(refusal('caller.forbidden'))).text()).not.toContain('再试一次')
})

it('offers another try where that may help', async () => {
  expect((await open(refusal('server.failed'))).text()).toContain('再试一次')
})
