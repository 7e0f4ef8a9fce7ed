import { sha256Hex } from '../../../kernel/hashing'

/** 村民小组 with its eligible households. */
export interface Group {
  name: string
  households: number
}

/** 一个组发几张，发给哪几户. */
export interface GroupShare extends Group {
  slips: number
  /** Places in the group's register of households, from 1 on, ascending. */
  drawn: number[]
}

/**
 * 一户一张: a village gets what is wished for, and one for each household where it has fewer. 0 households means that
 * nobody knows how many.
 */
export function slipsFor(wished: number, households: number): number {
  return households > 0 ? Math.min(wished, households) : wished
}

/**
 * 抽样: a stratified random sample. Slips are shared out among the groups as their households are, by the largest
 * remainders; every group gets one while there are enough, and none more than it has households. In each group the
 * households are drawn by lot: every choice of that size is as likely as any other, for whoever does not know the seed.
 * The same seed always draws the same, so a second printing asks the same households.
 *
 * @param slips at most the households of all groups together
 * @param groups with a household each at least
 */
export function samplePlan(slips: number, groups: readonly Group[], seed: string): GroupShare[] {
  const shares = sharesOf(slips, groups)
  return groups.map((group, at) => ({
    ...group,
    slips: shares[at]!,
    drawn: drawPlaces(group, shares[at]!, `${seed}|${at}`),
  }))
}

function sharesOf(slips: number, groups: readonly Group[]): number[] {
  const all = groups.reduce((sum, { households }) => sum + households, 0)
  if (slips > all) throw new Error(`${slips} slips for ${all} households`)
  const exact = groups.map(({ households }) => (slips * households) / all)
  const least = slips >= groups.length ? 1 : 0
  const shares = exact.map((share) => Math.max(least, Math.floor(share)))
  const short = (at: number): number => exact[at]! - shares[at]!
  const order = [...groups.keys()]
  for (let left = slips - total(shares); left > 0; left--) {
    const open = order.filter((at) => shares[at]! < groups[at]!.households)
    const next = open.reduce((best, at) => (short(at) > short(best) ? at : best))
    shares[next]!++
  }
  // The least of one can give out too many: they come from where there is most above the exact share.
  for (let over = total(shares) - slips; over > 0; over--) {
    const open = order.filter((at) => shares[at]! > least)
    const next = open.reduce((best, at) => (short(at) < short(best) ? at : best))
    shares[next]!--
  }
  return shares
}

const total = (numbers: readonly number[]): number => numbers.reduce((sum, each) => sum + each, 0)

/** Each household's lot is a digest; the smallest are drawn. */
function drawPlaces({ households }: Group, slips: number, seed: string): number[] {
  return Array.from({ length: households }, (_, at) => ({
    place: at + 1,
    lot: sha256Hex(`${seed}|${at + 1}`),
  }))
    .sort((a, b) => (a.lot < b.lot ? -1 : 1))
    .slice(0, slips)
    .map(({ place }) => place)
    .sort((a, b) => a - b)
}

/**
 * The groups that a village is sampled by: its own, where their households come to the village's number; else the
 * village as a whole; none where nobody knows how many households it has.
 */
export function groupsFor(village: { households: number; groups?: readonly Group[] | undefined }): Group[] {
  const groups = (village.groups ?? []).filter(({ households }) => households > 0)
  if (village.households > 0 && total(groups.map(({ households }) => households)) === village.households)
    return groups
  return village.households > 0 ? [{ name: '全村', households: village.households }] : []
}
