import { atClock } from '../../../kernel/day'
import {
  noMonth,
  noTally,
  noToday,
  type MonthCounts,
  type TodayCounts,
  type UnitTally,
} from '../../../kernel/tally'
import { average, averageWords } from '../messages'
import { rollUp, totalsOf, type Figure } from '../rules/figure'
import { boardView, type BoardShown } from './board'
import { boardCard } from './card'
import { heatCells, monthBoard } from './month'

const TODAY = '2026-11-23'
const MONTH = '2026-11'
const now = atClock(TODAY, '18:40')

const tally = (today: Partial<TodayCounts>, rest: Partial<UnitTally> = {}): UnitTally => ({
  ...{ ...noTally(TODAY, MONTH), unitId: 'u990101101', name: '红柳镇' },
  ...{ today: { ...noToday(), villages: 1, ...today }, ...rest },
})
const monthOfDays = (days: Partial<MonthCounts>): MonthCounts => ({ ...noMonth(MONTH), ...days })
const figureOf = (...parts: UnitTally[]): Figure =>
  rollUp({ unitId: 'u990101', name: '清河县', month: MONTH }, parts, now)

const shown: BoardShown = {
  ...{ kind: 'county', path: [], others: [], at: now, trend: [], people: null, ways: [], now },
}

describe('today of a unit', () => {
  const view = boardView(
    figureOf(
      tally({ posted: 22, in: 17, trip: 2, leave: 2, unseen: 1, nobody: 1 }),
      tally({ posted: 5, unbound: 5 }, { unitId: 'u990101102', name: '白杨镇' }),
    ),
    shown,
  )

  it('says how many are there, and why the others are not, as bars of every unit below', () => {
    expect(view.today).toMatchObject({ summary: '27 人，17 人在村', rowsTitle: '各镇' })
    expect(view.today.rows.map(({ name, value }) => `${name} ${value}`)).toEqual([
      '红柳镇 在村 17 / 22',
      '白杨镇 5 人都没绑定',
    ])
    expect(view.today.rows[0]!.parts.map(({ kind, count }) => `${kind} ${count}`)).toEqual([
      ...['in 17', 'trip 2', 'leave 2', 'none 1'],
    ])
    expect(view.asOf).toBe('18:40 的数')
  })

  it('calls what the red part stands for by its name, and who may still check in this morning by another', () => {
    const { today } = boardView(figureOf(tally({ posted: 6, in: 3, unseen: 2, waiting: 1 })), shown)
    expect(today.words).toBe('在村 3，待说明 2，还没签 1')
    expect(today.parts.map(({ kind, count }) => `${kind} ${count}`)).toEqual(['in 3', 'none 2', 'wait 1'])
  })

  it('points at what is worth a question, and at nothing that is not there', () => {
    expect(view.today.figures.map(({ text, value }) => `${text} ${value}`)).toEqual([
      ...['没人在村 1 个村', '过了早上还没签 1 人', '还没绑定微信 5 人'],
    ])
    expect(boardView(figureOf(tally({ posted: 2, in: 2 })), shown).today.figures).toEqual([])
  })

  it('opens each into the units of that very number, whatever somebody has looked at, and they add up', () => {
    const { figures } = boardView(
      figureOf(
        tally({ posted: 8, unbound: 6, unseen: 2, vacant: 1 }, { looks: { unbound: 3 } }),
        tally({ posted: 9, unbound: 4, nobody: 2 }, { unitId: 'u990101102', name: '白杨镇' }),
        tally(
          { posted: 5, unbound: 5 },
          { unitId: 'u990101103', name: '沙泉镇', day: '2026-11-22', looks: { vacant: 1 } },
        ),
      ),
      shown,
    ).today
    expect(
      figures.map(({ value, rows }) => [value, ...rows.map((row) => `${row.name} ${row.value}`)]),
    ).toEqual([
      ['2 个村', '白杨镇 2 个村'],
      ['2 人', '红柳镇 2 人'],
      ['10 人', '红柳镇 6 人', '白杨镇 4 人'],
      ['1 个村', '红柳镇 1 个村'],
    ])
  })

  it('a unit whose numbers are of yesterday says so instead of showing them', () => {
    const late = tally({ posted: 8, in: 8 }, { unitId: 'u990101102', name: '白杨镇', day: '2026-11-22' })
    const rows = boardView(figureOf(tally({ posted: 2, in: 2 }), late), shown).today.rows
    expect(rows[1]).toMatchObject({ name: '白杨镇', value: '今天的还没算', parts: [] })
  })

  it('numbers of an earlier day, and numbers that were never made, are told apart', () => {
    const figure = figureOf(tally({ posted: 2, in: 2 }))
    const next = atClock('2026-11-24', '00:00')
    expect(boardView(figure, { ...shown, now: next }).late?.text).toBe('这是11月23日的数，今天的还没有算出来')
    expect(boardView(figure, { ...shown, now: next }).asOf).toBe('11月23日 18:40 的数')
    expect(boardView(figureOf(), { ...shown, at: 0 })).toMatchObject({ asOf: '', empty: null })
    expect(boardView(figureOf(), shown).empty).not.toBeNull()
    expect(boardView(figure, { ...shown, at: null }).asOf).toBe('现在的数')
  })
})

