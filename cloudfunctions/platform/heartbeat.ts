import { MINUTE } from '../kernel/day'
import type { AggregateType } from './aggregate-store'
import { insert, update } from './sdk'
import { reading, type Reading } from './together'

/** 时钟的心跳: when the clock last came to the end of a run. Epoch milliseconds. */
export interface Heartbeat {
  at: number
}

const heartbeatType: AggregateType<Heartbeat> = { collection: 'heartbeats', schema: 1 }
const CLOCK = 'clock'

/** Milliseconds without a beat after which the clock counts as stopped: it rings every minute. */
export const STOPPED_AFTER = 10 * MINUTE

export async function beat(now: number): Promise<void> {
  const updated = await update(heartbeatType.collection, { _id: CLOCK }, { 'state.at': now })
  if (updated === 0)
    await insert(heartbeatType.collection, { _id: CLOCK, schema: 1, version: 1, state: { at: now } })
}

/** The last beat, for a page that reads several things at once: one more document of the same round trip. */
export const heartbeatFor = (wanted: boolean): Reading<Heartbeat> =>
  reading(heartbeatType, { field: '_id', values: wanted ? [CLOCK] : [] })

/** When a clock that stands still last ran, 0 for one that never did; null while it runs. */
export function stoppedSince(found: ReadonlyArray<{ state: Heartbeat }>, now: number): number | null {
  const at = found[0]?.state.at ?? 0
  return now - at > STOPPED_AFTER ? at : null
}
