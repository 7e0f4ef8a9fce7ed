import type { BrokenCell, SheetFaults } from '../rules/roster-sheet'
import { MAX_ROWS } from '../rules/roster-format'

/** The last row that is read; what lies below makes the sheet too long, whatever it is. */
const LAST_ROW = MAX_ROWS + 1000
/** Columns that are read: a roster has 22, and a sheet may have 16,384. */
const LAST_COLUMN = 60
/** Merged ranges that are kept of one sheet. */
const MOST_MERGED = 5000
const ADDRESS = /\sr=["']([A-Z0-9]+)["']/
const TYPE = /\st=["'](\w+)["']/

export interface ReadySheet extends SheetFaults {
  /** The sheet for the reader: filled cells within the bounds, each with its address. */
  xml: string
}

/**
 * Goes through a sheet once, before the reader does. The reader fills every gap up to the last address it meets, so one
 * cell at the far end of a small file would cost gigabytes; and it gives formulas that were never calculated, and those
 * that failed, as empty cells.
 */
export function readySheet(xml: string): ReadySheet {
  const prefix = /<(\w+:)?sheetData\b/.exec(xml)?.[1] ?? ''
  const start = xml.indexOf(`<${prefix}sheetData`)
  const faults: SheetFaults = { tooLong: false, broken: [], merged: mergedIn(xml, prefix) }
  if (start < 0) return { ...faults, xml }
  const close = `</${prefix}sheetData>`
  const end = xml.indexOf(close, start)
  const rows: string[] = []
  let row = 0
  let column = 0
  let cells: string[] = []
  const flush = (): void => {
    if (cells.length > 0) rows.push(`<${prefix}row r="${row}">${cells.join('')}</${prefix}row>`)
    cells = []
  }
  const contentOf = contentsWith(prefix)
  for (const { tag, body } of elements(xml, prefix, start, end < 0 ? start : end)) {
    if (body === null) {
      flush()
      row = Number(ADDRESS.exec(tag)?.[1] ?? row + 1)
      column = 0
      continue
    }
    column = columnOf(ADDRESS.exec(tag)?.[1]) ?? column + 1
    const content = contentOf(tag, body)
    if (content === 'empty') continue
    if (row > LAST_ROW) faults.tooLong = true
    if (!(row >= 1 && row <= LAST_ROW) || column > LAST_COLUMN) continue
    if (content !== 'filled') faults.broken.push({ row, column: column - 1, why: content })
    else cells.push(`${addressed(tag, prefix, `${lettersOf(column)}${row}`)}${body}</${prefix}c>`)
  }
  flush()
  const opening = xml.slice(0, start)
  const closing = xml.slice(end < 0 ? xml.length : end + close.length)
  return { ...faults, xml: `${opening}<${prefix}sheetData>${rows.join('')}${close}${closing}` }
}

/** Start tags of rows, with no body, and whole cells, in the order of the file. */
function* elements(
  xml: string,
  prefix: string,
  from: number,
  to: number,
): Generator<{ tag: string; body: string | null }> {
  const open = new RegExp(`<${prefix}(row|c)(?=[\\s/>])`, 'g')
  const close = `</${prefix}c>`
  open.lastIndex = from
  for (let found = open.exec(xml); found && found.index < to; found = open.exec(xml)) {
    const tagEnd = xml.indexOf('>', found.index)
    if (tagEnd < 0) return
    const tag = xml.slice(found.index, tagEnd + 1)
    open.lastIndex = tagEnd + 1
    if (found[1] === 'row') yield { tag, body: null }
    else if (tag.endsWith('/>')) yield { tag, body: '' }
    else {
      const end = xml.indexOf(close, tagEnd)
      if (end < 0) return
      open.lastIndex = end + close.length
      yield { tag, body: xml.slice(tagEnd + 1, end) }
    }
  }
}

type Content = 'filled' | 'empty' | BrokenCell['why']

function contentsWith(prefix: string): (tag: string, body: string) => Content {
  const tagOf = (name: string): RegExp => new RegExp(`<${prefix}${name}(?=[\\s/>])`)
  const [value, formula, inline] = [tagOf('v'), tagOf('f'), tagOf('is')]
  const emptyValue = new RegExp(`<${prefix}v(\\s[^>]*)?(/>|></)`)
  return (tag, body) => {
    const type = TYPE.exec(tag)?.[1]
    if (type === 'e') return 'cell.failed'
    // A formula whose result is empty text is calculated; one without any result never was.
    if (value.test(body) && !emptyValue.test(body)) return 'filled'
    if (formula.test(body)) return type === 'str' && value.test(body) ? 'empty' : 'cell.uncalculated'
    return inline.test(body) ? 'filled' : 'empty'
  }
}

function mergedIn(xml: string, prefix: string): SheetFaults['merged'] {
  const merged: SheetFaults['merged'] = []
  const pattern = new RegExp(
    `<${prefix}mergeCell\\s[^>]*?ref="([A-Z]{1,3})(\\d{1,7}):([A-Z]{1,3})(\\d{1,7})"`,
    'g',
  )
  for (let found = pattern.exec(xml); found && merged.length < MOST_MERGED; found = pattern.exec(xml)) {
    const [, firstColumn, firstRow, lastColumn, lastRow] = found
    merged.push({
      rows: [Number(firstRow), Number(lastRow)],
      columns: [columnOf(firstColumn!)! - 1, columnOf(lastColumn!)! - 1],
    })
  }
  return merged
}

/** The cell's tag with its address, which the format lets a program leave out. */
function addressed(tag: string, prefix: string, address: string): string {
  const rest = tag
    .slice(prefix.length + 2, -1)
    .replace(/\/$/, '')
    .replace(ADDRESS, '')
  return `<${prefix}c r="${address}"${rest}>`
}

/** 1 for A or A5; undefined where there is none. */
function columnOf(address: string | undefined): number | undefined {
  const letters = /^[A-Z]{1,3}/.exec(address ?? '')?.[0]
  return letters === undefined
    ? undefined
    : [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0)
}

function lettersOf(column: number): string {
  const rest = Math.floor((column - 1) / 26)
  return `${rest > 0 ? lettersOf(rest) : ''}${String.fromCharCode(65 + ((column - 1) % 26))}`
}
