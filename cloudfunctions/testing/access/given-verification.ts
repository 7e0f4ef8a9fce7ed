import { callbacksIdOf, callbacksType, roundType } from '../../capabilities/satisfaction/aggregate'
import type { CallbacksState } from '../../capabilities/satisfaction/rules/callbacks'
import { countsOf } from '../../capabilities/satisfaction/rules/cells'
import { resultOf } from '../../capabilities/satisfaction/rules/result'
import type { RoundState } from '../../capabilities/satisfaction/rules/round'
import { openedVerification } from '../../capabilities/satisfaction/rules/verification'
import { dayOf } from '../../kernel/day'
import { operatorDatabase } from '../../../scripts/operator-client'
import { idOf, insert, NOW, VILLAGE, type World } from './world'

const ROUND = 'rLAST'
const DAY = 86_400_000

/**
 * A round that came out yesterday with 柳湾村 wholly against, written straight into the database: fifty ballots take long. Those sent
 * are an inspector of today, one whose office has ended since, and one whose office has not begun.
 */
export async function givenVerification({ cloud }: World, like: string): Promise<string> {
  const stored = await operatorDatabase(`${cloud.url}/admin`).find('rounds', like)
  if (!stored) throw new Error(`no round ${like} to write another one like it`)
  const round = stored['state'] as RoundState
  const standards = { ...round.standards, usedInAppraisal: true }
  const counts = countsOf((cell) => (cell === 'overall_not' ? 40 : 0))
  const [village] = round.villages
  const count = { villageId: VILLAGE, township: village!.township, population: 60, outcome: counts }
  const moment = { now: NOW - DAY, today: dayOf(NOW - DAY), by: '', policyVersion: 0, requestId: '' }
  const opened = openedVerification([], moment)
  const sent = (['over', 'former', 'coming'] as const).map((relation) => ({
    personId: idOf('inspector', relation),
    name: `inspector ${relation}`,
  }))
  const state: RoundState = {
    ...round,
    phase: 'published',
    result: resultOf([count], standards, 50),
    verifications: { [VILLAGE]: { ...opened, inspectors: sent, dueOn: dayOf(NOW + 5 * DAY) } },
    remarked: [],
    calls: 1,
    surveyors: [],
    keysHeld: false,
  }
  const keys = roundType.keys!(state, ROUND)
  await insert(cloud, 'rounds', { ...stored, _id: ROUND, state, wakeAt: null, ...keys })
  await insert(cloud, 'callbacks', {
    ...{ _id: callbacksIdOf(ROUND), schema: callbacksType.schema, version: 1, history: [], notices: [] },
    ...{ wakeAt: null, scope: stored['scope'], policyVersion: 0, changedOn: dayOf(NOW - DAY) },
    state: callsOf(round),
  })
  return ROUND
}

/** One household of 柳湾村 to be called back, whom a clerk had read to. */
function callsOf({ villages }: RoundState): CallbacksState {
  const surveyorId = idOf('township-clerk', 'over')
  const call = {
    ...{ id: 'c0', villageId: VILLAGE, village: villages[0]!.name, surveyorId },
    ...{ phone: '13900001111', taken: null, answer: null, tries: 0 },
  }
  const left = { personId: surveyorId, name: 'township-clerk over', left: 1, repeated: 1 }
  return { roundId: ROUND, calls: [call], surveyors: [left], erasesAt: NOW + 20 * DAY }
}
