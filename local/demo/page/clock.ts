import type { CloudControl } from './server'

/** The movable clock as the page knows it: the cloud's time, carried on by the computer's own between two looks. */
export class Clock {
  private offset = 0
  private readonly listeners: Array<(moved: number) => void> = []

  constructor(private readonly cloud: CloudControl) {}

  /** Epoch ms. */
  now(): number {
    return Date.now() + this.offset
  }

  /** Milliseconds that the cloud's clock is ahead of the computer's. */
  ahead(): number {
    return this.offset
  }

  /** Called when somebody moved the clock, with the milliseconds it went ahead. */
  onMove(listener: (moved: number) => void): void {
    this.listeners.push(listener)
  }

  async look(): Promise<void> {
    this.take(await this.cloud.now())
  }

  async moveTo(ms: number): Promise<void> {
    this.take(await this.cloud.moveTo(ms))
  }

  private take(now: number): void {
    const offset = now - Date.now()
    if (Math.abs(offset - this.offset) < TOLERANCE) return
    const moved = offset - this.offset
    this.offset = offset
    for (const listener of this.listeners) listener(moved)
  }
}

/** Milliseconds that a request may take without counting as a move. */
const TOLERANCE = 400
