import type { AggregateType } from '../../platform/aggregate-store'
import type { RemarksState } from './rules/remarks'
import { alarmOfRound, type RoundState } from './rules/round'

export const roundType: AggregateType<RoundState> = {
  collection: 'rounds',
  schema: 1,
  keys: (round) => ({
    closesAt: round.closesAt,
    // A poster asks for the rounds of one village.
    villageIds: round.villages.map(({ villageId }) => villageId),
  }),
  alarmOf: alarmOfRound,
}

/** 村民的话 of one village in one round. */
export const remarksType: AggregateType<RemarksState> = {
  collection: 'remarks',
  schema: 1,
  alarmOf: ({ erasesAt }) => erasesAt,
}

export function remarksIdOf(boxId: string): string {
  return `w${boxId}`
}
