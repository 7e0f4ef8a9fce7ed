import { join } from 'node:path'
import type simulate from 'miniprogram-simulate'
import type { ViewOf } from '../../../cloud/call'
import { joined, renewed } from './view'

type Decided = ViewOf<'leave.decided'>
type Row = Decided['rows'][number]

/** Compiling takes seconds on a busy machine. */
jest.setTimeout(60_000)
const root = join(__dirname, '..', '..', '..')

const row = (id: string, rest: Partial<Row> = {}): Row => ({
  ...{ bookId: `b${id}`, applicationId: id, who: `周建平${id}`, where: '柳湾村', opens: true },
  ...{ what: '事假 1天，11月26日', did: '昨天 18:20 你同意了' },
  ...{ tag: { tone: 'pine', text: '已同意', sign: 'in' }, tile: { tone: 'wheat', sign: 'leave' } },
  ...rest,
})
const rows = (from: number, count: number) => Array.from({ length: count }, (_, i) => row(`a${from + i}`))
const item = {
  ...{ bookId: 'b1', applicationId: 'w1', who: '李晓燕', where: '柳湾村', what: '事假 1天，11月27日' },
  ...{ warning: '', tone: 'wheat', sign: 'leave', since: 0 },
  tag: { tone: 'wheat', text: '等了 22 分', sign: 'wait' },
}

interface Sent {
  action: string
  input: { cursor?: string }
}
type Answer = object | 'offline'

/** The page on a phone whose cloud gives these answers: the list that waits, and pages of what was decided by cursor. */
async function open(waiting: Answer, decided: Record<string, Answer> = {}, query: object = {}) {
  jest.resetModules()
  const fresh = jest.requireActual<typeof simulate>('miniprogram-simulate')
  const asked: Sent[] = []
  const went: string[] = []
  const answers = { waiting, decided }
  Object.assign(globalThis, {
    wx: {
      cloud: {
        callFunction: ({ data }: { data: Sent }) => {
          asked.push(data)
          const { action, input } = data
          const answer =
            action === 'leave.waiting' ? answers.waiting : answers.decided[input.cursor ?? 'first']
          if (!answer || answer === 'offline') return Promise.reject({ errCode: -1 })
          return Promise.resolve({ result: { ok: true, data: answer, requestId: 'r' } })
        },
      },
      getStorageSync: () => '',
      getAppBaseInfo: () => ({ fontSizeScaleFactor: 1 }),
      navigateTo: ({ url }: { url: string }) => went.push(url),
    },
  })
  const page = fresh.render(fresh.load(join(__dirname, 'index'), { compiler: 'official', rootPath: root }))
  page.attach(document.createElement('div'))
  const methods = page.instance as unknown as Record<string, (event?: object) => void>
  const settle = () => new Promise((resolve) => setTimeout(resolve, 60))
  methods['onLoad']!(query)
  methods['onShow']!()
  return {
    page,
    answers,
    asked,
    went,
    settle,
    text: () => page.dom?.textContent ?? '',
    does: async (method: string, event: object = {}) => {
      methods[method]!(event)
      await settle()
    },
    tap: async (selector: string, index = 0) => {
      page.querySelectorAll(selector)[index]!.dispatchEvent('tap')
      await settle()
    },
  }
}
type Opened = Awaited<ReturnType<typeof open>>
const toDecided = (page: Opened) => page.does('onSegment', { detail: { value: 'decided' } })
const cursors = (page: Opened) =>
  page.asked.filter(({ action }) => action === 'leave.decided').map(({ input }) => input.cursor)

