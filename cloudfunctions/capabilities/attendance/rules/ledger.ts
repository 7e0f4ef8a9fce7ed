import type { Entry } from '../../../kernel/aggregate'
import type { Month } from '../../../kernel/day'
import { withFix, type FixBatch } from './fixes'

/** 考勤台账: one posting in one month. The history is the evidence; here lie only totals derived from it. */
export interface LedgerState {
  postingId: string
  personId: string
  villageId: string
  month: Month
  /** Days with evidence of being in the village; leave and trips are not known here. */
  days: number
  /** Nights whose evening and morning both lie in this month. */
  nights: number
  /** Names of places in the order in which they were first measured against: evidence names them by number. */
  places: string[]
  fixes: FixBatch[]
}

export interface LedgerHistory {
  state: LedgerState
  history: Entry[]
}

/** The ledger's state as it was stored first: every fix by itself, named by the whole id of its request. */
interface FirstState extends Omit<LedgerState, 'places' | 'fixes'> {
  fixes: Array<{ latitude: number; longitude: number; requestId: string; keepUntil: number }>
}

/** From schema 1 to 2. Entries of then stay as they are and carry their places themselves. */
export function upcastFirst(old: unknown, history: readonly unknown[]): LedgerState {
  const { fixes, ...rest } = old as FirstState
  const ids = history.map((entry) => (entry as Partial<Entry>).requestId)
  const batches = fixes.reduce<FixBatch[]>((kept, { latitude, longitude, requestId, keepUntil }) => {
    return withFix(kept, { latitude, longitude, entry: ids.indexOf(requestId) }, keepUntil)
  }, [])
  return { ...rest, places: [], fixes: batches }
}
