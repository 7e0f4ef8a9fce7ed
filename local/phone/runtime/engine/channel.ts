type Listener = (...args: unknown[]) => void

export interface EventChannel {
  on(name: string, listener: Listener): void
  once(name: string, listener: Listener): void
  off(name: string, listener?: Listener): void
  emit(name: string, ...args: unknown[]): void
}

/** One direction of a channel; what is sent before anybody listens is kept. */
class Pipe {
  private readonly listeners = new Map<string, Listener[]>()
  private readonly waiting = new Map<string, unknown[][]>()

  on(name: string, listener: Listener): void {
    this.listeners.set(name, [...(this.listeners.get(name) ?? []), listener])
    const early = this.waiting.get(name) ?? []
    this.waiting.delete(name)
    early.forEach((args) => listener(...args))
  }

  off(name: string, listener?: Listener): void {
    const rest = listener ? (this.listeners.get(name) ?? []).filter((one) => one !== listener) : []
    this.listeners.set(name, rest)
  }

  emit(name: string, args: unknown[]): void {
    const list = this.listeners.get(name) ?? []
    if (list.length === 0) this.waiting.set(name, [...(this.waiting.get(name) ?? []), args])
    else list.forEach((listener) => listener(...args))
  }
}

function end(incoming: Pipe, outgoing: Pipe): EventChannel {
  return {
    on: (name, listener) => incoming.on(name, listener),
    once(name, listener) {
      const once: Listener = (...args) => {
        incoming.off(name, once)
        listener(...args)
      }
      incoming.on(name, once)
    },
    off: (name, listener) => incoming.off(name, listener),
    emit: (name, ...args) => outgoing.emit(name, args),
  }
}

/** The two ends of the channel between a page and the one it opened. */
export function createChannel(): { opener: EventChannel; opened: EventChannel } {
  const up = new Pipe()
  const down = new Pipe()
  return { opener: end(up, down), opened: end(down, up) }
}
