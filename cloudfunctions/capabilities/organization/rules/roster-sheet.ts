import { foldWidth } from './roster-cells'
import { MAX_ROWS } from './roster-format'
import { problem, type Problem } from './roster-problem'

/** A sheet as it was read: every cell already text, dates as YYYY-MM-DD. The first row is the heading. */
export interface RawSheet {
  name: string
  rows: string[][]
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
  if (!sheet) return { rows: [], problems: [problem(sheetName, 1, 'sheet.missing')] }
  const headings = (sheet.rows[0] ?? []).map(headingOf)
  const missing = required.filter((column) => !headings.includes(columns[column]))
  if (missing.length > 0) {
    const faults = missing.map((column) =>
      problem(sheetName, 1, 'column.missing', { column: columns[column] }),
    )
    return { rows: [], problems: faults }
  }
  const keys = Object.keys(columns) as C[]
  const at = new Map(keys.map((key) => [key, headings.indexOf(columns[key])]))
  const rows = sheet.rows.slice(1).flatMap((cells, index) => {
    const text = Object.fromEntries(keys.map((key) => [key, (cells[at.get(key)!] ?? '').trim()]))
    const filled = Object.values(text).some((cell) => cell !== '')
    return filled ? [{ row: index + 2, text: text as Record<C, string> }] : []
  })
  if (rows.length > MAX_ROWS) {
    return { rows: [], problems: [problem(sheetName, MAX_ROWS + 2, 'sheet.tooLong', { most: MAX_ROWS })] }
  }
  return { rows, problems: [] }
}
