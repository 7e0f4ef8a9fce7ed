import { switchOn, type CountyPolicy } from '../../../kernel/county-policy'
import { DAY, addDays, dayOf, startOf, weekdayOf } from '../../../kernel/day'
import type { Point } from '../../../kernel/geo'

/**
 * 坐标: fixes that are deleted on the same day. They lie apart from the evidence, so that they can go while it stays,
 * each as one short text: index of its entry in the history, latitude and longitude in ten-millionths of a degree.
 */
export interface FixBatch {
  /** Epoch milliseconds at which they are deleted. */
  until: number
  of: string[]
}

export interface KeptFix extends Point {
  /** Index of the check-in in the ledger's history. */
  entry: number
}

/** A centimetre: what two phones never share by chance, and still written in six letters. */
const PARTS = 10_000_000

export function withFix(batches: readonly FixBatch[], fix: KeptFix, until: number): FixBatch[] {
  const text = [fix.entry, Math.round(fix.latitude * PARTS), Math.round(fix.longitude * PARTS)]
    .map((value) => value.toString(36))
    .join(',')
  const others = batches.filter((batch) => batch.until !== until)
  const same = batches.find((batch) => batch.until === until)
  return [...others, { until, of: [...(same?.of ?? []), text] }].sort((a, b) => a.until - b.until)
}

/** In the order in which they were taken. */
export function keptFixes(batches: readonly FixBatch[]): KeptFix[] {
  return batches
    .flatMap(({ of }) => of)
    .map((text) => {
      const [entry, latitude, longitude] = text.split(',').map((part) => Number.parseInt(part, 36))
      return { entry: entry!, latitude: latitude! / PARTS, longitude: longitude! / PARTS }
    })
    .sort((a, b) => a.entry - b.entry)
}

/** Those whose time is not up. */
export function notYetDue(batches: readonly FixBatch[], now: number): FixBatch[] {
  return batches.filter(({ until }) => until > now)
}

/** When the first coordinates must go; null when none are kept. */
export function firstDue(batches: readonly FixBatch[]): number | null {
  return batches.length > 0 ? Math.min(...batches.map(({ until }) => until)) : null
}

/**
 * When a fix or a photo taken now must go; null where it may not be kept at all. Never longer than the county allows, and at a
 * week's start, so that the clock wakes a ledger about five times and not once for every check-in.
 */
export function keepUntil(
  policy: CountyPolicy,
  now: number,
  what: 'location' | 'photo' = 'location',
): number | null {
  const today = dayOf(now)
  const retention = policy.switches[what]?.retentionDays
  if (retention === undefined || !switchOn(policy, what, today)) return null
  const latest = addDays(today, retention)
  const weekStart = addDays(latest, -((weekdayOf(latest) + 6) % 7))
  return Math.max(startOf(weekStart), now + DAY)
}
