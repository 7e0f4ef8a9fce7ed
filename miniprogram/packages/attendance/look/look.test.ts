import { join } from 'node:path'
import type simulate from 'miniprogram-simulate'
import type { ViewOf } from '../../../cloud/call'

type Looks = ViewOf<'attendance.looks'>

const root = join(__dirname, '..', '..', '..')
const row: Looks['rows'][number] = {
  key: 'commuting-g1',
  villageId: 'u990101101204',
  until: '2026-11-19',
  tile: { tone: 'wheat', sign: 'night' },
  what: '孙丽 4 天白天在，晚上没有记录',
  where: '石桥村，11月16日、17日、18日、19日',
  note: '可能是信号不好，先问一问。',
  tag: { tone: 'stone', sign: 'dash', text: '走读' },
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

/** The page on a phone whose cloud answers with what is given, in turn; a code alone is a refusal. */
async function open(...answers: Array<Looks | string>) {
  jest.resetModules()
  const fresh = jest.requireActual<typeof simulate>('miniprogram-simulate')
  const calls: Array<{ action: string; input: object }> = []
  const visited: string[] = []
  Object.assign(globalThis, {
    wx: {
      cloud: {
        callFunction: ({ data }: { data: { action: string; input: object } }) => {
          calls.push(data)
          const refused = (code: string) => ({
            ok: false,
            code,
            text: { what: '这件事不归你办', next: '请告诉县驻村办。' },
          })
          const next = data.action === 'attendance.mark' ? null : answers.shift()
          const result =
            typeof next === 'string' ? refused(next) : { ok: true, data: next ?? { what: '记下了' } }
          return Promise.resolve({ result })
        },
      },
      navigateTo: ({ url }: { url: string }) => visited.push(url),
      getStorageSync: () => '',
      getAppBaseInfo: () => ({ fontSizeScaleFactor: 1 }),
    },
  })
  const page = fresh.render(fresh.load(join(__dirname, 'index'), { compiler: 'official', rootPath: root }))
  page.attach(document.createElement('div'))
  const methods = page.instance as unknown as Record<string, (event?: object) => Promise<void>>
  const settle = () => new Promise((resolve) => setTimeout(resolve, 40))
  methods['onLoad']!({})
  methods['onShow']!()
  await settle()
  const tap = async (name: string, event: object = {}) => {
    await methods[name]!(event)
    await settle()
  }
  return { calls, visited, tap, text: () => page.dom?.textContent ?? '' }
}
const first = { currentTarget: { dataset: { index: 0 } } }

it('says what, where and on which dates, and how to ask', async () => {
  const { text } = await open(view)
  expect(text()).toContain('孙丽 4 天白天在，晚上没有记录')
  expect(text()).toContain('11月16日、17日、18日、19日')
  expect(text()).toContain('可能是信号不好，先问一问。')
  expect(text()).toContain('这是提醒，不是结论。')
})

it('a row is marked only with a sentence, and is gone when the list comes again', async () => {
  const { calls, tap, text } = await open(view, { ...view, count: 0, rows: [] })
  await tap('open', first)
  await tap('mark')
  expect(calls.map(({ action }) => action)).toEqual(['attendance.looks'])
  await tap('onWords', { detail: { value: '宿舍没信号' } })
  await tap('mark')
  expect(calls[1]).toMatchObject({
    action: 'attendance.mark',
    input: { key: 'commuting-g1', villageId: 'u990101101204', until: '2026-11-19', words: '宿舍没信号' },
  })
  expect(text()).not.toContain('孙丽')
  expect(text()).toContain('没有要看的')
})

it('leads to the days it rests on', async () => {
  const { visited, tap } = await open(view, view)
  await tap('open', first)
  await tap('toPage')
  expect(visited).toEqual([`/${row.page}`])
})

it('offers no other try where the answer would be the same', async () => {
  expect((await open('caller.forbidden')).text()).not.toContain('再试一次')
})

it('offers another try where that may help', async () => {
  expect((await open('server.failed')).text()).toContain('再试一次')
})
