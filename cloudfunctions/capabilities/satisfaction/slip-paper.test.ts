import { toBuffer } from 'qrcode'
import readXlsx from 'read-excel-file/node'
import { filesOf, scanSlips } from '../../../local/demo/printed-slips'
import type { RoundState, RoundVillage } from './rules/round'
import { slipFileName, slipWords } from './slip-messages'
import { slipPaper, SLIPS_A_PAGE } from './slip-paper'

const closesAt = Date.UTC(2026, 10, 25, 10)
const opensAt = Date.UTC(2026, 10, 21, 0)
const round = { name: '2026年第二轮', opensAt, closesAt, drawSeed: 'a0b1c2d3e4f5' } as RoundState
const village = { name: '柳湾村', secretary: '周建平', boxId: 'xabcd0000', slips: 6 } as RoundVillage
const groups = [
  { name: '一组', households: 40 },
  { name: '二组', households: 20 },
]
const scenes = (count: number): string[] =>
  Array.from({ length: count }, (_, i) => `abcd0000AAAAAAAAAAAAAA${String(i).padStart(2, '0')}`)
/** As quickly as it can be drawn: rows of squares are not filtered. */
const UNFILTERED = { rendererOpts: { filterType: 0 } as object }
const drawn = (scene: string): Promise<Buffer> =>
  toBuffer(`https://local.mp/packages/poll/vote/index?scene=${scene}`, { width: 280, ...UNFILTERED })
/** For what has nothing to do with the pictures. */
const ANY: Buffer = Buffer.from('89504e470d0a1a0a', 'hex')

async function paperOf(
  count: number,
  whose = village,
  draw: (scene: string) => Promise<Buffer> = () => Promise.resolve(ANY),
): Promise<Buffer> {
  const contents = await Promise.all(scenes(count).map(draw))
  const codes = contents.map((content) => ({ content, contentType: 'image/png' as const }))
  return slipPaper(round, whose, groups, codes, opensAt)
}
const part = (paper: Buffer, path: string): string =>
  filesOf(paper)
    .find((each) => each.path === path)!
    .content()
    .toString('utf8')
const cells = async (paper: Buffer): Promise<string[]> =>
  (await readXlsx(paper))[0]!.data.flat().flatMap((cell) => (cell === null ? [] : [String(cell)]))

describe('the paper of a village', () => {
  it('carries every code once, in the order that it was given', async () => {
    expect(scanSlips(await paperOf(12, village, drawn))).toEqual(scenes(12))
  })

  it('says on every slip what it is, for what, until when, and that nobody learns the answer', async () => {
    const texts = await cells(await paperOf(3))
    expect(texts).toHaveLength(3 * 5)
    expect(new Set(texts)).toEqual(
      new Set([
        '扫一扫，点一点',
        '柳湾村',
        '驻村第一书记\n满意度测评',
        '11月25日 周三 18:00\n以前有效',
        '用微信扫。不记名，\n村里镇里查不到您选了什么。',
      ]),
    )
  })

  it('is the same on every slip: no number, no household and no scene is written beside a code', async () => {
    const paper = await paperOf(2, village, drawn)
    const texts = await cells(paper)
    expect(new Set(texts).size).toBe(5)
    const written = filesOf(paper)
      .filter(({ path }) => path.endsWith('.xml') || path.endsWith('.rels'))
      .map(({ content }) => content().toString('utf8'))
      .join('')
    expect(written).not.toContain('abcd0000')
  })

  it('is A4 upright with narrow margins, and a new page begins after every ten slips', async () => {
    const sheet = part(await paperOf(2 * SLIPS_A_PAGE + 3), 'xl/worksheets/sheet1.xml')
    expect(sheet).toContain('paperSize="9"')
    expect(sheet).toContain('orientation="portrait"')
    expect(sheet).toContain('left="0.3"')
    expect(sheet.match(/<brk id="(\d+)"/g)).toEqual(['<brk id="25"', '<brk id="50"'])
    const heights = [...sheet.matchAll(/ ht="(\d+)"/g)].slice(0, 25).map(([, points]) => Number(points))
    // 297 mm less the margins are 798 points.
    expect(heights.reduce((sum, points) => sum + points, 0)).toBeLessThanOrEqual(798)
    const order = ['<mergeCells', '<printOptions', '<pageMargins', '<pageSetup', '<rowBreaks', '<drawing']
    const places = order.map((tag) => sheet.indexOf(tag))
    expect(places).toEqual([...places].sort((a, b) => a - b))
    expect(places[0]).toBeGreaterThan(0)
  })

  it('one page needs no page break', async () => {
    expect(part(await paperOf(SLIPS_A_PAGE), 'xl/worksheets/sheet1.xml')).not.toContain('rowBreaks')
  })

  it('a long name is set smaller, and one that looks like a formula stays a name', async () => {
    const sizes = async (name: string): Promise<string[]> =>
      part(await paperOf(1, { ...village, name }), 'xl/styles.xml').match(/<sz val="\d+"/g)!
    expect(await sizes('柳湾村')).toContain('<sz val="16"')
    expect(await sizes('特别长名字的榆树沟村')).not.toContain('<sz val="16"')
    expect(await sizes('特别长名字的榆树沟村')).toContain('<sz val="13"')
    expect(await cells(await paperOf(1, { ...village, name: '=1+1' }))).toContain('=1+1')
  })

  it('takes a picture as WeChat drew it, JPEG or PNG', async () => {
    const content = Buffer.from('ffd8ffe000104a464946', 'hex')
    const paper = await slipPaper(round, village, groups, [{ content, contentType: 'image/jpeg' }], opensAt)
    const picture = filesOf(paper).find(({ path }) => path.startsWith('xl/media/'))!
    expect(picture.path).toMatch(/\.jpe?g$/)
    expect(picture.content().equals(content)).toBe(true)
    expect(part(paper, '[Content_Types].xml')).toContain('image/jpeg')
  })
})

