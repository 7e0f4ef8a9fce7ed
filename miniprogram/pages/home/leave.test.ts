import type { ViewOf } from '../../cloud/call'
import type { Draft } from './kept-leave'
import { offline, openPage, refusal, type Answers } from '../../testing/simulated-page'

type Home = ViewOf<'home.get'>

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
const no = refusal('leave.tooLate', '这几天过去太久了', '当面说。')

/** The first page with what the phone keeps, on a phone whose cloud answers by action. */
async function open(storage: Map<string, unknown>, answers: Answers) {
  const page = await openPage(__dirname, {
    storage,
    answers,
    wx: { setTabBarBadge: () => {}, removeTabBarBadge: () => {} },
  })
  const showAndReturn = async () => {
    page.begin('onShow')
    await page.lineReturns()
  }
  return { ...page, showAndReturn, times: (action: string) => page.sentOf(action).length }
}

const drafts = (...all: Draft[]) => new Map<string, unknown>([['leaveDrafts', all]])

describe('a request for leave that waited on the phone', () => {
  it('goes out once when the line returns and the page is shown at once; the page says so and shows it', async () => {
    const storage = drafts(kept).set('lastHome', view)
    const { text, answerWith, times, showAndReturn } = await open(storage, { 'home.get': offline })
    expect(text()).toContain('有一张假条还没交上去')
    expect(times('leave.submit')).toBe(0)
    answerWith('home.get', view)
    answerWith('leave.submit', taken)
    await showAndReturn()
    expect(times('leave.submit')).toBe(1)
    expect(text()).toContain('刚才的假条已替你交上')
    expect(text()).not.toContain('还没交上去')
    expect(storage.get('leaveDrafts')).toEqual([])
  })

  it('that the cloud does not take is said so with why, stays, and is not sent again', async () => {
    const answers = { 'home.get': view, 'leave.submit': no }
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
    const answers = { 'home.get': other, 'leave.submit': taken }
    const { text, times, storage } = await open(drafts(kept), answers)
    expect(times('leave.submit')).toBe(0)
    expect(text()).not.toContain('假条')
    expect(storage.get('leaveDrafts')).toEqual([kept])
  })

  it('is not sent for who was here last while the cloud does not say who is here now', async () => {
    const { times } = await open(drafts(kept).set('lastHome', view), {
      'home.get': offline,
      'leave.submit': taken,
    })
    expect(times('leave.submit')).toBe(0)
  })
})

describe('我回来了', () => {
  it('is not there for who is not away', async () => {
    const { all } = await open(new Map(), { 'home.get': view })
    expect(all('.back')).toEqual([])
  })

  it('says on the page what came of it, when the button is gone', async () => {
    const { all, text, answerWith, times, settle } = await open(new Map(), {
      'home.get': away,
      'leave.return': closed,
    })
    expect(text()).toContain('我回来了')
    const button = all('.home__back')[0]!.instance as unknown as { onConfirm(): Promise<void> }
    answerWith('home.get', view)
    await button.onConfirm()
    await settle()
    expect(times('leave.return')).toBe(1)
    expect(text()).toContain('假销好了')
    expect(text()).toContain('没休的 1天还回来了。')
    expect(all('.home__back')).toEqual([])
  })
})
