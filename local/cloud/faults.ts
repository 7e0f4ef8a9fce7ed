import { invalidParam } from './errors'

export type FaultKind = 'fail' | 'delay' | 'dropReply'

/**
 * Which gateway requests a fault counts; a field that is left out matches all. `function` is the one calling, `api`
 * the WeChat interface of an openapi call.
 */
export interface FaultMatch {
  action?: string
  collection?: string
  function?: string
  api?: string
}

export interface Fault {
  id: number
  match: FaultMatch
  /** Counts matching requests from 1; the fault happens first at this one. */
  nth: number
  /** How many matching requests one after another it happens at; Infinity for all of them. */
  times: number
  kind: FaultKind
  /** Milliseconds of a delay. */
  ms: number
}

/** What is no request of an SDK is only counted by a fault that names it, so that others count those alone. */
export const CLIENT_CALL = 'client.callFunction'
export const CLIENT_DATABASE = 'client.database'
export const UPLOAD = 'storage.upload'
export const DOWNLOAD = 'storage.download'
const BY_NAME_ONLY: (string | undefined)[] = [CLIENT_CALL, CLIENT_DATABASE, UPLOAD, DOWNLOAD]

const MATCHED = ['action', 'collection', 'function', 'api']

/** A misspelt field would match everything, so it is refused. */
function matchOf(match: unknown): FaultMatch {
  if (match === null || typeof match !== 'object') throw invalidParam('match is an object')
  for (const [key, value] of Object.entries(match))
    if (!MATCHED.includes(key) || typeof value !== 'string')
      throw invalidParam(`match has texts for ${MATCHED.join(', ')}, not ${key}`)
  return match
}

/** Faults that tests ask for: from the n-th on, some matching requests fail, are late, or lose their reply. */
export class Faults {
  private armed: (Fault & { seen: number })[] = []
  private lastId = 0

  add(request: Record<string, unknown>): number {
    const { nth = 1, times = 1, kind, ms = 0 } = request
    const match = matchOf(request.match ?? {})
    if (kind !== 'fail' && kind !== 'delay' && kind !== 'dropReply')
      throw invalidParam('kind is fail, delay or dropReply')
    if (!Number.isSafeInteger(nth) || Number(nth) < 1) throw invalidParam('nth counts from 1')
    if (times !== 'every' && (!Number.isSafeInteger(times) || Number(times) < 1))
      throw invalidParam('times is a number from 1 on, or every')
    if (typeof ms !== 'number' || ms < 0) throw invalidParam('ms is a number of milliseconds')
    this.lastId += 1
    const until = times === 'every' ? Infinity : Number(times)
    this.armed.push({ id: this.lastId, match, nth: Number(nth), times: until, kind, ms, seen: 0 })
    return this.lastId
  }

  clear(): void {
    this.armed = []
  }

  /** The fault this request meets, if any. */
  next(seen: FaultMatch): Fault | undefined {
    let hit: Fault | undefined
    for (const fault of [...this.armed]) {
      if (BY_NAME_ONLY.includes(seen.action) && fault.match.action !== seen.action) continue
      const wanted = Object.entries(fault.match) as [keyof FaultMatch, string][]
      if (!wanted.every(([key, value]) => seen[key] === value)) continue
      fault.seen += 1
      if (fault.seen >= fault.nth + fault.times - 1)
        this.armed = this.armed.filter((other) => other !== fault)
      if (fault.seen >= fault.nth) hit ??= fault
    }
    return hit
  }
}
