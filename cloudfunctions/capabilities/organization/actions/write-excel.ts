import writeExcel, { type SheetData } from 'write-excel-file/node'
import type { ExportCell, ExportSheet } from '../rules/roster-export'
import { DAY_COLUMNS } from '../rules/roster-format'

type Cell = SheetData[number][number]

/** Character widths of a column. */
const WIDTH = { usual: 14, wide: 44 }
const HEADING = { fontWeight: 'bold', backgroundColor: '#E4F0EA' } as const

/** An .xlsx file. Text stays text and numbers numbers; nothing is ever a formula. */
export function excelOf(sheets: ExportSheet[]): Promise<Buffer> {
  return writeExcel(
    sheets.map(({ name, headings, rows, wide = [] }) => {
      const days = headings.map((heading) => (DAY_COLUMNS as readonly string[]).includes(heading))
      const data: SheetData = [
        headings.map((value): Cell => ({ value, type: String, format: '@', ...HEADING })),
        ...rows.map((row) => row.map((cell, column) => cellOf(cell, days[column] ?? false))),
      ]
      const columns = headings.map((heading) => ({
        width: wide.includes(heading) ? WIDTH.wide : WIDTH.usual,
      }))
      return { sheet: name, data, columns, stickyRowsCount: 1 }
    }),
  ).toBuffer()
}

function cellOf(cell: ExportCell, isDay: boolean): Cell {
  if (cell === null || cell === '') return null
  if (typeof cell === 'number') return { value: cell, type: Number }
  // Excel keeps a day without a zone; the library writes the UTC day of a Date.
  if (isDay && /^\d{4}-\d{2}-\d{2}$/.test(cell))
    return { value: new Date(`${cell}T00:00:00Z`), type: Date, format: 'yyyy-mm-dd' }
  return { value: cell, type: String, format: '@' }
}
