import type { Day } from './day'
import type { Rejected } from './result'

/** One line of an aggregate's history, 经过: who did what and when. Never rewritten, never removed. */
export interface Entry {
  /** Server time, epoch milliseconds. */
  at: number
  /**
   * Person id, or `system` for the clock, or `operator`; `author` where who it was may have to be forgotten, and stands in
   * the state alone.
   */
  by: string
  /** The verb of the command, e.g. `submit`. */
  act: string
  note?: string
  requestId: string
  /** Digest of the command's input: the same requestId with another input is refused. */
  inputHash?: string
  /** What the evidence says, for aggregates whose history is the record (the attendance ledger). */
  data?: Record<string, unknown>
}

/** Something one person must be told, 通知. It rides inside the document that changed until it is delivered. */
export interface Notice {
  /** Makes a second delivery a no-op; it is the inbox entry's id. Letters, digits, `_` only. */
  key: string
  /** Person id of the recipient. */
  to: string
  /** Name of a message template (see capabilities/notifications/templates.ts). */
  template: string
  /** Values of the template's fields by key, e.g. `{thing1: '周建平'}`. */
  data: Record<string, string>
  /** Title and sentence in the in-app inbox. */
  title: string
  text: string
  /** Mini-program page that opens from the message, without leading slash, with its query. */
  page: string
  at: number
}

/** What a pure `decide` answers when the command may happen: everything that one write saves. */
export interface Accepted<S> {
  ok: true
  state: S
  entry: Entry
  notices: Notice[]
}

export type Decision<S, C extends string = string> = Accepted<S> | Rejected<C>

/** Who and when: handed to every `decide` by the shell, because rules own no clock and no random source. */
export interface Moment {
  now: number
  today: Day
  /** What the entry says: person id of the caller, `system`, `operator` or `author`. */
  by: string
  requestId: string
  /** Version of the county policy that the decision is made under. */
  policyVersion: number
}

export function accepted<S>(
  state: S,
  moment: Moment,
  act: string,
  rest: { note?: string; data?: Record<string, unknown>; notices?: Notice[] } = {},
): Accepted<S> {
  const entry: Entry = { at: moment.now, by: moment.by, act, requestId: moment.requestId }
  if (rest.note) entry.note = rest.note
  if (rest.data) entry.data = rest.data
  return { ok: true, state, entry, notices: rest.notices ?? [] }
}
