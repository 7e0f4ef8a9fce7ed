import { distance } from '../../../kernel/geo'
import type { Day } from '../../../kernel/day'
import { foldName, numberIn } from './roster-cells'
import type { POSTED_COLUMNS } from './roster-format'
import type { RowReader } from './row-reader'

/** 驻村点 as a row tells it. */
export interface RowPlace {
  name: string
  latitude: number
  longitude: number
  /** Metres. */
  radius: number
  /** Missing in jobs that were taken before places had days. */
  from?: Day | null
  to?: Day | null
}

/** Metres a village's place may reach: less is smaller than the error of a phone, more is a whole township. */
const RADIUS = { least: 50, most: 20_000 }
/** Degrees that enclose the country; anything else is a slip of the pen. */
const CHINA = { south: 3, north: 54, west: 73, east: 136 }

const inChina = (latitude: number, longitude: number): boolean =>
  latitude >= CHINA.south && latitude <= CHINA.north && longitude >= CHINA.west && longitude <= CHINA.east

/** The place of a row, null where it tells of none. */
export function placeIn(reader: RowReader<keyof typeof POSTED_COLUMNS>): RowPlace | null {
  const { text } = reader.source
  const latitude = reader.parsed('latitude', numberIn, 'cell.number')
  const longitude = reader.parsed('longitude', numberIn, 'cell.number')
  const radius = reader.parsed('radius', radiusIn, 'cell.number')
  const name = reader.unitName('place')
  const filled = [text.latitude, text.longitude].filter((cell) => cell !== '')
  const alone = [text.radius, text.placeFrom, text.placeTo].every((cell) => cell === '')
  if (filled.length === 0 && alone) return null
  if (filled.length < 2 || text.radius === '') {
    reader.fault('place.incomplete')
    return null
  }
  const { from, to } = reader.maybeSpan('placeFrom', 'placeTo')
  if (latitude === null || longitude === null || radius === null) return null
  if (!inChina(latitude, longitude)) {
    reader.fault(inChina(longitude, latitude) ? 'place.swapped' : 'place.abroad')
    return null
  }
  return { name: name || foldName(text.village), latitude, longitude, radius, from, to }
}

function radiusIn(text: string): number | undefined {
  const value = numberIn(text)
  return value !== undefined && value >= RADIUS.least && value <= RADIUS.most ? value : undefined
}

/** Places below which nobody can say where a county lies. */
const ENOUGH = 3
/** Metres from the county's middle within which nothing is far. */
const NEAR = 100_000
/** How many times as far from the middle as half of the places a place may be, in the widest of counties. */
const STRETCH = 6

/**
 * For each place the metres that it lies from the middle of all, where that is too far to be in the same county: in the
 * sea, or with a digit too much. undefined where it may be right.
 */
export function strayDistances(places: readonly RowPlace[]): Array<number | undefined> {
  if (places.length < ENOUGH) return places.map(() => undefined)
  const middle = {
    latitude: median(places.map(({ latitude }) => latitude)),
    longitude: median(places.map(({ longitude }) => longitude)),
  }
  const away = places.map((place) => distance(middle, place))
  const limit = Math.max(NEAR, STRETCH * median(away))
  return away.map((metres) => (metres > limit ? metres : undefined))
}

function median(values: number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)]!
}
