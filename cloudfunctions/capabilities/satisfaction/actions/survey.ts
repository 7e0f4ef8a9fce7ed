import { ok } from '../../../kernel/result'
import { list } from '../../../platform/aggregate-store'
import type { Action } from '../../../platform/capability'
import { command } from '../../../platform/sdk'
import { pathOf } from '../../organization'
import { roundType } from '../aggregate'
import { SurveyInput, type SurveyView } from '../assisted-contract'
import { readAssisted } from '../box-store'
import { isAppointed, maySurvey } from '../rules/surveyor'
import { surveyView } from '../survey-presenter'
import { standingOf } from './surveyor-standing'

/** Rounds that one surveyor may serve at once. */
const MOST_ROUNDS = 10

/** 代填: the caller's villages in the rounds that are not over, and how many assisted ballots are left in each. Two reads. */
export const survey: Action<Record<string, never>, SurveyView> = {
  input: SurveyInput,
  run: async (request) => {
    const { personId } = request.caller
    const rounds = await list(
      roundType,
      { surveyorIds: personId, closesAt: command.gt(request.now) },
      { limit: MOST_ROUNDS, order: [['closesAt', 'asc']] },
    )
    const standing = standingOf(request)
    const served = rounds
      .filter(({ state }) => state.phase === 'open')
      .map(({ id, state }) => ({
        id,
        state,
        villages: state.villages.filter(
          ({ villageId }) =>
            isAppointed(state, personId, villageId) && maySurvey(standing, pathOf(villageId)),
        ),
      }))
      .filter(({ villages }) => villages.length > 0)
    const boxes = served.flatMap(({ villages }) => villages.map(({ boxId }) => boxId))
    const assisted = await readAssisted(boxes)
    return ok(surveyView(served, assisted, request.now))
  },
}
