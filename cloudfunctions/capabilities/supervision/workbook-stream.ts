import { createDeflateRaw, crc32, deflateRawSync } from 'node:zlib'

/**
 * An Excel workbook of one sheet, written row by row: only the compressed file is ever whole in memory. Every text is an
 * inline string in a cell of the text format with the mark of a leading quote, so that what begins with = + - @, a tab or
 * a return stays what it is, also when somebody edits the cell. There is no formula in it.
 */

/** A cell: a text, a number, or nothing, in one of the looks below; `null` alone is an empty cell within the box. */
export type StreamCell = string | number | null
export type Look = 'title' | 'plain' | 'heading' | 'number' | 'box' | 'mark' | 'count' | 'sign'

export interface StreamRow {
  cells: StreamCell[]
  look: Look | ((column: number) => Look)
  /** Points. */
  height?: number
}

export interface Page {
  name: string
  /** Widths in characters. */
  widths: readonly number[]
  /** `A1:C1` */
  merged: readonly string[]
  /** Rows at the top, counted from 1, that stay in sight and are printed on every page. */
  headings: { first: number; last: number }
  /** Columns at the left that stay in sight. */
  frozen: number
  /** What it is printed on, lying: as many pages as it takes, each as wide as the sheet. */
  paper: keyof typeof PAPERS
}

/** Paper sizes by their numbers in the format. */
const PAPERS = { A3: 8, A4: 9 }

const LOOKS: readonly Look[] = ['title', 'plain', 'heading', 'number', 'box', 'mark', 'count', 'sign']

export class WorkbookStream {
  private readonly deflate = createDeflateRaw()
  private readonly out: Buffer[] = []
  private crc = 0
  private size = 0
  private row = 0
  private waiting = ''

  private constructor(private readonly page: Page) {
    this.deflate.on('data', (chunk: Buffer) => this.out.push(chunk))
  }

  static begin(page: Page): WorkbookStream {
    const stream = new WorkbookStream(page)
    const { frozen, headings, widths } = page
    const corner = `${lettersOf(frozen)}${headings.last + 1}`
    stream.waiting =
      `${XML}<worksheet xmlns="${MAIN}"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>` +
      `<sheetViews><sheetView workbookViewId="0"><pane xSplit="${frozen}" ySplit="${headings.last}" ` +
      `topLeftCell="${corner}" activePane="bottomRight" state="frozen"/></sheetView></sheetViews>` +
      `<cols>${widths.map((width, i) => `<col min="${i + 1}" max="${i + 1}" width="${width}" customWidth="1"/>`).join('')}</cols>` +
      '<sheetData>'
    return stream
  }

  async add({ cells, look, height }: StreamRow): Promise<void> {
    const row = (this.row += 1)
    const tall = height ? ` ht="${height}" customHeight="1"` : ''
    const written = cells.map((cell, column) =>
      cellOf(cell, `${lettersOf(column)}${row}`, typeof look === 'function' ? look(column) : look),
    )
    this.waiting += `<row r="${row}"${tall}>${written.join('')}</row>`
    if (this.waiting.length > 1 << 16) await this.flush()
  }

  /** Rows so far. */
  get rows(): number {
    return this.row
  }

  async end(merged: readonly string[] = []): Promise<Buffer> {
    const all = [...this.page.merged, ...merged]
    const cells = all.map((ref) => `<mergeCell ref="${ref}"/>`).join('')
    this.waiting +=
      `</sheetData>${all.length ? `<mergeCells count="${all.length}">${cells}</mergeCells>` : ''}` +
      '<printOptions horizontalCentered="1"/><pageMargins left="0.3" right="0.3" top="0.4" bottom="0.5" header="0.2" footer="0.2"/>' +
      `<pageSetup paperSize="${PAPERS[this.page.paper]}" orientation="landscape" fitToWidth="1" fitToHeight="0"/>` +
      '<headerFooter><oddFooter>&amp;C第 &amp;P 页，共 &amp;N 页</oddFooter></headerFooter></worksheet>'
    await this.flush()
    await new Promise<void>((resolve, reject) => {
      this.deflate.on('end', resolve).on('error', reject)
      this.deflate.end()
    })
    const small = Object.entries(frameOf(this.page)).map(([path, text]) => whole(path, text))
    const data = Buffer.concat(this.out)
    this.out.length = 0
    return zip([...small, { path: 'xl/worksheets/sheet1.xml', data, crc: this.crc, size: this.size }])
  }

