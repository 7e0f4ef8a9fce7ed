import type { Wake } from '../../../platform/alarms'
import { forgetSalts, moveBoxes, voidBoxes } from '../box-store'
import {
  decideBoxesMoved,
  decideClose,
  decideForgetKeys,
  decideWatch,
  graceUntil,
  type RoundState,
} from '../rules/round'
import { contextOf } from './close'
import { secretariesOf } from './villages'

/**
 * The clock's part: it moves the boxes of an extended round, looks each night whether the secretaries are still the same, closes
 * at the end of the grace, and deletes the keys of what was published. Each may be done twice and is then as done once.
 */
export const wakeRound: Wake<RoundState> = async ({ id, state }, moment) => {
  if (state.phase !== 'open') {
    await forgetSalts(id, moment.today)
    return decideForgetKeys(state, moment)
  }
  if (state.boxesLag) {
    await moveBoxes(id, state.closesAt, graceUntil(state))
    return decideBoxesMoved(state, moment)
  }
  if (moment.now >= graceUntil(state))
    return decideClose(state, moment, contextOf(state, id, moment.by, moment.now))
  const secretaries = await secretariesOf(
    state.villages.map(({ villageId }) => villageId),
    moment.today,
  )
  const replaced = state.villages.filter(
    ({ villageId, postingId }) => secretaries.get(villageId)?.postingId !== postingId,
  )
  await voidBoxes(
    replaced.map(({ boxId }) => boxId),
    'replaced',
  )
  return decideWatch(
    state,
    replaced.map(({ villageId }) => villageId),
    moment,
  )
}
