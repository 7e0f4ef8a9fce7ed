import writeExcel, { type SheetData } from 'write-excel-file/node'
import { getOrderOfSiblings, insertElementMarkupAccordingToOrderOfSiblings } from 'write-excel-file/utility'
import { handOutSheet } from './hand-out-sheet'
import { slipsOf, type RoundState, type RoundVillage } from './rules/round'
import { samplePlan, type Group } from './rules/sample-plan'
import { slipWords, type SlipWords } from './slip-messages'

type Cell = SheetData[number][number]

/** One mini-program code as WeChat drew it. */
export interface CodePicture {
  content: Buffer
  contentType: 'image/png' | 'image/jpeg'
}

/** Slips beside each other and below each other on an A4 page upright. */
const ACROSS = 2
const DOWN = 5
export const SLIPS_A_PAGE = ACROSS * DOWN

/**
 * Widths in digits of the file's own font: the code's column and the words'. Two slips are 168 mm wide where a digit has
 * 7 pixels, as with Arial 10, and still fit between the margins where another font gives it 8.
 */
const SLIPS = '纸条'
const COLUMNS = [17, 27]
const FONT = { fontFamily: 'Arial', fontSize: 10 }
/** Points, from the call at the top to the promise. Five slips of 156 points fill a page less its margins. */
const ROWS = [42, 26, 31, 31, 26]
/** Inches. */
const MARGIN = 0.3
/** Pixels of 1/96 inch: 31 mm, in a column of 33 mm. */
const CODE = { size: 117, left: 5, top: 8 }

const CUT = { style: 'dashed', color: '#999999' } as const
const side = (where: 'left' | 'right' | 'top' | 'bottom') => ({
  [`${where}BorderStyle`]: CUT.style,
  [`${where}BorderColor`]: CUT.color,
})

/** Points of a line beside the code. */
const LINE = 138

/** How the words of a slip look; the call goes across the whole of it. */
const STYLES: Record<keyof SlipWords, { fontSize: number } & Record<string, unknown>> = {
  call: { fontSize: 26, fontWeight: 'bold', align: 'center', alignVertical: 'bottom' },
  village: { fontSize: 16, fontWeight: 'bold', alignVertical: 'center', wrap: true },
  what: { fontSize: 11, alignVertical: 'center', wrap: true },
  when: { fontSize: 11, fontWeight: 'bold', alignVertical: 'center', wrap: true },
  promise: { fontSize: 9, alignVertical: 'top', wrap: true },
}
const LINES = Object.keys(STYLES) as Array<keyof SlipWords>

/**
 * 印出来的纸条: an Excel workbook for A4, cut lines between the slips. Codes come as they are given: no slip has a
 * number, a household or anything else by which it could be told from the next one. A second sheet says to which households
 * they go; which of them gets which slip nobody decides and nothing says.
 *
 * @param groups that the village is sampled by; none where nobody knows its households
 */
export async function slipPaper(
  round: RoundState,
  village: RoundVillage,
  groups: readonly Group[],
  codes: readonly CodePicture[],
  now: number,
): Promise<Buffer> {
  const words = slipWords(round, village, now)
  const data: SheetData = []
  for (let from = 0; from < codes.length; from += ACROSS)
    data.push(...rowsOf(words, Math.min(ACROSS, codes.length - from)))
  const images = codes.map((code, at) => ({
    ...code,
    ...{ width: CODE.size, height: CODE.size, dpi: 96, offsetX: CODE.left, offsetY: CODE.top },
    anchor: {
      row: Math.floor(at / ACROSS) * ROWS.length + 2,
      column: (at % ACROSS) * COLUMNS.length + 1,
    },
    title: '码',
  }))
  const columns = Array.from({ length: ACROSS }, () => COLUMNS.map((width) => ({ width }))).flat()
  // Any orientation brings margins and A4; `pages` turns it upright, which the writer's types do not know.
  const slips = {
    data,
    columns,
    images,
    sheet: SLIPS,
    orientation: 'landscape',
    showGridLines: false,
  } as const
  const plan = groups.length > 0 ? samplePlan(slipsOf(round, village), groups, seedOf(round, village)) : null
  const sheets = [slips, handOutSheet(round, village, plan)]
  return writeExcel(sheets, { ...FONT, features: [pages(data.length)] }).toBuffer()
}

/** Rounds of before had no seed: what is theirs alone draws as well, only that it could have been known. */
function seedOf({ drawSeed, opensAt }: RoundState, { boxId }: RoundVillage): string {
  return `${drawSeed ?? opensAt}|${boxId}`
}

/** One row of slips: as many rows of cells as a slip has lines. */
function rowsOf(words: SlipWords, slips: number): Cell[][] {
  return LINES.map((line, at) =>
    Array.from({ length: slips }, () => {
      const edge = at === 0 ? side('top') : at === LINES.length - 1 ? side('bottom') : {}
      const left = { ...edge, ...side('left'), height: ROWS[at]! }
      const right = { ...edge, ...side('right'), height: ROWS[at]! }
      const text = { value: words[line], type: String, format: '@', ...STYLES[line] } as const
      if (line === 'call') return [{ ...text, ...left, ...side('right'), columnSpan: COLUMNS.length }, null]
      return [left, { ...text, ...right, fontSize: sizeFor(words[line], STYLES[line].fontSize) }]
    }).flat(),
  )
}

/** Long names are set smaller, so that none is cut: a Chinese character is as wide as its size, a digit about half. */
function sizeFor(text: string, usual: number): number {
  const widths = text.split('\n').map((line) => line.length - 0.4 * (line.match(/[ -~]/g)?.length ?? 0))
  return Math.min(usual, Math.floor(LINE / Math.max(...widths)))
}

/** What the writer itself does not offer: narrow margins, the middle of the page, a new page after five rows of slips. */
function pages(rows: number) {
  const aPage = DOWN * ROWS.length
  const ends = Array.from({ length: Math.ceil(rows / aPage) - 1 }, (_, page) => (page + 1) * aPage)
  const breaks = ends.map((id) => `<brk id="${id}" max="16383" man="1"/>`).join('')
  const order = getOrderOfSiblings('xl/worksheets/sheet{id}.xml', 'worksheet')!
  const insert = (xml: string, element: string) =>
    insertElementMarkupAccordingToOrderOfSiblings(xml, element, order, 'worksheet')
  return {
    files: {
      transform: {
        'xl/worksheets/sheet{id}.xml': {
          transform: (xml: string, { sheet }: { sheet?: string }): string => {
            if (sheet !== SLIPS) return xml
            const centred = insert(xml, '<printOptions horizontalCentered="1"/>')
            if (ends.length === 0) return centred
            const many = `count="${ends.length}" manualBreakCount="${ends.length}"`
            return insert(centred, `<rowBreaks ${many}>${breaks}</rowBreaks>`)
          },
          transformElementAttributes: (tag: string, attributes: Record<string, string | number>) => {
            if (tag === 'pageMargins')
              return { left: MARGIN, right: MARGIN, top: MARGIN, bottom: MARGIN, header: 0, footer: 0 }
            return tag === 'pageSetup' ? { ...attributes, orientation: 'portrait' } : attributes
          },
        },
      },
    },
  }
}