describe('批假条', () => {
  it('opens with what waits, and asks for what was decided only when that is looked at', async () => {
    const page = await open({ items: [item] }, { first: { rows: [row('a1')], next: null } })
    expect(page.page.querySelector('.waiting__end')).toBeFalsy()
    await page.settle()
    for (const words of ['等我批', '办过的', '李晓燕', '等了 22 分']) expect(page.text()).toContain(words)
    expect(page.asked.map(({ action }) => action)).toEqual(['leave.waiting'])
    await toDecided(page)
    for (const words of ['周建平a1', '昨天 18:20 你同意了', '已同意', '没有更早的了'])
      expect(page.text()).toContain(words)
    expect(page.text()).not.toContain('李晓燕')
    await page.does('toApplication', { currentTarget: { dataset: { book: 'ba1', application: 'a1' } } })
    expect(page.went).toContain('../application/index?bookId=ba1&applicationId=a1')
  })

  it('opens with what was decided where it is asked to', async () => {
    const page = await open(
      { items: [item] },
      { first: { rows: [row('a1')], next: null } },
      { show: 'decided' },
    )
    await page.settle()
    expect(page.text()).toContain('周建平a1')
    expect(page.asked.map(({ action }) => action)).toEqual(['leave.decided'])
  })

  it('says that nothing was decided yet, and leads nowhere from one that is not the viewer’s any more', async () => {
    const none = await open({ items: [] }, { first: { rows: [], next: null } })
    await none.settle()
    expect(none.text()).toContain('没有等你决定的')
    await toDecided(none)
    expect(none.text()).toContain('还没有办过假条')
    expect(none.text()).not.toContain('没有更早的了')
    const over = await open({ items: [] }, { first: { rows: [row('a1', { opens: false })], next: null } })
    await toDecided(over)
    expect(over.text()).toContain('周建平a1')
    const dataset = { book: 'ba1', application: 'a1', still: true }
    await over.does('toApplication', { currentTarget: { dataset } })
    expect(over.went).toEqual([])
  })

  it('turns to older ones at the bottom, one page at a time, and says when there are none', async () => {
    const page = await open(
      { items: [] },
      { first: { rows: rows(0, 20), next: 'c1' }, c1: { rows: rows(20, 12), next: null } },
    )
    await page.does('onReachBottom')
    expect(cursors(page)).toEqual([])
    await toDecided(page)
    expect(page.text()).toContain('看更早的')
    await Promise.all([page.does('onReachBottom'), page.does('onReachBottom')])
    expect(cursors(page)).toEqual([undefined, 'c1'])
    expect(page.page.querySelectorAll('.waiting__end')).toHaveLength(1)
    expect(page.text()).toContain('周建平a31')
    expect(page.text()).toContain('没有更早的了')
    await page.does('onReachBottom')
    expect(cursors(page)).toEqual([undefined, 'c1'])
  })

  it('goes on by itself where a page would not fill the screen', async () => {
    const page = await open(
      { items: [] },
      {
        first: { rows: [], next: 'c1' },
        c1: { rows: rows(0, 2), next: 'c2' },
        c2: { rows: rows(2, 10), next: 'c3' },
      },
    )
    await toDecided(page)
    expect(cursors(page)).toEqual([undefined, 'c1', 'c2'])
    for (const words of ['周建平a0', '周建平a11', '看更早的']) expect(page.text()).toContain(words)
  })

  it('keeps the list on a bad line and offers to try the older ones again', async () => {
    const page = await open({ items: [] }, { first: { rows: rows(0, 20), next: 'c1' }, c1: 'offline' })
    await toDecided(page)
    await page.does('onReachBottom')
    expect(page.text()).toContain('没取到，点这里再试')
    expect(page.text()).toContain('周建平a19')
    page.answers.decided['c1'] = { rows: rows(20, 1), next: null }
    await page.tap('.waiting__end--more')
    expect(page.text()).toContain('周建平a20')
    page.answers.decided['first'] = 'offline'
    await page.does('onShow')
    expect(page.text()).toContain('周建平a20')
    expect(page.page.querySelectorAll('.waiting__notice')).toHaveLength(1)
  })

  it('says so where nothing could be read, and reads it on the next try; the other list is not blamed for it', async () => {
    const page = await open({ items: [item] }, { first: 'offline' })
    await toDecided(page)
    expect(page.text()).toContain('再试一次')
    expect(page.text()).not.toContain('还没有办过假条')
    await page.does('onSegment', { detail: { value: 'waiting' } })
    expect(page.text()).toContain('李晓燕')
    expect(page.text()).not.toContain('再试一次')
    page.answers.decided['first'] = { rows: [row('a1')], next: null }
    await toDecided(page)
    expect(page.text()).toContain('周建平a1')
    expect(page.text()).not.toContain('再试一次')
  })
})

describe('the list read again', () => {
  const shown = joined({ rows: rows(0, 20), next: 'c1' }, { rows: rows(20, 20), next: 'c2' })

  it('keeps what was turned to, with what is new on top and what changed as it is now', () => {
    const changed = row('a30', { did: '今天 09:00 你撤销了' })
    const again = renewed(shown, { rows: [changed, ...rows(0, 19)], next: 'x' })
    expect(again.rows).toHaveLength(40)
    expect(again.rows[0]).toBe(changed)
    expect(again.rows.filter(({ applicationId }) => applicationId === 'a30')).toEqual([changed])
    expect(again.next).toBe('c2')
  })

  it('begins anew where the two do not meet, so that nothing between them is left out', () => {
    const first = { rows: rows(100, 20), next: 'y' }
    expect(renewed(shown, first)).toBe(first)
    expect(renewed(null, first)).toBe(first)
  })
})
