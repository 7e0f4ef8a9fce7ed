import { behindSince, failingSince, NO_BEAT, type Heartbeat } from '../kernel/heartbeat'
import type { Alarm } from './capability'
import { beat, beginRun, beginTurn, readHeartbeat } from './heartbeat'
import { log, logFailure } from './log'
import { Round, type Elapsed } from './round'

/**
 * Of the function's limit, what the duties together work for. The rest is for the piece that is just being done, for the
 * heartbeat and for the log: fifteen of sixty seconds.
 */
const WORKS_FOR = 0.75
/** Of the limit, when the heartbeat is written although somebody is still at work. */
const LAST_WORD = 0.9
/** Milliseconds from which a turn has a line of its own in the log. */
const LONG = 5_000

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
    beat({
      ...{ at: now, next: round.next, running: round.running },
      behind: behindSince(round.behind, before, now),
      failing: failingSince(Object.keys(round.failures), before, now),
    })
  const turns = turnWriter(runId)
  const takeBack = time.after(limit * LAST_WORD, () => {
    leaveBeat().catch((error: unknown) => logFailure(runId, 'beat', error))
  })
  try {
    await round.go(
      now,
      runId,
      { elapsed: time.elapsed, deadline: limit * WORKS_FOR },
      {
        begins: turns.begins,
        failed: (name, error) => logFailure(runId, `wake ${name}`, error),
        took: (name, milliseconds) => {
          if (milliseconds >= LONG)
            log({ requestId: runId, action: `clock ${name}`, code: 'long', milliseconds })
        },
      },
    )
  } finally {
    takeBack()
  }
  await turns.written()
  await leaveBeat()
  tellRun(round, runId, time.elapsed())
  return round.woken
}

function tellRun({ woken, behind, failures }: Round, requestId: string, elapsed: number): void {
  const failed = Object.keys(failures).length > 0
  log({
    ...{ requestId, action: 'clock', code: failed ? 'failed' : 'ok' },
    ...{ milliseconds: Math.round(elapsed), woken },
    ...(behind.length > 0 ? { behind } : {}),
    ...(failed ? { failed: failures } : {}),
  })
}

/** Writes whose turn it is beside the work, one write after another, and only where it is another's than before. */
function turnWriter(runId: string): { begins: (name: string) => void; written: () => Promise<void> } {
  let last = ''
  let writes = Promise.resolve()
  return {
    begins: (name) => {
      if (name === last) return
      last = name
      writes = writes
        .then(() => beginTurn(name))
        .catch((error: unknown) => logFailure(runId, 'begin a turn', error))
    },
    written: () => writes,
  }
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
    if (before.running)
      log({ requestId: runId, action: `clock ${before.running}`, code: 'brokeOff', milliseconds: 0 })
    await beginRun(before, now, round.second)
    return { round, before }
  } catch (error) {
    logFailure(runId, 'begin', error)
    return { round: new Round(duties, '', new Set()), before: NO_BEAT }
  }
}
