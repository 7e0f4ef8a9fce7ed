import type { CountyPolicy } from '../../../kernel/county-policy'
import type { Place } from '../../../kernel/people'
import type { VerdictView } from '../contract'
import * as words from '../messages'
import type { Evidence, Verdict } from '../rules/evidence'
import type { Fix, Judged } from '../rules/verdict'

/** A verdict before it is recorded, with the fix it was made from, drawn in metres from the place. */
export function previewView(judged: Judged, fix: Fix, village: string, policy: CountyPolicy): VerdictView {
  const { place } = judged
  const dial = place ? dialOf(judged, place, fix, village) : null
  return { ...verdictView({ ...judged, place: place?.name }, policy, place?.radius), dial }
}

/** A verdict as it was recorded; the coordinates are not part of it, so there is nothing to draw. */
export function verdictView(
  judged: Pick<Evidence, 'verdict' | 'distance' | 'accuracy' | 'place'>,
  policy: CountyPolicy,
  radius = 0,
): VerdictView {
  const { tone, sign, what } = words.verdictWords[judged.verdict]
  return {
    verdict: judged.verdict,
    tone,
    sign,
    what,
    how: howWords(judged, policy, radius),
    advice: words.advice[judged.verdict],
    confirm: isPlain(judged.verdict) ? words.confirm.sure : words.confirm.anyway,
    dial: null,
  }
}

function howWords(
  { verdict, distance = 0, accuracy = 0, place }: Parameters<typeof verdictView>[0],
  policy: CountyPolicy,
  radius: number,
): string {
  if (verdict === 'declared') return words.declaredHow
  if (!place) return words.noLocationHow
  if (verdict !== 'weak') return words.measured(place, distance, accuracy)
  return distance > radius + accuracy
    ? words.weakButFar(place, distance, accuracy)
    : words.tooWeak(accuracy, policy.weakAccuracy)
}

function dialOf(judged: Judged, place: Place, fix: Fix, village: string): VerdictView['dial'] {
  const { distance = 0, accuracy = 0 } = judged
  return {
    place: village,
    radius: place.radius,
    distance,
    accuracy,
    ...offset(place, fix),
    words: dialWords(judged.verdict, village, place.radius, distance, accuracy),
  }
}

/** Metres of one degree of latitude: a drawing needs no better. */
const DEGREE = 111_195

function offset(place: Place, fix: Fix): { east: number; north: number } {
  const shrink = Math.cos((place.latitude * Math.PI) / 180)
  return {
    east: Math.round((fix.longitude - place.longitude) * DEGREE * shrink),
    north: Math.round((fix.latitude - place.latitude) * DEGREE),
  }
}

function isPlain(verdict: Verdict): boolean {
  return verdict === 'inside' || verdict === 'declared'
}

function dialWords(
  verdict: Verdict,
  village: string,
  radius: number,
  distance: number,
  accuracy: number,
): string {
  if (verdict === 'outside') return words.metresWords(distance)
  return verdict === 'weak' ? words.dialWeak(accuracy) : words.dialInside(village, radius)
}
