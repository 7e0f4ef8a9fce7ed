import {
  SEALED_ASSISTED_LENGTH,
  type AssistedApi,
} from '../../../capabilities/satisfaction/assisted-contract'
import type { CallbackApi } from '../../../capabilities/satisfaction/callback-contract'
import type { Facts } from '../facts'
import { over, type Rows } from '../table'
import { idOf } from '../world'

const ofCalled = ({ verified }: Facts) => ({ roundId: verified })

/** 代填: whoever runs the round appoints, and only who was appointed in the village reads out there. */
export const assistedRows: Rows<AssistedApi & CallbackApi> = {
  'satisfaction.surveyors': {
    admits: over('county-organiser'),
    ask: ({ round }) => ({ roundId: round.roundId }),
  },
  'satisfaction.appointSurveyor': {
    admits: over('county-organiser'),
    ask: ({ round, villageId }) => ({
      ...{ roundId: round.roundId, personId: idOf('township-clerk', 'over') },
      villageIds: [villageId],
    }),
  },
  'satisfaction.endSurveyor': {
    admits: over('county-organiser'),
    ask: ({ round }) => ({ roundId: round.roundId, personId: idOf('township-clerk', 'over') }),
  },
  // Everybody who may be one sees a page of their own, which is empty for all but one.
  'satisfaction.survey': { admits: ['township-clerk', 'inspector'], ask: () => ({}) },
  'poll.openAssisted': { admits: over('inspector'), ask: ({ scene }) => ({ scene }) },
  'poll.castAssisted': {
    admits: over('inspector'),
    ask: ({ scene }) => ({ scene, sealed: '0'.repeat(SEALED_ASSISTED_LENGTH) }),
  },
  'satisfaction.callbacks': { admits: over('county-organiser', 'inspector'), ask: ofCalled },
  'satisfaction.callNumber': {
    admits: over('inspector'),
    ask: (facts) => ({ ...ofCalled(facts), callId: 'c0' }),
  },
  'satisfaction.callDone': {
    admits: over('inspector'),
    ask: (facts) => ({ ...ofCalled(facts), callId: 'c0', answer: 'unreached' }),
  },
}
