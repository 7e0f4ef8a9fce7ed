import { policyOn, switchOn, type CountyPolicy } from '../../../kernel/county-policy'
import type { Day } from '../../../kernel/day'
import { distance, type Point } from '../../../kernel/geo'
import type { Place } from '../../../kernel/people'
import type { Evidence, Verdict } from './evidence'

/** 定位: one foreground fix; accuracy in metres, `capturedAt` by the phone's clock. */
export interface Fix extends Point {
  accuracy: number
  capturedAt: number
}

export interface Judged {
  verdict: Verdict
  /** Whole metres from the nearest place; only with a fix that the county asks for. */
  distance?: number
  /** Whole metres. */
  accuracy?: number
  /** The place that was measured against. */
  place?: Place
}

/** 驻村点 valid on that day; herders move with the season. */
export function placesOn(places: readonly Place[], day: Day): Place[] {
  return places.filter(
    (place) => (place.from === null || place.from <= day) && (place.to === null || day <= place.to),
  )
}

/** The county measures, but there is nothing to measure against that day: somebody must enter a place. */
export function lacksPlace(places: readonly Place[], policy: CountyPolicy, day: Day): boolean {
  return switchOn(policy, 'location', day) && placesOn(places, day).length === 0
}

/**
 * What one check-in proves. Without the county's leave to measure, or without a place to measure against,
 * the person's word counts: nobody is marked absent for what the county left undone.
 */
export function judge(
  fix: Fix | undefined,
  places: readonly Place[],
  policy: CountyPolicy,
  day: Day,
): Judged {
  const valid = placesOn(places, day)
  if (!switchOn(policy, 'location', day) || valid.length === 0) return { verdict: 'declared' }
  if (!fix) return { verdict: 'no-location' }
  const { place, metres } = nearest(fix, valid)
  const measured = { distance: Math.round(metres), accuracy: Math.round(fix.accuracy), place }
  if (fix.accuracy > policyOn(policy, day).weakAccuracy) return { verdict: 'weak', ...measured }
  return { verdict: metres <= place.radius ? 'inside' : 'outside', ...measured }
}

/** The place whose edge is nearest, so that somebody inside a small place is not measured to a large one. */
function nearest(point: Point, places: readonly Place[]): { place: Place; metres: number } {
  const measured = places.map((place) => ({ place, metres: distance(point, place) }))
  return measured.reduce((a, b) => (b.metres - b.place.radius < a.metres - a.place.radius ? b : a))
}

/** The part of a judgement that evidence keeps; coordinates are kept apart, so that they can be deleted. */
export function lasting(judged: Judged): Pick<Evidence, 'verdict' | 'distance' | 'accuracy' | 'place'> {
  const { verdict, distance: metres, accuracy, place } = judged
  if (!place) return { verdict }
  return { verdict, distance: metres, accuracy, place: place.name }
}
