import { isReal } from '../kernel/sealed-form'
import type { AggregateType, Loaded, Stored } from './aggregate-store'
import { lift } from './aggregate-store'
import { findTogether, type Related } from './sdk'

/** One kind of aggregate that a page reads in the same round trip as others. */
export interface Reading<S> extends Related {
  type: AggregateType<S>
}

export interface ReadingBy {
  /** The indexed field. */
  field: string
  values?: readonly string[]
  via?: string
  /** Whether what led to each is wanted too; it is the bulk of a document. */
  history?: boolean
  without?: string[]
  newest?: Related['newest']
}

export function reading<S>(
  type: AggregateType<S>,
  { field, history = false, without = [], ...by }: ReadingBy,
): Reading<S> {
  const hidden = [...without, 'notices', ...(history ? [] : ['history'])]
  return { type, from: type.collection, foreignField: field, without: hidden, ...by }
}

type Read<R> = { [K in keyof R]: R[K] extends Reading<infer S> ? Array<Loaded<S>> : never }

/**
 * Aggregates of several collections in one round trip, for somebody on the roster: the caller's own document is what
 * they hang on. Each by an indexed field and bounded by what is asked for. Without their history unless it is asked for,
 * so such a copy is for reading and never `known` to a change.
 */
export function together<R extends Record<string, Reading<never>>>(
  personId: string,
  readings: R,
): Promise<Read<R>> {
  return togetherAt('people', personId, readings)
}

/** The same beside any document that is there, for what nobody in person asks for; nothing at all where it is not. */
export async function togetherAt<R extends Record<string, Reading<never>>>(
  collection: string,
  id: string,
  readings: R,
): Promise<Read<R>> {
  const found = (await findTogether(collection, id, readings)) ?? {}
  const lifted = Object.entries(readings).map(([name, { type }]) => [
    name,
    ((found[name] ?? []) as Array<Stored<never>>).filter(isReal).map((stored) => lift(type, stored)),
  ])
  return Object.fromEntries(lifted) as Read<R>
}
