import { featureOn, policyOn, type CountyPolicy } from '../../../kernel/county-policy'
import { daysBetween, type Day } from '../../../kernel/day'
import { makeupsLeft, MAKEUP_REACH } from './ask-case'
import { isOpenCase, type Case } from './case'
import type { DayRecord } from './day-state'
import { bestOf, isInside } from './evidence'

export type DayAct = 'makeup' | 'contest' | 'attest'

export interface Onlooker {
  own: boolean
  /** Holds the seat of the village's secretary or the township's clerk, and it is not their own ledger. */
  attests: boolean
}

/** What whoever looks at a day may do about it; the ledger decides again when it is done. */
export function actsOn(
  record: DayRecord,
  cases: readonly Case[],
  today: Day,
  policy: CountyPolicy,
  { own, attests }: Onlooker,
): DayAct[] {
  const { day, state, evidence } = record
  const { slots } = policyOn(policy, day)
  const there = slots.length > 0 && slots.every(({ id }) => isInside(bestOf(evidence, day, id)))
  if (state === 'not-posted' || state === 'future' || day > today || there) return []
  if (attests) return ['attest']
  if (!own || cases.some((item) => item.day === day && isOpenCase(item))) return []
  const past = day < today && daysBetween(day, today) <= MAKEUP_REACH && featureOn(policy, 'makeup')
  return past && makeupsLeft(cases) > 0 ? ['makeup', 'contest'] : ['contest']
}
