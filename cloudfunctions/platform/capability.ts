import type { GenericSchema } from 'valibot'
import type { Caller, Role } from '../kernel/people'
import type { Outcome, RefusalText } from '../kernel/result'
import type { Fields } from './sdk'

/**
 * Who may call an action at all: a `visitor`, whom nobody looks up in the roster, `anyone` with a WeChat account,
 * `bound` roster people, people `posted` to a village, holders of one of the roles, or the `operator` who holds the
 * environment's own keys; an operator passes only where the policy says so.
 * Over whom they may do it is decided in the action, against the target's scope.
 */
export type Who = 'visitor' | 'anyone' | 'bound' | 'posted' | 'operator' | ReadonlyArray<Role | 'operator'>

/** One request after it was parsed and its caller was read. */
export interface Request {
  action: string
  requestId: string
  openid: string
  /** Server time, epoch milliseconds. */
  now: number
  /** null for an account that is not bound, and always for a `visitor`. */
  caller: Caller | null
}

/** The same for actions that only roster people reach. */
export interface BoundRequest extends Request {
  caller: Caller
}

export interface Action<I, V> {
  /** valibot schema, strict: unknown keys are refused. */
  input: GenericSchema<unknown, I>
  /**
   * A bounded read that needs nothing but the input, made beside that of the caller and handed to `run`. Whose business it is
   * is decided in `run` as ever.
   */
  ahead?: (input: I) => Promise<unknown>
  run: (request: BoundRequest, input: I, ahead: unknown) => Promise<Outcome<V>>
}

/** The map of a capability's contract: action name → input and view. */
export type ApiMap<T> = { [K in keyof T]: { input: unknown; view: unknown } }

/** 一份: what one duty may take of a run of the clock. */
export interface Turn {
  /** Server time at which the run began, epoch milliseconds. */
  now: number
  runId: string
  /**
   * Asked before each whole piece of work: yes for the first one, so that every duty gets on in every run, then as long as
   * the share lasts. A piece that was begun is brought to its end.
   */
  more: () => boolean
  /** One of so many equal parts of what is left of this one, for a duty that must be fair among parts of its own. */
  part: (parts: number) => Turn
}

export interface Done {
  /** Pieces of work that were done. */
  woken: number
  /** false when something that is due is left for a later turn. */
  through: boolean
  /** Pieces among them that came to nothing and are tried again later; none where it is left out. */
  failed?: number
}

/** The timed duty of one kind of aggregate: what happens when the alarm of its state has come. */
export interface Alarm {
  /** Tells it from every other duty, in the heartbeat and in the log. */
  name: string
  collection: string
  /**
   * What it would find to do, in its collection and by an index, so that all duties are asked in one round trip who has
   * anything to do. Without it, it has a turn in every run.
   */
  due?: (now: number) => Fields
  /** What is left over lies in the database as due, so that any later run, also of another process, goes on from there. */
  run: (turn: Turn) => Promise<Done>
}

export interface Capability<Api extends ApiMap<Api>> {
  actions: { [K in keyof Api]: Action<Api[K]['input'], Api[K]['view']> }
  policy: { [K in keyof Api]: Who }
  refusals: Record<string, RefusalText>
}

/** Gives the compiler the whole contract to check: a missing action, rule or text does not compile. */
export function capability<Api extends ApiMap<Api>>(parts: Capability<Api>): Capability<Api> {
  return parts
}
