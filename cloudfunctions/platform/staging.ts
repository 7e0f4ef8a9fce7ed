import type { Entry, Moment } from '../kernel/aggregate'
import type { Day } from '../kernel/day'
import {
  alarmOf,
  asItLay,
  datesOf,
  liftWhole,
  plain,
  type AggregateType,
  type Loaded,
  type Stored,
} from './aggregate-store'
import { beforeFor, refusesDay, saltFor } from './seal-marks'
import { command, find, insert, remove, update, type Fields } from './sdk'

/**
 * Many aggregates that are to change at once. What each becomes lies beside what it is, in the field `staged`, where no
 * query and no rule looks; then one update of the database makes it the state of all of them. Every document turns by
 * itself in that update, and a reader in its midst may see some before and some after; that is all the time it takes.
 *
 * Whoever saves an aggregate meanwhile drops what was staged for it (`NOT_STAGED` among its keys), since that was made
 * of an older state; `standings` shows it, and it is staged again.
 */
export interface Standing<S> {
  loaded: Loaded<S>
  /** The mark of what is staged, null when nothing is. */
  mark: string | null
}

/** To stand among the `keys` of a type whose aggregates may be staged. */
export const NOT_STAGED: Fields = { staged: null }

/** A blank has been staged and never been promoted: nobody sees it, and it counts as missing. */
export const isBlank = <S>({ loaded }: Standing<S>): boolean => loaded.version === 0

/** What stands under these ids and what is staged for it; at most 300. */
export async function standings<S>(type: AggregateType<S>, ids: string[]): Promise<Map<string, Standing<S>>> {
  if (ids.length > 300) throw new Error(`a read of ${ids.length} aggregates is over the limit of 300`)
  const where = { _id: command.in(ids) }
  const found = await find<Stored<S> & { staged?: { by: string | null } | null }>(type.collection, where, {
    limit: ids.length,
  })
  return new Map(
    found.map(({ staged, ...stored }) => [
      stored._id,
      { loaded: liftWhole(type, stored as Stored<S>), mark: staged?.by ?? null },
    ]),
  )
}

export interface Staged<S> {
  mark: string
  state: S
  scope: string[]
  /** What a new aggregate is until it is promoted: a state in which nobody finds it. */
  blank: S
}

/**
 * Lays `state` beside what is there. false when that changed since it was read, or when a new one came meanwhile: read
 * again and decide again. Staging the same again is harmless.
 */
export async function stage<S>(
  type: AggregateType<S>,
  id: string,
  standing: Standing<S> | undefined,
  { mark, state, scope, blank }: Staged<S>,
  { now, today, policyVersion }: Pick<Moment, 'now' | 'today' | 'policyVersion'>,
): Promise<boolean> {
  const becomes = { state: plain(state), scope, policyVersion, ...keysOf(type, state, id) }
  const found = standing && !isBlank(standing) ? asItLay(standing.loaded) : undefined
  const marks = { ...saltFor(type.collection, becomes), ...beforeFor(type.collection, found, now) }
  const staged = { by: mark, ...becomes, wakeAt: alarmAfter(type, state, standing), ...marks }
  if (standing) {
    const unchanged = { _id: id, version: standing.loaded.version }
    return (await update(type.collection, unchanged, { staged: command.set(staged) })) === 1
  }
  const empty = { history: [], notices: [], wakeAt: null, scope: [], policyVersion, changedOn: today }
  const document = { _id: id, schema: type.schema, version: 0, state: plain(blank), ...empty }
  return insert(type.collection, { ...document, ...keysOf(type, blank, id), staged })
}

/**
 * Makes everything that is staged under a mark what it is, in one update; answers how many. Again is harmless. `blank`
 * tells the names of the type's keys; `entry` goes into the history of each. Throws on a day that is over and being
 * sealed: whoever resumes it has a new one.
 */
export async function promote<S>(
  type: AggregateType<S>,
  mark: string,
  { blank, entry, today }: { blank: S; entry: Entry; today: Day },
): Promise<number> {
  if (refusesDay(today)) throw new Error(`${today} is over: nothing is turned on it any more`)
  const data: Fields = {
    version: command.inc(1),
    schema: command.set(type.schema),
    history: command.push([entry]),
    'staged.by': command.set(null),
  }
  for (const [field, value] of Object.entries(datesOf(type, { now: entry.at, today })))
    data[field] = command.set(value)
  const turned = ['state', 'scope', 'policyVersion', 'wakeAt', 'salt', 'was']
  for (const field of [...turned, ...Object.keys(keysOf(type, blank, ''))])
    data[`staged.${field}`] = command.rename(field)
  return update(type.collection, { 'staged.by': mark }, data)
}

/** What the new state asks of the clock, or sooner where something is still to be told of the old one. */
function alarmAfter<S>(type: AggregateType<S>, state: S, standing: Standing<S> | undefined): number | null {
  const { notices = [], wakeAt = null } = standing?.loaded ?? {}
  const times = [alarmOf(type, state), notices.length > 0 ? wakeAt : null]
  const asked = times.filter((at): at is number => at !== null)
  return asked.length > 0 ? Math.min(...asked) : null
}

/** Forgets what is staged under a mark. */
export async function discard<S>(type: AggregateType<S>, mark: string): Promise<void> {
  await remove(type.collection, { 'staged.by': mark, version: 0 })
  await update(type.collection, { 'staged.by': mark }, { staged: command.set(null) })
}

function keysOf<S>(type: AggregateType<S>, state: S, id: string): Fields {
  const { staged: _none, ...keys } = type.keys ? type.keys(state, id) : {}
  return keys
}
