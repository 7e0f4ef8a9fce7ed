import type { ViewOf } from '../../../cloud/call'
import { joined, renewed } from './view'
import { offline, openPage, type Answer, type PageOptions, type Sent } from '../../../testing/simulated-page'

type Decided = ViewOf<'leave.decided'>
type Row = Decided['rows'][number]

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

/** The page on a phone whose cloud gives these answers: the list that waits, and pages of what was decided by cursor. */
async function open(waiting: Answer, decided: Record<string, Answer> = {}, rest: PageOptions = {}) {
  const byCursor = ({ input }: Sent) => decided[String(input['cursor'] ?? 'first')] ?? offline
  const page = await openPage(__dirname, {
    answers: { 'leave.waiting': waiting, 'leave.decided': byCursor },
    ...rest,
  })
  const toDecided = () => page.tell('onSegment', { value: 'decided' })
  const cursors = () => page.sentOf('leave.decided').map(({ input }) => input['cursor'])
  return { ...page, decided, toDecided, cursors }
}

describe('批假条', () => {
  it('opens with what waits, and asks for what was decided only when that is looked at', async () => {
    const page = await open(
      { items: [item] },
      { first: { rows: [row('a1')], next: null } },
      { settled: false },
    )
    expect(page.all('.waiting__end')).toEqual([])
    await page.settle()
    for (const words of ['等我批', '办过的', '李晓燕', '等了 22 分']) expect(page.text()).toContain(words)
    expect(page.sent.map(({ action }) => action)).toEqual(['leave.waiting'])
    await page.toDecided()
    for (const words of ['周建平a1', '昨天 18:20 你同意了', '已同意', '没有更早的了'])
      expect(page.text()).toContain(words)
    expect(page.text()).not.toContain('李晓燕')
    await page.tap('toApplication', { book: 'ba1', application: 'a1' })
    expect(page.went).toContain('../application/index?bookId=ba1&applicationId=a1')
  })

  it('opens with what was decided where it is asked to', async () => {
    const page = await open(
      { items: [item] },
      { first: { rows: [row('a1')], next: null } },
      { query: { show: 'decided' } },
    )
    expect(page.text()).toContain('周建平a1')
    expect(page.sent.map(({ action }) => action)).toEqual(['leave.decided'])
  })

  it('says that nothing was decided yet, and leads nowhere from one that is not the viewer’s any more', async () => {
    const none = await open({ items: [] }, { first: { rows: [], next: null } })
    expect(none.text()).toContain('没有等你决定的')
    await none.toDecided()
    expect(none.text()).toContain('还没有办过假条')
    expect(none.text()).not.toContain('没有更早的了')
    const over = await open({ items: [] }, { first: { rows: [row('a1', { opens: false })], next: null } })
    await over.toDecided()
    expect(over.text()).toContain('周建平a1')
    const dataset = { book: 'ba1', application: 'a1', still: true }
    await over.tap('toApplication', dataset)
    expect(over.went).toEqual([])
  })

  it('turns to older ones at the bottom, one page at a time, and says when there are none', async () => {
    const page = await open(
      { items: [] },
      { first: { rows: rows(0, 20), next: 'c1' }, c1: { rows: rows(20, 12), next: null } },
    )
    await page.act('onReachBottom')
    expect(page.cursors()).toEqual([])
    await page.toDecided()
    expect(page.text()).toContain('看更早的')
    await Promise.all([page.act('onReachBottom'), page.act('onReachBottom')])
    expect(page.cursors()).toEqual([undefined, 'c1'])
    expect(page.all('.waiting__end')).toHaveLength(1)
    expect(page.text()).toContain('周建平a31')
    expect(page.text()).toContain('没有更早的了')
    await page.act('onReachBottom')
    expect(page.cursors()).toEqual([undefined, 'c1'])
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
    await page.toDecided()
    expect(page.cursors()).toEqual([undefined, 'c1', 'c2'])
    for (const words of ['周建平a0', '周建平a11', '看更早的']) expect(page.text()).toContain(words)
  })

  it('keeps the list on a bad line and offers to try the older ones again', async () => {
    const page = await open({ items: [] }, { first: { rows: rows(0, 20), next: 'c1' }, c1: offline })
    await page.toDecided()
    await page.act('onReachBottom')
    expect(page.text()).toContain('没取到，点这里再试')
    expect(page.text()).toContain('周建平a19')
    page.decided['c1'] = { rows: rows(20, 1), next: null }
    await page.touch('.waiting__end--more')
    expect(page.text()).toContain('周建平a20')
    page.decided['first'] = offline
    await page.act('onShow')
    expect(page.text()).toContain('周建平a20')
    expect(page.all('.waiting__notice')).toHaveLength(1)
  })

  it('says so where nothing could be read, and reads it on the next try; the other list is not blamed for it', async () => {
    const page = await open({ items: [item] }, { first: offline })
    await page.toDecided()
    expect(page.text()).toContain('再试一次')
    expect(page.text()).not.toContain('还没有办过假条')
    await page.tell('onSegment', { value: 'waiting' })
    expect(page.text()).toContain('李晓燕')
    expect(page.text()).not.toContain('再试一次')
    page.decided['first'] = { rows: [row('a1')], next: null }
    await page.toDecided()
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
