import writeExcel, { type SheetData } from 'write-excel-file/node'
import { tenthsOf } from '../../kernel/statistics'
import { ASPECTS } from './contract'
import * as words from './messages'
import type { AssistedVillage } from './rules/assisted-result'
import { townshipsOf, type Total, type VillageResult } from './rules/result'
import type { RoundState, RoundVillage } from './rules/round'

const METHOD = [
  '满意率 =（满意 + 基本满意）÷（全部票 − 不了解）。百分数只取到小数点后一位，不进位。',
  '“多半在”是 95% 的区间（Wilson 方法，按户数作了有限总体修正）。区间重叠的村，不能说谁高谁低。',
  '票太少、所有票都一样而票数不多、或者这轮不算的村，都不公布，看不出是哪一种，也不给票数。',
  '合计会倒推出不公布的村时，合计也不公布。',
  '“比上一轮”只比同一位第一书记、同样的题目，两轮都公布了才比；差得不够多（95% 的区间含零，Newcombe 方法），就写差不多。',
  '按村代码排列，不排名次。',
]

/** Only where somebody was a surveyor. */
const ASSISTED_METHOD =
  '“代填”是调查员念题、村民自己在调查员手机上点的票，最多是发出纸条的三成。单独算，不并到满意率和合计里，也不算进一票否决，不和上一轮比。'

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
  '比上一轮',
]

/** A text, a number of ballots, or a share from 0 to 1, which is cut to a thousandth like everything that is shown of it. */
export type Cell = string | { count: number } | { share: number }

/** Wide enough for the last column, a sentence. */
const widthOf = (column: number): number => (column === RESULT_HEADINGS.length - 1 ? 36 : 16)

const HIDDEN = '不公布'

/**
 * 结果表: one row a village by its code, then the townships and the round together. It says what the
 * page says to whoever only reads it, and nothing more: a file is passed on. Empty until the round is published.
 */
export function resultRows(round: RoundState): Cell[][] {
  const { result, villages } = round
  if (!result) return []
  const results = new Map(result.villages.map((each) => [each.villageId, each]))
  const rows = [...villages]
    .sort((a, b) => (a.code < b.code ? -1 : a.code > b.code ? 1 : 0))
    .flatMap((village) => {
      const found = results.get(village.villageId)
      return found ? [rowOf(village, found)] : []
    })
  const townships = townshipsOf(result, villages)
  const totals = townships.length > 1 ? townships.map(({ township, total }) => totalRow(township, total)) : []
  return [...rows, ...totals, totalRow('', result.total)]
}

export const ASSISTED_HEADINGS = [
  '村代码',
  '村',
  '乡镇',
  '第一书记',
  '代填结果',
  '代填收回',
  '最多',
  '代填满意率',
  '多半在（下限）',
  '多半在（上限）',
  ...ASPECTS.map((aspect) => words.aspectWords[aspect]),
  '建议留任',
]

/** 代填: a sheet of its own, as none of it may be added to the other. Empty where nobody was a surveyor. */
export function assistedRows(round: RoundState): Cell[][] {
  const assisted = round.result?.assisted
  if (!assisted) return []
  const results = new Map(assisted.villages.map((each) => [each.villageId, each]))
  const rows = [...round.villages]
    .sort((a, b) => (a.code < b.code ? -1 : a.code > b.code ? 1 : 0))
    .flatMap((village) => {
      const found = results.get(village.villageId)
      return found ? [assistedRow(village, found)] : []
    })
  const totals =
    assisted.townships.length > 1
      ? assisted.townships.map(({ township, total }) => assistedTotal(township, total))
      : []
  return [...rows, ...totals, assistedTotal('', assisted.total)]
}

function assistedRow({ code, name, township, secretary }: RoundVillage, result: AssistedVillage): Cell[] {
  const whose = [code, name, township, secretary]
  if (result.state === 'hidden') return wide([...whose, HIDDEN, HIDDEN, '', HIDDEN])
  const { rate, low, high } = result.interval
  return [
    ...whose,
    ...['公布', { count: result.ballots }, { count: result.most }],
    ...[rate, low, high].map(cut),
    ...ASPECTS.map((aspect) => shareOf(result.aspects[aspect])),
    shareOf(result.stay),
  ]
}

function assistedTotal(township: string, total: Total | null): Cell[] {
  const whose = ['', township ? '乡镇合计' : '全轮合计', township, '']
  if (!total) return wide([...whose, HIDDEN, HIDDEN, '', HIDDEN])
  return wide([...whose, '公布', { count: total.ballots }, '', cut(total.rate)])
}

function wide(cells: Cell[]): Cell[] {
  return ASSISTED_HEADINGS.map((_, column) => cells[column] ?? '')
}

function rowOf({ code, name, township, secretary }: RoundVillage, result: VillageResult): Cell[] {
  const whose = [code, name, township, secretary]
  if (result.state !== 'shown') return hiddenRow(whose)
  const { rate, low, high } = result.interval
  return [
    ...whose,
    '公布',
    { count: result.ballots },
    ...[rate, low, high].map(cut),
    ...ASPECTS.map((aspect) => shareOf(result.aspects[aspect])),
    shareOf(result.stay),
    words.sinceWords(result.since),
  ]
}

/** 合计 of a township, or of the whole round where none is named. */
function totalRow(township: string, total: Total | null): Cell[] {
  const whose = ['', township ? '乡镇合计' : '全轮合计', township, '']
  if (!total) return hiddenRow(whose)
  return filled([...whose, '公布', { count: total.ballots }, cut(total.rate)])
}

/** The same whatever the reason. */
function hiddenRow(whose: Cell[]): Cell[] {
  return filled([...whose, HIDDEN, HIDDEN, HIDDEN])
}

function filled(cells: Cell[]): Cell[] {
  return RESULT_HEADINGS.map((_, column) => cells[column] ?? '')
}

function shareOf(share: number | null): Cell {
  return share === null ? HIDDEN : cut(share)
}

/** As it is shown: who opens the file must not read more of it than is published. */
function cut(share: number): Cell {
  return { share: tenthsOf(share) / 1000 }
}

/** Texts stay texts, whatever they begin with; only ballots and shares are numbers. */
function written(cell: Cell) {
  if (cell === '') return null
  if (typeof cell === 'string') return { value: cell, type: String, format: '@' } as const
  if ('count' in cell) return { value: cell.count, type: Number, format: '0' } as const
  return { value: cell.share, type: Number, format: '0.0%' } as const
}

/** An .xlsx file: the villages, 代填 where there was any, and the method. A name that begins with = stays a name. */
export function resultsFile(round: RoundState): Promise<Buffer> {
  const villages: SheetData = [RESULT_HEADINGS, ...resultRows(round)].map((row) => row.map(written))
  const apart = assistedRows(round)
  const lines = apart.length > 0 ? [...METHOD, ASSISTED_METHOD] : METHOD
  const method: SheetData = [round.name, ...lines].map((line) => [written(line)])
  const assisted: SheetData = [ASSISTED_HEADINGS, ...apart].map((row) => row.map(written))
  return writeExcel([
    {
      sheet: '结果',
      data: villages,
      columns: RESULT_HEADINGS.map((_, column) => ({ width: widthOf(column) })),
      stickyRowsCount: 1,
    },
    ...(apart.length > 0
      ? [
          {
            sheet: '代填',
            data: assisted,
            columns: ASSISTED_HEADINGS.map(() => ({ width: 16 })),
            stickyRowsCount: 1,
          },
        ]
      : []),
    { sheet: '说明', data: method, columns: [{ width: 90 }] },
  ]).toBuffer()
}
