import type { Outcome } from './outcome'

/** Invocations of each function whose output is kept, and characters of output of one. */
const KEPT = 100
export const LOG_CHARACTERS = 64 * 1024

/** One invocation and what it printed. */
export interface InvocationLog {
  requestId: string
  function: string
  /** How the call came, as the function sees it in SOURCE. */
  source: string
  /** Whom it ran for; empty for a timer or an operator. */
  openid: string
  /** Milliseconds since the epoch, by the movable clock. */
  at: number
  durationMs: number
  outcome: Outcome['kind']
  logs: string[]
}

export interface LogFilter {
  function?: string
  requestId?: string
  limit?: number
}

/** What the last invocations printed. Kept in memory: a restart begins anew. */
export class Logs {
  private readonly kept = new Map<string, { order: number; log: InvocationLog }[]>()
  private finished = 0

  /** Adds a finished invocation. Its `logs` may still grow by what it prints late. */
  add(log: InvocationLog): void {
    const list = this.kept.get(log.function) ?? []
    this.finished += 1
    list.unshift({ order: this.finished, log })
    list.splice(KEPT)
    this.kept.set(log.function, list)
  }

  last(name: string): InvocationLog | undefined {
    return this.kept.get(name)?.[0]?.log
  }

  /** Newest first: of one function or of all, of one request or of all. */
  find({ function: name, requestId, limit = KEPT }: LogFilter): InvocationLog[] {
    const lists = name === undefined ? [...this.kept.values()] : [this.kept.get(name) ?? []]
    return lists
      .flat()
      .sort((a, b) => b.order - a.order)
      .map(({ log }) => log)
      .filter((log) => requestId === undefined || log.requestId === requestId)
      .slice(0, limit)
  }
}

/** Appends what an invocation prints, as long as it is not too much. */
export function appendTo(logs: string[]): (text: string) => void {
  let left = LOG_CHARACTERS
  return (text) => {
    if (text === '' || left <= 0) return
    logs.push(text.slice(0, left))
    left -= text.length
  }
}
