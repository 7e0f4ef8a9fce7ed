import { dayOf } from '../../../kernel/day'
import type { UnitKind } from '../../../kernel/people'
import { dayWords } from '../../../kernel/words'
import { LOOK_KINDS } from '../../attendance'
import type {
  BoardView,
  LooksBoardView,
  TodayBoardView,
  TrendMonthView,
  UnitsFigureView,
  UnitRef,
} from '../contract'
import * as words from '../messages'
import { totalsOf, type Figure, type MonthTotals, type Row } from '../rules/figure'
import { dayParts, todayParts, todayRow } from './bars'
import { monthBoard } from './month'

export interface BoardShown {
  kind: UnitKind
  path: UnitRef[]
  others: UnitRef[]
  /** When the figure is true for, epoch milliseconds; null for one that was worked out just now. */
  at: number | null
  /** Past months and this one, the oldest first. */
  trend: Array<{ month: string; totals: MonthTotals }>
  people: TodayBoardView['people']
  ways: BoardView['ways']
  now: number
}

/** 督导看板 of one unit, from its figure of this month and those before. */
export function boardView(figure: Figure, shown: BoardShown): BoardView {
  const { kind, path, others, at, now, ways } = shown
  const today = dayOf(now)
  const asOf = at === null ? words.live : at > 0 ? words.asOf(at, today) : ''
  const made = at === null || at > 0
  const current = figure.total.day === today
  return {
    ...{ unitId: figure.unitId, name: figure.name, path, others, asOf, ways },
    late: made ? (current ? null : words.old(figure.total.day)) : words.notYet,
    today: todayBoard(figure, shown),
    month: monthBoard({ figure, kind, asOf, now }),
    trend: {
      months: shown.trend.map((each, i) => trendMonth(each, i === 0 && !each.month.endsWith('-12'))),
      note: words.trendNote,
    },
    looks: looksBoard(figure),
    empty:
      made && figure.rows.length === 0 && totalsOf(figure.total.month).people === 0 ? words.boardEmpty : null,
  }
}

function todayBoard({ total, rows }: Figure, { kind, people }: BoardShown): TodayBoardView {
  const { day, today } = total
  return {
    title: dayWords(day),
    summary: words.summary(today),
    parts: todayParts(today),
    words: words.todayWords(today),
    figures: words.todayFigures
      .filter(({ key }) => today[key] > 0)
      .map(({ key, text, unit, tone, sign }) => ({
        ...{ key, text, tone, sign, value: words.counted(today[key], unit) },
        // A unit that has not come to this day yet is in no number of it.
        rows: unitsWith(rows, unit, (row) => (row.day === day ? row.today[key] : 0)),
      })),
    rowsTitle: words.rowsTitles[kind] ?? '',
    rows: rows.filter(({ today: { villages } }) => villages > 0).map((row) => todayRow(row, day)),
    people,
  }
}

function trendMonth({ month, totals }: BoardShown['trend'][number], first: boolean): TrendMonthView {
  return {
    ...{ month, title: words.monthTitle(month), label: String(Number(month.slice(5))) },
    year: first || month.endsWith('-01') ? month.slice(0, 4) : '',
    ...{ parts: dayParts(totals), words: words.trendWords(totals) },
  }
}

function looksBoard({ total: { looks }, rows }: Figure): LooksBoardView {
  const count = Object.values(looks).reduce((sum, each) => sum + each, 0)
  return {
    ...{ count, title: words.looksTitle(count), note: words.looksNote, empty: words.looksEmpty },
    reasons: LOOK_KINDS.filter((kind) => (looks[kind] ?? 0) > 0).map((kind) =>
      reason(kind, looks[kind]!, rows),
    ),
  }
}

function reason(kind: (typeof LOOK_KINDS)[number], count: number, rows: readonly Row[]): UnitsFigureView {
  const { text, unit, tone, sign } = words.reasons[kind]
  return {
    ...{ key: kind, text, tone, sign, value: words.counted(count, unit) },
    rows: unitsWith(rows, unit, ({ looks }) => looks[kind] ?? 0),
  }
}

/** The units that a number is made of, by that very number. */
function unitsWith(
  rows: readonly Row[],
  unit: string,
  countOf: (row: Row) => number,
): UnitsFigureView['rows'] {
  return rows.flatMap((row) => {
    const here = countOf(row)
    return here > 0 ? [{ unitId: row.unitId, name: row.name, value: words.counted(here, unit) }] : []
  })
}
