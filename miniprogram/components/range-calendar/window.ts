import { blanksBefore } from '../weekday'
import type { Range } from './range'

interface Day {
  day: string
}

/** Two weeks are in sight at first: the one of today and the next. */
const SHORT = 14

/** Which cells are shown, from index to index (the last one not included), and whether there are more. */
interface Window {
  start: number
  end: number
  more: boolean
}

/** Index of the Sunday that begins today's week; the first cell where the cells begin later, or today is unknown. */
function weekOf(cells: Day[], today: string): number {
  const index = cells.findIndex(({ day }) => day === today)
  return Math.max(0, index - blanksBefore(today).length)
}

/** The short window, or everything once it was asked for or the chosen range reaches out of the short one. */
export function windowOf(cells: Day[], { from, to }: Range, today: string, all: boolean): Window {
  const start = weekOf(cells, today)
  const end = Math.min(cells.length, start + SHORT - blanksBefore(cells[start]?.day).length)
  const outside = (day: string) =>
    cells.some((cell, index) => cell.day === day && (index < start || index >= end))
  const more = start > 0 || end < cells.length
  return all || outside(from) || outside(to) ? { start: 0, end: cells.length, more } : { start, end, more }
}
