import type { Decision, Entry, Moment, Notice } from '../kernel/aggregate'
import type { Day } from '../kernel/day'
import { canonical, sha256Hex } from '../kernel/hashing'
import { rejected, type Rejected } from '../kernel/result'
import { isReal } from '../kernel/sealed-form'
import { command, find, findById, insert, isDuplicate, update, type Fields, type FindOptions } from './sdk'
import { beforeFor, refusesDay, saltFor, saltOver } from './seal-marks'

/** How one kind of aggregate lies in the database. */
export interface AggregateType<S> {
  collection: string
  /** Version of the state's shape; older ones are lifted by `upcasts` when loaded. */
  schema: number
  /** `upcasts[n]` lifts a state of schema n to n + 1; the history lies beside it, as it was stored. */
  upcasts?: Record<number, (old: unknown, history: readonly unknown[]) => unknown>
  /** Fields that queries use, derived from the state; they lie beside it at the top level. */
  keys?: (state: S, id: string) => Fields
  /** Epoch milliseconds at which the clock must wake this state, null for never. */
  alarmOf?: (state: S) => number | null
  /** Whom a message did not reach is kept beside the state, for pages that say so. */
  remembersUnreached?: boolean
  /** When it was changed lies beside the state, indexed, for what is worked out from many of them: `changedAt`. */
  watched?: boolean
  /** A shorter form of the history, where it is the bulk of the document. */
  packing?: Packing<S>
}

/**
 * How entries lie in the document. Nothing is lost: `unpack(pack(entry, state), state)` is the entry. Entries that were
 * stored before an aggregate had a packing stay as they are, so `unpack` must know them too.
 */
export interface Packing<S> {
  /** What is remembered of a request: shorter marks of its id and of its input's digest, which still tell it again. */
  brief: (entry: Entry) => Entry
  pack: (entry: Entry, state: S) => unknown
  unpack: (stored: unknown, state: S) => Entry
}

/** An aggregate as it lies in its document. */
export interface Loaded<S> {
  id: string
  version: number
  state: S
  history: Entry[]
  notices: Notice[]
  /** 没收到提醒的人: whom the last message about this aggregate did not reach, by `reachKey`; absent where there are none. */
  unreached?: Record<string, Unreached>
  wakeAt: number | null
  scope: string[]
  policyVersion: number
}

/** Why a message did not arrive on a phone: refused, nobody is bound, or WeChat did not take it. The inbox has it all the same. */
export interface Unreached {
  to: string
  name: string
  why: 'refused' | 'noAccount' | 'failed'
  /** Epoch milliseconds. */
  at: number
}

/** One entry a person and kind of message, so that the next one that arrives takes it away. */
export function reachKey({ to, template }: Pick<Notice, 'to' | 'template'>): string {
  return `${to}_${template}`
}

export interface Stored<S> extends Omit<Loaded<S>, 'id' | 'history'> {
  _id: string
  history: unknown[]
  schema: number
  changedOn: Day
}

export interface Change<S, C extends string> {
  moment: Moment
  /** The verb, compared when a request comes a second time. */
  act: string
  /** Compared when a request comes a second time: the same id with another input is refused. */
  input: unknown
  /** Units from the region down to the one the aggregate belongs to; of the new state, where it moves with it. */
  scope: string[] | ((state: S) => string[])
  decide: (current: Loaded<S> | null) => Decision<S, C>
  /** A copy read in this same invocation, to save the first read; `null` when it was found missing. */
  known?: Loaded<S> | null
}

export type Changed<S, C extends string> =
  { ok: true; saved: Loaded<S>; replayed: boolean } | Rejected<C | 'request.reused' | 'record.busy'>

/** Tries of one save before the person is asked to try again. */
const ATTEMPTS = 6
/** Milliseconds within which the clock delivers what the request itself did not. */
const DELIVER_WITHIN = 60_000

/** Whole documents as they lay in the database, by what was made of them: a change says in which form it found its own. */
const lain = new WeakMap<object, Fields>()

/** null also for what no decision made, of version 0: an import laid it ready, or somebody put it there past the functions. */
export async function load<S>(type: AggregateType<S>, id: string): Promise<Loaded<S> | null> {
  return real(await whatLies(type, id))
}

async function whatLies<S>(type: AggregateType<S>, id: string): Promise<Loaded<S> | null> {
  const stored = await findById<Stored<S>>(type.collection, id)
  return stored ? liftWhole(type, stored) : null
}

const real = <S>(loaded: Loaded<S> | null): Loaded<S> | null => (loaded && isReal(loaded) ? loaded : null)

/**
 * A bounded query over an indexed field. The database itself leaves out what no decision made: taken out of a full page
 * afterwards, one such document would make that page look like the last.
 */
export async function list<S>(
  type: AggregateType<S>,
  where: Fields,
  options: FindOptions,
): Promise<Loaded<S>[]> {
  const made = command.and([where, { version: command.gt(0) }])
  const found = await find<Stored<S>>(type.collection, made, options)
  return found.map((stored) => (options.fields ? lift(type, stored) : liftWhole(type, stored)))
}