  private async flush(): Promise<void> {
    const bytes = Buffer.from(this.waiting)
    this.waiting = ''
    this.crc = crc32(bytes, this.crc)
    this.size += bytes.length
    await new Promise<void>((resolve, reject) =>
      this.deflate.write(bytes, (error) => (error ? reject(error) : resolve())),
    )
  }
}

function cellOf(cell: StreamCell, at: string, look: Look): string {
  const style = LOOKS.indexOf(look) + 1
  if (cell === null || cell === '') return `<c r="${at}" s="${style}"/>`
  if (typeof cell === 'number') return `<c r="${at}" s="${style}"><v>${cell}</v></c>`
  return `<c r="${at}" s="${style}" t="inlineStr"><is><t xml:space="preserve">${textOf(cell)}</t></is></c>`
}

/** `_x000D_` is how Excel writes what XML has no character for; a text that looks like it is told apart by its own mark. */
function textOf(text: string): string {
  return (
    text
      .replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_')
      .replace(/&/g, '&amp;')
      .replace(/</g, '&lt;')
      .replace(/>/g, '&gt;')
      // A bare return would be read as a new line.
      .replace(/\r/g, '&#13;')
      // eslint-disable-next-line no-control-regex -- exactly these have no place in XML
      .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, escaped)
  )
}

const escaped = (character: string): string =>
  `_x${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`

/** A, …, Z, AA, … of a column counted from 0. */
export function lettersOf(column: number): string {
  const rest = Math.floor(column / 26) - 1
  return (rest >= 0 ? lettersOf(rest) : '') + String.fromCharCode(65 + (column % 26))
}

const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const RELS = 'http://schemas.openxmlformats.org/package/2006/relationships'
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const TYPES = 'application/vnd.openxmlformats-officedocument.spreadsheetml'

