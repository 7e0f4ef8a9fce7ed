import type { Fields } from '../cloudfunctions/kernel/sealed-form'
import { environment } from './operator-client'

/** A range of ids of one collection: `from` exclusive unless it is `at`, `to` exclusive. */
export interface Range {
  at?: string
  to?: string
}

/** Where an audit reads from. */
export interface Reader {
  /** Every document of a range, in the order of their ids, so many at a time. */
  pages(collection: string, atOnce: number, range?: Range): AsyncGenerator<Fields[]>
}

/** Reads an environment with its own keys; nothing is written. */
export function readerOf(url: string | null): Reader {
  const db = environment(url).database()
  const { command } = db
  async function page(collection: string, bounds: object[], limit: number): Promise<Fields[]> {
    const asked =
      bounds.length > 0 ? db.collection(collection).where(command.and(bounds)) : db.collection(collection)
    const { data } = (await asked.orderBy('_id', 'asc').limit(limit).get()) as { data: Fields[] }
    return data
  }
  return {
    async *pages(collection, atOnce, { at, to } = {}) {
      const end = to === undefined ? [] : [{ _id: command.lt(to) }]
      let start: object[] = at === undefined ? [] : [{ _id: command.gte(at) }]
      for (;;) {
        const documents = await page(collection, [...start, ...end], atOnce)
        if (documents.length > 0) yield documents
        if (documents.length < atOnce) return
        start = [{ _id: command.gt(documents[atOnce - 1]!['_id']) }]
      }
    },
  }
}
