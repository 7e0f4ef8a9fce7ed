import { accepted, type Decision, type Moment } from '../../../kernel/aggregate'
import { HOUR } from '../../../kernel/day'

/** 输错邀请码的次数: kept by the account that tries, so that nobody can lock another person's code. */
export interface Tries {
  wrong: number
  /** Epoch milliseconds; nothing is looked up for this account until then. */
  lockedUntil: number | null
}

export const MAX_TRIES = 5
const LOCK = HOUR

export function isLocked(tries: Tries | null, now: number): boolean {
  return tries !== null && tries.lockedUntil !== null && now < tries.lockedUntil
}

export function triesLeft(tries: Tries): number {
  return MAX_TRIES - tries.wrong
}

/** One more wrong code; the fifth locks for an hour, after which counting starts again. */
export function decideWrongTry(tries: Tries | null, moment: Moment): Decision<Tries> {
  const served = tries !== null && tries.lockedUntil !== null && moment.now >= tries.lockedUntil
  const wrong = (tries === null || served ? 0 : tries.wrong) + 1
  const lockedUntil = wrong >= MAX_TRIES ? moment.now + LOCK : null
  return accepted({ wrong, lockedUntil }, moment, 'wrong-try')
}
