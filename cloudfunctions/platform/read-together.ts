import { lift, type AggregateType, type Loaded, type Stored } from './aggregate-store'
import { command, pipelineOf, type Fields, type Lookup } from './sdk'

/** One bounded query of several that share a round trip. */
export interface Part {
  from: string
  where: Fields
  /** Required bound; at most 1000. */
  limit: number
  order?: Array<[field: string, direction: 'asc' | 'desc']>
  /** Top-level fields that stay in the database. */
  without?: string[]
  /** Related documents of each one, under the name `as`. */
  lookups?: Lookup[]
  /** Answers `[{n}]`, or nothing where none match, instead of the documents. */
  count?: true
}

type Raw = Record<string, unknown>

/**
 * Several queries, of any collections, in one round trip: looked up from one document that is there anyway, none of
 * them depending on it. Each is planned by its own indexes as if it were asked alone. Where the anchor is missing
 * nothing is found at all.
 */
export async function readTogether<K extends string>(
  anchor: { collection: string; id: string },
  parts: Record<K, Part>,
): Promise<Record<K, Raw[]>> {
  const names = Object.keys(parts) as K[]
  const pipeline = names.reduce(
    (soFar, name) =>
      soFar.lookup({ from: parts[name].from, let: {}, pipeline: stagesOf(parts[name]), as: name }),
    pipelineOf(anchor.collection).match({ _id: anchor.id }).limit(1),
  )
  const wanted = Object.fromEntries(names.map((name) => [name, 1]))
  const reply = (await pipeline.project({ _id: 0, ...wanted }).end()) as { list: Array<Record<K, Raw[]>> }
  const empty = Object.fromEntries(names.map((name) => [name, [] as Raw[]])) as Record<K, Raw[]>
  return { ...empty, ...reply.list[0] }
}

/* eslint-disable @typescript-eslint/no-explicit-any -- the SDK's pipelines have no types of their own */
function stagesOf({ where, limit, order = [], without = [], lookups = [], count }: Part): unknown {
  if (limit > 1000) throw new Error(`a read of ${limit} rows is over the limit of 1000`)
  let stages: any = command.aggregate.pipeline().match(where)
  if (order.length > 0)
    stages = stages.sort(Object.fromEntries(order.map(([f, d]) => [f, d === 'asc' ? 1 : -1])))
  stages = stages.limit(limit)
  if (count) return stages.count('n').done()
  if (without.length > 0) stages = stages.project(Object.fromEntries(without.map((field) => [field, 0])))
  for (const { without: hidden = [], ...lookup } of lookups) {
    stages = stages.lookup(lookup)
    if (hidden.length > 0)
      stages = stages.project(Object.fromEntries(hidden.map((field) => [`${lookup.as}.${field}`, 0])))
  }
  return stages.done()
}
/* eslint-enable @typescript-eslint/no-explicit-any */

/** Documents of a part as aggregates; what was left in the database is empty. */
export function asAggregates<S>(type: AggregateType<S>, documents: readonly unknown[]): Array<Loaded<S>> {
  return documents.map((document) =>
    lift(type, { history: [], notices: [], ...(document as object) } as unknown as Stored<S>),
  )
}

/** The number that a counting part answered. */
export function counted(documents: ReadonlyArray<Raw>): number {
  return Number(documents[0]?.['n'] ?? 0)
}
