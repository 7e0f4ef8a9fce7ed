import { foldWidth } from './roster-cells'
import { MAX_ROWS } from './roster-format'
import { problem, type Problem } from './roster-problem'

/** A cell that Excel shows with something in it and whose value nobody can know. Rows from 1, columns from 0. */
export interface BrokenCell {
  row: number
  column: number
  /** A formula that was saved without its result, or one that failed, e.g. #N/A. */
  why: 'cell.uncalculated' | 'cell.failed'
}

/** First and last row, from 1, and column, from 0. */
export interface MergedCells {
  rows: [number, number]
  columns: [number, number]
}

/** What of a sheet cannot be told by the texts of its cells. */
export interface SheetFaults {
  /** So long that its rows were not even read. */
  tooLong: boolean
  broken: BrokenCell[]
  merged: MergedCells[]
}

/** A sheet as it was read: every cell already text, dates as YYYY-MM-DD. The first row is the heading. */
export interface RawSheet extends Partial<SheetFaults> {
  name: string
  rows: string[][]
  /** Not shown in Excel. */
  hidden?: boolean
}

/** One row by column, as text; a column that the file does not have is empty. */
export interface TextRow<C extends string> {
  row: number
  text: Record<C, string>
}

export interface TextSheet<C extends string> {
  rows: TextRow<C>[]
  problems: Problem[]
}

/** Headings carry notes: 村编码(12位), 范围（米）, *姓名 are 村编码, 范围, 姓名. */
function headingOf(cell: string): string {
  return foldWidth(cell)
    .replace(/\(.*?\)/g, '')
    .replace(/[\s*:]/g, '')
}

/** Finds the columns by their headings, in any order, and gives every filled row by column. */
export function readSheet<C extends string>(
  sheets: RawSheet[],
  sheetName: string,
  columns: Readonly<Record<C, string>>,
  required: readonly C[],
): TextSheet<C> {
  const sheet = sheets.find(({ name }) => foldWidth(name) === sheetName)
  if (!sheet) return refused(problem(sheetName, 1, 'sheet.missing'))
  if (sheet.hidden) return refused(problem(sheetName, 1, 'sheet.hidden'))
  const tooLong = problem(sheetName, MAX_ROWS + 2, 'sheet.tooLong', { most: MAX_ROWS })
  if (sheet.tooLong) return refused(tooLong)
  const headings = (sheet.rows[0] ?? []).map(headingOf)
  const faults = headingFaults(sheet, sheetName, headings, columns, required)
  if (faults.length > 0) return refused(...faults)
  const keys = Object.keys(columns) as C[]
  const at = new Map(keys.map((key) => [key, headings.indexOf(columns[key])]))
  const read: TextSheet<C> = { rows: [], problems: [] }
  const broken = byRow(sheet.broken ?? [])
  let filled = 0
  const last = Math.max(sheet.rows.length, ...(sheet.broken ?? []).slice(-1).map(({ row }) => row))
  for (let row = 2; row <= last; row++) {
    const cells = sheet.rows[row - 1] ?? []
    const text = Object.fromEntries(keys.map((key) => [key, (cells[at.get(key)!] ?? '').trim()])) as Record<
      C,
      string
    >
    const columnOf = (index: number): C | undefined => keys.find((key) => at.get(key) === index)
    const unknown = (broken.get(row) ?? []).flatMap(({ column, why }) => {
      const key = columnOf(column)
      return key === undefined ? [] : [problem(sheetName, row, why, { column: columns[key] })]
    })
    if (unknown.length === 0 && Object.values(text).every((cell) => cell === '')) continue
    filled++
    const covered = keys
      .filter((key) => text[key] === '' && isCovered(sheet.merged ?? [], row, at.get(key)!))
      .map((key) => problem(sheetName, row, 'cell.merged', { column: columns[key] }))
    if (unknown.length + covered.length > 0) read.problems.push(...unknown, ...covered)
    else read.rows.push({ row, text })
  }
  return filled > MAX_ROWS ? refused(tooLong) : read
}

const refused = <C extends string>(...problems: Problem[]): TextSheet<C> => ({ rows: [], problems })

/** Missing, doubled or merged headings: without them no cell can be told from another. */
function headingFaults<C extends string>(
  sheet: RawSheet,
  sheetName: string,
  headings: string[],
  columns: Readonly<Record<C, string>>,
  required: readonly C[],
): Problem[] {
  const merged = (sheet.merged ?? []).some(({ rows }) => rows[0] === 1)
  if (merged) return [problem(sheetName, 1, 'heading.merged')]
  const missing = required
    .filter((column) => !headings.includes(columns[column]))
    .map((column) => problem(sheetName, 1, 'column.missing', { column: columns[column] }))
  const twice = Object.values<string>(columns)
    .filter((name) => headings.indexOf(name) !== headings.lastIndexOf(name))
    .map((column) => problem(sheetName, 1, 'column.twice', { column }))
  return [...missing, ...twice]
}

function byRow(broken: readonly BrokenCell[]): Map<number, BrokenCell[]> {
  const rows = new Map<number, BrokenCell[]>()
  for (const cell of broken) rows.set(cell.row, [...(rows.get(cell.row) ?? []), cell])
  return rows
}

/** Below or beside the cell that a merged range shows: Excel shows something there, the file has nothing. */
function isCovered(merged: readonly MergedCells[], row: number, column: number): boolean {
  return merged.some(
    ({ rows, columns }) => rows[0] <= row && row <= rows[1] && columns[0] <= column && column <= columns[1],
  )
}
