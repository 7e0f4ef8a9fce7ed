import { wilson, type Interval } from '../../../kernel/statistics'
import { ASPECTS, GRADES, type Aspect, type Grade } from '../contract'
import { aspectCell, overallCell, stayCell, type Counts } from './cells'

/** A unanimous box below this size is hidden: everybody in it would be known to have said the same. */
export const UNANIMOUS_BELOW = 30
/** Opinions from which a thin sample stops being thin, for the veto. */
const VETO_FROM = 30
/** In a village of fewer households than this, a share of the households is enough instead. */
const SMALL_VILLAGE = 40
const SMALL_VILLAGE_SHARE = 0.8

export type GradeCounts = Record<Grade, number>

/** One village's published result. Of a hidden one nothing is kept: the keys are gone after publication. */
export type VillageResult =
  | {
      villageId: string
      state: 'shown'
      ballots: number
      counts: GradeCounts
      interval: Interval
      /** Share of opinions that are satisfied or basically satisfied; null where it would say too much. */
      aspects: Record<Aspect, number | null>
      /** Share of those who answered that wants the secretary to stay; null where it would say too much. */
      stay: number | null
      /** 一票否决 asks for a verification by people; it never decides. */
      verify: boolean
    }
  | { villageId: string; state: 'hidden' }
  | { villageId: string; state: 'void'; why: Spoilt }

/** The secretary left, the box does not add up, or the secret its ballots were cast under is lost. */
export type Spoilt = 'replaced' | 'broken' | 'keyLost'

export interface RoundResult {
  villages: VillageResult[]
  /** null as soon as one village is hidden, which could be found by subtraction. */
  total: { ballots: number; rate: number } | null
}

export interface Standards {
  minimumBallots: number
  vetoThreshold: number
  usedInAppraisal: boolean
}

/** The box of one village as it was counted. */
export interface Count {
  villageId: string
  /** Eligible households, null where the roster does not say. */
  population: number | null
  outcome: Counts | Spoilt
}

export function resultOf(counted: Count[], standards: Standards): RoundResult {
  const villages = counted.map((count) => villageResult(count, standards))
  return { villages, total: totalOf(villages) }
}

function villageResult(count: Count, standards: Standards): VillageResult {
  const { villageId, population, outcome } = count
  if (typeof outcome === 'string') return { villageId, state: 'void', why: outcome }
  const counts = gradesOf((grade) => outcome[overallCell(grade)])
  const ballots = sum(Object.values(counts))
  if (mustHide(Object.values(counts), standards.minimumBallots)) return { villageId, state: 'hidden' }
  const opinions = ballots - counts.unknown
  if (opinions === 0) return { villageId, state: 'hidden' }
  const households = population === null ? null : Math.max(population, ballots)
  const interval = wilson(counts.satisfied + counts.basically, opinions, households)
  return {
    villageId,
    state: 'shown',
    ballots,
    counts,
    interval,
    aspects: aspectsOf(outcome, standards.minimumBallots),
    stay: stayOf(outcome, standards.minimumBallots),
    verify: asksForVerification(interval, opinions, population, standards),
  }
}

/** Too few answers, or a small group that all said the same. */
export function mustHide(answers: number[], minimumBallots: number): boolean {
  const n = sum(answers)
  return n < minimumBallots || (n < UNANIMOUS_BELOW && answers.includes(n))
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

function totalOf(villages: VillageResult[]): RoundResult['total'] {
  if (villages.some((village) => village.state === 'hidden')) return null
  const shown = villages.flatMap((village) => (village.state === 'shown' ? [village] : []))
  if (shown.length === 0) return null
  const opinions = sum(shown.map((village) => village.ballots - village.counts.unknown))
  const yes = sum(shown.map((village) => village.counts.satisfied + village.counts.basically))
  return { ballots: sum(shown.map((village) => village.ballots)), rate: yes / opinions }
}

function gradesOf(value: (grade: Grade) => number): GradeCounts {
  return Object.fromEntries(GRADES.map((grade) => [grade, value(grade)])) as GradeCounts
}

function sum(values: number[]): number {
  return values.reduce((a, b) => a + b, 0)
}
