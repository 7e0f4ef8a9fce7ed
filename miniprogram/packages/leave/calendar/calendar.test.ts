import type { ViewOf } from '../../../cloud/call'
import { pickedOf } from './view'
import { offline, openPage, type Answer } from '../../../testing/simulated-page'

type View = ViewOf<'leave.calendar'>
type Day = View['days'][number]

const person: Day['people'][number] = {
  ...{ bookId: 'b1', applicationId: 'a1', who: '周建平', where: '柳湾村', what: '请假上午', opens: true },
  ...{ tag: null, tile: { tone: 'wheat', sign: 'leave' } },
}
const dayOf = (date: number, rest: Partial<Day> = {}): Day => ({
  day: `2026-11-${String(date).padStart(2, '0')}`,
  ...{ date, today: date === 23, rest: false, count: 0, waits: false, empty: false },
  ...{ words: `11月${date}日`, title: `11月${date}日 周四`, sum: '没有人请假', people: [], alone: [] },
  ...rest,
})
const view: View = {
  ...{ unitId: 'u1', name: '红柳镇', month: '2026-11', title: '2026年11月' },
  ...{ previous: '2026-10', next: '2026-12', towns: [], total: '1 个人不在村过' },
  days: Array.from({ length: 30 }, (_, index) =>
    index === 25
      ? dayOf(26, { count: 1, sum: '1 人不在', empty: true, people: [person], alone: ['柳湾村一个人都不在'] })
      : dayOf(index + 1),
  ),
  empty: { what: '这个月没有人请假', next: '批了以后这里看得到。' },
}

/** The page on a phone whose cloud gives these answers in turn. */
const open = (...answers: Answer[]) => openPage(__dirname, { answers })

describe('请假日历', () => {
  it('opens with today, and a tap on a day shows who is away and where nobody is', async () => {
    const page = await open(view)
    for (const words of ['2026年11月', '红柳镇', '11月23日 周四', '没有人请假', '1人'])
      expect(page.text()).toContain(words)
    expect(page.text()).not.toContain('周建平')
    await page.tap('onDay', { day: '2026-11-26' })
    for (const words of ['周建平', '请假上午', '柳湾村一个人都不在', '1 人不在'])
      expect(page.text()).toContain(words)
    await page.tap('toApplication', { book: 'b1', application: 'a1', opens: true })
    await page.tap('toApplication', { book: 'b1', application: 'a1', opens: false })
    expect(page.went).toEqual(['../application/index?bookId=b1&applicationId=a1'])
  })

  it('turns to another month, and not beyond where there is none', async () => {
    const page = await open(view, { ...view, month: '2026-12', title: '2026年12月', next: '' })
    await page.tap('turn', { month: '2026-12' })
    expect(page.text()).toContain('2026年12月')
    await page.tap('turn', { month: '' })
    expect(page.sent.map(({ input }) => input)).toEqual([{}, { month: '2026-12' }])
  })

  it('a day on which somebody only waits for an answer does not say that nobody is away', async () => {
    const waiting = { ...person, tag: { tone: 'wheat', text: '等镇里决定', sign: 'wait' } } as const
    const days = view.days.map((day) =>
      day.date === 24 ? dayOf(24, { waits: true, sum: '1 人待批', people: [waiting] }) : day,
    )
    const page = await open({ ...view, days })
    await page.tap('onDay', { day: '2026-11-24' })
    for (const words of ['1 人待批', '周建平', '等镇里决定']) expect(page.text()).toContain(words)
    expect(page.text()).not.toContain('没有人请假')
  })

  it('a month of nobody says so, the month that runs too', async () => {
    const nobody = Array.from({ length: 30 }, (_, index) => dayOf(index + 1))
    const page = await open({ ...view, days: nobody, total: '' })
    expect(page.text()).toContain('这个月没有人请假')
    expect(page.text()).toContain('批了以后这里看得到')
    expect(page.text()).not.toContain('11月23日 周四')
  })

  it('a county chooses one of its townships first', async () => {
    const page = await open({ ...view, days: [], towns: [{ unitId: 'u2', name: '白杨镇' }] })
    expect(page.text()).toContain('白杨镇')
    expect(page.text()).not.toContain('上个月')
    await page.tap('toTown', { unit: 'u2' })
    expect(page.went).toEqual(['index?unitId=u2'])
  })

  it('without a signal says so; what was shown stays when a later reading fails', async () => {
    expect((await open(offline, offline)).text()).toContain('没连上网')
    const page = await open(view, offline, offline)
    await page.tap('turn', { month: '2026-12' })
    expect(page.text()).toContain('2026年11月')
  })
})

describe('the day that is open', () => {
  it('is the one that was tapped, else today, else the first with somebody away, else none', () => {
    expect(pickedOf(view, '2026-11-26')?.date).toBe(26)
    expect(pickedOf(view, '')?.date).toBe(23)
    const other = view.days.map((day) => ({ ...day, today: false }))
    expect(pickedOf({ ...view, days: other }, '2026-10-01')?.date).toBe(26)
    expect(pickedOf({ ...view, days: [] }, '')).toBeNull()
  })
})
