import { GRADES, type Grade } from '../contract'

/** A unanimous box below this size is hidden: everybody in it would be known to have said the same. */
export const UNANIMOUS_BELOW = 30

export type GradeCounts = Record<Grade, number>

/** Too few answers, or a small group that all said the same. */
export function mustHide(answers: number[], minimumBallots: number): boolean {
  const n = sum(answers)
  return n < minimumBallots || (n < UNANIMOUS_BELOW && answers.includes(n))
}

/** A village as a total sees it. A void one is counted nowhere, but to readers it looks like a hidden one. */
export type Standing = { state: 'shown' | 'void' } | ({ state: 'hidden' } & Hidden)

export interface Hidden {
  counts: GradeCounts
  /** Slips printed for the village, where its number is not the round's. Everybody may know it. */
  slips?: number | undefined
}

export interface Limits {
  minimumBallots: number
  /** Slips printed for a village that names no number of its own, which everybody may know: no box holds more. */
  slips: number
}

/** Places in the list of villages. */
type Members = readonly number[]

/**
 * 合计能不能公布: which totals may stand beside the villages so that no hidden one can be worked out.
 *
 * **The reader** knows every box of every shown village to the last ballot, which villages are void, how many slips were
 * printed, every kept total (ballots and a rate cut to one decimal) and this very rule. They add, subtract and use that
 * no count is below zero. They may even know more than is printed: of every group of hidden villages that lie in the
 * same kept totals, the exact sum of the ballots and of 满意 with 基本满意, 不满意 and 不了解. For every hidden village they
 * must be left with two or more values of its number of ballots and of every grade, aspect and stay count. Not met is
 * somebody who knows a hidden box from elsewhere, and a range is not protected, only a value.
 *
 * **The rule.** Unpublished villages that lie in the same kept totals are a group. Totals are given up, the narrow ones
 * first and the first one of the list last, until every group has two counted villages. Then a group whose sums tell too
 * much takes every total that it lies in with it. Totals always suffice, so no village is hidden for another one's sake.
 *
 * **Why it is enough.** Take a kept group.
 * - Two of its villages that differ in a count can be exchanged: nothing that is published changes.
 * - Where all are alike in a count of the overall question, each has at least one such ballot, as the group has; another
 *   kind is there too, so two villages swap one ballot against another. 满意 and 基本满意 are never told apart.
 * - Where all have the same number of ballots, it leaves room for one more, so one ballot moves over.
 * - Where villages have different numbers of slips, no box of the group fills the fewest of them: so each would fit into the other.
 * - Aspects and staying are in no total.
 * None of this changes a sum, so this rule would decide the same. A group that was refused could have been so for any of
 * the reasons, so the refusal says nothing of one village either: without any 不了解 among them, a village may have had 0
 * or 1 of everything else, and without any 不满意 it may have had 0 or 1 不了解.
 *
 * @param totals members of each, from the one to keep longest to the one to give up first
 * @returns for each total whether it may be published
 */
export function totalsToKeep(
  villages: readonly Standing[],
  totals: readonly Members[],
  limits: Limits,
): boolean[] {
  const kept = new Set(totals.keys())
  const groups = (): Group[] => groupsOf(villages, totals, kept)
  for (let small = groups().find(isSmall); small; small = groups().find(isSmall))
    kept.delete(nextToGo(small, groups()))
  const telling = groups().filter(({ boxes }) => tells(boxes, limits))
  for (const { within } of telling) for (const total of within) kept.delete(total)
  return totals.map((_, total) => kept.has(total))
}

interface Group {
  /** Kept totals that the whole group lies in, in their order. */
  within: number[]
  /** Boxes of the counted ones. */
  boxes: Hidden[]
}

function groupsOf(villages: readonly Standing[], totals: readonly Members[], kept: Set<number>): Group[] {
  const groups = new Map<string, Group>()
  villages.forEach((village, place) => {
    const within = [...kept].filter((total) => totals[total]!.includes(place))
    if (village.state === 'shown' || within.length === 0) return
    const group = groups.get(within.join()) ?? { within, boxes: [] }
    if (village.state === 'hidden') group.boxes.push(village)
    groups.set(within.join(), group)
  })
  return [...groups.values()]
}

function isSmall({ boxes }: Group): boolean {
  return boxes.length < 2
}

/** A narrow total of the group itself, else one of another group, which then joins this one; the first total goes last. */
function nextToGo({ within }: Group, groups: Group[]): number {
  const own = within.filter((total) => total > 0)
  const others = groups.flatMap((group) => group.within).filter((total) => total > 0)
  return own.length > 0 ? Math.max(...own) : Math.max(0, ...others)
}

/** Is the group together unfit to be published, or does one sum pin its members down? */
function tells(boxes: Hidden[], limits: Limits): boolean {
  const { minimumBallots } = limits
  const most = mostInEach(boxes, limits)
  if (boxes.some(({ counts }) => sum(Object.values(counts)) > most)) return true
  const [satisfied, basically, not, unknown] = GRADES.map((grade) =>
    sum(boxes.map(({ counts }) => counts[grade])),
  )
  const kinds = [satisfied! + basically!, not!, unknown!]
  const ballots = sum(kinds)
  if (ballots < minimumBallots || kinds.includes(0)) return true
  const each = ballots / boxes.length
  return Number.isInteger(each) && each >= Math.min(minimumBallots - 1, most)
}

/** Ballots that any box of the group has room for; less than the fewest slips where their numbers differ. */
function mostInEach(boxes: Hidden[], { slips }: Limits): number {
  const printed = boxes.map((box) => box.slips ?? slips)
  const fewest = Math.min(...printed)
  return printed.every((each) => each === fewest) ? fewest : fewest - 1
}

export function sum(values: number[]): number {
  return values.reduce((a, b) => a + b, 0)
}