/** The aggregates with these ids, in any order; missing ones are left out. At most 300 ids. */
export async function loadMany<S>(type: AggregateType<S>, ids: string[]): Promise<Loaded<S>[]> {
  if (ids.length === 0) return []
  if (ids.length > 300) throw new Error(`a read of ${ids.length} aggregates is over the limit of 300`)
  return list(type, { _id: command.in(ids) }, { limit: ids.length })
}

/**
 * Reads, lets the pure rule decide, and saves with one conditional write; on a conflict it reads and decides again.
 * A request that was already saved answers the saved state again, so that a lost reply is harmless.
 */
export async function change<S, C extends string>(
  type: AggregateType<S>,
  id: string,
  request: Change<S, C>,
): Promise<Changed<S, C>> {
  const inputHash = sha256Hex(canonical(request.input)).slice(0, 16)
  let lies = request.known === undefined ? await whatLies(type, id) : request.known
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const current = real(lies)
    const earlier = current && findEarlier(type, current, request, inputHash)
    if (current && earlier)
      return earlier === 'same' ? { ok: true, saved: current, replayed: true } : rejected('request.reused')
    const decision = request.decide(current)
    if (!decision.ok) return decision
    if (refusesDay(request.moment.today)) return rejected('record.busy')
    const saved = await save(type, id, lies, decision, inputHash, request)
    if (saved) return { ok: true, saved, replayed: false }
    await pause(attempt)
    lies = await whatLies(type, id)
  }
  return rejected('record.busy')
}

/** Whether this request was saved before: with the same input, with another one, or not at all. */
function findEarlier<S>(
  type: AggregateType<S>,
  current: Loaded<S>,
  { moment: { requestId, by, now: at }, act }: { moment: Moment; act: string },
  inputHash: string,
): 'same' | 'other' | null {
  const whole: Entry = { at, by, act, requestId, inputHash }
  for (const sought of [whole, briefly(type, whole)]) {
    // What the clock does may keep no id at all: the version it was decided at tells it apart.
    if (sought.requestId === '') continue
    const found = current.history.find(
      (entry) => entry.requestId === sought.requestId && entry.by === by && entry.act === act,
    )
    if (found) return found.inputHash === sought.inputHash ? 'same' : 'other'
  }
  return null
}

function briefly<S>(type: AggregateType<S>, entry: Entry): Entry {
  return type.packing ? type.packing.brief(entry) : entry
}

function packed<S>(type: AggregateType<S>, entry: Entry, state: S): unknown {
  return type.packing ? type.packing.pack(entry, state) : entry
}

async function save<S, C extends string>(
  type: AggregateType<S>,
  id: string,
  lies: Loaded<S> | null,
  decision: Extract<Decision<S, C>, { ok: true }>,
  inputHash: string,
  request: Change<S, C>,
): Promise<Loaded<S> | null> {
  const current = real(lies)
  const state = plain(decision.state)
  const entry = briefly(type, plain({ ...decision.entry, inputHash }))
  const told = plain(decision.notices)
  const notices = [...(current?.notices ?? []), ...told]
  const soon = notices.length > 0 ? request.moment.now + DELIVER_WITHIN : null
  const loaded: Loaded<S> = {
    id,
    version: (current?.version ?? 0) + 1,
    state,
    history: [...(current?.history ?? []), entry],
    notices,
    ...(current?.unreached ? { unreached: current.unreached } : {}),
    wakeAt: earliest(alarmOf(type, state), soon),
    scope: typeof request.scope === 'function' ? request.scope(state) : request.scope,
    policyVersion: request.moment.policyVersion,
  }
  const written = lies
    ? await overwrite(type, lies, loaded, { entry, told }, request.moment)
    : await create(type, loaded, request.moment)
  return written ? loaded : null
}

/** When a change was made, as its document says it. */
export function datesOf<S>(type: AggregateType<S>, { now, today }: Pick<Moment, 'now' | 'today'>): Fields {
  return { changedOn: today, ...(type.watched ? { changedAt: now } : {}) }
}

async function create<S>(type: AggregateType<S>, loaded: Loaded<S>, moment: Moment): Promise<boolean> {
  const { id, ...rest } = loaded
  const document = {
    _id: id,
    schema: type.schema,
    ...datesOf(type, moment),
    ...rest,
    history: loaded.history.map((entry) => packed(type, entry, loaded.state)),
    ...keysOf(type, loaded),
  }
  return insert(type.collection, { ...document, ...saltFor(type.collection, document) })
}

