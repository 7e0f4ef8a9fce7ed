import type { Decision, Moment } from '../kernel/aggregate'
import { dayOf } from '../kernel/day'
import { alarmOf, change, list, rearm, type AggregateType, type Loaded } from './aggregate-store'
import type { Alarm } from './capability'
import { beat } from './heartbeat'
import { log, logFailure } from './log'
import { deliver } from './notices'
import { command } from './sdk'

/** Documents of one kind that one run takes; the next run, a minute later, takes the rest. */
const BATCH = 100
/** Milliseconds until a delivery that failed is tried again. */
const RETRY = 60_000

/** What the clock does with an aggregate whose alarm has come. Reads what the rule needs, then decides. */
export type Wake<S> = (current: Loaded<S>, moment: Moment) => Promise<Decision<S>> | Decision<S>

/** The timed duty of one kind of aggregate, ready for the clock. */
export function alarm<S>(type: AggregateType<S>, wake: Wake<S>): Alarm {
  return {
    collection: type.collection,
    run: async (now, runId) => {
      const where = { wakeAt: command.gt(0).and(command.lte(now)) }
      const due = await list(type, where, { limit: BATCH, order: [['wakeAt', 'asc']] })
      for (const current of due) {
        try {
          await ring(type, wake, current, now, runId)
        } catch (error) {
          logFailure(runId, `wake ${type.collection}`, error)
          await stepBack(type, current, now)
        }
      }
      return due.length
    },
  }
}

/** Runs every duty, whatever becomes of the one before it, then leaves the heartbeat by which others see that the clock runs. */
export async function runAlarms(alarms: readonly Alarm[], now: number, runId: string): Promise<number> {
  const started = Date.now()
  let woken = 0
  let failed = false
  for (const duty of alarms) {
    try {
      woken += await duty.run(now, runId)
    } catch (error) {
      failed = true
      logFailure(runId, `wake ${duty.collection}`, error)
    }
  }
  await beat(now)
  log({
    requestId: runId,
    action: 'clock',
    code: failed ? 'failed' : 'ok',
    milliseconds: Date.now() - started,
    woken,
  })
  return woken
}

/** First what is still to be told, then what the state asks for. One aggregate's failure never stops the others. */
async function ring<S>(
  type: AggregateType<S>,
  wake: Wake<S>,
  current: Loaded<S>,
  now: number,
  runId: string,
): Promise<void> {
  const asked = alarmOf(type, current.state)
  if (asked === null || asked > now) {
    const wakeAt = current.notices.length > 0 ? now + RETRY : asked
    if (await rearm(type, current, wakeAt)) await deliver(type, { ...current, wakeAt }, runId, 'again')
    return
  }
  const { policyVersion, scope, version } = current
  const requestId = `${runId}-${version}`
  const moment: Moment = { now, today: dayOf(now), by: 'system', requestId, policyVersion }
  const decision = await wake(current, moment)
  const changed = await change(type, current.id, {
    moment,
    act: 'wake',
    input: null,
    scope,
    known: current,
    decide: (again) => (again?.version === version ? decision : stale),
  })
  if (changed.ok) await deliver(type, changed.saved, requestId)
  else await stepBack(type, current, now)
}

/** An alarm that came to nothing goes to the end of the queue: a hundred of them must not keep all others waiting. */
async function stepBack<S>(type: AggregateType<S>, current: Loaded<S>, now: number): Promise<void> {
  await rearm(type, current, now + RETRY).catch(() => false)
}

/** Somebody changed the aggregate while the clock was deciding; its alarm stays and the next run sees it. */
const stale = { ok: false as const, code: 'record.busy', params: {} }
