import { crc32, deflateRawSync, constants } from 'node:zlib'
import { rosterSheets } from './given'

/** One entry of an archive as it stands in the file; `declared` is what it says of its unpacked size. */
export interface Packed {
  path: string
  data: Buffer
  crc: number
  declared: number
  /** Lies in the file and not in its directory. */
  unlisted?: boolean
}

export function deflated(path: string, text: string | Buffer): Packed {
  const part = Buffer.from(text)
  return { path, data: deflateRawSync(part), crc: crc32(part), declared: part.length }
}

/** So many megabytes of spaces that say of themselves that they are ten bytes. A full flush lets one block be repeated. */
export function bomb(path: string, megabytes: number): Packed {
  const block = deflateRawSync(Buffer.alloc(1 << 20, ' '), { finishFlush: constants.Z_FULL_FLUSH })
  const data = Buffer.concat([...Array<Buffer>(megabytes).fill(block), deflateRawSync(Buffer.alloc(0))])
  return { path, data, crc: 0, declared: 10 }
}

/** A ZIP archive of deflated entries, with whatever sizes they declare. */
export function zipOf(entries: Packed[]): Buffer {
  const locals: Buffer[] = []
  const directory: Buffer[] = []
  let at = 0
  for (const { path, data, crc, declared, unlisted } of entries) {
    const name = Buffer.from(path)
    const facts = Buffer.alloc(26)
    facts.writeUInt16LE(20, 0)
    facts.writeUInt16LE(8, 4)
    facts.writeUInt32LE(crc, 10)
    facts.writeUInt32LE(data.length, 14)
    facts.writeUInt32LE(declared, 18)
    facts.writeUInt16LE(name.length, 22)
    const offset = Buffer.alloc(14)
    offset.writeUInt32LE(at, 10)
    const local = Buffer.concat([Buffer.from('PK\u0003\u0004', 'latin1'), facts, name, data])
    if (!unlisted) directory.push(Buffer.from('PK\u0001\u0002\u0014\u0000', 'latin1'), facts, offset, name)
    locals.push(local)
    at += local.length
  }
  const listed = Buffer.concat(directory)
  const end = Buffer.alloc(18)
  const count = entries.filter(({ unlisted }) => !unlisted).length
  end.writeUInt16LE(count, 4)
  end.writeUInt16LE(count, 6)
  end.writeUInt32LE(listed.length, 8)
  end.writeUInt32LE(at, 12)
  return Buffer.concat([...locals, listed, Buffer.from('PK\u0005\u0006', 'latin1'), end])
}

/** A sheet for `workbookOf`; cells as XML where text does not say it, e.g. `<c r="M2"><v>1.38E10</v></c>`. */
export interface TestSheet {
  name: string
  /** Rows of cells; a string is text, an object the XML of the cell without its address. */
  rows: Array<Array<string | Cell>>
  hidden?: boolean
  merged?: string[]
  /** XML in place of the rows. */
  xml?: string
}
export interface Cell {
  type?: string
  body: string
}

const escaped = (text: string): string => text.replace(/&/g, '&amp;').replace(/</g, '&lt;')
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'

export function letters(column: number): string {
  const rest = Math.floor(column / 26)
  return `${rest > 0 ? letters(rest - 1) : ''}${String.fromCharCode(65 + (column % 26))}`
}

function cellXml(cell: string | Cell, address: string): string {
  if (cell === '') return ''
  if (typeof cell === 'string') return `<c r="${address}" t="inlineStr"><is><t>${escaped(cell)}</t></is></c>`
  return `<c r="${address}"${cell.type ? ` t="${cell.type}"` : ''}>${cell.body}</c>`
}

export function sheetXml({ rows, merged = [], xml }: TestSheet): string {
  const written = rows
    .map(
      (row, r) =>
        `<row r="${r + 1}">${row.map((cell, c) => cellXml(cell, `${letters(c)}${r + 1}`)).join('')}</row>`,
    )
    .join('')
  const merges = merged.map((ref) => `<mergeCell ref="${ref}"/>`).join('')
  const tail = merges ? `<mergeCells count="${merged.length}">${merges}</mergeCells>` : ''
  return `<?xml version="1.0" encoding="UTF-8"?><worksheet xmlns="${MAIN}"><sheetData>${xml ?? written}</sheetData>${tail}</worksheet>`
}

