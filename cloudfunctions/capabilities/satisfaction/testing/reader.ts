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
  totals: ReadonlyArray<{ members: readonly number[]; total: { ballots: number; tenths: number } | null }>
}

export function totalOver(boxes: readonly GradeCounts[]): { ballots: number; tenths: number } | null {
  const [satisfied, basically, not, unknown] = GRADES.map((grade) => sum(boxes.map((box) => box[grade])))
  const yes = satisfied! + basically!
  if (yes + not! === 0) return null
  return { ballots: yes + not! + unknown!, tenths: tenthsOf(yes / (yes + not!)) }
}

/** Every box that a village can be hidden with. */
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
  return boxes
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
  const hidden = publication.villages.flatMap((village, place) => (village === 'hidden' ? [place] : []))
  const boxes = hiddenBoxes(limits)
  const seen = new Map(
    hidden.flatMap((place) => COUNTS.map((count) => [`${place}:${count}`, new Set<number>()])),
  )
  const world = [...publication.villages]
  const enough = (): boolean => [...seen.values()].every((values) => values.size > 1)
  const given = publication.totals.filter(({ total }) => total !== null)

  function fill(next: number): boolean {
    if (given.some(({ members, total }) => isOver(world, members, total!.ballots))) return false
    if (next < hidden.length) {
      for (const box of boxes) {
        world[hidden[next]!] = box
        if (fill(next + 1)) return true
      }
      world[hidden[next]!] = 'hidden'
      return false
    }
    if (!looksTheSame(world, publication, limits, knowsTheRule)) return false
    for (const place of hidden)
      for (const [count, value] of countsIn(world[place] as GradeCounts))
        seen.get(`${place}:${count}`)!.add(value)
    return enough()
  }
  fill(0)
  return [...seen].flatMap(([count, values]) => (values.size === 1 ? [count] : []))
}

const COUNTS = ['ballots', ...GRADES, 'answered'] as const

/** `answered` stands for an aspect or for staying: as many answers as ballots or fewer, in no total. */
function countsIn(box: GradeCounts): Array<[string, number]> {
  const ballots = sum(Object.values(box))
  const grades = GRADES.map((grade): [string, number] => [grade, box[grade]])
  return [['ballots', ballots], ...grades, ['answered', 0], ['answered', ballots]]
}

type World = Array<GradeCounts | 'hidden' | 'void'>

function boxesOf(world: World, members: readonly number[]): GradeCounts[] {
  return members.flatMap((place) => (typeof world[place] === 'object' ? [world[place]] : []))
}

function isOver(world: World, members: readonly number[], ballots: number): boolean {
  return sum(boxesOf(world, members).flatMap((box) => Object.values(box))) > ballots
}

function looksTheSame(
  world: World,
  { villages, totals }: Publication,
  limits: Limits,
  knowsTheRule: boolean,
): boolean {
  const same = totals.every(({ members, total }) => {
    if (!total) return true
    const would = totalOver(boxesOf(world, members))
    return would?.ballots === total.ballots && would.tenths === total.tenths
  })
  if (!same || !knowsTheRule) return same
  const standings = villages.map((village, place) => standingOf(village, world[place]!))
  const members = totals.map((total) => total.members)
  const kept = totalsToKeep(standings, members, limits)
  return totals.every(({ total }, which) => {
    const would = kept[which] ? totalOver(boxesOf(world, members[which]!)) : null
    return (would === null) === (total === null)
  })
}

export function standingOf(
  village: GradeCounts | 'hidden' | 'void',
  box: GradeCounts | 'hidden' | 'void',
): Standing {
  if (village === 'void') return { state: 'void' }
  return village === 'hidden' ? { state: 'hidden', counts: box as GradeCounts } : { state: 'shown' }
}
