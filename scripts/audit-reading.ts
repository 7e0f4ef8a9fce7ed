import type { Fields } from '../cloudfunctions/kernel/sealed-form'
import { checked, environment } from './operator-client'
import { fittingPages } from './page-size'

/** A range of ids of one collection: `from` exclusive unless it is `at`, `to` exclusive. */
export interface Range {
  at?: string
  to?: string
}

/** Where an audit reads from. */
export interface Reader {
  /** Every document of a range, in the order of their ids, so many at a time or fewer where they are large. */
  pages(collection: string, atOnce: number, range?: Range): AsyncGenerator<Fields[]>
}

/** Reads an environment with its own keys; nothing is written. */
export function readerOf(url: string | null): Reader {
  const db = environment(url).database()
  const { command } = db
  async function read(collection: string, bounds: object[], limit: number): Promise<Fields[]> {
    const asked =
      bounds.length > 0 ? db.collection(collection).where(command.and(bounds)) : db.collection(collection)
    const { data, ...rest } = await asked.orderBy('_id', 'asc').limit(limit).get()
    return checked(data as Fields[] | undefined, rest)
  }
  return {
    pages(collection, atOnce, { at, to } = {}) {
      const end = to === undefined ? [] : [{ _id: command.lt(to) }]
      const start = at === undefined ? [] : [{ _id: command.gte(at) }]
      const after = (last: Fields | null): object[] => (last ? [{ _id: command.gt(last['_id']) }] : start)
      return fittingPages<Fields>(
        (last, limit) => read(collection, [...after(last), ...end], limit),
        (document) => JSON.stringify(document).length,
        atOnce,
      )
    },
  }
}
