import type { SatisfactionApi } from '../../../capabilities/satisfaction/contract'
import { over, type Rows } from '../table'

/** Rounds that are looked at, opened and printed. */
type Printing = Pick<
  SatisfactionApi,
  | 'satisfaction.rounds'
  | 'satisfaction.round'
  | 'satisfaction.form'
  | 'satisfaction.openRound'
  | 'report.slipSheets'
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
}
