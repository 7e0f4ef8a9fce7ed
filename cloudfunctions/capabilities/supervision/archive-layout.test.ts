import { inflateRawSync } from 'node:zlib'
import { daysOfMonth } from '../../kernel/day'
import { TOTALS } from './archive-messages'
import { ledgerSheet, registerSheet, type LedgerLine, type RegisterLine } from './archive-sheets'
import { lettersOf } from './workbook-stream'

/** Both files as whoever prints, signs and binds them finds them. */
const heading = { unitName: '清河县', at: Date.UTC(2026, 10, 24, 2, 0) }
const MONTH = '2026-12'
const DAYS = daysOfMonth(MONTH).length
const WHO = 6
const person = {
  personId: 'p1',
  name: '买买提·𠮷䶮',
  role: 'member',
  township: '红柳镇',
  village: '柳湾村',
} as const

const ledgerLine: LedgerLine = {
  ...{ ...person, unit: '0931' },
  days: daysOfMonth(MONTH).map(() => 'present'),
  numbers: {
    ...{ days: 20, nights: 0, leave: 0.5, trips: 2, recalled: 0, unexplained: 3 },
    ...{ targetDays: 20, targetNights: 15 },
  },
}
const registerLine: RegisterLine = {
  ...{ ...person, unit: '', kind: '事假', days: 1.5, deciders: ['马玉兰'] },
  ...{ from: { day: '2026-12-01', half: 'full' }, to: { day: '2026-12-02', half: 'morning' } },
  ...{ returnedOn: '2026-12-03', state: '已销假' },
}

async function* parts<Line>(...lines: Line[]): AsyncGenerator<{ lines: Line[] }> {
  yield await Promise.resolve({ lines })
}

interface Cell {
  ref: string
  column: number
  row: number
  /** `inlineStr` for a text; a number has none. */
  type: string | undefined
  filled: boolean
  /** 49 is text, 0 is general. */
  format: number
  quoted: boolean
}

/** The members of an archive by its directory, as any program that opens one finds them. */
function unzipped(archive: Buffer): Record<string, string> {
  const end = archive.lastIndexOf(Buffer.from([0x50, 0x4b, 5, 6]))
  const files: Record<string, string> = {}
  let entry = archive.readUInt32LE(end + 16)
  for (let left = archive.readUInt16LE(end + 10); left > 0; left--) {
    const [packed, size, name] = [20, 24]
      .map((at) => archive.readUInt32LE(entry + at))
      .concat(archive.readUInt16LE(entry + 28))
    const beside = archive.readUInt16LE(entry + 30) + archive.readUInt16LE(entry + 32)
    const local = archive.readUInt32LE(entry + 42)
    const data = local + 30 + archive.readUInt16LE(local + 26) + archive.readUInt16LE(local + 28)
    const content = inflateRawSync(archive.subarray(data, data + packed!))
    expect(content).toHaveLength(size!)
    files[archive.toString('utf8', entry + 46, entry + 46 + name!)] = content.toString()
    entry += 46 + name! + beside
  }
  return files
}

