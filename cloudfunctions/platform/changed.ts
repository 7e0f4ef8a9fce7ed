import { afterId, command, find } from './sdk'

/** A page of what changed; a reply holds no more. */
const A_PAGE = 1000
/** Pages of one call: more than that changes at once only when a whole region is imported. */
const MOST_PAGES = 5

/**
 * Milliseconds by which a change may be older than the moment at which it can be read: a request takes its time before it
 * writes, at most as long as the slowest function may run, and not every machine's clock is right.
 */
export const SETTLES_WITHIN = 120_000

/** A watched aggregate that changed: its id and version tell one change from the next. */
export interface ChangedMark {
  _id: string
  version: number
  changedAt: number
}

/**
 * What changed since then (inclusive), with the fields that are asked for, in the order of ids. null when it is too much
 * to be listed, so that whoever asks goes through everything.
 */
export async function changedSince<F extends object>(
  type: { collection: string },
  since: number,
  fields: Record<string, true>,
): Promise<Array<ChangedMark & F> | null> {
  const found: Array<ChangedMark & F> = []
  for (let pages = 0; pages < MOST_PAGES; pages++) {
    const where = afterId({ changedAt: command.gte(since) }, found.at(-1)?._id)
    const page = await find<ChangedMark & F>(type.collection, where, {
      ...{ limit: A_PAGE, order: [['_id', 'asc']], fields: { version: true, changedAt: true, ...fields } },
    })
    found.push(...page)
    if (page.length < A_PAGE) return found
  }
  return null
}
