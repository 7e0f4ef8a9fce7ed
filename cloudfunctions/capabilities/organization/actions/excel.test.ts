import { plainUnit } from '../rules/county'
import { POSTED_COLUMNS } from '../rules/roster-format'
import { checkRoster } from '../rules/roster-plan'
import { problemWords } from '../roster-messages'
import { rosterFile } from '../testing/given'
import {
  bomb,
  compoundFile,
  deflated,
  givenSheets,
  letters,
  sheetXml,
  workbookOf,
  zipOf,
  type Cell,
  type TestSheet,
} from '../testing/excel-files'
import { readExcel } from './excel'

const county = plainUnit({ code: '990101', name: '清河县' })
const context = { county, byOperator: false, people: new Map(), units: new Map([[county.id, county]]) }
const columns = Object.keys(POSTED_COLUMNS) as Array<keyof typeof POSTED_COLUMNS>
const at = (column: keyof typeof POSTED_COLUMNS): number => columns.indexOf(column)

async function reasonOf(file: Buffer): Promise<string> {
  const read = await readExcel(file)
  return read.ok ? 'read' : read.reason
}

/** The sentences about a file, or the people it would bring. */
async function told(sheets: TestSheet[]): Promise<string[]> {
  const read = await readExcel(zipOf(workbookOf(sheets)))
  if (!read.ok) return [read.reason]
  const { problems, plan } = checkRoster(read.sheets, context)
  if (problems.length === 0) return plan.people.map(({ name, phone }) => `${name} ${phone}`)
  return problems.map(problemWords).map(({ sheet, row, reason }) => `${sheet} 第 ${row} 行：${reason}`)
}

/** A roster of one first secretary with this in one cell of the row. */
function withCell(column: keyof typeof POSTED_COLUMNS, cell: string | Cell): TestSheet[] {
  const sheets = givenSheets()
  sheets[0].rows[1]![at(column)] = cell
  return sheets
}

const number = (stored: string): Cell => ({ body: `<v>${stored}</v>` })
const taken = ['周建平 19900000001', '马玉兰 19900008001']

describe('a file that is no roster', () => {
  it('with a password is told apart from an old one', async () => {
    expect(await reasonOf(compoundFile(['EncryptionInfo', 'EncryptedPackage']))).toBe('encrypted')
    expect(await reasonOf(compoundFile(['Workbook']))).toBe('oldExcel')
  })

  it('a web page or text under the name of an Excel file is told as what it is', async () => {
    for (const start of ['', '\uFEFF', '\n  ']) {
      expect(await reasonOf(Buffer.from(`${start}<html><table><tr><td>姓名</td></tr></table></html>`))).toBe(
        'page',
      )
      expect(await reasonOf(Buffer.from(`${start}姓名,手机号\n周建平,19900000001\n`))).toBe('text')
    }
    const gbk = Buffer.from('d0d5c3fb2cb5e7bbb00d0a', 'hex')
    expect(await reasonOf(gbk)).toBe('text')
    expect(await reasonOf(Buffer.from('\uFEFF姓名\t手机号\n', 'utf16le'))).toBe('text')
  })

  it('another kind of document in the same kind of archive is no Excel file', async () => {
    expect(await reasonOf(zipOf([deflated('word/document.xml', '<document/>')]))).toBe('otherKind')
  })

  it('an empty file, one cut off, and one with a byte changed are damaged', async () => {
    const whole = zipOf(workbookOf(givenSheets()))
    expect(await reasonOf(Buffer.alloc(0))).toBe('damaged')
    for (let length = 4; length < whole.length; length += 97)
      expect(await reasonOf(whole.subarray(0, length))).toBe('damaged')
    const changed = Buffer.from(whole)
    changed[whole.indexOf('xl/worksheets/sheet1.xml') + 60]! ^= 0xff
    expect(await reasonOf(changed)).toBe('damaged')
  })

  it('an archive that lies about its sizes is stopped at what really comes out of it', async () => {
    const sheets = workbookOf(givenSheets())
    const before = process.memoryUsage().rss
    const file = zipOf([...sheets, bomb('xl/sharedStrings.xml', 1500)])
    expect(file.length).toBeLessThan(3 * 1024 * 1024)
    expect(await reasonOf(file)).toBe('tooLarge')
    expect(process.memoryUsage().rss - before).toBeLessThan(400 * 1024 * 1024)
    // Many parts that are each within the bound are counted together.
    const honest = Array.from({ length: 10 }, (_, i) =>
      deflated(`xl/part${i}.xml`, Buffer.alloc(7 << 20, ' ')),
    )
    expect(await reasonOf(zipOf([...sheets, ...honest]))).toBe('tooLarge')
    // Pictures are not unpacked at all.
    expect(await reasonOf(zipOf([...sheets, bomb('xl/media/image1.png', 1500)]))).toBe('read')
  })

  it('the directory decides what is read, not what lies between the parts', async () => {
    const sheets = workbookOf(givenSheets())
    const unlisted = { ...bomb('xl/sharedStrings.xml', 1500), unlisted: true }
    const before = process.memoryUsage().rss
    expect(await reasonOf(zipOf([...sheets, unlisted]))).toBe('read')
    expect(process.memoryUsage().rss - before).toBeLessThan(400 * 1024 * 1024)
  })
})

