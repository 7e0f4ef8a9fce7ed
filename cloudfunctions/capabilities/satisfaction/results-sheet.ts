import writeExcel, { type SheetData } from 'write-excel-file/node'
import { ASPECTS } from './contract'
import * as words from './messages'
import type { VillageResult } from './rules/result'
import type { RoundState, RoundVillage } from './rules/round'

/** Lower ends of the bands that ballots are given in; the last one is open above. */
const BANDS = [10, 20, 30, 50, 100, 200] as const

const METHOD = [
  '满意率 =（满意 + 基本满意）÷（全部票 − 不了解）。百分数只取到小数点后一位，不进位。',
  '“多半在”是 95% 的区间（Wilson 方法，按户数作了有限总体修正）。区间重叠的村，不能说谁高谁低。',
  '票太少，或者所有票都一样而票数不多，就不公布，看不出是哪一种。票数只给范围。',
  '按村代码排列，不排名次。',
]

export const RESULT_HEADINGS = [
  '村代码',
  '村',
  '乡镇',
  '第一书记',
  '结果',
  '收回票数',
  '满意率',
  '多半在（下限）',
  '多半在（上限）',
  ...ASPECTS.map((aspect) => words.aspectWords[aspect]),
  '建议留任',
]

/** 结果表: one row a village by its code, every cell a text. Empty until the round is published. */
export function resultRows(round: RoundState): string[][] {
  const results = new Map(round.result?.villages.map((result) => [result.villageId, result]))
  return [...round.villages]
    .sort((a, b) => (a.code < b.code ? -1 : a.code > b.code ? 1 : 0))
    .flatMap((village) => {
      const result = results.get(village.villageId)
      return result ? [rowOf(village, result)] : []
    })
}

function rowOf({ code, name, township, secretary }: RoundVillage, result: VillageResult): string[] {
  const whose = [code, name, township, secretary]
  if (result.state !== 'shown') {
    const why = result.state === 'hidden' ? words.hiddenText : words.voidTexts[result.why]
    return [...whose, why, ...RESULT_HEADINGS.slice(whose.length + 1).map(() => '')]
  }
  const { rate, low, high } = result.interval
  return [
    ...whose,
    '公布',
    bandOf(result.ballots),
    ...[rate, low, high].map(words.percentWords),
    ...ASPECTS.map((aspect) => shareOf(result.aspects[aspect])),
    shareOf(result.stay),
  ]
}

function shareOf(share: number | null): string {
  return share === null ? '不公布' : words.percentWords(share)
}

/** 30—49 张. The rate and its interval beside it still let a reader estimate the number. */
export function bandOf(ballots: number): string {
  const at = BANDS.filter((from) => from <= ballots).length - 1
  const next = BANDS[at + 1]
  if (at < 0) return `不到 ${BANDS[0]} 张`
  return next === undefined ? `${BANDS[at]} 张以上` : `${BANDS[at]}—${next - 1} 张`
}

/** An .xlsx file of two sheets, the villages and the method. Cells are texts, so a name that begins with = stays a name. */
export function resultsFile(round: RoundState): Promise<Buffer> {
  const text = (value: string) => (value === '' ? null : ({ value, type: String, format: '@' } as const))
  const villages: SheetData = [RESULT_HEADINGS, ...resultRows(round)].map((row) => row.map(text))
  const method: SheetData = [round.name, ...METHOD].map((line) => [text(line)])
  return writeExcel([
    {
      sheet: '结果',
      data: villages,
      columns: RESULT_HEADINGS.map(() => ({ width: 16 })),
      stickyRowsCount: 1,
    },
    { sheet: '说明', data: method, columns: [{ width: 90 }] },
  ]).toBuffer()
}