describe('the second sheet, by which slips are handed out', () => {
  const handOut = async (of = groups): Promise<unknown[][]> => {
    const codes = Array.from({ length: 6 }, () => ({ content: ANY, contentType: 'image/png' as const }))
    const sheets = await readXlsx(await slipPaper(round, village, of, codes, opensAt))
    expect(sheets.map(({ sheet }) => sheet)).toEqual(['纸条', '发放单'])
    return sheets[1]!.data.map((row) => row.filter((cell) => cell !== null))
  }

  it('shares the village’s slips out among its groups and names households by their place in the register alone', async () => {
    const rows = await handOut()
    expect(rows[0]).toEqual(['柳湾村 纸条发放单'])
    expect(rows[1]).toEqual(['2026年第二轮，共 6 张'])
    const at = rows.findIndex(([cell]) => cell === '小组')
    const [one, two] = rows.slice(at + 1, at + 3) as Array<[string, number, number, string]>
    expect([one!.slice(0, 3), two!.slice(0, 3)]).toEqual([
      ['一组', 40, 4],
      ['二组', 20, 2],
    ])
    expect(one![3]).toMatch(/^\d+(、\d+){3}$/)
    expect(two![3]).toMatch(/^\d+、\d+$/)
  })

  it('asks the same households when slips are printed again', async () => {
    expect(await handOut()).toEqual(await handOut())
  })

  it('says so where every household is asked, and where nobody knows how many there are', async () => {
    const all = await handOut([{ name: '全村', households: 6 }])
    expect(all.flat()).toContain('每户都发')
    expect((await handOut([])).flat().join()).toContain('户数没填')
  })

  it('has the first sheet’s page breaks on the first sheet only', async () => {
    const codes = Array.from({ length: 13 }, () => ({ content: ANY, contentType: 'image/png' as const }))
    const paper = await slipPaper(round, village, groups, codes, opensAt)
    expect(part(paper, 'xl/worksheets/sheet1.xml')).toContain('rowBreaks')
    expect(part(paper, 'xl/worksheets/sheet2.xml')).not.toContain('rowBreaks')
  })
})

describe('the words of a slip', () => {
  it('printed before the opening also say from when', () => {
    expect(slipWords(round, village, opensAt - 1).when).toBe('11月21日 周六 08:00 到\n11月25日 周三 18:00')
    expect(slipWords(round, village, opensAt).when).toBe('11月25日 周三 18:00\n以前有效')
  })

  it('the file is called after the village and the round, without a mark that would be a folder', () => {
    expect(slipFileName('柳湾村', '2026/二')).toBe('纸条 柳湾村 2026 二.xlsx')
  })
})
