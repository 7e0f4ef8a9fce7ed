import type { Range } from './range'

/** A day to choose from, as the cloud gives it. */
export interface PickCell {
  day: string
  /** 今天, 休, 没人 or the surnames of who is away. */
  info?: string
  /** Does not count as leave. */
  rest?: boolean
  /** Cannot be chosen. */
  off?: boolean
  /** Nobody would be in the village. */
  empty?: boolean
  /** What a screen reader says instead of date and info. */
  words?: string
}

export interface ShownCell extends PickCell {
  label: string
  classes: string
  chosen: boolean
}

interface Halves {
  fromHalf: string
  toHalf: string
}

/** The first of a month names its month. */
function labelOf(day: string): string {
  const date = Number(day.slice(8, 10))
  return date === 1 ? `${Number(day.slice(5, 7))}/1` : String(date)
}

const HALF_DAY: Record<string, string> = { full: '全天', morning: '上午', afternoon: '下午' }

/** What stands under the ends of the range: whole days, or from and until noon. */
function endInfo(day: string, { from, to }: Range, { fromHalf, toHalf }: Halves): string {
  if (from === to) return HALF_DAY[fromHalf] ?? '全天'
  if (day === from) return fromHalf === 'afternoon' ? '下午起' : '全天'
  return toHalf === 'morning' ? '上午止' : '全天'
}

function classesOf(cell: PickCell, { from, to }: Range): string {
  const classes: string[] = []
  const inside = from <= cell.day && cell.day <= to
  const end = cell.day === from || cell.day === to
  if (end) classes.push('pick--end')
  else if (inside) classes.push('pick--mid')
  if (cell.day === from) classes.push('pick--first')
  if (cell.day === to) classes.push('pick--last')
  if (cell.empty && !end) classes.push('pick--empty')
  if (cell.rest && !inside) classes.push('pick--rest')
  if (cell.off) classes.push('pick--off')
  if (cell.day.endsWith('-01')) classes.push('pick--month')
  return classes.join(' ')
}

/** The cells with what the chosen range does to them. */
export function showCells(cells: PickCell[], range: Range, halves: Halves): ShownCell[] {
  return cells.map((cell) => {
    const end = cell.day === range.from || cell.day === range.to
    const info = end ? endInfo(cell.day, range, halves) : (cell.info ?? '')
    const date = `${Number(cell.day.slice(5, 7))}月${Number(cell.day.slice(8, 10))}日`
    return {
      ...cell,
      info,
      label: labelOf(cell.day),
      classes: classesOf(cell, range),
      chosen: range.from <= cell.day && cell.day <= range.to,
      words: [date, cell.empty ? '村里没人' : '', end ? info : (cell.words ?? cell.info ?? '')]
        .filter(Boolean)
        .join('，'),
    }
  })
}