/** What the format says, taken apart without the code that wrote it. */
function laidOut(content: Buffer) {
  const files = unzipped(content)
  const text = (path: string): string => files[path]!
  const sheet = text('xl/worksheets/sheet1.xml')
  const formats = [
    ...text('xl/styles.xml')
      .split('<cellXfs')[1]!
      .matchAll(/<xf numFmtId="(\d+)"([^>]*)>/g),
  ]
  const cells = [...sheet.matchAll(/<c r="([A-Z]+)(\d+)" s="(\d+)"(?: t="(\w+)")?(\/)?>/g)].map(
    ([, letters, row, style, type, empty]): Cell => ({
      ...{ ref: `${letters}${row}`, row: Number(row), type, filled: empty === undefined },
      column: [...letters!].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1,
      format: Number(formats[Number(style)]![1]),
      quoted: formats[Number(style)]![2]!.includes('quotePrefix="1"'),
    }),
  )
  const merged = [...sheet.matchAll(/<mergeCell ref="([A-Z]+)(\d+):([A-Z]+)(\d+)"/g)].map(
    ([ref, left, top, right, bottom]) => ({ ref, left, top: Number(top), right, bottom: Number(bottom) }),
  )
  const widths = [...sheet.matchAll(/<col min="(\d+)" max="\d+" width="([\d.]+)"/g)].map(([, , width]) =>
    Number(width),
  )
  return { sheet, cells, merged, widths, workbook: text('xl/workbook.xml'), paths: Object.keys(files) }
}
const columnOf = (letters: string): number =>
  [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1

const ledger = async (...lines: LedgerLine[]) =>
  laidOut((await ledgerSheet(parts(...lines), MONTH, heading)).content)
const register = async (...lines: RegisterLine[]) => {
  const span = { from: MONTH, to: MONTH }
  return laidOut((await registerSheet(parts(...lines), span, { ...heading, kinds: true })).content)
}
const both = [
  ['the ledger', () => ledger(ledgerLine, ledgerLine), WHO + DAYS + TOTALS.length, 4],
  ['the register', () => register(registerLine, registerLine), 13, 3],
] as const

describe.each(both)('%s on paper', (_name, make, columns, headingRows) => {
  it('lies, is as wide as a page and as many pages long as it takes, each with the headings and its number', async () => {
    const { sheet, workbook } = await make()
    expect(sheet).toMatch(/<pageSetUpPr fitToPage="1"\/>/)
    expect(sheet).toMatch(/orientation="landscape" fitToWidth="1" fitToHeight="0"/)
    expect(workbook).toContain(`$1:$${headingRows}</definedName>`)
    expect(workbook).toContain('_xlnm.Print_Titles')
    expect(sheet).toContain('第 &amp;P 页，共 &amp;N 页')
    expect(sheet).toContain(`ySplit="${headingRows}" topLeftCell="E${headingRows + 1}"`)
  })

  it('has its title over the whole width, and no two merged ranges share a cell or hide a text', async () => {
    const { merged, cells } = await make()
    expect(merged[0]).toMatchObject({ left: 'A', top: 1, right: lettersOf(columns - 1), bottom: 1 })
    const covered = new Map<string, number>()
    for (const { left, top, right, bottom } of merged)
      for (let row = top; row <= bottom; row++)
        for (let column = columnOf(left!); column <= columnOf(right!); column++) {
          const ref = `${lettersOf(column)}${row}`
          covered.set(ref, (covered.get(ref) ?? 0) + 1)
          const hidden = row !== top || column !== columnOf(left!)
          if (hidden) expect(cells.find((cell) => cell.ref === ref)?.filled).toBe(false)
        }
    expect([...covered].filter(([, times]) => times > 1)).toEqual([])
  })

  it('ends with four places to sign, which share the width', async () => {
    const { merged, cells } = await make()
    const last = Math.max(...cells.map(({ row }) => row))
    const signed = cells.filter(({ row, filled }) => row === last && filled)
    expect(signed).toHaveLength(4)
    const places = merged.filter(({ top }) => top === last)
    expect(places.map(({ left }) => columnOf(left!))).toEqual(signed.map(({ column }) => column))
    expect(columnOf(places.at(-1)!.right!)).toBe(columns - 1)
  })

  it('has a width for every column, and in every row a cell for every column', async () => {
    const { widths, cells } = await make()
    expect(widths).toHaveLength(columns)
    const rows = new Map<number, number>()
    for (const { row } of cells) rows.set(row, (rows.get(row) ?? 0) + 1)
    expect([...rows.values()]).toEqual([...rows].map(() => columns))
  })

  it('has nothing that is reckoned: no formula, no link, no macro, no other sheet', async () => {
    const { sheet, paths } = await make()
    expect(sheet).not.toMatch(/<f[ >]|hyperlink|<oleObject|<drawing/)
    expect(paths.sort()).toEqual([
      ...['[Content_Types].xml', '_rels/.rels', 'xl/_rels/workbook.xml.rels', 'xl/styles.xml'],
      ...['xl/workbook.xml', 'xl/worksheets/sheet1.xml'],
    ])
  })

  it('a number is a number in a cell of numbers, and everything else a text in a cell of texts', async () => {
    const { cells } = await make()
    for (const { type, filled, format, quoted } of cells.filter((cell) => cell.filled)) {
      expect(filled).toBe(true)
      expect([format, quoted]).toEqual(type === 'inlineStr' ? [49, true] : [0, false])
    }
  })
})

it('of the ledger the numbers are the dates, the row’s number and its totals, and nothing else', async () => {
  const { cells } = await ledger(ledgerLine)
  const numbers = cells.filter(({ type, filled }) => filled && type === undefined)
  expect(numbers.filter(({ row }) => row === 4).map(({ column }) => column)).toEqual(
    Array.from({ length: DAYS }, (_, i) => WHO + i),
  )
  expect(numbers.filter(({ row }) => row === 5).map(({ column }) => column)).toEqual([
    0,
    ...TOTALS.map((_, i) => WHO + DAYS + i),
  ])
  expect(numbers.filter(({ row }) => row > 5 || row < 4)).toEqual([])
})

it('of the register the numbers are the row’s number and its days', async () => {
  const { cells } = await register(registerLine)
  const numbers = cells.filter(({ type, filled }) => filled && type === undefined)
  expect(numbers.map(({ ref }) => ref)).toEqual(['A4', 'J4'])
})

it('the ledger takes an A3 page and the register an A4 one', async () => {
  expect((await ledger(ledgerLine)).sheet).toContain('paperSize="8"')
  expect((await register(registerLine)).sheet).toContain('paperSize="9"')
})
