import type { SatisfactionApi } from '../../../capabilities/satisfaction/contract'
import { SEALED_LENGTH } from '../../../capabilities/satisfaction/contract'
import type { Facts } from '../facts'
import { over, type Pattern, type Rows } from '../table'
import { idOf } from '../world'

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
  | 'satisfaction.remarks'
  | 'satisfaction.moderate'
  | 'report.roundResults'
>

/** Whoever serves anywhere in the county sees its rounds. */
const IN_COUNTY: Pattern[] = [
  'posted',
  'village-secretary',
  'township-clerk',
  'township-leader',
  ...over('county-organiser', 'city-supervisor', 'region-supervisor', 'inspector', 'unit-contact'),
]

export const roundRows: Rows<Printing> = {
  'satisfaction.rounds': { admits: ['bound'], ask: () => ({}) },
  'satisfaction.round': {
    admits: IN_COUNTY,
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
  'satisfaction.remarks': {
    admits: IN_COUNTY,
    ask: ({ round, villageId }) => ({ roundId: round.roundId, villageId }),
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

/** 核查 of the village: of those sent only who is in office, the secretary for their own word alone, whoever organises for the rest. */
type Verifying = Pick<
  SatisfactionApi,
  | 'satisfaction.verification'
  | 'satisfaction.assign'
  | 'satisfaction.find'
  | 'satisfaction.state'
  | 'satisfaction.rule'
  | 'satisfaction.remind'
>

const ofVillage = ({ verified, villageId }: Facts) => ({ roundId: verified, villageId })

export const verificationRows: Rows<Verifying> = {
  'satisfaction.verification': {
    admits: [
      'self',
      ...over('township-leader', 'county-organiser', 'city-supervisor', 'region-supervisor', 'inspector'),
    ],
    ask: ofVillage,
  },
  'satisfaction.assign': {
    admits: over('county-organiser'),
    ask: (facts) => ({ ...ofVillage(facts), personIds: [idOf('inspector', 'over'), facts.spareId] }),
  },
  'satisfaction.find': {
    admits: over('inspector'),
    ask: (facts) => ({ ...ofVillage(facts), bearsOut: true, text: '走了十户，说法和测评一致。' }),
  },
  'satisfaction.state': {
    admits: ['self'],
    ask: (facts) => ({ ...ofVillage(facts), text: '上个月有半个月在外面学习。' }),
  },
  'satisfaction.rule': {
    admits: over('county-organiser'),
    ask: (facts) => ({
      ...ofVillage(facts),
      outcome: 'stands',
      rule: '考核办法第九条',
      text: '核查和测评一致。',
    }),
  },
  'satisfaction.remind': { admits: over('county-organiser'), ask: ofVillage },
}

/** The villagers' own screens. Whoever is bound is staff and has no vote, whether their post or office runs or not. */
type Voting = Pick<SatisfactionApi, 'poll.open' | 'poll.cast' | 'poll.publish'>

export const votingRows: Rows<Voting> = {
  'poll.open': { admits: ['anyone'], ask: ({ scene }) => ({ scene }) },
  'poll.cast': {
    admits: ['stranger'],
    ask: ({ scene }) => ({ scene, sealed: '0'.repeat(SEALED_LENGTH) }),
  },
  'poll.publish': {
    admits: over('county-organiser'),
    ask: ({ round }) => ({ roundId: round.roundId }),
  },
}