/** Everything of a workbook but its sheet. */
function frameOf({ name, headings: { first, last } }: Page): Record<string, string> {
  const title = `'${textOf(name).replace(/'/g, "''")}'!$${first}:$${last}`
  const override = (part: string, type: string) =>
    `<Override PartName="/xl/${part}" ContentType="${TYPES}.${type}+xml"/>`
  return {
    '[Content_Types].xml':
      `${XML}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">` +
      '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>' +
      `<Default Extension="xml" ContentType="application/xml"/>${override('workbook.xml', 'sheet.main')}` +
      `${override('worksheets/sheet1.xml', 'worksheet')}${override('styles.xml', 'styles')}</Types>`,
    '_rels/.rels': `${XML}<Relationships xmlns="${RELS}"><Relationship Id="r1" Type="${OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    'xl/workbook.xml':
      `${XML}<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets><sheet name="${textOf(name)}" sheetId="1" r:id="r1"/></sheets>` +
      `<definedNames><definedName name="_xlnm.Print_Titles" localSheetId="0">${title}</definedName></definedNames></workbook>`,
    'xl/_rels/workbook.xml.rels':
      `${XML}<Relationships xmlns="${RELS}"><Relationship Id="r1" Type="${OFFICE}/worksheet" Target="worksheets/sheet1.xml"/>` +
      `<Relationship Id="r2" Type="${OFFICE}/styles" Target="styles.xml"/></Relationships>`,
    'xl/styles.xml': STYLES,
  }
}

const font = (size: number, bold = false): string =>
  `<font>${bold ? '<b/>' : ''}<sz val="${size}"/><name val="宋体"/></font>`
const edge = (side: string): string => `<${side} style="thin"><color rgb="FF808080"/></${side}>`
/** A look: font, fill, border, number format (49 is text, 0 is general), alignment. */
const look = (parts: {
  font: number
  fill?: number
  boxed?: boolean
  text?: boolean
  at: string
}): string => {
  const { font: fontId, fill = 0, boxed = false, text = true, at } = parts
  return (
    `<xf numFmtId="${text ? 49 : 0}" fontId="${fontId}" fillId="${fill}" borderId="${boxed ? 1 : 0}" xfId="0"` +
    `${text ? ' quotePrefix="1"' : ''} applyNumberFormat="1" applyFont="1" applyFill="1" applyBorder="1" applyAlignment="1">` +
    `<alignment ${at}/></xf>`
  )
}
const CENTRE = 'horizontal="center" vertical="center"'
const LEFT = 'horizontal="left" vertical="center"'
const STYLES =
  `${XML}<styleSheet xmlns="${MAIN}"><fonts count="4">${font(10)}${font(18, true)}${font(10, true)}${font(12)}</fonts>` +
  '<fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>' +
  '<fill><patternFill patternType="solid"><fgColor rgb="FFF2F2F2"/></patternFill></fill></fills>' +
  `<borders count="2"><border><left/><right/><top/><bottom/></border><border>${['left', 'right', 'top', 'bottom'].map(edge).join('')}</border></borders>` +
  '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>' +
  `<cellXfs count="${LOOKS.length + 1}"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>` +
  look({ font: 1, at: CENTRE }) +
  look({ font: 0, at: `${LEFT} wrapText="1"` }) +
  look({ font: 2, fill: 2, boxed: true, at: `${CENTRE} wrapText="1"` }) +
  // A heading that is a number: in a cell of the text format Excel would find fault with it.
  look({ font: 2, fill: 2, boxed: true, text: false, at: CENTRE }) +
  look({ font: 0, boxed: true, at: `${LEFT} wrapText="1"` }) +
  look({ font: 0, boxed: true, at: CENTRE }) +
  look({ font: 0, boxed: true, text: false, at: CENTRE }) +
  look({ font: 3, at: 'horizontal="left" vertical="bottom"' }) +
  '</cellXfs></styleSheet>'

interface Member {
  path: string
  data: Buffer
  crc: number
  size: number
}

function whole(path: string, text: string): Member {
  const bytes = Buffer.from(text)
  return { path, data: deflateRawSync(bytes), crc: crc32(bytes), size: bytes.length }
}

/** A ZIP archive: local headers with their data, the directory, its end. Times are none: the same rows make the same file. */
function zip(members: readonly Member[]): Buffer {
  const bodies: Buffer[] = []
  const directory: Buffer[] = []
  let offset = 0
  for (const { path, data, crc, size } of members) {
    const name = Buffer.from(path)
    // Version 2.0, names in UTF-8, deflated, 1 January 1980.
    const common = numbers(
      [20, 2],
      [0x800, 2],
      [8, 2],
      [0, 2],
      [0x21, 2],
      [crc, 4],
      [data.length, 4],
      [size, 4],
      [name.length, 2],
      [0, 2],
    )
    const local = Buffer.concat([numbers([0x04034b50, 4]), common, name, data])
    const rest = numbers([0, 2], [0, 2], [0, 2], [0, 4], [offset, 4])
    directory.push(Buffer.concat([numbers([0x02014b50, 4], [20, 2]), common, rest, name]))
    bodies.push(local)
    offset += local.length
  }
  const entries = Buffer.concat(directory)
  const count = members.length
  const end = numbers(
    [0x06054b50, 4],
    [0, 2],
    [0, 2],
    [count, 2],
    [count, 2],
    [entries.length, 4],
    [offset, 4],
    [0, 2],
  )
  return Buffer.concat([...bodies, entries, end])
}

function numbers(...fields: Array<[value: number, bytes: 2 | 4]>): Buffer {
  return Buffer.concat(
    fields.map(([value, bytes]) => {
      const buffer = Buffer.alloc(bytes)
      if (bytes === 2) buffer.writeUInt16LE(value)
      else buffer.writeUInt32LE(value)
      return buffer
    }),
  )
}
