import type { Unit } from '../../../kernel/people'
import { plainUnit } from '../rules/county'
import { newPerson, type Person } from '../rules/person'
import { exportRoster } from '../rules/roster-export'
import { OFFICER_SHEET, POSTED_SHEET } from '../rules/roster-format'
import { reportSheets } from '../rules/roster-report'
import { unpack } from './excel-archive'
import { excelOf } from './write-excel'

/** What a spreadsheet would compute, look up or run, were it not text. */
const PAYLOADS = [
  '=1+1',
  '+SUM(A1:A9)',
  '-2+3',
  '@SUM(A1)',
  '\t=HYPERLINK("http://x","y")',
  "=cmd|'/c calc'!A0",
]
/** A cell of this format stays text also when somebody edits it. */
const TEXT = '@'

/** Every cell of the workbook that holds one of the payloads: its text and the number format it has. */
async function payloadCells(file: Buffer): Promise<Array<{ text: string; format: string }>> {
  const opened = unpack(file, 10_000_000)
  if (!opened.ok) throw new Error(opened.reason)
  const xml = (path: string): string => opened.parts.get(path)?.toString('utf8') ?? ''
  const plainText = (text: string): string =>
    text
      .replace(/&quot;/g, '"')
      .replace(/&apos;|&#39;/g, "'")
      .replace(/&lt;/g, '<')
      .replace(/&amp;/g, '&')
  const shared = [...xml('xl/sharedStrings.xml').matchAll(/<t[^>]*>([^<]*)<\/t>/g)].map(([, text]) => text!)
  const styles = /<cellXfs[^>]*>(.*?)<\/cellXfs>/s.exec(xml('xl/styles.xml'))![1]!
  const codes = new Map(
    [...xml('xl/styles.xml').matchAll(/<numFmt numFmtId="(\d+)" formatCode="([^"]*)"/g)].map(
      ([, id, code]) => [id, code],
    ),
  )
  const formats = [...styles.matchAll(/<xf\b[^>]*>/g)].map(([xf]) => {
    const id = /numFmtId="(\d+)"/.exec(xf)?.[1] ?? '0'
    return codes.get(id) ?? id
  })
  const sheets = [...opened.parts.keys()].filter((path) => /worksheets\/sheet\d+\.xml$/.test(path))
  const cells = sheets.flatMap((path) => {
    // No cell is a formula, whatever it holds.
    expect(xml(path)).not.toMatch(/<f[ >/]/)
    return [...xml(path).matchAll(/<c ([^>]*)>(.*?)<\/c>/gs)].map(([, attributes, body]) => {
      const value = />([^<]*)</.exec(body!)![1]!
      const text = / t="s"/.test(` ${attributes}`) ? shared[Number(value)]! : value
      return { text: plainText(text), format: formats[Number(/s="(\d+)"/.exec(attributes!)?.[1] ?? 0)]! }
    })
  })
  return cells.filter(({ text }) => PAYLOADS.includes(text))
}

it.each(PAYLOADS)('%j stays text in an export of the roster', async (payload) => {
  const county = plainUnit({ code: '990101', name: payload })
  const village: Unit = {
    ...plainUnit({ code: '990101101201', name: payload }),
    village: { type: 'ordinary', households: 9, places: [] },
  }
  const township = plainUnit({ code: '990101101', name: payload })
  const posting = {
    id: 'g1',
    villageId: village.id,
    role: 'secretary' as const,
    from: '2026-01-01',
    to: null,
  }
  const person: Person = {
    ...newPerson(county.id, payload, '19900000001'),
    ...{ title: payload, sendingUnit: null, postings: [posting] },
  }
  const units = new Map([county, township, village].map((unit) => [unit.id, unit]))
  const cells = await payloadCells(await excelOf(exportRoster({ people: new Map([['p1', person]]), units })))
  expect(cells.length).toBeGreaterThanOrEqual(3)
  expect(new Set(cells.map(({ format }) => format))).toEqual(new Set([TEXT]))
})

it.each(PAYLOADS)(
  '%j stays text in a list of problems, as a heading as well as in a row',
  async (payload) => {
    const rows = [
      ['姓名', payload],
      ['周建平', payload],
    ]
    const sheets = [POSTED_SHEET, OFFICER_SHEET].map((name) => ({ name, rows }))
    const problems = [{ sheet: POSTED_SHEET, row: 2, reason: payload }]
    const cells = await payloadCells(await excelOf(reportSheets(sheets, problems, '问题')))
    expect(cells).toEqual(Array.from({ length: 5 }, () => ({ text: payload, format: TEXT })))
  },
)
