import { inPieces } from '../../../behaviors/pieces'
import type { SlipRow, SlipsView } from '../../../../cloudfunctions/capabilities/satisfaction/contract'

/** Villages that a tap on the bar prints one after another. */
export function missingOf(slips: SlipsView | null): string[] {
  return (slips?.rows ?? []).filter(({ may }) => may === 'print').map(({ villageId }) => villageId)
}

/** Villages of a piece of the list: about half a screen. */
const A_PIECE = 6
/** Nodes of a village with all that may be tapped. */
const A_VILLAGE = 16

/** The villages in pieces, of which only those near the screen are drawn. */
export function piecesOf(rows: SlipRow[]): { pieces: SlipRow[][]; nodes: number[] } {
  return inPieces(rows, A_PIECE, A_VILLAGE)
}

export interface Bar {
  /** Empty when no village is left. */
  primary: string
  off: boolean
  note: string
}

/** 印 9 个村的纸条; 印纸条 4/12 while `busy`, counting the villages that are printed already. */
export function barOf(slips: SlipsView, busy: string): Bar {
  const [missing, all] = [missingOf(slips).length, slips.counting]
  if (missing === 0) return { primary: '', off: true, note: '' }
  if (busy === '') return { primary: `印 ${missing} 个村的纸条`, off: false, note: '' }
  const at = Math.min(all, slips.rows.filter(isPrinted).length + 1)
  return { primary: `印纸条 ${at}/${all}`, off: true, note: '离开也不要紧，回来接着印' }
}

const isPrinted = ({ may, tag }: SlipRow): boolean => may === 'open' || tag.tone === 'pine'

/** What a tap on a village is called. */
export const actWords = { print: '印', open: '打开' }
