import { distance, type Point } from '../../../kernel/geo'
import type { VillageCode } from './village-codes'

/** Degrees that enclose the country, as a roster is checked too; anything else is a slip of the pen. */
const CHINA = { south: 3, north: 54, west: 73, east: 136 }
/** Metres: no county's villages lie this far from all others, so somebody is asked before such a place is kept. */
export const FAR = 60_000

function inChina({ latitude, longitude }: Point): boolean {
  const { south, north, west, east } = CHINA
  return latitude >= south && latitude <= north && longitude >= west && longitude <= east
}

/** What is wrong with a point by itself; null for a good one. */
export function pointFault(point: Point): VillageCode | null {
  if (inChina(point)) return null
  const turned = { latitude: point.longitude, longitude: point.latitude }
  return inChina(turned) ? 'place.swapped' : 'place.abroad'
}

/** Kilometres to the nearest of the others when that is suspiciously far, else null. Nothing to compare with is fine. */
export function farFromAll(point: Point, others: readonly Point[]): number | null {
  if (others.length === 0) return null
  const metres = Math.min(...others.map((other) => distance(point, other)))
  return metres > FAR ? Math.round(metres / 1000) : null
}
