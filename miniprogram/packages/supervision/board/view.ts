import type { ViewOf } from '../../../cloud/call'

type Board = ViewOf<'supervision.board'>
type Month = ViewOf<'supervision.month'>

const SEGMENTS = ['today', 'month', 'trend', 'looks'] as const
export type Segment = (typeof SEGMENTS)[number]
const TEXTS: Record<Segment, string> = { today: '今天', month: '一个月', trend: '走势', looks: '要看' }

export const isSegment = (text: string): text is Segment => (SEGMENTS as readonly string[]).includes(text)

/** The parts of a board; how much needs a look stands in its own. */
export const segmentsOf = (count: number): Array<{ value: Segment; text: string }> =>
  SEGMENTS.map((value) => ({
    value,
    text: value === 'looks' && count > 0 ? `${TEXTS[value]} ${count}` : TEXTS[value],
  }))

/** 在村 20，公出 1: a number stays on the line of its word, however large the letters are. */
const held = (words: string): string => words.replace(/ (?=\d)/g, '\u00a0')
export const heldToday = (board: Board): Board => ({
  ...board,
  today: { ...board.today, words: held(board.today.words) },
})
export const heldMonth = (month: Month): Month => ({
  ...month,
  words: held(month.words),
  cells: month.cells.map((cell) => ({ ...cell, said: held(cell.said) })),
})

/** The day that is opened when a month is shown: today, or the last day of which something is counted. */
export function firstPicked({ cells }: Month): string {
  const today = cells.find((cell) => cell.today && cell.level !== 'none')
  const counted = cells.filter(({ level }) => level !== 'none' && level !== 'rest')
  return (today ?? counted[counted.length - 1])?.day ?? ''
}

export const cellOf = (month: Month, day: string): Month['cells'][number] | null =>
  month.cells.find((cell) => cell.day === day) ?? null

export const trendOf = (board: Board, month: string): Board['trend']['months'][number] | null =>
  board.trend.months.find((each) => each.month === month) ?? null

/** How many pages back the board of a unit lies among those that are open, the last of them this page; 0 for none. */
export function pagesBack(open: ReadonlyArray<{ route?: string; unitId?: string }>, unitId: string): number {
  const here = open[open.length - 1]
  for (let back = 1; back < open.length; back++) {
    const page = open[open.length - 1 - back]!
    if (page.route === here?.route && page.unitId === unitId) return back
  }
  return 0
}
