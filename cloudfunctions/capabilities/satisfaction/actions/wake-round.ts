import type { Decision, Moment } from '../../../kernel/aggregate'
import type { Wake } from '../../../platform/alarms'
import { bindBox, forgetSalts, moveBoxes, voidBoxes } from '../box-store'
import { lapsedNotices, warningNotices } from '../messages'
import { decideForgetKeys, decideWaiting, lapsesAt } from '../rules/lapse'
import { decideBoxesMoved, decideClose, graceUntil, type RoundState } from '../rules/round'
import { decideWatch, watched } from '../rules/watch'
import { contextOf } from './close'
import { secretariesOf } from './villages'

/**
 * The clock's part: it moves the boxes of an extended round, looks who the secretaries are, closes at the end of the grace, warns
 * before an unpublished round lapses, and deletes the keys of what was published or lapsed. Each may be done twice and is then
 * as done once.
 */
export const wakeRound: Wake<RoundState> = async ({ id, state }, moment) => {
  if (state.phase === 'closed')
    return decideWaiting(state, moment, {
      warning: warningNotices(state, id, lapsesAt(state), moment.now),
      lapsed: lapsedNotices(state, id, moment.now),
    })
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
  return watch(state, moment)
}

/** The boxes first: a run that is killed in between finds the round as it was, and does the same again. */
async function watch(state: RoundState, moment: Moment): Promise<Decision<RoundState>> {
  const villageIds = state.villages.map(({ villageId }) => villageId)
  const found = watched(state, await secretariesOf(villageIds, moment.today), moment.now)
  for (const village of found.bound) await bindBox(village.boxId, village)
  await voidBoxes(
    found.replaced.map(({ boxId }) => boxId),
    'replaced',
  )
  return decideWatch(state, found, moment)
}
