import { addMonths, dayOf, daysOfMonth, monthOf, type Day, type Month } from '../../../kernel/day'
import { SERIES, type MonthCounts } from '../../../kernel/tally'
import type { UnitKind } from '../../../kernel/people'
import { dayWords } from '../../../kernel/words'
import type { HeatCellView, MonthBoardView } from '../contract'
import * as words from '../messages'
import { MONTHS_BACK } from '../rules/archive'
import { totalsOf, type Figure } from '../rules/figure'
import { dayParts, monthRow } from './bars'

/** Shares of those expected that make a darker cell, in hundredths. */
const LEVELS = [1, 60, 80, 95] as const

export interface MonthShown {
  figure: Figure
  kind: UnitKind
  asOf: string
  now: number
}

/** 本月: what one person has on average, every day as a cell, and the units below as bars of days. */
export function monthBoard({ figure, kind, asOf, now }: MonthShown): MonthBoardView {
  const { unitId, month, total, rows } = figure
  const totals = totalsOf(total.month)
  const today = dayOf(now)
  const [running, following] = [monthOf(today), addMonths(month, 1)]
  return {
    ...{ unitId, month, title: words.monthTitle(month), asOf },
    previous: month > addMonths(running, -MONTHS_BACK) ? addMonths(month, -1) : null,
    next: following <= running ? following : null,
    stats: [
      {
        label: words.stats.in,
        sign: 'in',
        value: words.average(totals.in, words.counting(totals)),
        of: '天',
      },
      {
        label: words.stats.nights,
        sign: 'night',
        value: words.average(totals.nights, words.counting(totals)),
        of: '夜',
      },
    ],
    parts: dayParts(totals),
    words: words.daysWords(totals),
    cells: heatCells(total.month, month, today),
    rowsTitle: words.rowsTitles[kind] ?? '',
    rows: rows.filter((row) => row.month.people > 0).map(monthRow),
    empty: totals.people > 0 ? null : words.monthEmpty,
  }
}

export function heatCells(counts: MonthCounts, month: Month, today: Day): HeatCellView[] {
  return daysOfMonth(month).map((day, i) => heatCell(counts, i, day, today))
}

function heatCell(counts: MonthCounts, i: number, day: Day, today: Day): HeatCellView {
  const [there, trip, leave, none, unbound, rest] = SERIES.map((key) => counts[key][i] ?? 0) as Numbers
  const expected = there + trip + leave + none
  const parts = dayParts({ in: there, trip, leave, none, unbound })
  const cell = { day, date: i + 1, today: day === today, title: dayWords(day), parts, share: '' }
  const saying = (said: string) => ({ said, words: `${dayWords(day)}，${said}` })
  if (expected + unbound + rest === 0) return { ...cell, level: 'none', ...saying(emptyWords(day, today)) }
  // Of counties with rest days of their own some may rest while most work.
  const off = counts.off[i] ?? 0
  if (off * 2 > expected + unbound + rest)
    return { ...cell, level: 'rest', ...saying(words.restWords(there)) }
  const said = words.daysWords({ in: there, trip, leave, none, unbound })
  if (expected === 0) return { ...cell, level: 'none', ...saying(said) }
  const share = Math.floor((there * 100) / expected)
  const level = String(LEVELS.filter((least) => share >= least).length) as HeatCellView['level']
  return { ...cell, level, share: String(share), ...saying(said) }
}

type Numbers = [there: number, trip: number, leave: number, none: number, unbound: number, rest: number]

function emptyWords(day: Day, today: Day): string {
  if (day > today) return words.ahead
  return day === today ? words.undecided : words.nobodyPosted
}
