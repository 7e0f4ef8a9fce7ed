import { join } from 'node:path'
import type simulate from 'miniprogram-simulate'
import type { ViewOf } from '../cloud/call'

/** WeChat’s compiler starts a process for every template; a busy machine takes its time. */
jest.setTimeout(60_000)

type PosterView = ViewOf<'poll.result'>

const root = join(__dirname, '..', '..', '..')
const bars = ['满意', '不满意'].map((name) => ({ name, text: '50.0%', share: 0.5, face: 'satisfied' }))
const published: PosterView = {
  village: '柳湾村',
  moved: '',
  coming: null,
  meaning: ['满意率怎么算。'],
  result: {
    round: '2026年第二轮',
    about: '11月20日—25日投的，评的是周建平书记',
    hidden: null,
    verification: '县里正派人进村了解情况，有了决定会写在这里。',
    shown: {
      rate: '84.2%',
      inTen: '十个人里有八个多满意',
      range: '满意率多半在 70.1% 到 92.4% 之间。',
      ballots: '收回 30—49 张',
      grades: bars,
      aspects: [{ name: '处事公道', text: '不公布', share: null, face: '' }],
      stay: [],
    },
  },
}
const hidden: PosterView = {
  ...published,
  meaning: [],
  result: {
    ...published.result!,
    shown: null,
    verification: '',
    hidden: { what: '这一轮的结果不公布', next: '谢谢您投了票。' },
  },
}
const refusal = (code: string, what: string) => ({
  ok: false,
  code,
  params: {},
  text: { what, next: '请再扫一次。' },
  requestId: 'r',
})

type Answer = () => Promise<{ result: unknown }>
const answer =
  (result: unknown): Answer =>
  () =>
    Promise.resolve({ result })
const shows = (data: PosterView): Answer => answer({ ok: true, data })
const noNetwork: Answer = () => Promise.reject(new Error('request:fail'))

/** The page on a phone whose cloud answers in this order. */
async function open(answers: Answer[], stored: Record<string, unknown> = {}) {
  jest.resetModules()
  const fresh = jest.requireActual<typeof simulate>('miniprogram-simulate')
  const asked: unknown[] = []
  Object.assign(globalThis, {
    wx: {
      cloud: {
        init: () => {},
        callFunction: ({ data }: { data: { input: unknown } }) => {
          asked.push(data.input)
          return answers[Math.min(asked.length, answers.length) - 1]!()
        },
      },
      getStorageSync: (key: string) => stored[key] ?? '',
      setStorageSync: (key: string, value: unknown) => void (stored[key] = value),
      getAppBaseInfo: () => ({ fontSizeScaleFactor: 1 }),
      setNavigationBarTitle: () => {},
    },
  })
  const id = fresh.load(join(root, 'packages', 'poll', 'result', 'index'), {
    rootPath: root,
    compiler: 'official',
  })
  const page = fresh.render(id)
  page.attach(document.createElement('div'))
  const instance = page.instance as unknown as {
    data: { loading: boolean; mayRetry: boolean; large: boolean; pageStyle: string }
    onLoad(query: { scene: string }): void
    open(): Promise<void>
    onSize(): void
  }
  const settled = async () => {
    while (instance.data.loading) await fresh.sleep(5)
  }
  const text = () => page.dom?.textContent ?? ''
  instance.onLoad({ scene: encodeURIComponent('v990101101201') })
  return { instance, settled, text, asked, page }
}

it('asks for the scanned village and shows bones until the answer is there', async () => {
  const { page, settled, asked } = await open([shows(published)])
  expect(page.querySelector('.poll__bone')).toBeDefined()
  await settled()
  expect(page.querySelector('.poll__bone')).toBeUndefined()
  expect(asked).toEqual([{ scene: 'v990101101201' }])
})

it('shows the rate with its words, the bars and the verification of a published village', async () => {
  const { settled, text } = await open([shows(published)])
  await settled()
  for (const words of ['84.2%', '十个人里有八个多满意', '多半在 70.1% 到 92.4%', '收回 30—49 张', '派人进村'])
    expect(text()).toContain(words)
  expect(text()).toContain('这四件事')
  expect(text()).not.toContain('留任还是调整')
})

it('a hidden village shows one kind sentence and no bar at all', async () => {
  const { settled, text } = await open([shows(hidden)])
  await settled()
  expect(text()).toContain('这一轮的结果不公布')
  expect(text()).not.toMatch(/大家怎么说|满意率|%/)
})

it('before the first publication it says what comes', async () => {
  const coming = { what: '还没有公布', next: '正在投，11月25日 周三 18:00 结束。' }
  const { settled, text } = await open([shows({ ...published, result: null, meaning: [], coming })])
  await settled()
  expect(text()).toContain('还没有公布')
  expect(text()).toContain('18:00 结束')
})

it('without a network it offers to try again, and then shows the result', async () => {
  const { instance, settled, text } = await open([noNetwork, noNetwork, shows(published)])
  await settled()
  expect(text()).toContain('没连上网')
  expect(text()).toContain('再试一次')
  await instance.open()
  expect(text()).toContain('84.2%')
  expect(text()).not.toContain('没连上网')
})

it('an unknown code is not tried again', async () => {
  const { settled, text } = await open([answer(refusal('poll.unknownPoster', '这个码认不出来'))])
  await settled()
  expect(text()).toContain('这个码认不出来')
  expect(text()).toContain('知道了')
  expect(text()).not.toContain('再试一次')
})

it('大字 enlarges the page and is kept for the next time', async () => {
  const stored: Record<string, unknown> = {}
  const { instance, settled } = await open([shows(published)], stored)
  await settled()
  expect(instance.data.pageStyle).toBe('--k:1')
  instance.onSize()
  expect(instance.data.pageStyle).toContain('--k:1.35')
  expect(Object.values(stored)).toEqual([true])
})
