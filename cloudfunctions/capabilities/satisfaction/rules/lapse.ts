import { accepted, type Decision, type Moment, type Notice } from '../../../kernel/aggregate'
import { rejected } from '../../../kernel/result'
import { UNPUBLISHED_LIFE, UNPUBLISHED_WARNING } from '../../../kernel/retention'
import type { RoundCode } from '../codes'
import { graceUntil, type RoundState } from './round'

/**
 * 过期: a round that is over and that nobody publishes cannot keep its ballots for ever. The county's organisers are told in time; at
 * the end its keys go, with the sentences and the numbers that villagers left, and it cannot be counted any more.
 */
export function lapsesAt(state: Pick<RoundState, 'closesAt' | 'graceMinutes'>): number {
  return graceUntil(state) + UNPUBLISHED_LIFE
}

/** When the clock next has to do with a round that waits for its publication, epoch milliseconds. */
export function alarmOfUnpublished(state: RoundState): number {
  return state.warned ? lapsesAt(state) : lapsesAt(state) - UNPUBLISHED_WARNING
}

/** The warning comes once, and not any more when it would be too late. */
export function decideWaiting(
  state: RoundState,
  moment: Moment,
  told: { warning: Notice[]; lapsed: Notice[] },
): Decision<RoundState, RoundCode> {
  if (state.phase !== 'closed') return rejected('satisfaction.notClosed')
  if (moment.now >= lapsesAt(state))
    return accepted({ ...state, phase: 'lapsed' }, moment, 'lapse', { notices: told.lapsed })
  return accepted({ ...state, warned: true }, moment, 'warn', { notices: told.warning })
}

/** The clock has deleted the salts of the boxes: nobody can make their keys again. */
export function decideForgetKeys(state: RoundState, moment: Moment): Decision<RoundState, RoundCode> {
  return accepted({ ...state, keysHeld: false }, moment, 'forget-keys')
}
