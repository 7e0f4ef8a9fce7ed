import { invalidParam } from './errors'

export type FaultKind = 'fail' | 'delay' | 'dropReply'

/** Which gateway requests a fault counts; a field that is left out matches all. `function` is the one calling. */
export interface FaultMatch {
  action?: string
  collection?: string
  function?: string
}

export interface Fault {
  id: number
  match: FaultMatch
  /** Counts matching requests from 1; the fault happens once, at this one. */
  nth: number
  kind: FaultKind
  /** Milliseconds of a delay. */
  ms: number
}

/** A phone's call of a function: only counted by a fault that names it, so that others count gateway requests alone. */
export const CLIENT_CALL = 'client.callFunction'

const MATCHED = ['action', 'collection', 'function']

/** A misspelt field would match everything, so it is refused. */
function matchOf(match: unknown): FaultMatch {
  if (match === null || typeof match !== 'object') throw invalidParam('match is an object')
  for (const [key, value] of Object.entries(match))
    if (!MATCHED.includes(key) || typeof value !== 'string')
      throw invalidParam(`match has texts for ${MATCHED.join(', ')}, not ${key}`)
  return match
}

/** Faults that tests ask for: the n-th matching gateway request fails, is late, or loses its reply. */
export class Faults {
  private armed: (Fault & { seen: number })[] = []
  private lastId = 0

  add(request: Record<string, unknown>): number {
    const { nth = 1, kind, ms = 0 } = request
    const match = matchOf(request.match ?? {})
    if (kind !== 'fail' && kind !== 'delay' && kind !== 'dropReply')
      throw invalidParam('kind is fail, delay or dropReply')
    if (!Number.isSafeInteger(nth) || Number(nth) < 1) throw invalidParam('nth counts from 1')
    if (typeof ms !== 'number' || ms < 0) throw invalidParam('ms is a number of milliseconds')
    this.lastId += 1
    this.armed.push({ id: this.lastId, match, nth: Number(nth), kind, ms, seen: 0 })
    return this.lastId
  }

  clear(): void {
    this.armed = []
  }

  /** The fault this request meets, if any. */
  next(seen: FaultMatch): Fault | undefined {
    let hit: Fault | undefined
    for (const fault of [...this.armed]) {
      if (seen.action === CLIENT_CALL && fault.match.action !== CLIENT_CALL) continue
      const wanted = Object.entries(fault.match) as [keyof FaultMatch, string][]
      if (!wanted.every(([key, value]) => seen[key] === value)) continue
      fault.seen += 1
      if (fault.seen !== fault.nth || hit) continue
      hit = fault
      this.armed = this.armed.filter((other) => other !== fault)
    }
    return hit
  }
}