async function overwrite<S>(
  type: AggregateType<S>,
  current: Loaded<S>,
  loaded: Loaded<S>,
  { entry, told }: { entry: Entry; told: Notice[] },
  moment: Moment,
): Promise<boolean> {
  const values: Fields = {
    schema: type.schema,
    version: loaded.version,
    state: loaded.state,
    wakeAt: loaded.wakeAt,
    scope: loaded.scope,
    policyVersion: loaded.policyVersion,
    ...datesOf(type, moment),
    ...keysOf(type, loaded),
    ...(isReal(current) ? beforeFor(type.collection, lain.get(current), moment.now) : {}),
  }
  const entries = [packed(type, entry, loaded.state)]
  const data: Fields = { history: isReal(current) ? command.push(entries) : command.set(entries) }
  // Added and not set: what was delivered since this was read must not come back.
  if (told.length > 0) data['notices'] = command.push(told)
  // Of what no decision made nothing stays.
  if (!isReal(current)) Object.assign(data, { notices: command.set(told), was: command.remove() })
  for (const [field, value] of Object.entries(values)) data[field] = command.set(value)
  Object.assign(data, saltOver(type.collection, values))
  try {
    return (await update(type.collection, { _id: current.id, version: current.version }, data)) === 1
  } catch (error) {
    if (isDuplicate(error)) throw new DuplicateKey(type.collection)
    throw error
  }
}

/** A unique field of the aggregate is already taken by another one, e.g. an account that is bound elsewhere. */
export class DuplicateKey extends Error {
  constructor(collection: string) {
    super(`a unique field of ${collection} is taken`)
  }
}

/**
 * Clears delivered notices without touching the version, and keeps whom they did not reach (null: reached again):
 * delivery is not a decision. When nothing else changed meanwhile the alarm goes back to what the state itself asks for.
 */
export async function clearNotices<S>(
  type: AggregateType<S>,
  from: Loaded<S>,
  keys: string[],
  reach: ReadonlyMap<string, Unreached | null> = new Map(),
): Promise<void> {
  const news: Fields = { notices: command.pull({ key: command.in(keys) }) }
  for (const [key, unreached] of reach)
    news[`unreached.${key}`] = unreached ? command.set(unreached) : command.remove()
  const left = from.notices.filter((notice) => !keys.includes(notice.key))
  const wakeAt = left.length > 0 ? from.wakeAt : alarmOf(type, from.state)
  const { id, version } = from
  const data = { ...news, wakeAt: command.set(wakeAt) }
  if ((await update(type.collection, { _id: id, version }, data)) === 1) return
  await update(type.collection, { _id: id }, news)
}

/**
 * Moves the alarm of an unchanged aggregate: for a delivery that must be tried again, or an alarm with nothing due.
 * false when somebody else changed it or moved its alarm meanwhile: of two clocks one goes on.
 */
export async function rearm<S>(
  type: AggregateType<S>,
  current: Loaded<S>,
  wakeAt: number | null,
): Promise<boolean> {
  const unmoved = { _id: current.id, version: current.version, wakeAt: current.wakeAt }
  return (await update(type.collection, unmoved, { wakeAt: command.set(wakeAt) })) === 1
}

export function alarmOf<S>(type: AggregateType<S>, state: S): number | null {
  return type.alarmOf ? type.alarmOf(state) : null
}

export function lift<S>(type: AggregateType<S>, stored: Stored<S>): Loaded<S> {
  const { _id, schema, changedOn: _changedOn, ...rest } = stored
  let state: unknown = rest.state
  for (let version = schema; version < type.schema; version++) {
    const upcast = type.upcasts?.[version]
    if (!upcast) throw new Error(`no upcast of ${type.collection} from schema ${version}`)
    state = upcast(state, rest.history)
  }
  return {
    id: _id,
    version: rest.version,
    state: state as S,
    history: historyOf(type, rest.history ?? [], state as S),
    notices: rest.notices ?? [],
    ...(rest.unreached ? { unreached: rest.unreached } : {}),
    wakeAt: rest.wakeAt,
    scope: rest.scope,
    policyVersion: rest.policyVersion,
  }
}

/** Of a document that was read with all its fields. */
export function liftWhole<S>(type: AggregateType<S>, stored: Stored<S>): Loaded<S> {
  const loaded = lift(type, stored)
  lain.set(loaded, stored as unknown as Fields)
  return loaded
}

/** The document as it lay in the database, of a copy that was read whole. */
export function asItLay<S>(loaded: Loaded<S>): Fields | undefined {
  return lain.get(loaded)
}

function historyOf<S>({ packing }: AggregateType<S>, stored: unknown[], state: S): Entry[] {
  return packing ? stored.map((each) => packing.unpack(each, state)) : (stored as Entry[])
}

function keysOf<S>(type: AggregateType<S>, loaded: Loaded<S>): Fields {
  return type.keys ? type.keys(loaded.state, loaded.id) : {}
}

function earliest(a: number | null, b: number | null): number | null {
  if (a === null) return b
  return b === null ? a : Math.min(a, b)
}

/** What the database will hold: without `undefined`, which the SDK would drop behind our back. */
export function plain<T>(value: T): T {
  return JSON.parse(JSON.stringify(value)) as T
}

function pause(attempt: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, (attempt + Math.random()) * 20))
}
