import type { Entry } from '../../../kernel/aggregate'
import { HOUR } from '../../../kernel/day'
import { distance } from '../../../kernel/geo'
import { evidenceIn, isUnproved, timeOf, type Evidence } from './evidence'
import { keptFixes, type FixBatch, type KeptFix } from './fixes'

/**
 * 存疑: what a human may want to look at, set later by the clock and never a refusal. `repeated`: the very fix of an
 * earlier day, although real ones jitter. `speed`: too far from the last fix for the time between. `crowd`: the very
 * point of several other people. That a check-in came late, its evidence says itself.
 */
export type FlagKind = 'repeated' | 'speed' | 'crowd'
/** A flag as it is stored: the kind's first letter and the index of the check-in's entry, base 36. */
export type Flag = string

/** Metres: coarser fixes come from masts and repeat by themselves, for one person and for many. */
const PRECISE = 50
/** Kilometres an hour that nobody travels between two check-ins of a village, and metres below which nobody is asked. */
const FASTEST = 200
const NEAR = 5_000
/** Other people with the very same point. */
const CROWD = 2

const LETTERS: Record<FlagKind, string> = { repeated: 'r', speed: 's', crowd: 'c' }

export const flagOf = (kind: FlagKind, entry: number): Flag => LETTERS[kind] + entry.toString(36)

/** The kinds that one check-in carries. */
export function flagsOn(flags: readonly Flag[], entry: number): FlagKind[] {
  return (Object.keys(LETTERS) as FlagKind[]).filter((kind) => flags.includes(flagOf(kind, entry)))
}

interface Seen extends KeptFix {
  evidence: Evidence
}

/** Every flag that the fixes still kept give rise to; `others` are points of other people, each with whose it is. */
export function flagsIn(
  batches: readonly FixBatch[],
  history: readonly Entry[],
  others: ReadonlyArray<{ personId: string; fixes: readonly FixBatch[] }> = [],
): Flag[] {
  const seen = keptFixes(batches).flatMap((fix): Seen[] => {
    const entry = history[fix.entry]
    return entry?.act === 'checkIn' && entry.data ? [{ ...fix, evidence: evidenceIn(entry) }] : []
  })
  const points = others.map(({ fixes }) => new Set(keptFixes(fixes).map(pointOf)))
  return [
    ...seen.filter((fix) => isRepeated(fix, seen)).map(({ entry }) => flagOf('repeated', entry)),
    ...tooFast(seen).map(({ entry }) => flagOf('speed', entry)),
    ...seen.filter((fix) => isCrowd(fix, points)).map(({ entry }) => flagOf('crowd', entry)),
  ]
}

const pointOf = ({ latitude, longitude }: KeptFix): string => `${latitude},${longitude}`
const isPrecise = ({ evidence: { accuracy } }: Seen): boolean => accuracy !== undefined && accuracy <= PRECISE

function isRepeated(fix: Seen, seen: readonly Seen[]): boolean {
  const { day, accuracy } = fix.evidence
  const same = (other: Seen): boolean =>
    other.evidence.day < day && other.evidence.accuracy === accuracy && pointOf(other) === pointOf(fix)
  return isPrecise(fix) && seen.some(same)
}

function isCrowd(fix: Seen, others: ReadonlyArray<ReadonlySet<string>>): boolean {
  return isPrecise(fix) && others.filter((points) => points.has(pointOf(fix))).length >= CROWD
}

/** Between two fixes whose hours are sure, each as near to the other as its accuracy allows. */
function tooFast(seen: readonly Seen[]): Seen[] {
  const sure = seen.filter(({ evidence }) => !isUnproved(evidence))
  const inOrder = [...sure].sort((a, b) => timeOf(a.evidence) - timeOf(b.evidence))
  return inOrder.filter((fix, i) => {
    const before = inOrder[i - 1]
    if (!before) return false
    const slack = (fix.evidence.accuracy ?? 0) + (before.evidence.accuracy ?? 0)
    const metres = distance(before, fix) - slack
    const hours = (timeOf(fix.evidence) - timeOf(before.evidence)) / HOUR
    return metres > NEAR && metres / 1000 > FASTEST * hours
  })
}
