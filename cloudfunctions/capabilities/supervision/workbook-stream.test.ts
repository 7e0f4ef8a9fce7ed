import readXlsx from 'read-excel-file/node'
import { lettersOf, WorkbookStream, type StreamCell } from './workbook-stream'

const page = {
  ...{ name: "表'格&<1>", widths: [10, 10], merged: ['A1:B1'] },
  ...{ headings: { first: 1, last: 1 }, frozen: 1, paper: 'A4' as const },
}

/** What another library reads out of a workbook of these rows. */
async function throughExcel(rows: StreamCell[][]): Promise<unknown[][]> {
  const stream = WorkbookStream.begin(page)
  for (const cells of rows) await stream.add({ cells, look: 'box' })
  const [sheet] = await readXlsx(await stream.end(), { trim: false })
  expect(sheet!.sheet).toBe(page.name)
  return sheet!.data
}

describe('a workbook that is written row by row', () => {
  it('keeps texts that look like formulas as texts, unchanged', async () => {
    const texts = [
      '=1+1',
      '+86',
      '-5',
      '@SUM(A1)',
      '\t=1',
      '\r=1',
      '=HYPERLINK("http://x","点我")',
      "'=1",
      "=cmd|' /C calc'!A0",
    ]
    expect(await throughExcel([['标题', null], ...texts.map((text) => [text, 1])])).toEqual([
      ['标题', null],
      ...texts.map((text) => [text, 1]),
    ])
  })

  it('keeps rare characters, the point within a name, and long names whole', async () => {
    const names = [
      '𠮷田',
      '𪚥𠀀',
      '买买提·吐尔逊',
      '古丽'.repeat(20),
      'a & b < c > "d"',
      '  空  ',
      '两\n行',
      '_x0041_',
    ]
    expect(await throughExcel([['标题', 0], ...names.map((name) => [name, 0.5])])).toEqual([
      ['标题', 0],
      ...names.map((name) => [name, 0.5]),
    ])
  })

  it('keeps even characters that XML has none for, in the way Excel writes them', async () => {
    expect(await throughExcel([['a\u0000b\u001f', 1]])).toEqual([['a\u0000b\u001f', 1]])
  })

  it('numbers are numbers, nothing is nothing, and far columns have two letters', async () => {
    const wide: StreamCell[] = Array.from({ length: 60 }, (_, i) => (i % 2 ? i : null))
    wide[59] = 59
    expect(await throughExcel([wide])).toEqual([wide])
    expect([0, 25, 26, 51, 52, 701, 702].map(lettersOf)).toEqual(['A', 'Z', 'AA', 'AZ', 'BA', 'ZZ', 'AAA'])
  })

  it('holds together over many pieces', async () => {
    const rows = Array.from({ length: 3000 }, (_, i): StreamCell[] => [`第 ${i} 行`, i])
    expect(await throughExcel(rows)).toEqual(rows)
  })
})
