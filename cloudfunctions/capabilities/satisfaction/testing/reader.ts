import { tenthsOf } from '../../../kernel/statistics'
import { GRADES } from '../contract'
import {
  mustHide,
  sum,
  totalsToKeep,
  type GradeCounts,
  type Limits,
  type Standing,
} from '../rules/suppression'

/** What everybody can read: boxes of shown villages, and the totals that were given. */
export interface Publication {
  villages: ReadonlyArray<GradeCounts | 'hidden' | 'void'>
  /** By village, where they have numbers of slips of their own. */
  slips?: readonly number[]
  totals: ReadonlyArray<{ members: readonly number[]; total: { ballots: number; tenths: number } | null }>
  /** Two places that are two kinds of ballots of one village: both together are on its slips. */
  pairs?: ReadonlyArray<{ places: readonly [number, number]; slips: number }>
  /** Whether the rule would give the same totals in another world; by itself it is the rule for one kind of ballots. */
  sameRule?: (world: ReadonlyArray<GradeCounts | 'hidden' | 'void'>) => boolean
}

/** null where nobody has said anything. */
export function totalOver(boxes: readonly GradeCounts[]): { ballots: number; tenths: number } | null {
  const sums = sumsOf(...boxes)
  const rate = tenths(sums)
  return rate === null ? null : { ballots: sums.ballots, tenths: rate }
}

/** Every box that a village can be hidden with, the small ones first: they differ in everything soon. */
export function hiddenBoxes({ minimumBallots, slips }: Limits): GradeCounts[] {
  const boxes: GradeCounts[] = []
  for (let satisfied = 0; satisfied <= slips; satisfied++)
    for (let basically = 0; satisfied + basically <= slips; basically++)
      for (let not = 0; satisfied + basically + not <= slips; not++)
        for (let unknown = 0; satisfied + basically + not + unknown <= slips; unknown++) {
          const box = { satisfied, basically, not, unknown }
          const nothingSaid = satisfied + basically + not === 0
          if (nothingSaid || mustHide(Object.values(box), minimumBallots)) boxes.push(box)
        }
  return boxes.sort((a, b) => sumsOf(a).ballots - sumsOf(b).ballots)
}

/**
 * A patient reader: tries every box in every hidden village, keeps the worlds in which all that is published would be
 * the same, and names the counts that have one value in all of them. `knowsTheRule` also drops the worlds in which the
 * rule would have given other totals than it gave.
 */
export function whatIsFound(
  publication: Publication,
  limits: Limits,
  { knowsTheRule }: { knowsTheRule: boolean },
): string[] {
  const { villages, totals } = publication
  const hidden = villages.flatMap((village, place) => (village === 'hidden' ? [place] : []))
  const tries = hiddenBoxes(limits).map((box) => ({ box, values: valuesOf(box), sums: sumsOf(box) }))
  const seen = hidden.map(() => COUNTS.map(() => new Set<number>()))
  const world = [...villages]
  const given = totals.flatMap(({ members, total }) => {
    if (!total) return []
    const known = members.map((place) => villages[place]!).filter((village) => typeof village === 'object')
    return [{ members: new Set(members), total, sums: sumsOf(...known) }]
  })

  function tryAll(next: number): boolean {
    if (next === hidden.length) return note()
    const place = hidden[next]!
    const touched = given.filter(({ members }) => members.has(place))
    const most = publication.slips?.[place] ?? limits.slips
    for (const { box, sums } of tries) {
      if (sums.ballots > most) continue
      world[place] = box
      if (!onSlips(place)) continue
      for (const each of touched) add(each.sums, sums, 1)
      const over = touched.some((each) => each.sums.ballots > each.total.ballots)
      const done = !over && tryAll(next + 1)
      for (const each of touched) add(each.sums, sums, -1)
      if (done) return true
    }
    world[place] = 'hidden'
    return false
  }

  /** Do both kinds of ballots of the village fit on its slips, as far as they are tried by now? */
  function onSlips(place: number): boolean {
    return (publication.pairs ?? []).every(({ places, slips }) => {
      if (!places.includes(place)) return true
      const boxes = places.map((each) => world[each]!).filter((each) => typeof each === 'object')
      return sumsOf(...boxes).ballots <= slips
    })
  }

  /** Answers whether every count has two values by now. */
  function note(): boolean {
    if (given.some(({ sums, total }) => sums.ballots !== total.ballots || tenths(sums) !== total.tenths))
      return false
    const same = publication.sameRule ?? ((of) => givesTheSame([...of], publication, limits))
    if (knowsTheRule && !same(world)) return false
    hidden.forEach((place, at) =>
      valuesOf(world[place] as GradeCounts).forEach((values, count) =>
        values.forEach((value) => seen[at]![count]!.add(value)),
      ),
    )
    return seen.every((counts) => counts.every((values) => values.size > 1))
  }

  tryAll(0)
  return hidden.flatMap((place, at) =>
    COUNTS.filter((_, count) => seen[at]![count]!.size === 1).map((count) => `${place}:${count}`),
  )
}

const COUNTS = ['ballots', ...GRADES, 'answered'] as const

/** In the order of COUNTS. The last stands for an aspect or for staying: any number up to the ballots, in no total. */
function valuesOf(box: GradeCounts): number[][] {
  const ballots = sum(Object.values(box))
  return [[ballots], ...GRADES.map((grade) => [box[grade]]), [0, ballots]]
}

interface Sums {
  ballots: number
  yes: number
  opinions: number
}

function sumsOf(...boxes: GradeCounts[]): Sums {
  const sums = { ballots: 0, yes: 0, opinions: 0 }
  for (const { satisfied, basically, not, unknown } of boxes) {
    sums.yes += satisfied + basically
    sums.opinions += satisfied + basically + not
    sums.ballots += satisfied + basically + not + unknown
  }
  return sums
}

function add(to: Sums, { ballots, yes, opinions }: Sums, times: 1 | -1): void {
  to.ballots += times * ballots
  to.yes += times * yes
  to.opinions += times * opinions
}

function tenths({ yes, opinions }: Sums): number | null {
  return opinions === 0 ? null : tenthsOf(yes / opinions)
}

type Known = Publication['villages'][number]

function givesTheSame(world: Known[], { villages, totals, slips }: Publication, limits: Limits): boolean {
  const standings = villages.map((village, place) => standingOf(village, world[place]!, slips?.[place]))
  const kept = totalsToKeep(
    standings,
    totals.map(({ members }) => members),
    limits,
  )
  return totals.every(({ members, total }, which) => {
    const boxes = members.map((place) => world[place]!).filter((village) => typeof village === 'object')
    return (kept[which] && totalOver(boxes) !== null) === (total !== null)
  })
}

export function standingOf(village: Known, box: Known, slips?: number): Standing {
  if (village === 'void') return { state: 'void' }
  return village === 'hidden' ? { state: 'hidden', counts: box as GradeCounts, slips } : { state: 'shown' }
}
