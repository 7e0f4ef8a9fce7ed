import { tenthsOf, wilson, type Interval } from '../../../kernel/statistics'
import { ASPECTS, GRADES, type Aspect, type Grade } from '../contract'
import {
  assistedResultOf,
  assistedVillagesOf,
  ordinaryRoom,
  shownBallots,
  type AssistedCount,
  type AssistedResult,
  type AssistedVillage,
} from './assisted-result'
import { assistedMost } from './ballot'
import type { Unasked } from './box'
import { aspectCell, overallCell, stayCell, type Counts } from './cells'
import type { Since } from './since'
import { mustHide, sum, totalsToKeep, type GradeCounts, type Standing } from './suppression'

/** Opinions from which a thin sample stops being thin, for the veto. */
const VETO_FROM = 30
/** In a village of fewer households than this, a share of the households is enough instead. */
const SMALL_VILLAGE = 40
const SMALL_VILLAGE_SHARE = 0.8

/** What may be said of the ballots of one village. */
export interface Answers {
  ballots: number
  counts: GradeCounts
  interval: Interval
  /** Share of opinions that are satisfied or basically satisfied; null where it would say too much. */
  aspects: Record<Aspect, number | null>
  /** Share of those who answered that wants the secretary to stay; null where it would say too much. */
  stay: number | null
}

/** One village's published result, of its ordinary ballots alone. Of a hidden one nothing is kept: the keys are gone after publication. */
export type VillageResult =
  | ({
      villageId: string
      state: 'shown'
      /** 一票否决 asks for a verification by people; it never decides. */
      verify: boolean
      /** Against the round before; absent where the two cannot be compared. */
      since?: Since
    } & Answers)
  | { villageId: string; state: 'hidden' }
  | { villageId: string; state: 'void'; why: Spoilt }

/** Nobody is asked about any more, the box does not add up, or the secret its ballots were cast under is lost. */
export type Spoilt = Unasked | 'broken' | 'keyLost'

/** Several villages together. The rate is kept as it is shown, cut to a tenth of a percent, and not more precisely. */
export interface Total {
  ballots: number
  rate: number
}

/** 乡镇合计; null where a hidden village could be worked out from it. */
export interface TownshipTotal {
  township: string
  total: Total | null
}

export interface RoundResult {
  villages: VillageResult[]
  /** All villages of the round together; null as for a township. */
  total: Total | null
  /** In the order of their first villages. Rounds published before there were any have none: see `townshipsOf`. */
  townships?: TownshipTotal[]
  /** 代填, apart: in no figure above. Absent where nobody was a surveyor. */
  assisted?: AssistedResult
}

export interface Standards {
  minimumBallots: number
  vetoThreshold: number
  usedInAppraisal: boolean
}

/** The box of one village as it was counted. */
export interface Count {
  villageId: string
  township: string
  /** Eligible households, null where the roster does not say. */
  population: number | null
  /** Of the ordinary ballots. */
  outcome: Counts | Spoilt
  /** Of the assisted ones, where somebody was a surveyor. */
  assisted?: AssistedCount
  /** Slips printed for the village; the round's where it is left out. */
  slips?: number | undefined
}

/** @param slips printed for a village that names no number of its own */
export function resultOf(counted: Count[], standards: Standards, slips: number): RoundResult {
  const villages = counted.map((count) => villageResult(count, standards))
  const places = [...counted.keys()]
  const townships = [...new Set(counted.map(({ township }) => township))]
  const totals = [places, ...townships.map((name) => places.filter((at) => counted[at]!.township === name))]
  const assisted = assistedVillagesOf(counted, standards)
  const standings = counted.map((count, at) =>
    standingOf(count.outcome, villages[at]!.state, slipsLeft(count, assisted[at]!)),
  )
  const kept = totalsToKeep(standings, totals, { minimumBallots: standards.minimumBallots, slips })
  const [total, ...ofTownships] = totals.map((members, which) =>
    kept[which] ? totalOf(members.map((at) => counted[at]!.outcome)) : null,
  )
  const apart = assistedResultOf(counted, assisted, villages, standards.minimumBallots)
  return {
    ...(apart ? { assisted: apart } : {}),
    villages,
    total: total ?? null,
    townships: townships.map((township, which) => ({ township, total: ofTownships[which] ?? null })),
  }
}