describe('how large a sheet may be', () => {
  it('a roster of 100,000 rows is told to be too long, without reading them all', async () => {
    const [posted, officers] = givenSheets()
    const needed = ['township', 'village', 'villageCode', 'name', 'phone', 'role', 'from'] as const
    const rows = [posted.rows[0]!, ...Array<string[]>(100_000).fill(posted.rows[1] as string[])].map((row) =>
      needed.map((column) => row[at(column)]!),
    )
    expect(await told([{ ...posted, rows }, officers])).toEqual([
      '派驻人员 第 5002 行：这张表超过 5000 行，请分开导入；没有这么多人的，请删掉最下面多余的行',
    ])
  })

  it.each([
    [
      'at the last row of Excel',
      '<row r="1048576"><c r="A1048576" t="inlineStr"><is><t>注</t></is></c></row>',
    ],
    ['at a row that no Excel has', '<row r="99999999999"><c r="A99999999999"><v>1</v></c></row>'],
  ])('one cell %s does not fill everything in between', async (_, xml) => {
    const [posted, officers] = givenSheets()
    const inner = /<sheetData>(.*)<\/sheetData>/.exec(sheetXml(posted))![1]!
    expect((await told([{ ...posted, xml: inner + xml }, officers]))[0]).toContain('这张表超过 5000 行')
  })

  it('formatted rows and columns without anything in them count for nothing', async () => {
    const [posted, officers] = givenSheets()
    const inner = /<sheetData>(.*)<\/sheetData>/.exec(sheetXml(posted))![1]!
    const formatted = '<row r="900000" s="1"/><row r="1048576"><c r="XFD1048576" s="0"/></row>'
    expect(await told([{ ...posted, xml: inner + formatted }, officers])).toEqual(taken)
  })

  it('a cell in the last column of Excel does not widen every row', async () => {
    const [posted, officers] = givenSheets()
    const inner = /<sheetData>(.*)<\/sheetData>/.exec(sheetXml(posted))![1]!
    const far = inner.replace('</row>', '<c r="XFD1"><v>1</v></c></row>')
    expect(await told([{ ...posted, xml: far }, officers])).toEqual(taken)
  })

  it('cells without an address follow one another', async () => {
    const [posted, officers] = givenSheets()
    const rows = posted.rows.map((row) => row.map((cell) => cell || { body: '' }))
    const inner = /<sheetData>(.*)<\/sheetData>/.exec(sheetXml({ ...posted, rows }))![1]!
    expect(await told([{ ...posted, xml: inner.replace(/ r="[A-Z]*\d+"/g, '') }, officers])).toEqual(taken)
  })

  it('a file as Excel writes it is read as before', async () => {
    const read = await readExcel(Buffer.from(await rosterFile([{}], [{}]), 'base64'))
    expect(read.ok && checkRoster(read.sheets, context).problems).toEqual([])
  })
})

describe('sheets and headings', () => {
  it('a hidden sheet is not taken unseen; another hidden sheet does not matter', async () => {
    const [posted, officers] = givenSheets()
    expect(await told([{ ...posted, hidden: true }, officers])).toEqual([
      '派驻人员 第 1 行：这张表被隐藏了，请在 Excel 里右键表名取消隐藏，看过里面的人再导入',
    ])
    expect(await told([{ name: '旧的', rows: [['甲']], hidden: true }, posted, officers])).toEqual(taken)
  })

  it('merged headings are told', async () => {
    const [posted, officers] = givenSheets()
    expect(await told([{ ...posted, merged: ['A1:V1'] }, officers])).toEqual([
      '派驻人员 第 1 行：第 1 行有合并的单元格，请取消合并，第 1 行一格只写一个列名',
    ])
  })

  it('cells merged over several people are told where they look filled and are not', async () => {
    const [posted, officers] = givenSheets()
    const second = [...(posted.rows[1] as string[])]
    second[at('township')] = ''
    second[at('sendingUnit')] = ''
    second[at('name')] = '李晓燕'
    const unit = letters(at('sendingUnit'))
    const merged = ['A2:A3', `${unit}2:${unit}3`]
    expect(await told([{ ...posted, rows: [...posted.rows, second], merged }, officers])).toEqual([
      '派驻人员 第 3 行：“乡镇”是合并的单元格，请取消合并，每一行都写上',
      '派驻人员 第 3 行：“派出单位”是合并的单元格，请取消合并，每一行都写上',
    ])
  })

  it('a heading twice, or not at all, is told by its name', async () => {
    const [posted, officers] = givenSheets()
    const twice = posted.rows.map((row, i) => [...row, i === 0 ? '手机号（新）' : '19900000002'])
    expect(await told([{ ...posted, rows: twice }, officers])).toEqual([
      '派驻人员 第 1 行：“手机号”这一列有两列，请只留一列',
    ])
    const without = posted.rows.map((row) => row.filter((_, i) => i !== at('phone')))
    expect(await told([{ ...posted, rows: without }, officers])).toEqual([
      '派驻人员 第 1 行：缺少“手机号”这一列，请在第 1 行写上这个列名',
    ])
  })
})

