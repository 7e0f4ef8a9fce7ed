import readXlsx from 'read-excel-file/node'
import type { RawSheet } from '../rules/roster-sheet'

/** Bytes of a roster file; 2,000 rows take about 200 KB. */
const MAX_FILE = 3 * 1024 * 1024
/** Bytes it may unpack to: a small archive can hold gigabytes, and the function has half a gigabyte. */
const MAX_UNPACKED = 60 * 1024 * 1024
/** First bytes of an entry in an archive's directory, and where its unpacked size stands (APPNOTE 4.3.12). */
const DIRECTORY_ENTRY = Buffer.from('PK\u0001\u0002', 'latin1')
const UNPACKED_SIZE_AT = 24

export type ReadExcel = { ok: true; sheets: RawSheet[] } | { ok: false; reason: 'tooLarge' | 'unreadable' }

/** Every cell as text, so that the rules see the same whether Excel kept a number, a date or text. */
export async function readExcel(file: Buffer): Promise<ReadExcel> {
  if (file.length > MAX_FILE || unpackedSize(file) > MAX_UNPACKED) return { ok: false, reason: 'tooLarge' }
  try {
    const sheets = await readXlsx(file)
    return { ok: true, sheets: sheets.map(({ sheet, data }) => ({ name: sheet, rows: data.map(rowText) })) }
  } catch {
    return { ok: false, reason: 'unreadable' }
  }
}

function unpackedSize(file: Buffer): number {
  let total = 0
  let at = file.indexOf(DIRECTORY_ENTRY)
  while (at >= 0 && at + UNPACKED_SIZE_AT + 4 <= file.length) {
    total += file.readUInt32LE(at + UNPACKED_SIZE_AT)
    at = file.indexOf(DIRECTORY_ENTRY, at + 4)
  }
  return total
}

const rowText = (row: unknown[]): string[] => row.map(cellText)

function cellText(cell: unknown): string {
  if (cell === null || cell === undefined) return ''
  // Excel knows no zone; the reader gives a date as midnight UTC.
  if (cell instanceof Date) return Number.isNaN(cell.getTime()) ? '' : cell.toISOString().slice(0, 10)
  return String(cell)
}
