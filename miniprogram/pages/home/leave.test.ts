import { join } from 'node:path'
import type simulate from 'miniprogram-simulate'
import type { ViewOf } from '../../cloud/call'
import type { Draft } from './kept-leave'

type Home = ViewOf<'home.get'>

jest.setTimeout(60_000)
const root = join(__dirname, '..', '..')
const question = { title: '回到村里了？', message: '没休的天数还回来。', confirm: '我回来了' }
const leave = { bookId: 'b1', card: null, back: null, empty: '没有在办的请假。' }
const view = {
  ...{ head: { title: '11月23日 周一', sub: '' }, visitor: null, alert: null, aside: '' },
  ...{ today: null, month: null, waiting: null, villages: null, board: null, looks: null, rounds: null },
  ...{ entries: [], unread: 0, leave },
} satisfies Home
const away: Home = {
  ...view,
  leave: { ...leave, back: { bookId: 'b1', applicationId: 'a1', what: '事假 1天，11月23日', question } },
}
const day = { day: '2026-11-26', half: 'full' as const }
const kept: Draft = {
  bookId: 'b1',
  input: { kind: 'personal', from: day, to: day, reason: '回家看看' },
  requestId: 'r1',
  note: false,
}
const taken = { bookId: 'b1', applicationId: 'a1', what: '交上去了', next: '马玉兰会收到消息。' }
const closed = { bookId: 'b1', applicationId: 'a1', what: '假销好了', next: '没休的 1天还回来了。' }
const yes = (data: object) => ({ ok: true, data })
const no = {
  ok: false,
  code: 'leave.tooLate',
  params: {},
  text: { what: '这几天过去太久了', next: '当面说。' },
}

/** The first page with what the phone keeps; `cloud` answers each action, null without a signal. */
async function open(storage: Map<string, unknown>, cloud: Record<string, object | null>) {
  jest.resetModules()
  const fresh = jest.requireActual<typeof simulate>('miniprogram-simulate')
  const asked: Array<{ action: string; requestId: string }> = []
  const visited: string[] = []
  let onItsWay = 0
  let returned = (_: { isConnected: boolean }) => {}
  Object.assign(globalThis, {
    wx: {
      cloud: {
        callFunction: async ({ data }: { data: { action: string; requestId: string } }) => {
          asked.push(data)
          onItsWay += 1
          await new Promise((resolve) => setTimeout(resolve, 5))
          onItsWay -= 1
          const answer = cloud[data.action]
          if (!answer) throw Object.assign(new Error('offline'), { errCode: -1 })
          return { result: { requestId: data.requestId, ...answer } }
        },
      },
      getStorageSync: (key: string) => storage.get(key) ?? '',
      setStorageSync: (key: string, value: unknown) => storage.set(key, JSON.parse(JSON.stringify(value))),
      removeStorageSync: (key: string) => storage.delete(key),
      getAppBaseInfo: () => ({ fontSizeScaleFactor: 1 }),
      setTabBarBadge: () => {},
      removeTabBarBadge: () => {},
      onNetworkStatusChange: (then: typeof returned) => (returned = then),
      offNetworkStatusChange: () => {},
      pageScrollTo: () => Promise.resolve(),
      navigateTo: ({ url }: { url: string }) => visited.push(url),
    },
  })
  const page = fresh.render(fresh.load(join(__dirname, 'index'), { compiler: 'official', rootPath: root }))
  page.attach(document.createElement('div'))
  const methods = page.instance as unknown as { refresh(): Promise<void>; onShow(): void }
  await methods.refresh()
  /** Until nothing has been on its way for a while, however busy the machine. */
  const settle = async () => {
    for (let still = 0; still < 6; still = onItsWay > 0 ? 0 : still + 1)
      await new Promise((resolve) => setTimeout(resolve, 15))
  }
  const showAndReturn = async () => {
    methods.onShow()
    returned({ isConnected: true })
    await settle()
  }
  const times = (action: string) => asked.filter((each) => each.action === action).length
  return {
    page,
    methods,
    cloud,
    asked,
    visited,
    storage,
    settle,
    showAndReturn,
    times,
    text: () => page.dom?.textContent ?? '',
  }
}

const drafts = (...all: Draft[]) => new Map<string, unknown>([['leaveDrafts', all]])

describe('a request for leave that waited on the phone', () => {
  it('goes out once when the line returns and the page is shown at once; the page says so and shows it', async () => {
    const storage = drafts(kept).set('lastHome', view)
    const { text, cloud, times, showAndReturn } = await open(storage, {})
    expect(text()).toContain('有一张假条还没交上去')
    expect(times('leave.submit')).toBe(0)
    Object.assign(cloud, { 'home.get': yes(view), 'leave.submit': yes(taken) })
    await showAndReturn()
    expect(times('leave.submit')).toBe(1)
    expect(text()).toContain('刚才的假条已替你交上')
    expect(text()).not.toContain('还没交上去')
    expect(storage.get('leaveDrafts')).toEqual([])
  })

  it('that the cloud does not take is said so with why, stays, and is not sent again', async () => {
    const answers = { 'home.get': yes(view), 'leave.submit': no }
    const { text, times, showAndReturn, storage } = await open(drafts(kept), answers)
    expect(text()).toContain('假条没交上：这几天过去太久了')
    expect(text()).toContain('去改')
    await showAndReturn()
    expect(times('leave.submit')).toBe(1)
    expect(storage.get('leaveDrafts')).toMatchObject([{ requestId: 'r1', input: kept.input }])
  })

  it.each([
    ['another account', { ...view, leave: { ...leave, bookId: 'b2' } }],
    ['an account without a posting', { ...view, leave: null }],
  ])('is neither sent nor shown for %s', async (_who, other) => {
    const answers = { 'home.get': yes(other), 'leave.submit': yes(taken) }
    const { text, times, storage } = await open(drafts(kept), answers)
    expect(times('leave.submit')).toBe(0)
    expect(text()).not.toContain('假条')
    expect(storage.get('leaveDrafts')).toEqual([kept])
  })

  it('is not sent for who was here last while the cloud does not say who is here now', async () => {
    const { times } = await open(drafts(kept).set('lastHome', view), { 'leave.submit': yes(taken) })
    expect(times('leave.submit')).toBe(0)
  })
})

describe('我回来了', () => {
  it('is not there for who is not away', async () => {
    const { page } = await open(new Map(), { 'home.get': yes(view) })
    expect(page.querySelector('.back')).toBeUndefined()
  })

  it('says on the page what came of it, when the button is gone', async () => {
    const { page, text, cloud, times, settle } = await open(new Map(), {
      'home.get': yes(away),
      'leave.return': yes(closed),
    })
    expect(text()).toContain('我回来了')
    const button = page.querySelector('.home__back')!.instance as unknown as { onConfirm(): Promise<void> }
    cloud['home.get'] = yes(view)
    await button.onConfirm()
    await settle()
    expect(times('leave.return')).toBe(1)
    expect(text()).toContain('假销好了')
    expect(text()).toContain('没休的 1天还回来了。')
    expect(page.querySelector('.home__back')).toBeUndefined()
  })
})
