import { wilson } from '../../../kernel/statistics'
import type { VillageResult } from './result'

/**
 * 异常苗头: what may make a verifier look twice. It accuses nobody and decides nothing; all of it can be read from the
 * published results.
 */
export type Sign =
  /** Every ballot said the same. */
  | { kind: 'uniform' }
  /** The interval lies wholly above or below that of all neighbours of the township together. */
  | { kind: 'apart'; side: 'above' | 'below'; neighbours: number }

type Shown = Extract<VillageResult, { state: 'shown' }>

/** Neighbours from which a village can be said to lie apart. */
const FEWEST_NEIGHBOURS = 2

/** Signs of one village among the shown ones of its township; the village itself may be among them. */
export function signsOf(village: Shown, township: readonly Shown[]): Sign[] {
  const signs: Sign[] = []
  if (Object.values(village.counts).includes(village.ballots)) signs.push({ kind: 'uniform' })
  const others = township.filter(({ villageId }) => villageId !== village.villageId)
  const side = others.length >= FEWEST_NEIGHBOURS ? sideOf(village, others) : null
  if (side) signs.push({ kind: 'apart', side, neighbours: others.length })
  return signs
}

function sideOf(village: Shown, others: readonly Shown[]): 'above' | 'below' | null {
  const yes = others.reduce((sum, { counts }) => sum + counts.satisfied + counts.basically, 0)
  const opinions = others.reduce((sum, { ballots, counts }) => sum + ballots - counts.unknown, 0)
  const together = wilson(yes, opinions, null)
  if (village.interval.low > together.high) return 'above'
  return village.interval.high < together.low ? 'below' : null
}