describe('phones and codes as Excel keeps them', () => {
  it.each(['19900000001', '1.9900000001E10', '1.9900000001E+10', '19900000001.0'])(
    'a number stored as %s is the phone with all its digits',
    async (stored) => expect(await told(withCell('phone', number(stored)))).toEqual(taken),
  )

  it('zeros at the end that a program left out are put back', async () => {
    const [zhou] = await told(withCell('phone', number('1.99123456E10')))
    expect(zhou).toBe('周建平 19912345600')
  })

  it.each([
    ['as a number', number('1.38E10')],
    ['as a number that was saved again', number('13800000000')],
    ['as text', '1.38E+10'],
    ['as full-width text', '１．３８Ｅ＋１０'],
  ])('digits that are lost are told with the row (%s)', async (_, cell) => {
    const [words] = await told(withCell('phone', cell))
    expect(words).toBe(
      '派驻人员 第 2 行：“手机号”变成了“1.38E+10”，Excel 丢了后几位，请把这一列改成文本格式，再重新写全',
    )
  })

  it('a phone of many zeros is taken when it is written as text', async () => {
    expect((await told(withCell('phone', '13800000000')))[0]).toBe('周建平 13800000000')
  })

  it.each([
    '１９９ ００００ ０００１',
    '199-0000-0001',
    '+86 199‑0000‑0001',
    '\u202D19900000001\u202C',
    '199　0000　0001',
  ])('a phone written as %s is the same phone', async (text) =>
    expect(await told(withCell('phone', text))).toEqual(taken),
  )

  it.each(['９９０１０１１０１２０１', '990101-101-201', ' 990101 101201 ', '9.90101101201E+11'])(
    'a village code written as %s is the same village',
    async (text) => expect(await told(withCell('villageCode', text))).toEqual(taken),
  )

  it('a village code that lost its digits is told', async () => {
    const lost = '“村编码”变成了“9.90101E+11”，Excel 丢了后几位，请把这一列改成文本格式，再重新写全'
    expect((await told(withCell('villageCode', number('9.90101E11'))))[0]).toContain(lost)
    expect((await told(withCell('villageCode', '9.90101E+11')))[0]).toContain(lost)
    expect((await told(withCell('villageCode', number('990101000000'))))[0]).toContain(
      '末尾是 000，不是村的编码',
    )
  })

  it('coordinates keep the digits that people typed', async () => {
    const read = await readExcel(zipOf(workbookOf(withCell('latitude', number('35.912300000000002')))))
    expect(read.ok && read.sheets[0]!.rows[1]![at('latitude')]).toBe('35.9123')
  })
})

describe('formulas', () => {
  it('with a result are taken as the result', async () => {
    const cell = { type: 'str', body: '<f>CONCATENATE("周","建平")</f><v>周建平</v>' }
    expect(await told(withCell('name', cell))).toEqual(taken)
    expect(await told(withCell('to', { type: 'str', body: '<f>""</f><v></v>' }))).toEqual(taken)
  })

  it.each([
    ['text', { type: 'str', body: '<f>CONCATENATE("周","建平")</f>' }],
    ['an empty value', { body: '<f>A1</f><v></v>' }],
    ['an empty tag', { body: '<f>A1</f><v/>' }],
  ])('without a result are named by row and column (%s)', async (_, cell) => {
    expect(await told(withCell('name', cell))).toEqual([
      '派驻人员 第 2 行：“姓名”是公式，没有存下算出来的结果，请把这一格改成直接写的字',
    ])
  })

  it('that failed do not pass as an empty cell', async () => {
    expect(await told(withCell('to', { type: 'e', body: '<f>VLOOKUP(1,A:B,2,0)</f><v>#N/A</v>' }))).toEqual([
      '派驻人员 第 2 行：“派驻结束”的公式算错了（例如 #N/A），请把这一格改成直接写的字',
    ])
  })

  it('in a row of their own and in a column that no roster has are told or left alone', async () => {
    const [posted, officers] = givenSheets()
    const own: Array<string | Cell> = ['', '', '', { body: '<f>1+1</f>' }]
    const other = posted.rows.map((row, i) => [...row, i === 0 ? '备注' : { body: '<f>1+1</f>' }])
    expect(await told([{ ...posted, rows: [...posted.rows, [], own] }, officers])).toEqual([
      '派驻人员 第 4 行：“村类型”是公式，没有存下算出来的结果，请把这一格改成直接写的字',
    ])
    expect(await told([{ ...posted, rows: other }, officers])).toEqual(taken)
  })
})
