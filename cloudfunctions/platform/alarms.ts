import type { Decision, Moment } from '../kernel/aggregate'
import { dayOf } from '../kernel/day'
import { alarmOf, change, list, rearm, type AggregateType, type Loaded } from './aggregate-store'
import type { Alarm, Turn } from './capability'
import { log, logFailure } from './log'
import { deliver } from './notices'
import { command, type Fields } from './sdk'

/** Documents of one kind that are read at once. */
const BATCH = 100
/** Milliseconds until a delivery that failed is tried again. */
const RETRY = 60_000

/**
 * What the clock does with an aggregate whose alarm has come. Reads what the rule needs, then decides; `turn` is for one that
 * is long by itself.
 */
export type Wake<S> = (
  current: Loaded<S>,
  moment: Moment,
  turn: Pick<Turn, 'more'>,
) => Promise<Decision<S>> | Decision<S>

/** The answer of a wake that saved by itself what there was to save. */
export const NOTED = { ok: false as const, code: 'wake.noted', params: {} }

const dueBy = (now: number): Fields => ({ wakeAt: command.gt(0).and(command.lte(now)) })

/** The timed duty of one kind of aggregate, ready for the clock: longest due first, each once a turn. */
export function alarm<S>(type: AggregateType<S>, wake: Wake<S>): Alarm {
  return {
    name: type.collection,
    collection: type.collection,
    due: dueBy,
    run: async (turn) => {
      const { now, runId } = turn
      const where = dueBy(now)
      const rung = new Set<string>()
      let failed = 0
      for (;;) {
        const due = await list(type, where, { limit: BATCH, order: [['wakeAt', 'asc']] })
        // What has a next step at once is due again already; that is the next run's.
        const fresh = due.filter(({ id }) => !rung.has(id))
        for (const current of fresh) {
          if (!turn.more()) return { woken: rung.size, through: false, failed }
          rung.add(current.id)
          try {
            if (!(await ring(type, wake, current, turn))) failed += 1
          } catch (error) {
            failed += 1
            logFailure(runId, `wake ${type.collection}`, error)
            await stepBack(type, current, now)
          }
        }
        if (due.length < BATCH || fresh.length === 0) return { woken: rung.size, through: true, failed }
      }
    },
  }
}

/**
 * First what is still to be told, then what the state asks for. One aggregate's failure never stops the others. false for a
 * wake that was refused: nobody changed anything meanwhile, and yet the alarm stays.
 */
async function ring<S>(
  type: AggregateType<S>,
  wake: Wake<S>,
  current: Loaded<S>,
  turn: Turn,
): Promise<boolean> {
  const { now, runId } = turn
  const asked = alarmOf(type, current.state)
  if (asked === null || asked > now) {
    const wakeAt = current.notices.length > 0 ? now + RETRY : asked
    if (await rearm(type, current, wakeAt)) await deliver(type, { ...current, wakeAt }, runId, 'again')
    return true
  }
  const { policyVersion, scope, version } = current
  const requestId = `${runId}-${version}`
  const moment: Moment = { now, today: dayOf(now), by: 'system', requestId, policyVersion }
  const decision = await wake(current, moment, turn.part(1))
  const changed = await change(type, current.id, {
    moment,
    act: 'wake',
    input: null,
    scope,
    known: current,
    decide: (again) => (again?.version === version ? decision : stale),
  })
  if (changed.ok) {
    await deliver(type, changed.saved, requestId)
    return true
  }
  await stepBack(type, current, now)
  const { code } = changed
  if (code === stale.code || code === NOTED.code) return true
  log({ requestId, action: `wake ${type.collection}`, code, milliseconds: 0 })
  return false
}

/** An alarm that came to nothing goes to the end of the queue: a hundred of them must not keep all others waiting. */
async function stepBack<S>(type: AggregateType<S>, current: Loaded<S>, now: number): Promise<void> {
  await rearm(type, current, now + RETRY).catch(() => false)
}

/** Somebody changed the aggregate while the clock was deciding; its alarm stays and the next run sees it. */
const stale = { ok: false as const, code: 'record.busy', params: {} }
