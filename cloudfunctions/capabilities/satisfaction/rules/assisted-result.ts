import { assistedMost } from './ballot'
import type { Counts } from './cells'
import {
  answersOf,
  standingOf,
  totalOf,
  type Answers,
  type Count,
  type Standards,
  type Total,
  type TownshipTotal,
  type VillageResult,
} from './result'
import { totalsToKeep, type Standing } from './suppression'

/**
 * 代填的结果 of one village, apart from the others: the same figures by the same rule, but no verification follows from it
 * and nothing is compared with an earlier round. A void village looks like any hidden one.
 */
export type AssistedVillage =
  | ({
      villageId: string
      state: 'shown'
      /** As many assisted ballots as the village might have. */
      most: number
    } & Answers)
  | { villageId: string; state: 'hidden' }

export interface AssistedResult {
  /** Villages in which somebody was a surveyor. */
  villages: AssistedVillage[]
  total: Total | null
  /** Townships with such villages. */
  townships: TownshipTotal[]
}

/** What of a village's ballots was assisted, as it was counted. */
export interface AssistedCount {
  outcome: Counts
  /** Slips printed for the village: what the most is worked out from. */
  slips: number
}

/** The villages alone; their totals need the ordinary results beside them. */
export function assistedVillagesOf(
  counted: readonly Count[],
  standards: Standards,
): Array<AssistedVillage | null> {
  return counted.map((count) => {
    const { villageId, assisted } = count
    if (!assisted) return null
    const hidden = { villageId, state: 'hidden' as const }
    if (typeof count.outcome === 'string') return hidden
    // No correction for the village's number of households: who was read to is no sample of them.
    const answers = answersOf(assisted.outcome, null, standards.minimumBallots)
    if (!answers) return hidden
    return { ...hidden, ...answers, state: 'shown', most: assistedMost(assisted.slips) }
  })
}

/**
 * The most ordinary ballots a village's box can hold, as everybody may reckon it: one slip is cast one way only. Where the
 * assisted ones are hidden (null), there may be as many as the cap allows.
 */
export function ordinaryRoom(slips: number, most: number, assisted: number | null): number {
  return slips - (assisted ?? most)
}

/** The same of the assisted ones: no more than the cap, and than the ordinary ones leave where those are shown. */
export function assistedRoom(slips: number, most: number, ordinary: number | null): number {
  return ordinary === null ? most : Math.min(most, slips - ordinary)
}

/** Ballots that everybody reads; null where they are hidden. */
export function shownBallots(
  village: { state: 'shown'; ballots: number } | { state: 'hidden' | 'void' },
): number | null {
  return village.state === 'shown' ? village.ballots : null
}

/**
 * 代填的合计. They are a family of totals of their own: no sum over both kinds is ever published, so whatever is known of
 * the ordinary ballots enters only through the slips they leave.
 */
export function assistedResultOf(
  counted: readonly Count[],
  villages: ReadonlyArray<AssistedVillage | null>,
  ordinary: readonly VillageResult[],
  minimumBallots: number,
): AssistedResult | null {
  if (villages.every((village) => village === null)) return null
  const places = [...counted.keys()]
  const surveyed = places.filter((at) => villages[at])
  const townships = [...new Set(surveyed.map((at) => counted[at]!.township))]
  const totals = [places, ...townships.map((name) => places.filter((at) => counted[at]!.township === name))]
  const standings = counted.map((count, at): Standing => {
    const village = villages[at]
    // Nobody was a surveyor there, so everybody knows that nothing is hidden.
    if (!village || !count.assisted) return { state: 'shown' }
    const outcome = typeof count.outcome === 'string' ? count.outcome : count.assisted.outcome
    const { slips } = count.assisted
    const room = assistedRoom(slips, assistedMost(slips), shownBallots(ordinary[at]!))
    return standingOf(outcome, village.state, room)
  })
  const slips = Math.max(...surveyed.map((at) => counted[at]!.assisted!.slips))
  const kept = totalsToKeep(standings, totals, { minimumBallots, slips: assistedMost(slips) })
  const [total, ...ofTownships] = totals.map((members, which) =>
    kept[which]
      ? totalOf(
          members.flatMap((at) => {
            const { assisted, outcome } = counted[at]!
            return assisted && typeof outcome !== 'string' ? [assisted.outcome] : []
          }),
        )
      : null,
  )
  return {
    villages: villages.flatMap((village) => village ?? []),
    total: total ?? null,
    townships: townships.map((township, which) => ({ township, total: ofTownships[which] ?? null })),
  }
}