/** The entries of an .xlsx file. */
export function workbookOf(sheets: TestSheet[]): Packed[] {
  const list = sheets.map(
    ({ name, hidden }, i) =>
      `<sheet name="${name}" sheetId="${i + 1}"${hidden ? ' state="hidden"' : ''} r:id="rId${i + 1}"/>`,
  )
  const relations = sheets.map(
    (_, i) =>
      `<Relationship Id="rId${i + 1}" Type="${OFFICE}/worksheet" Target="worksheets/sheet${i + 1}.xml"/>`,
  )
  return [
    deflated(
      '[Content_Types].xml',
      '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/></Types>',
    ),
    deflated(
      'xl/workbook.xml',
      `<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets>${list.join('')}</sheets></workbook>`,
    ),
    deflated(
      'xl/_rels/workbook.xml.rels',
      `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${relations.join('')}</Relationships>`,
    ),
    ...sheets.map((sheet, i) => deflated(`xl/worksheets/sheet${i + 1}.xml`, sheetXml(sheet))),
  ]
}

/** The two sheets of a roster with one person, to change cells of. */
export function givenSheets(): [TestSheet, TestSheet] {
  const [posted, officers] = rosterSheets([{}], [{}]).map(({ name, rows }): TestSheet => ({ name, rows }))
  return [posted!, officers!]
}

/** A compound file ([MS-CFB]) with one sector of each stream: header, FAT, directory, then the streams. */
export function compoundFile(streams: string[]): Buffer {
  const header = Buffer.alloc(512)
  Buffer.from('d0cf11e0a1b11ae1', 'hex').copy(header)
  header.writeUInt16LE(0x3e, 24)
  header.writeUInt16LE(3, 26)
  header.writeUInt16LE(0xfffe, 28)
  header.writeUInt16LE(9, 30)
  header.writeUInt16LE(6, 32)
  header.writeUInt32LE(1, 44)
  header.writeUInt32LE(1, 48)
  header.writeUInt32LE(0x1000, 56)
  header.writeUInt32LE(0xfffffffe, 60)
  header.writeUInt32LE(0xfffffffe, 68)
  header.fill(0xff, 76)
  header.writeUInt32LE(0, 76)
  const fat = Buffer.alloc(512, 0xff)
  fat.writeUInt32LE(0xfffffffd, 0)
  fat.writeUInt32LE(0xfffffffe, 4)
  const directory = Buffer.alloc(512)
  const sectors: Buffer[] = []
  const entry = (at: number, name: string, kind: number, start: number, size: number): void => {
    const text = Buffer.from(`${name}\u0000`, 'utf16le')
    text.copy(directory, at * 128)
    directory.writeUInt16LE(text.length, at * 128 + 64)
    directory.writeUInt8(kind, at * 128 + 66)
    directory.fill(0xff, at * 128 + 68, at * 128 + 80)
    directory.writeUInt32LE(start, at * 128 + 116)
    directory.writeUInt32LE(size, at * 128 + 120)
  }
  entry(0, 'Root Entry', 5, 0xfffffffe, 0)
  directory.writeUInt32LE(1, 76)
  streams.forEach((name, i) => {
    // Streams below 4,096 bytes would lie in the mini stream, so each has eight sectors.
    const start = 2 + i * 8
    entry(i + 1, name, 2, start, 4096)
    if (i + 1 < streams.length) directory.writeUInt32LE(i + 2, (i + 1) * 128 + 72)
    for (let s = 0; s < 8; s++) fat.writeUInt32LE(s < 7 ? start + s + 1 : 0xfffffffe, (start + s) * 4)
    // A stream of BIFF8 begins with its BOF record.
    const sector = Buffer.alloc(4096, i + 1)
    if (name === 'Workbook') Buffer.from('0908100000060500', 'hex').copy(sector)
    sectors.push(sector)
  })
  return Buffer.concat([header, fat, directory, ...sectors])
}
