import { accepted, type Decision, type Moment, type Notice } from '../../../kernel/aggregate'
import { addDays, dayOf, HOUR, MINUTE, startOf } from '../../../kernel/day'
import type { RoundCode } from '../codes'
import type { Unasked } from './box'
import type { RoundState, RoundVillage, Secretary } from './round'

/** A look before a round opens: the clock comes once a minute, and may be a minute late. */
const BEFORE_OPENING = 2 * MINUTE

/**
 * When the clock looks at a round that is open or will be: one in the morning, since what changed on a day is seen the night
 * after; shortly before the opening hour, and at it, where those are still to come.
 */
export function nextWatch({ opensAt }: Pick<RoundState, 'opensAt'>, now: number): number {
  const night = startOf(addDays(dayOf(now), 1)) + HOUR
  const opening = [opensAt - BEFORE_OPENING, opensAt].find((look) => now < look)
  return Math.min(night, opening ?? Infinity)
}

/**
 * 旧样子: of schema 1 a round was bound when it was made, and looked at in the mornings only. One that is still to open is looked
 * at before its hour, too. Fields that were not read with it stay away.
 */
export function upcastFirst(old: unknown): unknown {
  const { phase, opensAt, watchAt } = old as Partial<RoundState>
  if (phase !== 'open' || opensAt === undefined || watchAt === undefined) return old
  return { ...(old as object), watchAt: Math.min(watchAt, opensAt - BEFORE_OPENING) }
}

/** What one look finds among villages whose secretary is not the one they are bound to. */
export interface Watched {
  /** To be bound anew, as long as nobody has voted there. */
  bound: RoundVillage[]
  /** Those that do not count any more, and why. */
  unasked: Map<string, Unasked>
}

/**
 * A village is bound to whoever is its first secretary when the round opens. Until then it follows the roster, and keeps whom
 * it has while there is nobody. The first look from the hour on binds once more, and where there is nobody the village does not
 * count. After that one does not count any more that has another secretary, or none.
 */
export function watched(
  { opensAt, villages, bound: isBound }: Pick<RoundState, 'opensAt' | 'villages' | 'bound'>,
  secretaries: ReadonlyMap<string, Secretary>,
  now: number,
): Watched {
  const found: Watched = { bound: [], unasked: new Map() }
  for (const village of villages) {
    const secretary = secretaries.get(village.villageId)
    if (secretary?.postingId === village.postingId) continue
    if (isBound) found.unasked.set(village.villageId, 'replaced')
    else if (secretary) found.bound.push(boundTo(village, secretary))
    else if (now >= opensAt) found.unasked.set(village.villageId, 'vacant')
  }
  return found
}

function boundTo(village: RoundVillage, { postingId, personId, name }: Secretary): RoundVillage {
  return { ...village, postingId, secretary: name, secretaryId: personId }
}

/** What the look found, and when the next one is. `told` says it to those who run the round. */
export function decideWatch(
  state: RoundState,
  { bound, unasked }: Watched,
  moment: Moment,
  told: Notice[],
): Decision<RoundState, RoundCode> {
  const anew = new Map(bound.map((village) => [village.villageId, village]))
  const villages = state.villages.map((village) => anew.get(village.villageId) ?? village)
  const voided = { ...Object.fromEntries(unasked), ...state.voided }
  const watchAt = nextWatch(state, moment.now)
  const next = { ...state, villages, voided, watchAt, ...boundBy(state, moment.now) }
  return accepted(next, moment, 'watch', { notices: told })
}

/** From the hour on the villages stay bound to whom they are bound to. */
export function boundBy({ opensAt }: Pick<RoundState, 'opensAt'>, now: number): Pick<RoundState, 'bound'> {
  return now >= opensAt ? { bound: true } : {}
}
