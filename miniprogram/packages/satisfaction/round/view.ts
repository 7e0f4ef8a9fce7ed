import { inPieces } from '../../../behaviors/pieces'
import type { RoundView, VillageRow } from '../../../../cloudfunctions/capabilities/satisfaction/contract'

/** 满意率 82.3%，多半在 72.2%—89.4%，收回 79 张 */
export function intervalWords(village: VillageRow): string {
  return village.state === 'shown' ? `满意率 ${village.rate}，${village.text}` : village.text
}

/** For each village the head of its township, where it is the first of it; null for all others. */
export function headsOf({ villages, townships }: RoundView): Array<RoundView['townships'][number] | null> {
  return villages.map(({ township }, place) => {
    const first = place === 0 || villages[place - 1]!.township !== township
    return (first && townships.find(({ name }) => name === township)) || null
  })
}

/** One village of the list, with all that is drawn of it. */
export interface Row {
  id: string
  village: VillageRow
  /** The head of the township that begins with it. */
  head: RoundView['townships'][number] | null
  /** What a screen reader says of its bar. */
  spoken: string
  /** A line parts it from the village above. */
  parted: boolean
}

/** Villages of a piece of the list: about half a screen. */
const A_PIECE = 4
/** Nodes of a village with its bar, its head and what was read out. */
const A_VILLAGE = 24

/** The villages in pieces, of which only those near the screen are drawn: a county has up to three hundred. */
export function piecesOf(round: RoundView): { pieces: Row[][]; nodes: number[] } {
  const heads = headsOf(round)
  const rows = round.villages.map((village, index): Row => {
    const head = heads[index] ?? null
    const parted = index > 0 && !head
    return { id: village.villageId, village, head, spoken: intervalWords(village), parted }
  })
  return inPieces(rows, A_PIECE, A_VILLAGE)
}

/** What is asked before a step that cannot be taken back. */
export function confirmWords(kind: NonNullable<RoundView['act']>['kind']): {
  title: string
  message: string
  confirm: string
} {
  return kind === 'close'
    ? { title: '结束这一轮？', message: '结束以后就不能再投了。', confirm: '结束' }
    : {
        title: '公布结果？',
        message: '公布一次，改不了。张数太少的村不公布，免得猜出是谁投的。',
        confirm: '公布',
      }
}

/** What stands at the top of the page. */
export function titleOf(published: boolean): string {
  return published ? '测评结果' : '这一轮测评'
}
