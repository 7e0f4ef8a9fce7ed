import type { ViewOf } from '../../../cloud/call'
import { offline, openPage, type Sent } from '../../../testing/simulated-page'

type Month = ViewOf<'attendance.month'>

function month(name: string, rest: Partial<Month> = {}): Month {
  const days = ['06', '19'].map((date) => `${name}-${date}`)
  return {
    month: name,
    title: `${name.slice(0, 4)}年${Number(name.slice(5))}月`,
    whose: '柳湾村 · 周建平',
    personId: 'p1',
    postingId: 'g1',
    previous: '2026-10',
    next: null,
    totals: [{ value: 13, text: '在村', tone: 'ink' }],
    targets: '这个月的目标是在村 20 天',
    firstWeekday: 0,
    cells: days.map((day) => ({
      day,
      date: Number(day.slice(8)),
      state: 'present',
      night: false,
      today: false,
      signs: ['in'],
      words: day,
    })),
    stories: days.map((day) => ({
      day,
      title: `这是${day}`,
      tag: { tone: 'pine', sign: 'in', text: '在村' },
      items: [{ tone: 'pine', sign: 'in', what: '早上 07:51 在村', when: '离村委会 180 米' }],
      note: '',
      acts: [],
    })),
    picked: days[0]!,
    ...rest,
  }
}

/** The page opened with this query, on a phone whose cloud answers by month; a missing one is a lost network. */
async function open(query: Record<string, string>, months: Record<string, Month>) {
  const answer = ({ input }: Sent) => months[String(input['month'] ?? 'now')] ?? offline
  const page = await openPage(__dirname, { query, answers: { 'attendance.month': answer } })
  return { ...page, turn: (month: string | null) => page.tap('turn', { month }) }
}

it('opens on the day the cloud picks, and every tapped day explains itself', async () => {
  const { text, tell } = await open({}, { now: month('2026-11') })
  expect(text()).toContain('2026年11月')
  expect(text()).toContain('这是2026-11-06')
  expect(text()).toContain('早上 07:51 在村')
  await tell('onPick', { day: '2026-11-19' })
  expect(text()).toContain('这是2026-11-19')
  expect(text()).not.toContain('这是2026-11-06')
})

it('opened for a day it asks for that month and shows that day', async () => {
  const { sent, text } = await open({ day: '2026-10-19', postingId: 'g1' }, { '2026-10': month('2026-10') })
  expect(sent.map(({ input }) => input)).toEqual([{ month: '2026-10', postingId: 'g1' }])
  expect(text()).toContain('这是2026-10-19')
})

it('turns to the month before, and not beyond the last one', async () => {
  const { sent, text, turn } = await open({}, { now: month('2026-11'), '2026-10': month('2026-10') })
  await turn(null)
  expect(sent).toHaveLength(1)
  await turn('2026-10')
  expect(text()).toContain('2026年10月')
})

it('without a network the month stays and says why it did not turn', async () => {
  const { text, turn } = await open({}, { now: month('2026-11') })
  await turn('2026-10')
  expect(text()).toContain('没连上网')
  expect(text()).toContain('2026年11月')
})

it('opened without a network it says so and offers to try again', async () => {
  const { text } = await open({}, {})
  expect(text()).toContain('没连上网')
  expect(text()).toContain('再试一次')
})
