import { accepted, type Decision, type Moment } from '../../../kernel/aggregate'
import { addDays, dayOf, HOUR, MINUTE, startOf } from '../../../kernel/day'
import type { RoundCode } from '../codes'
import type { RoundState, RoundVillage, Secretary } from './round'

/** The last look before a round opens: the clock comes once a minute, and may be a minute late. */
const BEFORE_OPENING = 2 * MINUTE

/**
 * When the clock looks at a round that is open or will be: one in the morning, since what changed on a day is seen the night
 * after, and shortly before the opening hour, where that is still to come.
 */
export function nextWatch({ opensAt }: Pick<RoundState, 'opensAt'>, now: number): number {
  const night = startOf(addDays(dayOf(now), 1)) + HOUR
  const last = opensAt - BEFORE_OPENING
  return now < last ? Math.min(night, last) : night
}

/** What one look finds. */
export interface Watched {
  /** Villages as they are bound from now on. */
  villages: RoundVillage[]
  /** Those of them that are bound anew. */
  bound: RoundVillage[]
  /** Those that do not count any more. */
  replaced: RoundVillage[]
}

/**
 * A village is bound to whoever is its first secretary when the round opens: until then it follows the roster, and keeps
 * whom it has while there is nobody. Afterwards one that has another, or none, does not count any more.
 */
export function watched(
  { opensAt, villages }: Pick<RoundState, 'opensAt' | 'villages'>,
  secretaries: ReadonlyMap<string, Secretary>,
  now: number,
): Watched {
  const changed = villages.filter(
    ({ villageId, postingId }) => secretaries.get(villageId)?.postingId !== postingId,
  )
  if (now >= opensAt) return { villages, bound: [], replaced: changed }
  const bound = changed.flatMap((village) => {
    const secretary = secretaries.get(village.villageId)
    return secretary ? [boundTo(village, secretary)] : []
  })
  const anew = new Map(bound.map((village) => [village.villageId, village]))
  return { villages: villages.map((village) => anew.get(village.villageId) ?? village), bound, replaced: [] }
}

function boundTo(village: RoundVillage, { postingId, personId, name }: Secretary): RoundVillage {
  return { ...village, postingId, secretary: name, secretaryId: personId }
}

/** What the look found, and when the next one is. */
export function decideWatch(
  state: RoundState,
  { villages, replaced }: Watched,
  moment: Moment,
): Decision<RoundState, RoundCode> {
  const voided = {
    ...state.voided,
    ...Object.fromEntries(replaced.map(({ villageId }) => [villageId, 'replaced' as const])),
  }
  const watchAt = nextWatch(state, moment.now)
  return accepted({ ...state, villages, voided, watchAt }, moment, 'watch')
}