describe('the month of a unit', () => {
  const series = (...pairs: Array<[date: number, count: number]>): number[] =>
    noMonth(MONTH).in.map((_, i) => pairs.find(([date]) => date === i + 1)?.[1] ?? 0)

  it('has a cell for every day, the darker the more of those expected were there', () => {
    const cells = heatCells(
      monthOfDays({
        in: series([16, 20], [17, 19], [18, 16], [19, 12], [20, 1], [22, 3]),
        none: series([17, 1], [18, 4], [19, 8], [20, 19], [13, 20]),
        ...{ rest: series([22, 17]), off: series([22, 20]) },
      }),
      MONTH,
      TODAY,
    )
    const level = (date: number): string => cells[date - 1]!.level + ' ' + cells[date - 1]!.share
    expect([16, 17, 18, 19, 20, 13].map(level)).toEqual(['4 100', '4 95', '3 80', '2 60', '1 5', '0 0'])
    expect(cells).toHaveLength(30)
  })

  it('colours no rest day, no day ahead, and no day on which nobody could leave a record', () => {
    const cells = heatCells(
      monthOfDays({
        in: series([22, 13]),
        rest: series([22, 7]),
        off: series([22, 20]),
        unbound: series([20, 5]),
      }),
      MONTH,
      TODAY,
    )
    expect(cells[21]).toMatchObject({ level: 'rest', share: '', said: '休息日，13 人在村' })
    const mixed = monthOfDays({ in: series([20, 90]), rest: series([20, 10]), off: series([20, 12]) })
    expect(heatCells(mixed, MONTH, TODAY)[19]).toMatchObject({ level: '4', share: '100' })
    expect(cells[19]).toMatchObject({ level: 'none', said: '没绑定 5' })
    expect(cells[23]).toMatchObject({ level: 'none', said: '还没到' })
    expect(cells[22]).toMatchObject({ level: 'none', said: '还没过完', today: true })
    expect(cells[8]).toMatchObject({ level: 'none', said: '没有派人' })
  })

  it('is averages of those who could leave a record, cut and never rounded up', () => {
    expect([average(199, 10), average(20, 3), average(6, 3), average(5, 0)]).toEqual([
      '19.9',
      '6.6',
      '2',
      '0',
    ])
    const totals = totalsOf(monthOfDays({ people: 6, silent: 3, in: series([16, 3], [17, 2]), nights: 2 }))
    expect(averageWords(totals)).toBe('人均 1.6 天 0.6 夜')
    expect(averageWords({ ...totals, silent: 6 })).toBe('6 人都没绑定')
    expect(averageWords({ ...totals, people: 0, silent: 0 })).toBe('没有派人')
  })

  it('turns back three years and never ahead', () => {
    const board = (month: string) =>
      monthBoard({ figure: { ...figureOf(), month }, kind: 'county', asOf: '', now })
    expect(board('2026-11')).toMatchObject({ previous: '2026-10', next: null })
    expect(board('2023-11')).toMatchObject({ previous: null, next: '2023-12' })
    expect(board('2026-11').empty).toMatchObject({ what: '这个月没有数' })
  })

  it('shows the units below by code and leaves out those without people', () => {
    const there = tally({}, { month: monthOfDays({ people: 2, in: series([16, 2]) }) })
    const board = monthBoard({
      ...{ figure: figureOf(there, tally({}, { unitId: 'u990101100', name: '空镇' })) },
      ...{ kind: 'county', asOf: '', now },
    })
    expect(board.rows.map(({ name, value }) => `${name} ${value}`)).toEqual(['红柳镇 人均 1 天 0 夜'])
  })
})

describe('what needs a look in a unit', () => {
  it('is counted by reason, each with its units and never with a name of somebody', () => {
    const view = boardView(
      figureOf(
        tally({ posted: 3 }, { looks: { absent: 2, vacant: 1 } }),
        tally({ posted: 3 }, { unitId: 'u990101102', name: '白杨镇', looks: { absent: 1 } }),
      ),
      shown,
    )
    expect(view.looks).toMatchObject({ count: 4, title: '件要看一看' })
    expect(
      view.looks.reasons.map(({ key, value, rows }) => [key, value, rows.map((row) => row.name + row.value)]),
    ).toEqual([
      ['absent', '3 人', ['红柳镇2 人', '白杨镇1 人']],
      ['vacant', '1 个村', ['红柳镇1 个村']],
    ])
    expect(boardView(figureOf(tally({ posted: 1 })), shown).looks).toMatchObject({
      count: 0,
      title: '没有要看的',
    })
  })
})

describe('the months of a unit', () => {
  it('are columns with the year where it begins', () => {
    const trend = ['2025-12', '2026-01', '2026-02'].map((month) => ({
      month,
      totals: totalsOf(noMonth(month)),
    }))
    const { months } = boardView(figureOf(), { ...shown, trend }).trend
    expect(months.map(({ label, year }) => `${label} ${year}`)).toEqual(['12 ', '1 2026', '2 '])
    const whole = boardView(figureOf(), { ...shown, trend: trend.slice(1) }).trend.months
    expect(whole.map(({ year }) => year)).toEqual(['2026', ''])
    expect(months[0]).toMatchObject({ title: '2025年12月', words: '没有派人', parts: [] })
  })
})

describe('the card of the first page', () => {
  it('shows five units and says how many there are', () => {
    const parts = Array.from({ length: 6 }, (_, i) =>
      tally({ posted: 3, in: 2 }, { unitId: `u9${i}`, name: `第${i}市` }),
    )
    const card = boardCard(figureOf(...parts), '北河自治区', 'region', now, now)
    expect(card).toMatchObject({ title: '北河自治区今天各市', summary: '18 人，12 人在村', late: '' })
    expect([card.rows.length, card.more]).toEqual([5, '一共 6 个，点“全部”都看得到'])
  })

  it('says that the numbers are not made yet, or of another day', () => {
    expect(boardCard(figureOf(), '河西市', 'city', 0, now)).toMatchObject({
      summary: '',
      late: '这里的数还没有算出来',
    })
    const next = atClock('2026-11-24', '00:00')
    expect(boardCard(figureOf(tally({})), '河西市', 'city', now, next).late).toContain('11月23日')
  })
})
