import { MINUTE } from './day'

/** 时钟的心跳: what the clock's last runs say of themselves. Epoch milliseconds. */
export interface Heartbeat {
  /** When the last run that came to its end began; 0 before the first. */
  at: number
  /** When the last run began, whatever became of it. */
  begun?: number
  /** When the first of the runs began that broke off one after another; null when the last one did not. */
  brokenSince?: number | null
  /** The duty that begins the next run. */
  next?: string
  /** 落后的: duty → the run since which it has not been through. */
  behind?: Record<string, number>
  /** 没办成的: duty → the first and the last of the runs in which some piece of its work came to nothing. */
  failing?: Record<string, Failing>
  /** The duty that is at work, or was when a run was cut off; null after a run that came to its end. */
  running?: string | null
  /** The duty that was at work when the run before the last one was cut off. */
  brokeIn?: string | null
}

export interface Failing {
  since: number
  last: number
}

/** Milliseconds without a beat after which the clock counts as stopped: it rings every minute. */
export const STOPPED_AFTER = 10 * MINUTE
/**
 * Milliseconds a duty may be behind before somebody is told. After a new day's midnight, or a region's import, half an hour of
 * being behind is a large environment's ordinary work.
 */
export const BEHIND_AFTER = 30 * MINUTE
/** Milliseconds without a failure after which a duty counts as well: what failed is tried again after one minute, so in one of two runs. */
const WELL_AFTER = 3 * MINUTE

/** Before the first run. */
export const NO_BEAT: Heartbeat = { at: 0 }

/**
 * What somebody must see to: a clock that stands still, one whose runs all break off, duties that do not get through, or duties
 * some of whose work comes to nothing again and again.
 */
export type ClockTrouble =
  /** `since` is 0 for a clock that never ran. */
  | { kind: 'stopped'; since: number }
  | { kind: 'breaksOff'; since: number }
  | { kind: 'behind' | 'failing'; since: number; duties: string[] }

/** null while all is well. */
export function troubleOf(found: ReadonlyArray<{ state: Heartbeat }>, now: number): ClockTrouble | null {
  const { at, begun = at, brokenSince = null, behind = {}, failing = {} } = found[0]?.state ?? NO_BEAT
  if (now - Math.max(at, begun) > STOPPED_AFTER) return { kind: 'stopped', since: at }
  if (brokenSince !== null && now - brokenSince > STOPPED_AFTER)
    return { kind: 'breaksOff', since: brokenSince }
  const failed = Object.entries(failing).map(([name, { since }]): [string, number] => [name, since])
  return overdue('behind', Object.entries(behind), now) ?? overdue('failing', failed, now)
}

function overdue(
  kind: 'behind' | 'failing',
  all: ReadonlyArray<[name: string, since: number]>,
  now: number,
): ClockTrouble | null {
  const late = all.filter(([, since]) => now - since > BEHIND_AFTER)
  if (late.length === 0) return null
  const since = Math.min(...late.map(([, each]) => each))
  return { kind, since, duties: late.map(([name]) => name).sort() }
}

/** Since when each of them has been behind, of which some were before. */
export const behindSince = (
  names: readonly string[],
  { behind = {} }: Heartbeat,
  now: number,
): Record<string, number> => Object.fromEntries(names.map((name) => [name, behind[name] ?? now]))

/** Since when each of these has been failing, with those that failed a moment ago and may only wait for their next try. */
export function failingSince(
  names: readonly string[],
  { failing = {} }: Heartbeat,
  now: number,
): Record<string, Failing> {
  const waiting = Object.entries(failing).filter(([, { last }]) => now - last < WELL_AFTER)
  const known = Object.fromEntries(waiting)
  return {
    ...known,
    ...Object.fromEntries(names.map((name) => [name, { since: known[name]?.since ?? now, last: now }])),
  }
}
