import { lastTick, nextTick, parseCron } from './cron'
import { CloudError } from './errors'
import type { Trigger } from './functions/settings'
import type { Gateway } from './gateway'
import type { CloudOptions } from './options'
import type { Fields } from './values/types'

/** Milliseconds of real time between two looks at the movable clock. */
const LOOK_MS = 1000
/** Ticks of one trigger that run in one move of the clock; a longer move runs that many, evenly spaced. */
const TICKS_PER_MOVE = 60
const NOBODY = { openid: '', appid: '', unionid: '' }

interface Due {
  at: number
  function: string
  trigger: Trigger
}

const keyOf = (name: string, trigger: Trigger): string => `${name}/${trigger.name}`

/** Next moment after `after` a trigger falls due, in milliseconds since the epoch, or null when its year is past. */
export function nextDue(trigger: Trigger, after: number): number | null {
  return nextTick(parseCron(trigger.config), after)
}

/** Runs the timers of cloudbaserc.json by the movable clock, in the order they fall due, each tick once. */
export class Timers {
  private readonly next = new Map<string, Due>()
  private look: NodeJS.Timeout | undefined
  private running: Promise<unknown> = Promise.resolve()
  private looking = false
  private closing = false

  constructor(
    private readonly gateway: Gateway,
    private readonly automatic: boolean,
    private readonly mayHaveWork: NonNullable<CloudOptions['mayHaveWork']> = () => true,
  ) {
    this.schedule(gateway.clock.now())
    if (automatic) this.look = setInterval(() => this.lookNow(), LOOK_MS)
  }

  /**
   * Moves the clock forward tick by tick, so that a timer sees the moment it falls due; backwards in one step.
   * The last tick before `at` always runs, so that nothing that fell due is left for later. Ticks that would find nothing to
   * do are left out where the options can tell.
   */
  moveTo(at: number): Promise<number> {
    return this.serially(async () => {
      const { clock } = this.gateway
      const gap = Math.max(0, (at - clock.now()) / TICKS_PER_MOVE)
      const lastRan = new Map<string, number>()
      let ran = 0
      for (let due = this.firstDue(at); this.automatic && due && !this.closing; due = this.firstDue(at)) {
        const next = this.beforeNext(due, gap, at)
        const key = keyOf(due.function, due.trigger)
        if (this.isQuiet(due, lastRan.get(key), next > due.at)) {
          this.plan(due.function, due.trigger, next)
          continue
        }
        if (due.at > clock.now()) clock.moveTo(due.at)
        await this.run(due, next)
        lastRan.set(key, due.at)
        ran += 1
      }
      clock.moveTo(at)
      this.schedule(at)
      return ran
    })
  }

  /** The moment after which the next tick is looked for: a gap on, but before the last one that falls due. */
  private beforeNext(due: Due, gap: number, until: number): number {
    const last = lastTick(parseCron(due.trigger.config), until)
    return last !== null && due.at < last ? Math.min(due.at + gap, last - 1) : due.at
  }

  /** Whether a tick in the midst of a move can be left out: something ran in it already, more comes, and nothing fell due. */
  private isQuiet({ at }: Due, ranAt: number | undefined, moreComes: boolean): boolean {
    if (ranAt === undefined || !moreComes) return false
    const { store } = this.gateway
    return !this.mayHaveWork(ranAt, at, (collection, query) => store.count(collection, query as Fields) > 0)
  }

  /** Runs the timer of a function now, whatever its schedule says, and answers what it returned. */
  runNow(name: string): Promise<{ requestId: string; result: unknown }> {
    return this.serially(async () => {
      const settings = this.gateway.runtime.functions().find((candidate) => candidate.name === name)
      if (!settings) throw new CloudError('FUNCTION_NOT_FOUND', `no function ${name} is deployed`)
      return this.fire(name, settings.triggers[0]?.name ?? 'manual', this.gateway.clock.now())
    })
  }

  async close(): Promise<void> {
    this.closing = true
    clearInterval(this.look)
    await this.running
  }

  private schedule(after: number): void {
    this.next.clear()
    for (const { name, triggers } of this.gateway.runtime.functions())
      for (const trigger of triggers) this.plan(name, trigger, after)
  }

  private plan(name: string, trigger: Trigger, after: number): void {
    const at = nextDue(trigger, after)
    const key = keyOf(name, trigger)
    if (at === null) this.next.delete(key)
    else this.next.set(key, { at, function: name, trigger })
  }

  private firstDue(until: number): Due | undefined {
    return [...this.next.values()].filter((due) => due.at <= until).sort((a, b) => a.at - b.at)[0]
  }

  /** One look at a time: a slow timer must not pile up looks behind it. */
  private lookNow(): void {
    if (this.looking) return
    this.looking = true
    void this.catchUp().finally(() => (this.looking = false))
  }

  /** After a long pause of the machine, ticks that were missed run as one, as a platform that was down would do. */
  private catchUp(): Promise<unknown> {
    return this.serially(async () => {
      const now = this.gateway.clock.now()
      for (let due = this.firstDue(now); due; due = this.firstDue(now)) await this.run(due, now)
    })
  }

  private async run(due: Due, after: number = due.at): Promise<void> {
    this.plan(due.function, due.trigger, Math.max(due.at, after))
    try {
      await this.fire(due.function, due.trigger.name, due.at)
    } catch (error) {
      console.error(`timer ${due.trigger.name} of ${due.function}: ${(error as Error).message}`)
    }
  }

  /** The event a timer trigger sends (Tencent Cloud SCF, "timer trigger"). */
  private async fire(
    name: string,
    trigger: string,
    at: number,
  ): Promise<{ requestId: string; result: unknown }> {
    const event = { Type: 'Timer', TriggerName: trigger, Time: new Date(at).toISOString(), Message: '' }
    const { requestId, result } = await this.gateway.runtime.invoke(name, event, NOBODY, 'wx_trigger')
    return { requestId, result: JSON.parse(result) }
  }

  private serially<T>(work: () => Promise<T>): Promise<T> {
    const done = this.running.then(work)
    this.running = done.catch(() => undefined)
    return done
  }
}
