import type { Fields, Value } from '../values/types'

/** Changes a document in place, at a plain path; `now` is the server's time in milliseconds. */
export type Change = (document: Fields, path: string, now: number) => void

/** One operator: checks what it was given, before any document is read, and makes the change of it. */
export type UpdateOperator = (operand: Value, path: string) => Change
