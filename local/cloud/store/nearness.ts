import type { NearQuery } from '../geo'
import type { StoredRow } from './rows'
import { firstInOrder, type Ordering } from './sorter'

/** What is kept of a row while the nearest ones are found. */
interface Place {
  seq: number
  metres: number
  bytes: number
}

/** About the memory a place takes, with what a sort keeps beside it. */
const PLACE_BYTES = 100

const byMetres: Ordering<Place, number> = { of: ({ metres }) => metres, compare: (a, b) => a - b }

/** Nearest first; for rows that are in memory anyway. */
export const nearestFirst = (near: NearQuery): Ordering<StoredRow, number> => ({
  of: ({ document }) => near.distance(document) ?? Infinity,
  compare: (a, b) => a - b,
})

/** The numbers of the `wanted` nearest rows, of which none is held. */
export function nearestRows(rows: Iterable<StoredRow>, near: NearQuery, wanted: number): number[] {
  return firstInOrder(placesOf(rows, near), byMetres, wanted).map(({ seq }) => seq)
}

function* placesOf(rows: Iterable<StoredRow>, near: NearQuery): Generator<Place> {
  for (const { seq, document } of rows)
    yield { seq, metres: near.distance(document) ?? Infinity, bytes: PLACE_BYTES }
}
