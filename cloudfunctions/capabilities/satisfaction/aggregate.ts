import type { AggregateType } from '../../platform/aggregate-store'
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
