import { join } from 'node:path'
import type simulate from 'miniprogram-simulate'
import type { PollView } from '../../../../cloudfunctions/capabilities/satisfaction/contract'

const root = join(__dirname, '..', '..', '..')
const grades: PollView['overall']['options'] = [
  { value: 'satisfied', label: '满意' },
  { value: 'not', label: '不满意' },
]
const poll: PollView = {
  state: 'open',
  title: '柳湾村测评',
  overall: { text: '您对周建平书记满意吗？', options: grades },
  aspects: {
    text: '这四件事，您满意吗？',
    rows: [{ id: 'lives', label: '常住村里', question: '常住村里，您满意吗？' }],
    options: grades,
  },
  stay: { text: '您建议留任还是调整？', options: [{ value: 'stay', label: '建议留任' }] },
  sentence: { ask: '还有一句话想说吗？', hint: '可以不写。' },
  promise: '谁也查不到。',
  sealKey: '00'.repeat(32),
  thanks: { title: '柳湾村测评', what: '投好了', next: [], after: { title: '', text: '' } },
}

/** The vote page on a phone whose cloud knows the slip; `asked` are the actions it was asked for. */
async function open() {
  jest.resetModules()
  const fresh = jest.requireActual<typeof simulate>('miniprogram-simulate')
  const asked: string[] = []
  Object.assign(globalThis, {
    wx: {
      cloud: {
        init: () => {},
        callFunction: ({ data }: { data: { action: string } }) => {
          asked.push(data.action)
          return Promise.resolve({ result: { ok: true, data: poll } })
        },
      },
      getStorageSync: () => '',
      getAppBaseInfo: () => ({ fontSizeScaleFactor: 1 }),
      setNavigationBarTitle: () => {},
      pageScrollTo: () => {},
    },
  })
  const id = fresh.load(join(root, 'packages', 'poll', 'vote', 'index'), {
    rootPath: root,
    compiler: 'simulate',
  })
  const page = fresh.render(id)
  page.attach(document.createElement('div'))
  const instance = page.instance as unknown as {
    data: { screen: { kind: string } }
    onLoad(query: { scene: string }): void
    onPick(event: { currentTarget: { dataset: { question: string; value: string } } }): void
    onNext(): void
    onBack(): void
  }
  instance.onLoad({ scene: 'slip' })
  await fresh.sleep(20)
  const pick = (question: string, value: string) =>
    instance.onPick({ currentTarget: { dataset: { question, value } } })
  const shown = () => instance.data.screen.kind
  return { instance, pick, shown, asked }
}

let now = 1_000_000
beforeEach(() => jest.spyOn(Date, 'now').mockImplementation(() => now))
afterEach(() => jest.restoreAllMocks())

it('a double tap on the button turns one page and casts nothing', async () => {
  const { instance, pick, shown, asked } = await open()
  pick('overall', 'satisfied')
  instance.onNext()
  now += 120
  instance.onNext()
  expect(shown()).toBe('aspects')
  now += 800
  instance.onNext()
  now += 120
  instance.onNext()
  expect(shown()).toBe('stay')
  expect(asked).toEqual(['poll.open'])
})

it('whoever picks quickly is not held up', async () => {
  const { instance, pick, shown } = await open()
  pick('overall', 'satisfied')
  instance.onNext()
  now += 100
  pick('lives', 'not')
  instance.onNext()
  expect(shown()).toBe('stay')
})

it('a double tap on the way back stops at the first question', async () => {
  const { instance, pick, shown } = await open()
  pick('overall', 'satisfied')
  instance.onNext()
  now += 800
  instance.onBack()
  now += 120
  instance.onBack()
  now += 800
  instance.onBack()
  expect(shown()).toBe('grades')
})
