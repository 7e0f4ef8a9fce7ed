import type { Decision, Moment } from '../../../kernel/aggregate'
import { seat } from '../../../kernel/people'
import { rejected } from '../../../kernel/result'
import { change, load, loadMany } from '../../../platform/aggregate-store'
import type { Wake } from '../../../platform/alarms'
import { holdersOf } from '../../organization'
import { callbacksIdOf, callbacksType, remarksIdOf, remarksType } from '../aggregate'
import { bindBox, forgetSalts, moveBoxes, newSalt, voidBoxes } from '../box-store'
import { decideForgetNumbers } from '../rules/callbacks'
import { decideForgetKeys, decideWaiting, lapsesAt } from '../rules/lapse'
import { decideErase } from '../rules/remarks'
import { decideBoxesMoved, decideClose, graceUntil, type RoundState, type RoundVillage } from '../rules/round'
import { decideWatch, watched } from '../rules/watch'
import { lapsedNotices, warningNotices, watchNotices } from '../round-notices'
import { contextOf } from './close'
import { secretariesOf } from './villages'

/**
 * The clock's part: it moves the boxes of an extended round, looks who the secretaries are, closes at the end of the grace, warns
 * before an unpublished round lapses, and deletes the keys of what was published or lapsed. Each may be done twice and is then
 * as done once.
 */
export const wakeRound: Wake<RoundState> = async ({ id, state }, moment) => {
  if (state.phase === 'closed') {
    const to = await runnersOf(state, moment)
    return decideWaiting(state, moment, {
      warning: warningNotices(state, id, to, lapsesAt(state), moment.now),
      lapsed: lapsedNotices(state, id, to, moment.now),
    })
  }
  if (state.phase !== 'open') {
    await forgetCollected(id, state, moment)
    await forgetSalts(id, moment.today)
    return decideForgetKeys(state, moment)
  }
  if (state.boxesLag) {
    await moveBoxes(id, state.closesAt, graceUntil(state))
    return decideBoxesMoved(state, moment)
  }
  if (moment.now >= graceUntil(state))
    return decideClose(state, moment, contextOf(state, id, moment.by, moment.now))
  return watch(id, state, moment)
}

/** The boxes first: a run that is killed in between finds the round as it was, and does the same again. */
async function watch(id: string, state: RoundState, moment: Moment): Promise<Decision<RoundState>> {
  const villageIds = state.villages.map(({ villageId }) => villageId)
  const found = watched(state, await secretariesOf(villageIds, moment.today), moment.now)
  const bound: RoundVillage[] = []
  for (const village of found.bound)
    if (await bindBox(village.boxId, { ...village, salt: newSalt() })) bound.push(village)
    else found.unasked.set(village.villageId, 'replaced')
  for (const why of ['replaced', 'vacant'] as const)
    await voidBoxes(
      state.villages
        .filter(({ villageId }) => found.unasked.get(villageId) === why)
        .map(({ boxId }) => boxId),
      why,
    )
  const unasked = new Map([...found.unasked].filter(([villageId]) => !state.voided?.[villageId]))
  const news = { bound, unasked }
  const to = bound.length + unasked.size > 0 ? await runnersOf(state, moment) : []
  return decideWatch(state, { bound, unasked }, moment, watchNotices(state, id, news, to, moment.now))
}

/** Everybody who may run the round today; whoever opened it only where nobody does: people leave. */
async function runnersOf({ openedBy, countyId }: RoundState, { today }: Moment): Promise<string[]> {
  const holders = await holdersOf([seat('county-organiser', countyId)], today)
  return holders.length > 0 ? holders.map(({ personId }) => personId) : [openedBy]
}

/** What publishing had taken out of the boxes, where it was cut off before the round was published. */
async function forgetCollected(id: string, { villages, phase }: RoundState, moment: Moment): Promise<void> {
  if (phase !== 'lapsed') return
  const remarks = await loadMany(
    remarksType,
    villages.map(({ boxId }) => remarksIdOf(boxId)),
  )
  for (const known of remarks) {
    const erased = await change(remarksType, known.id, {
      ...{ moment, act: 'erase', input: {}, scope: known.scope, known },
      decide: (current) => (current ? decideErase(current.state, moment) : rejected('record.notFound')),
    })
    // The round still holds its keys then, and the clock comes back.
    if (!erased.ok) throw new Error(`sentences stay: ${erased.code}`)
  }
  const calls = await load(callbacksType, callbacksIdOf(id))
  if (!calls) return
  const erased = await change(callbacksType, calls.id, {
    ...{ moment, act: 'erase', input: {}, scope: calls.scope, known: calls },
    decide: (current) => (current ? decideForgetNumbers(current.state, moment) : rejected('record.notFound')),
  })
  if (!erased.ok) throw new Error(`numbers stay: ${erased.code}`)
}
