import writeExcel, { type SheetData } from 'write-excel-file/node'
import { POSTER } from './poster-messages'

/** Characters of the one column: the writing width of an A4 page upright, some 640 pixels at 96 to the inch. */
const WIDTH = 90
/** Pixels at 96 to the inch: 14.8 cm, to be scanned from two steps away. */
const CODE = 560
const INDENT = 40
const DPI = 96
/** Points. A row of a sheet is at most 409 high, so the picture stands on two. */
const HEIGHT = { name: 84, lead: 56, code: 216, line: 40 }

const centred = (value: string, style: object) =>
  ({ value, type: String, format: '@', align: 'center', alignVertical: 'center', ...style }) as const

/** 海报: one A4 page with the village's name, the code, and what it is for. */
export function posterFile(village: string, picture: Buffer): Promise<Buffer> {
  const data: SheetData = [
    [centred(village, { fontSize: 48, fontWeight: 'bold', height: HEIGHT.name })],
    [centred(POSTER.lead, { fontSize: 28, fontWeight: 'bold', height: HEIGHT.lead })],
    [centred('', { height: HEIGHT.code })],
    [centred('', { height: HEIGHT.code })],
    ...POSTER.lines.map((line) => [centred(line, { fontSize: 16, height: HEIGHT.line })]),
  ]
  const image = {
    content: picture,
    contentType: contentTypeOf(picture),
    width: CODE,
    height: CODE,
    dpi: DPI,
    anchor: { row: 3, column: 1 },
    offsetX: INDENT,
    offsetY: 8,
    title: POSTER.sheet,
    description: `${village}${POSTER.sheet}`,
  }
  return writeExcel(data, {
    sheet: POSTER.sheet,
    columns: [{ width: WIDTH }],
    showGridLines: false,
    images: [image],
  }).toBuffer()
}

/** WeChat draws codes as JPEG or as PNG; the first byte tells. */
function contentTypeOf(picture: Buffer): string {
  return picture[0] === 0xff ? 'image/jpeg' : 'image/png'
}
