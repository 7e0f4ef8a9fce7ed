import type { ExportSheet } from './roster-export'
import { OFFICER_SHEET, POSTED_SHEET } from './roster-format'
import type { RawSheet } from './roster-sheet'

/** What is wrong with one row, in words. */
export interface RowProblem {
  sheet: string
  row: number
  reason: string
}

/**
 * 问题清单: the rows as they were uploaded, with a last column that says what is wrong with each. The import does not know
 * that column, so the file may be mended and taken as it is. What is wrong with a whole sheet stands in its first row.
 */
export function reportSheets(sheets: RawSheet[], problems: RowProblem[], heading: string): ExportSheet[] {
  const named = new Map(sheets.map((sheet) => [sheet.name.trim(), sheet]))
  return [POSTED_SHEET, OFFICER_SHEET].map((name) => {
    const rows = (named.get(name)?.rows ?? []).map((row) => [...row])
    const width = Math.max(0, ...rows.map(({ length }) => length))
    const words = new Map<number, string[]>()
    for (const each of problems)
      if (each.sheet === name) words.set(each.row, [...(words.get(each.row) ?? []), each.reason])
    const [headings = [], ...rest] = rows
    const last = Math.max(1, rest.length, ...[...words.keys()].map((row) => row - 1))
    const filled = Array.from({ length: width }, (_, column) => headings[column] ?? '')
    return {
      name,
      headings: [...filled, heading],
      wide: [heading],
      rows: Array.from({ length: last }, (_, index) => {
        const reasons = [...(index === 0 ? (words.get(1) ?? []) : []), ...(words.get(index + 2) ?? [])]
        const cells = Array.from({ length: width }, (__, column) => rest[index]?.[column] || null)
        return [...cells, reasons.join('；') || null]
      }),
    }
  })
}
