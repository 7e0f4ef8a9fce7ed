import { statSync } from 'node:fs'
import { join } from 'node:path'
import { Instance, type Call } from './instance'
import type { Outcome } from './outcome'
import type { FunctionSettings } from './settings'

interface PoolOptions {
  size: number
  hotReload: boolean
  environment: Record<string, string>
  clockOffset: () => number
  logCharacters: number
}

/** Who has made a call. `onEnd` is told before the next one that waits may begin. */
export interface Caller {
  isWanted: () => boolean
  onEnd: (outcome: Outcome) => void
}

interface Slot {
  instance: Instance
  version: number
  busy: boolean
}

/** The instances of one function. Calls beyond their number wait, in order. */
export class Pool {
  private slots: Slot[] = []
  private readonly waiting: (() => void)[] = []
  private closed = false

  constructor(
    private readonly settings: FunctionSettings,
    private readonly options: PoolOptions,
  ) {}

  /** Runs a call when an instance is free, unless by then nobody wants its answer. */
  async run(call: Call, caller: Caller): Promise<Outcome> {
    const slot = await this.acquire(caller)
    const reason = this.closed ? 'the local cloud is closing' : 'the caller is gone'
    const outcome = slot ? await slot.instance.invoke(call) : { kind: 'exited' as const, reason }
    caller.onEnd(outcome)
    if (slot) this.release(slot)
    return outcome
  }

  setClock(offset: number): void {
    for (const { instance } of this.slots) instance.setClock(offset)
  }

  close(): void {
    this.closed = true
    for (const { instance } of this.slots) instance.kill()
    for (const wake of this.waiting.splice(0)) wake()
  }

  private async acquire({ isWanted }: Caller): Promise<Slot | null> {
    for (;;) {
      if (this.closed) return null
      if (!isWanted()) {
        this.wakeNext()
        return null
      }
      const slot = this.idleSlot()
      if (slot) return slot
      await new Promise<void>((resolve) => this.waiting.push(resolve))
    }
  }

  private idleSlot(): Slot | null {
    const version = this.version()
    this.retire(version)
    const idle = this.slots.find((slot) => !slot.busy)
    if (idle) return Object.assign(idle, { busy: true })
    if (this.slots.length >= this.options.size) return null
    const slot = { instance: this.start(), version, busy: true }
    this.slots.push(slot)
    return slot
  }

  private start(): Instance {
    const { folder, handler, memoryMb, environment } = this.settings
    return new Instance({
      folder,
      handler,
      memoryMb,
      environment: { ...this.options.environment, ...environment },
      clockOffset: this.options.clockOffset(),
      logCharacters: this.options.logCharacters,
    })
  }

  private release(slot: Slot): void {
    slot.busy = false
    if (!slot.instance.alive) this.slots = this.slots.filter((other) => other !== slot)
    this.wakeNext()
  }

  private wakeNext(): void {
    this.waiting.shift()?.()
  }

  /** Idle instances of an older bundle, or in which something broke, go; a busy one finishes its event first. */
  private retire(version: number): void {
    for (const slot of this.slots.filter(
      ({ busy, version: own, instance }) => !busy && (own !== version || !instance.alive || instance.worn),
    )) {
      slot.instance.kill()
      this.slots = this.slots.filter((other) => other !== slot)
    }
  }

  private version(): number {
    if (!this.options.hotReload) return 0
    try {
      return statSync(join(this.settings.folder, 'index.js')).mtimeMs
    } catch {
      return this.slots[0]?.version ?? 0
    }
  }
}
