import { alarmOfUnpublished } from './lapse'
import { graceUntil, type RoundState } from './round'

/**
 * When the clock must look at the round again: at its watches, at its end, while nobody publishes it, and once after it was
 * published or lapsed. 1 means at once.
 */
export function alarmOfRound(state: RoundState): number | null {
  if (state.phase === 'open' && state.boxesLag) return 1
  if (state.phase === 'open') return Math.min(graceUntil(state), state.watchAt ?? Infinity)
  if (state.phase === 'closed') return alarmOfUnpublished(state)
  return (state.phase === 'published' || state.phase === 'lapsed') && state.keysHeld ? 1 : null
}
