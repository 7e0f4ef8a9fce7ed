import { differenceOf, tenthsOf, type Interval } from '../../../kernel/statistics'
import type { RoundResult, VillageResult } from './result'
import type { RoundState, RoundVillage } from './round'

/** 比上一轮: the village's rate against that of the round before. */
export interface Since {
  /** Name of that round. */
  round: string
  /** 差不多 unless the 95 % interval of the difference lies wholly on one side of none. */
  way: 'higher' | 'lower' | 'alike'
  /** Tenths of a percentage point between the two rates as they are shown; 0 for `alike`. */
  tenths: number
}

export type EarlierRound = Pick<
  RoundState,
  'name' | 'countyId' | 'phase' | 'closesAt' | 'questions' | 'villages' | 'result'
>

/**
 * Says of every shown village how it stands against the round before, and of no other. The round before is the last of
 * the county that asked in that village and was over when this one began. Nothing is said unless it is published and
 * shows the village, asked the same questions about the same posting, so that nobody answers for somebody else; what was
 * hidden then stays hidden, as a comparison needs both figures on the page.
 */
export function withSince(
  result: RoundResult,
  round: Pick<RoundState, 'countyId' | 'opensAt' | 'questions' | 'villages'>,
  earlier: readonly EarlierRound[],
): RoundResult {
  const before = earlier
    .filter(
      ({ countyId, closesAt, phase }) =>
        countyId === round.countyId && closesAt <= round.opensAt && phase !== 'draft' && phase !== 'lapsed',
    )
    .sort((a, b) => b.closesAt - a.closesAt)
  const villages = result.villages.map((village): VillageResult => {
    const asked = round.villages.find(({ villageId }) => villageId === village.villageId)
    const previous = before.find((each) =>
      each.villages.some(({ villageId }) => villageId === village.villageId),
    )
    if (village.state !== 'shown' || !asked || !previous) return village
    if ((previous.questions ?? 1) !== (round.questions ?? 1)) return village
    const interval = shownBefore(previous, asked)
    return interval ? { ...village, since: sinceOf(village.interval, interval, previous.name) } : village
  })
  return { ...result, villages }
}

/** What was shown then of the village and the same posting. */
function shownBefore(previous: EarlierRound, { villageId, postingId }: RoundVillage): Interval | null {
  const samePosting = previous.villages.some(
    (village) => village.villageId === villageId && village.postingId === postingId,
  )
  const village = previous.result?.villages.find((each) => each.villageId === villageId)
  return samePosting && village?.state === 'shown' ? village.interval : null
}

function sinceOf(now: Interval, before: Interval, round: string): Since {
  const { low, high } = differenceOf(now, before)
  // Taken between the figures as shown, so that a reader who subtracts them finds the same.
  const tenths = Math.abs(tenthsOf(now.rate) - tenthsOf(before.rate))
  if ((low <= 0 && high >= 0) || tenths === 0) return { round, way: 'alike', tenths: 0 }
  return { round, way: low > 0 ? 'higher' : 'lower', tenths }
}
