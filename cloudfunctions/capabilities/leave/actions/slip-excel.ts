import writeExcel, { type SheetData } from 'write-excel-file/node'
import type { Slip, SlipLine } from '../presenters/slip'

type Cell = SheetData[number][number]

/** Widths of the four columns in characters: together the writing width of an A4 page upright. */
const COLUMNS = [{ width: 17 }, { width: 24 }, { width: 17 }, { width: 28 }]
const ACROSS = COLUMNS.length
/** Points. */
const HEIGHT = { usual: 26, tall: 78, title: 44, sign: 60 }
const BOX = { borderStyle: 'thin', alignVertical: 'center', fontSize: 12 } as const
const LABEL = { ...BOX, align: 'center', backgroundColor: '#F2F2F2' } as const
/** Characters of one line of a cell across three columns. */
const A_LINE = 32

/** Text stays text, whatever it begins with: a cell of this form is never a formula. */
const text = (value: string, style: object): Cell => ({ value, type: String, format: '@', ...style })

/** An .xlsx file of one page. */
export function slipExcel({ title, lines }: Slip): Promise<Buffer> {
  const heading = text(title, {
    ...{ columnSpan: ACROSS, align: 'center', alignVertical: 'center' },
    ...{ fontSize: 18, fontWeight: 'bold', height: HEIGHT.title },
  })
  const data: SheetData = [[heading, null, null, null], ...lines.map(rowOf)]
  return writeExcel(data, { sheet: title, columns: COLUMNS, showGridLines: false }).toBuffer()
}

function rowOf(line: SlipLine): Cell[] {
  const height = heightOf(line)
  switch (line.kind) {
    case 'fields':
      return line.cells.flatMap(({ label, value }) => [
        text(label, { ...LABEL, height }),
        text(value, { ...BOX, wrap: true, height }),
      ])
    case 'whole': {
      const alignVertical = line.tall ? 'top' : 'center'
      const style = { ...BOX, wrap: true, columnSpan: ACROSS - 1, height, alignVertical }
      return [text(line.label, { ...LABEL, height }), text(line.value, style), null, null]
    }
    case 'heading':
      return [text(line.text, { ...LABEL, columnSpan: ACROSS, fontWeight: 'bold', height }), null, null, null]
    case 'trail':
      return line.cells.map((value) => text(value, { ...BOX, wrap: true, height }))
    case 'sign':
      return [
        ...line.cells.map((value) => text(value, { alignVertical: 'bottom', fontSize: 12, height })),
        null,
      ]
    case 'note':
      return [
        text(line.text, { columnSpan: ACROSS, fontSize: 9, textColor: '#666666', height }),
        null,
        null,
        null,
      ]
  }
}

/** Excel does not grow a merged cell with its text. */
function heightOf(line: SlipLine): number {
  if (line.kind === 'sign') return HEIGHT.sign
  if (line.kind === 'trail') return HEIGHT.usual * Math.max(1, Math.ceil(line.cells[2].length / 8))
  if (line.kind !== 'whole') return HEIGHT.usual
  const needed = HEIGHT.usual * Math.ceil(line.value.length / A_LINE)
  return Math.max(line.tall ? HEIGHT.tall : HEIGHT.usual, needed)
}
