import type { SheetData } from 'write-excel-file/node'
import type { RoundState, RoundVillage } from './rules/round'
import { slipsOf } from './rules/round'
import type { GroupShare } from './rules/sample-plan'

/** Widths in digits: 小组, 户数, 纸条, 抽到第几户. */
const COLUMNS = [16, 8, 8, 54]
const HEADINGS = ['小组', '户数', '发几张', '抽到户主册上第几户']
/** Points. */
const HEIGHT = { title: 36, line: 24, row: 22 }
/** Places of households that fit into one line of the last column. */
const A_LINE = 14

const HAND_OUT = '发放单'

/** How slips are handed out so that nobody, the one who hands them out included, knows who has which. */
const STEPS = [
  '一、每张纸条剪下来，折好，装进一样的信封。信封上不写字，打乱了再发。',
  '二、按户主册从头数，抽到第几户就发给第几户，一户一张。',
  '三、家里没人，换个时间再去一次。还是没人就空着，不换给别家。',
  '四、不记谁拿了哪一封。没发出去的，投票结束后当众销毁。',
]
const UNCOUNTED = '这个村的户数没填，没法抽户。请在“村和驻村点”里填上户数和小组，再重印。'

type Cell = SheetData[number][number]
const text = (value: string, more: object = {}): Cell =>
  ({ value, type: String, format: '@', alignVertical: 'center', ...more }) as Cell
const wide = (value: string, more: object): Cell[] => [
  text(value, { ...more, columnSpan: COLUMNS.length }),
  null,
  null,
  null,
]

/** 发放单: how many slips go to which group, and to which households of its register. No slip is named on it. */
export function handOutSheet(round: RoundState, village: RoundVillage, plan: readonly GroupShare[] | null) {
  const slips = slipsOf(round, village)
  const data: SheetData = [
    wide(`${village.name} 纸条发放单`, { fontSize: 18, fontWeight: 'bold', height: HEIGHT.title }),
    wide(`${round.name}，共 ${slips} 张`, { fontSize: 11, height: HEIGHT.line }),
    ...STEPS.map((step) => wide(step, { fontSize: 11, height: HEIGHT.line })),
    ...(plan ? table(plan) : [wide(UNCOUNTED, { fontSize: 11, fontWeight: 'bold', height: HEIGHT.line })]),
    wide('发放人签字：　　　　　　　　　　见证的村民签字：　　　　　　　　　　日期：', {
      fontSize: 11,
      height: HEIGHT.title,
    }),
  ]
  return {
    sheet: HAND_OUT,
    data,
    columns: COLUMNS.map((width) => ({ width })),
    orientation: 'landscape',
    showGridLines: false,
  } as const
}

function table(plan: readonly GroupShare[]): SheetData {
  const border = { borderStyle: 'thin', borderColor: '#999999', fontSize: 11 } as const
  const number = (value: number): Cell =>
    ({ value, type: Number, align: 'center', alignVertical: 'center', ...border }) as Cell
  return [
    HEADINGS.map((heading) =>
      text(heading, { ...border, fontWeight: 'bold', align: 'center', height: HEIGHT.row }),
    ),
    ...plan.map(({ name, households, slips, drawn }) => [
      text(name, { ...border, height: HEIGHT.row * Math.max(1, Math.ceil(drawn.length / A_LINE)) }),
      number(households),
      number(slips),
      text(drawnWords(households, drawn), { ...border, wrap: true }),
    ]),
  ]
}

function drawnWords(households: number, drawn: readonly number[]): string {
  if (drawn.length === 0) return '这一组不发'
  return drawn.length === households ? '每户都发' : drawn.join('、')
}
