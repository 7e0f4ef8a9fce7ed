import type { SatisfactionApi } from '../../../capabilities/satisfaction/contract'
import { over, type Rows } from '../table'

/** Rounds that are looked at, opened, printed, extended and put away. */
type Printing = Pick<
  SatisfactionApi,
  | 'satisfaction.rounds'
  | 'satisfaction.round'
  | 'satisfaction.form'
  | 'satisfaction.openRound'
  | 'report.slipSheets'
  | 'satisfaction.extend'
  | 'satisfaction.archive'
  | 'satisfaction.close'
  | 'satisfaction.moderate'
  | 'report.roundResults'
>

export const roundRows: Rows<Printing> = {
  'satisfaction.rounds': { admits: ['bound'], ask: () => ({}) },
  'satisfaction.round': {
    // Whoever serves anywhere in the county sees its rounds.
    admits: [
      'posted',
      'village-secretary',
      'township-clerk',
      'township-leader',
      ...over('county-organiser', 'city-supervisor', 'region-supervisor', 'inspector', 'unit-contact'),
    ],
    ask: ({ round }) => ({ roundId: round.roundId }),
  },
  'satisfaction.form': { admits: ['county-organiser'], ask: () => ({}) },
  'satisfaction.openRound': { admits: over('county-organiser'), ask: ({ round }) => round.wish },
  'report.slipSheets': {
    admits: over('county-organiser'),
    ask: ({ round, villageId }) => ({ roundId: round.roundId, villageId }),
  },
  // Who may is told before whether it can be done now.
  'satisfaction.extend': {
    admits: over('county-organiser'),
    ask: ({ round }) => ({ roundId: round.roundId, closesAt: round.wish.closesAt }),
  },
  'satisfaction.archive': {
    admits: over('county-organiser'),
    ask: ({ round }) => ({ roundId: round.roundId }),
  },
  'satisfaction.close': {
    admits: over('county-organiser'),
    ask: ({ round }) => ({ roundId: round.roundId }),
  },
  'satisfaction.moderate': {
    admits: over('county-organiser'),
    ask: ({ round, villageId }) => ({
      ...{ roundId: round.roundId, villageId },
      rulings: [{ place: 0, passed: true }],
    }),
  },
  'report.roundResults': {
    admits: over('county-organiser'),
    ask: ({ round }) => ({ roundId: round.roundId }),
  },
}
