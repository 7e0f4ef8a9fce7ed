import readXlsx from 'read-excel-file/node'
import { foldWidth } from '../rules/roster-cells'
import { OFFICER_SHEET, POSTED_SHEET } from '../rules/roster-format'
import { numberText } from '../rules/roster-numbers'
import type { RawSheet, SheetFaults } from '../rules/roster-sheet'
import { pack, unpack, type Parts } from './excel-archive'
import { kindOfFile } from './excel-kind'
import { readySheet } from './excel-sheet'
import { sheetsOf } from './excel-workbook'

/** Bytes of a roster file; 2,000 rows take about 200 KB. */
const MAX_FILE = 3 * 1024 * 1024
/** Bytes it may unpack to: a small archive can hold gigabytes, and the function has half a gigabyte. */
const MAX_UNPACKED = 48 * 1024 * 1024
const READ_SHEETS = [POSTED_SHEET, OFFICER_SHEET]
const NO_FAULTS: SheetFaults = { tooLong: false, broken: [], merged: [] }
const EMPTY_SHEET =
  '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData/></worksheet>'

/** Why a file is no roster at all, whatever stands in it. */
export type Unreadable = 'tooLarge' | 'encrypted' | 'oldExcel' | 'page' | 'text' | 'otherKind' | 'damaged'

export type ReadExcel = { ok: true; sheets: RawSheet[] } | { ok: false; reason: Unreadable }

/** Every cell as text, so that the rules see the same whether Excel kept a number, a date or text. */
export async function readExcel(file: Buffer): Promise<ReadExcel> {
  if (file.length > MAX_FILE) return { ok: false, reason: 'tooLarge' }
  const kind = kindOfFile(file)
  if (kind !== 'archive') return { ok: false, reason: kind === 'unknown' ? 'damaged' : kind }
  const unpacked = unpack(file, MAX_UNPACKED)
  if (!unpacked.ok) return unpacked
  const listed = sheetsOf(unpacked.parts)
  if (listed === null) return { ok: false, reason: 'otherKind' }
  const faults = new Map<string, SheetFaults>()
  const parts: Parts = new Map(unpacked.parts)
  // Only what the roster is made of is read; other sheets are only known to be there.
  for (const { path, name } of listed) {
    const part = parts.get(path)
    if (!part) continue
    const ready = READ_SHEETS.includes(foldWidth(name)) ? readySheet(part.toString('utf8')) : null
    if (ready) faults.set(path, ready)
    parts.set(path, Buffer.from(ready && !ready.tooLong ? ready.xml : EMPTY_SHEET))
  }
  try {
    // What the reader gets is packed anew: it trusts what stands before each part, and takes numbers for doubles.
    const sheets = await readXlsx(pack(parts), { parseNumber: numberText })
    return {
      ok: true,
      sheets: sheets.map(({ sheet, data }, index) => {
        const { path = '', hidden = false } = listed[index] ?? {}
        const { tooLong, broken, merged } = faults.get(path) ?? NO_FAULTS
        return { name: sheet, rows: data.map(rowText), hidden, tooLong, broken, merged }
      }),
    }
  } catch {
    return { ok: false, reason: 'damaged' }
  }
}

const rowText = (row: unknown[]): string[] => row.map(cellText)

function cellText(cell: unknown): string {
  if (cell === null || cell === undefined) return ''
  // Excel knows no zone; the reader gives a date as midnight UTC.
  if (cell instanceof Date) return Number.isNaN(cell.getTime()) ? '' : cell.toISOString().slice(0, 10)
  return String(cell)
}
