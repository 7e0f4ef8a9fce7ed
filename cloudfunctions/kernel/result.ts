/** A stable refusal: `code` never changes once released, `params` fill the Chinese sentence. */
export interface Rejected<C extends string = string> {
  ok: false
  code: C
  params: Params
}

export interface Ok<T> {
  ok: true
  data: T
}

/** What an action answers: finished data, or a refusal that is a value and never an exception. */
export type Outcome<T, C extends string = string> = Ok<T> | Rejected<C>

export type Params = Record<string, string | number>

/** The two sentences a person reads when something is refused: what happened, and the next step. */
export interface RefusalText {
  what: string
  next: string
}

export function ok<T>(data: T): Ok<T> {
  return { ok: true, data }
}

export function rejected<C extends string>(code: C, params: Params = {}): Rejected<C> {
  return { ok: false, code, params }
}

/** Closes a switch over a union: a new member does not compile until it is handled. */
export function never(value: never): never {
  throw new Error(`unhandled case: ${JSON.stringify(value)}`)
}
