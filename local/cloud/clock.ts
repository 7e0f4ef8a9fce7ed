/**
 * The movable clock: an offset to real time, in milliseconds, that functions, server dates and timers share.
 * It goes on ticking at the speed of real time.
 */
export class Clock {
  private listeners: ((offset: number) => void)[] = []

  constructor(private shift: number = 0) {}

  get offset(): number {
    return this.shift
  }

  /** Milliseconds since the epoch. */
  now(): number {
    return Date.now() + this.shift
  }

  /** Moves the clock so that it shows `at`, forwards or backwards. */
  moveTo(at: number): void {
    this.shift = at - Date.now()
    for (const listener of this.listeners) listener(this.shift)
  }

  onMove(listener: (offset: number) => void): void {
    this.listeners.push(listener)
  }
}
