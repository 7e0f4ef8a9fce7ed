import { statSync } from 'node:fs'
import { join } from 'node:path'
import { Instance, type Call, type Outcome } from './instance'
import type { FunctionSettings } from './settings'

interface PoolOptions {
  size: number
  hotReload: boolean
  environment: Record<string, string>
  clockOffset: () => number
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

  async run(call: Call): Promise<Outcome> {
    const slot = await this.acquire()
    if (!slot) return { kind: 'exited', reason: 'the local cloud is closing' }
    try {
      return await slot.instance.invoke(call)
    } finally {
      this.release(slot)
    }
  }

  setClock(offset: number): void {
    for (const { instance } of this.slots) instance.setClock(offset)
  }

  close(): void {
    this.closed = true
    for (const { instance } of this.slots) instance.kill()
    for (const wake of this.waiting.splice(0)) wake()
  }

  private async acquire(): Promise<Slot | null> {
    for (;;) {
      if (this.closed) return null
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
    })
  }

  private release(slot: Slot): void {
    slot.busy = false
    if (!slot.instance.alive) this.slots = this.slots.filter((other) => other !== slot)
    this.waiting.shift()?.()
  }

  /** Idle instances of an older bundle go; a busy one finishes its event first. */
  private retire(version: number): void {
    for (const slot of this.slots.filter(
      (other) => !other.busy && (other.version !== version || !other.instance.alive),
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
