import type { Decision, Moment } from '../kernel/aggregate'
import { dayOf } from '../kernel/day'
import { alarmOf, change, list, rearm, type AggregateType, type Loaded } from './aggregate-store'
import type { Alarm, Turn } from './capability'
import { beat, beginRun, behindSince, readHeartbeat, type Heartbeat } from './heartbeat'
import { log, logFailure } from './log'
import { deliver } from './notices'
import { Round, type Elapsed } from './round'
import { command, type Fields } from './sdk'

/** Documents of one kind that are read at once. */
const BATCH = 100
/**
 * Of the function's limit, what the duties together work for. The rest is for the piece that is just being done, for the
 * heartbeat and for the log: fifteen of sixty seconds.
 */
const WORKS_FOR = 0.75
/** Of the limit, when the heartbeat is written although somebody is still at work. */
const LAST_WORD = 0.9
/** Milliseconds from which a turn has a line of its own in the log. */
const LONG = 5_000
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
      for (;;) {
        const due = await list(type, where, { limit: BATCH, order: [['wakeAt', 'asc']] })
        // What has a next step at once is due again already; that is the next run's.
        const fresh = due.filter(({ id }) => !rung.has(id))
        for (const current of fresh) {
          if (!turn.more()) return { woken: rung.size, through: false }
          rung.add(current.id)
          try {
            await ring(type, wake, current, turn)
          } catch (error) {
            logFailure(runId, `wake ${type.collection}`, error)
            await stepBack(type, current, now)
          }
        }
        if (due.length < BATCH || fresh.length === 0) return { woken: rung.size, through: true }
      }
    },
  }
}

/** What measures a run's time. */
export interface Timekeeper {
  elapsed: Elapsed
  /** Does something so many milliseconds after the beginning, unless it is taken back. */
  after: (milliseconds: number, work: () => void) => () => void
}

/** By the machine's own steady clock, which goes on alike when the time of day is set. */
export function timekeeper(): Timekeeper {
  const began = performance.now()
  return {
    elapsed: () => performance.now() - began,
    after: (milliseconds, work) => {
      const timer = setTimeout(work, milliseconds)
      return () => clearTimeout(timer)
    },
  }
}

export interface Run {
  /** Epoch milliseconds. */
  now: number
  runId: string
  /** Milliseconds after which the platform ends the function: `time_limit_in_ms` of its context. */
  limit: number
  time?: Timekeeper
}

/**
 * Runs every duty, whatever becomes of the one before it, each for its share of the time, then leaves the heartbeat by which
 * others see that the clock runs and who is behind. Where a piece of work does not end, the heartbeat is written without it,
 * before the platform ends the function.
 */
export async function runAlarms(
  duties: readonly Alarm[],
  { now, runId, limit, time = timekeeper() }: Run,
): Promise<number> {
  const { round, before } = await begin(duties, now, runId)
  const leaveBeat = (): Promise<void> =>
    beat({ at: now, next: round.next, behind: behindSince(round.behind, before, now) })
  const takeBack = time.after(limit * LAST_WORD, () => {
    leaveBeat().catch((error: unknown) => logFailure(runId, 'beat', error))
  })
  let failed = false
  try {
    await round.go(
      now,
      runId,
      { elapsed: time.elapsed, deadline: limit * WORKS_FOR },
      {
        failed: (name, error) => {
          failed = true
          logFailure(runId, `wake ${name}`, error)
        },
        took: (name, milliseconds) => {
          if (milliseconds >= LONG)
            log({ requestId: runId, action: `clock ${name}`, code: 'long', milliseconds })
        },
      },
    )
  } finally {
    takeBack()
  }
  await leaveBeat()
  log({
    requestId: runId,
    action: 'clock',
    code: failed ? 'failed' : 'ok',
    milliseconds: Math.round(time.elapsed()),
    woken: round.woken,
    ...(round.behind.length > 0 ? { behind: round.behind } : {}),
  })
  return round.woken
}

/** A heartbeat that cannot be read or written keeps no duty from its turn. */
async function begin(
  duties: readonly Alarm[],
  now: number,
  runId: string,
): Promise<{ round: Round; before: Heartbeat }> {
  try {
    const { before, idle } = await readHeartbeat(duties, now)
    const round = new Round(duties, before.next ?? '', idle)
    await beginRun(before, now, round.second)
    return { round, before }
  } catch (error) {
    logFailure(runId, 'begin', error)
    return { round: new Round(duties, '', new Set()), before: { at: 0 } }
  }
}

/** First what is still to be told, then what the state asks for. One aggregate's failure never stops the others. */
async function ring<S>(type: AggregateType<S>, wake: Wake<S>, current: Loaded<S>, turn: Turn): Promise<void> {
  const { now, runId } = turn
  const asked = alarmOf(type, current.state)
  if (asked === null || asked > now) {
    const wakeAt = current.notices.length > 0 ? now + RETRY : asked
    if (await rearm(type, current, wakeAt)) await deliver(type, { ...current, wakeAt }, runId, 'again')
    return
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
  if (changed.ok) await deliver(type, changed.saved, requestId)
  else await stepBack(type, current, now)
}

/** An alarm that came to nothing goes to the end of the queue: a hundred of them must not keep all others waiting. */
async function stepBack<S>(type: AggregateType<S>, current: Loaded<S>, now: number): Promise<void> {
  await rearm(type, current, now + RETRY).catch(() => false)
}

/** Somebody changed the aggregate while the clock was deciding; its alarm stays and the next run sees it. */
const stale = { ok: false as const, code: 'record.busy', params: {} }
