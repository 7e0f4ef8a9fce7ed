import { auditAlarms } from '../capabilities/audit'
import { runAlarms, type Timekeeper } from '../platform/run-alarms'
import type { Alarm, Done, Turn } from '../platform/capability'
import { insert } from '../platform/sdk'

/** What the long duty of a test does with each of its pieces. */
export interface ClockEvent {
  now: number
  /** Pieces of the long duty in all; each lies as a document in `things` when it is done. */
  pieces: number
  /** Milliseconds of the run's limit that one piece takes. */
  takes: number
  limit: number
  /** Pieces at the end that come to nothing in this run. */
  fails?: number
  /** At which piece of this run something happens: it never ends, or the process dies. */
  at?: number
  happens?: 'hangs' | 'dies'
}

/**
 * A clock that only tests deploy: a long duty and the night's seal, real but for the time, which passes only while a piece is
 * done. So what a test says of a run holds on any machine.
 */
export async function main(event: ClockEvent): Promise<{ woken: number }> {
  const { now, limit } = event
  let spent = 0
  const time: Timekeeper = {
    elapsed: () => spent,
    // The last word before the platform ends the function is said by real time.
    after: (milliseconds, work) => {
      const timer = setTimeout(work, milliseconds)
      return () => clearTimeout(timer)
    },
  }
  const spend = (): void => void (spent += event.takes)
  return {
    woken: await runAlarms([long(event, spend), ...auditAlarms], { now, runId: `clock-${now}`, limit, time }),
  }
}

/** Writes one document a piece, and goes on after the last that is there. */
function long({ pieces, fails = 0, at, happens }: ClockEvent, spend: () => void): Alarm {
  let done = 0
  let piece = 0
  const run = async ({ more }: Turn): Promise<Done> => {
    let woken = 0
    for (; piece < pieces - fails; piece++) {
      if (!more()) return { woken, through: false }
      done += 1
      if (done === at && happens === 'dies') process.kill(process.pid, 'SIGKILL')
      if (done === at && happens === 'hangs') await new Promise(() => undefined)
      // What is there already was another run's.
      if (await insert('things', { _id: `piece${String(piece).padStart(4, '0')}` })) {
        spend()
        woken += 1
      }
    }
    return { woken, through: true, failed: fails }
  }
  return { name: 'long', collection: 'things', run }
}