/** Township totals of a round; of one that was published without them, those in which every village is shown. */
export function townshipsOf(
  result: RoundResult,
  villages: ReadonlyArray<{ villageId: string; township: string }>,
): TownshipTotal[] {
  if (result.townships) return result.townships
  const results = new Map(result.villages.map((each) => [each.villageId, each]))
  return [...new Set(villages.map(({ township }) => township))].map((township) => {
    const ofTownship = villages
      .filter((village) => village.township === township)
      .map(({ villageId }) => results.get(villageId))
    const shown = ofTownship.flatMap((each) => (each?.state === 'shown' ? [each.counts] : []))
    return { township, total: shown.length === ofTownship.length ? totalOfCounts(shown) : null }
  })
}

function villageResult(count: Count, standards: Standards): VillageResult {
  const { villageId, population, outcome } = count
  if (typeof outcome === 'string') return { villageId, state: 'void', why: outcome }
  const answers = answersOf(outcome, population, standards.minimumBallots)
  if (!answers) return { villageId, state: 'hidden' }
  const { ballots, counts, interval } = answers
  const verify = asksForVerification(interval, ballots - counts.unknown, population, standards)
  return { villageId, state: 'shown', ...answers, verify }
}

/** null where nothing may be said of them. */
export function answersOf(
  outcome: Counts,
  population: number | null,
  minimumBallots: number,
): Answers | null {
  const counts = overallOf(outcome)
  const ballots = sum(Object.values(counts))
  const opinions = ballots - counts.unknown
  if (mustHide(Object.values(counts), minimumBallots) || opinions === 0) return null
  const households = population === null ? null : Math.max(population, ballots)
  return {
    ballots,
    counts,
    interval: wilson(counts.satisfied + counts.basically, opinions, households),
    aspects: aspectsOf(outcome, minimumBallots),
    stay: stayOf(outcome, minimumBallots),
  }
}

function aspectsOf(counts: Counts, minimumBallots: number): Record<Aspect, number | null> {
  const rates = ASPECTS.map((aspect) => {
    const grades = gradesOf((grade) => counts[aspectCell(aspect, grade)])
    const opinions = grades.satisfied + grades.basically + grades.not
    if (opinions === 0 || mustHide(Object.values(grades), minimumBallots)) return [aspect, null]
    return [aspect, (grades.satisfied + grades.basically) / opinions]
  })
  return Object.fromEntries(rates) as Record<Aspect, number | null>
}

function stayOf(counts: Counts, minimumBallots: number): number | null {
  const answers = [counts[stayCell('stay')], counts[stayCell('change')]] as const
  return mustHide([...answers], minimumBallots) ? null : answers[0] / (answers[0] + answers[1])
}

/** Compares unrounded values. A thin sample never asks for one. */
function asksForVerification(
  interval: Interval,
  opinions: number,
  population: number | null,
  standards: Standards,
): boolean {
  const small = population !== null && population < SMALL_VILLAGE
  const enough = opinions >= VETO_FROM || (small && opinions >= SMALL_VILLAGE_SHARE * population)
  return standards.usedInAppraisal && enough && interval.high < standards.vetoThreshold
}

/** Slips that a village's ordinary ballots may be on, as everybody may reckon it. */
function slipsLeft({ assisted, slips }: Count, village: AssistedVillage | null): number | undefined {
  if (!assisted || !village) return slips
  return ordinaryRoom(assisted.slips, assistedMost(assisted.slips), shownBallots(village))
}

export function standingOf(
  outcome: Count['outcome'],
  state: VillageResult['state'],
  slips: number | undefined,
): Standing {
  if (state !== 'hidden' || typeof outcome === 'string')
    return { state: state === 'shown' ? 'shown' : 'void' }
  return { state, counts: overallOf(outcome), slips }
}

export function totalOf(outcomes: Array<Count['outcome']>): Total | null {
  return totalOfCounts(
    outcomes.flatMap((outcome) => (typeof outcome === 'string' ? [] : [overallOf(outcome)])),
  )
}

function totalOfCounts(boxes: GradeCounts[]): Total | null {
  const together = gradesOf((grade) => sum(boxes.map((box) => box[grade])))
  const ballots = sum(Object.values(together))
  const opinions = ballots - together.unknown
  if (opinions === 0) return null
  return { ballots, rate: tenthsOf((together.satisfied + together.basically) / opinions) / 1000 }
}

function overallOf(counts: Counts): GradeCounts {
  return gradesOf((grade) => counts[overallCell(grade)])
}

function gradesOf(value: (grade: Grade) => number): GradeCounts {
  return Object.fromEntries(GRADES.map((grade) => [grade, value(grade)])) as GradeCounts
}
