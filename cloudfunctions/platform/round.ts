import type { Alarm, Turn } from './capability'

/** Milliseconds since a run began, by a clock that nobody sets and that never goes back. */
export type Elapsed = () => number

/** How a round of all duties is told while it goes on. */
export interface Telling {
  /** Whose turn begins. */
  begins: (name: string) => void
  /** A duty that failed; the others have their turns all the same. */
  failed: (name: string, error: unknown) => void
  /** How long a turn took, in milliseconds. */
  took: (name: string, milliseconds: number) => void
}

interface Times {
  elapsed: Elapsed
  /** Milliseconds after the beginning from which no further piece of work is begun. */
  deadline: number
}

/**
 * 轮一遍: one run of all duties within the time there is. Each in its order has an equal share of what is left, and what one
 * does not need is there for those after it. Who is not through when all have had a turn has further ones while there is time.
 */
export class Round {
  woken = 0
  /** Who is at work, null between two turns. */
  running: string | null = null
  /** 没办成的: pieces that came to nothing, by duty; one for a duty that broke off as a whole. */
  readonly failures: Record<string, number> = {}
  private readonly order: readonly Alarm[]
  private readonly open: Set<string>
  /** Of the first turns, how many were begun. */
  private begun = 0

  /** `first` names the duty that begins; an unknown name is the first of them. The `idle` have nothing to do and no turn. */
  constructor(
    private readonly duties: readonly Alarm[],
    first: string,
    idle: ReadonlySet<string>,
  ) {
    const at = Math.max(
      0,
      duties.findIndex(({ name }) => name === first),
    )
    this.order = [...duties.slice(at), ...duties.slice(0, at)].filter(({ name }) => !idle.has(name))
    this.open = new Set(this.order.map(({ name }) => name))
  }

  /** 落后的: whoever has not come through yet. True at any moment, also in the midst of a turn that does not end. */
  get behind(): string[] {
    return this.duties.map(({ name }) => name).filter((name) => this.open.has(name))
  }

  /** With whom the next run begins where nothing more is heard of this one, so that one who breaks it off keeps nobody waiting for ever. */
  get second(): string {
    return (this.order[1] ?? this.duties[0])?.name ?? ''
  }

  /** With whom the next run begins: the first who had no turn, so that nobody is left out twice; else the first of all. */
  get next(): string {
    return (this.order[this.begun] ?? this.duties[0])?.name ?? ''
  }

  async go(now: number, runId: string, times: Times, telling: Telling): Promise<void> {
    let waiting = this.order
    for (let lap = 0; waiting.length > 0; lap++) {
      const again: Alarm[] = []
      for (const [index, duty] of waiting.entries()) {
        if (times.elapsed() >= times.deadline) return
        if (lap === 0) this.begun = index + 1
        const turn = turnOf(now, runId, times, waiting.length - index)
        if (await this.take(duty, turn, times, telling)) again.push(duty)
      }
      waiting = again
    }
  }

  /** Whether a further turn would help: something was done, and something is left. */
  private async take(duty: Alarm, turn: Turn, { elapsed }: Times, telling: Telling): Promise<boolean> {
    const { name } = duty
    const from = elapsed()
    this.running = name
    telling.begins(name)
    try {
      const { woken, through, failed = 0 } = await duty.run(turn)
      this.woken += woken
      if (failed > 0) this.count(name, failed)
      if (through) this.open.delete(name)
      return !through && woken > 0
    } catch (error) {
      this.count(name, 1)
      telling.failed(name, error)
      return false
    } finally {
      this.running = null
      telling.took(name, elapsed() - from)
    }
  }

  private count(name: string, failed: number): void {
    this.failures[name] = (this.failures[name] ?? 0) + failed
  }
}

function turnOf(now: number, runId: string, { elapsed, deadline }: Times, sharers: number): Turn {
  const until = elapsed() + Math.max(0, deadline - elapsed()) / sharers
  let asked = false
  return {
    ...{ now, runId },
    more: () => {
      const yes = !asked || elapsed() < until
      asked = true
      return yes
    },
    part: (parts) => turnOf(now, runId, { elapsed, deadline: until }, parts),
  }
}

/** A turn of somebody who has all the time there is: a request that does a duty's work, or a test. */
export const unhurried = (now: number, runId: string): Turn =>
  turnOf(now, runId, { elapsed: () => 0, deadline: 1 }, 1)
