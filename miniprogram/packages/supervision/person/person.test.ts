import { join } from 'node:path'
import type simulate from 'miniprogram-simulate'
import type { ViewOf } from '../../../cloud/call'

type Person = ViewOf<'supervision.person'>

const root = join(__dirname, '..', '..', '..')
const view: Person = {
  ...{ personId: 'p1', postingId: 'g1', name: '孙丽', post: '石桥村队员', when: '2025年5月12日起' },
  today: { tone: 'pine', sign: 'in', text: '在村' },
  month: {
    ...{ month: '2026-11', title: '11月', unexplained: null },
    stats: [{ label: '在村', sign: 'in', value: 16, of: '/ 20 天' }],
  } as unknown as Person['month'],
  looks: [
    {
      ...{ key: 'commuting-g1', villageId: 'u990101101204', until: '2026-11-19' },
      tile: { tone: 'wheat', sign: 'night' },
      ...{ what: '孙丽 4 天白天在，晚上没有记录', where: '石桥村，11月16日、17日', note: '先问一问。' },
      ...{
        tag: { tone: 'stone', sign: '', text: '走读' },
        page: 'packages/attendance/ledger/index?personId=p1',
      },
    },
  ],
  cases: [],
  leaves: [
    {
      ...{ key: 'a1', what: '请假 2天', when: '11月3日 周二 至 4日 周三', page: '' },
      tag: { tone: 'pine', sign: 'in', text: '已销假' },
    },
  ],
  empty: { looks: '没有要看的', cases: '没有补签和异议', leaves: '今年没有请过假' },
  note: '这是提醒，不是结论。',
  ways: [{ text: '看每一天的台账', page: 'packages/attendance/ledger/index?personId=p1&postingId=g1' }],
}

/** The page on a phone whose cloud answers with what is given; a code is a refusal. */
async function open(...answers: Array<Person | string>) {
  jest.resetModules()
  const fresh = jest.requireActual<typeof simulate>('miniprogram-simulate')
  const calls: Array<{ action: string; input: object }> = []
  const visited: string[] = []
  let onItsWay = 0
  Object.assign(globalThis, {
    wx: {
      cloud: {
        callFunction: async ({ data }: { data: { action: string; input: object } }) => {
          calls.push(data)
          onItsWay += 1
          await Promise.resolve()
          onItsWay -= 1
          const next = answers.shift()
          const text = { what: '没有找到这一条', next: '请退回去再看看。' }
          return {
            result: typeof next === 'string' ? { ok: false, code: next, text } : { ok: true, data: next },
          }
        },
      },
      navigateTo: ({ url }: { url: string }) => visited.push(url),
      getStorageSync: () => '',
      getAppBaseInfo: () => ({ fontSizeScaleFactor: 1 }),
    },
  })
  const page = fresh.render(fresh.load(join(__dirname, 'index'), { compiler: 'official', rootPath: root }))
  page.attach(document.createElement('div'))
  const methods = page.instance as unknown as Record<string, (event?: object) => unknown>
  const settle = async () => {
    for (let quiet = 0; quiet < 3; quiet = onItsWay === 0 ? quiet + 1 : 0)
      await new Promise((resolve) => setTimeout(resolve, 5))
  }
  methods['onLoad']!({ personId: 'p1', postingId: 'g1' })
  await settle()
  const tap = async (name: string, page = '') => {
    await methods[name]!({ currentTarget: { dataset: { page } } })
    await settle()
  }
  return { calls, visited, tap, text: () => page.dom?.textContent ?? '' }
}

it('shows posting, month, what needs a look with its dates, contests and leaves', async () => {
  const { calls, text } = await open(view)
  expect(calls[0]).toMatchObject({ action: 'supervision.person', input: { personId: 'p1', postingId: 'g1' } })
  for (const said of [
    '孙丽',
    '石桥村队员',
    '2025年5月12日起',
    '在村',
    '/ 20 天',
    '11月16日、17日',
    '请假 2天',
    '已销假',
  ])
    expect(text()).toContain(said)
  expect(text()).toContain('没有补签和异议')
  expect(text()).toContain('这是提醒，不是结论。')
})

it('a line leads to what it rests on, and one that leads nowhere stays', async () => {
  const { visited, tap } = await open(view)
  await tap('toPage', view.looks[0]!.page)
  await tap('toPage', view.leaves[0]!.page)
  expect(visited).toEqual(['/packages/attendance/ledger/index?personId=p1'])
})

it('says of each part that there is nothing in it', async () => {
  const { text } = await open({ ...view, looks: [], leaves: [], today: null })
  for (const said of ['没有要看的', '没有补签和异议', '今年没有请过假']) expect(text()).toContain(said)
})

it('a refusal is said in a sentence, with another try only where that may help', async () => {
  expect((await open('record.notFound')).text()).not.toContain('再试一次')
  const failed = await open('server.failed', view)
  expect(failed.text()).toContain('再试一次')
  await failed.tap('load')
  expect(failed.text()).toContain('石桥村队员')
})
