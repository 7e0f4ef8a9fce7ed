import type { Fields } from '../cloudfunctions/kernel/sealed-form'
import { environment } from './operator-client'

/** Documents of one page: at 8 KB a document about 1 MB. */
const PAGE = 100

/** A range of ids of one collection: `from` exclusive unless it is `at`, `to` exclusive. */
export interface Range {
  at?: string
  to?: string
}

/** Where an audit reads from. */
export interface Reader {
  /** Every document of a range, in the order of their ids, a page at a time. */
  pages(collection: string, range?: Range): AsyncGenerator<Fields[]>
}

/** Reads an environment with its own keys; nothing is written. */
export function readerOf(url: string | null): Reader {
  const db = environment(url).database()
  const { command } = db
  async function page(collection: string, bounds: object[]): Promise<Fields[]> {
    const asked =
      bounds.length > 0 ? db.collection(collection).where(command.and(bounds)) : db.collection(collection)
    const { data } = (await asked.orderBy('_id', 'asc').limit(PAGE).get()) as { data: Fields[] }
    return data
  }
  return {
    async *pages(collection, { at, to } = {}) {
      const end = to === undefined ? [] : [{ _id: command.lt(to) }]
      let start: object[] = at === undefined ? [] : [{ _id: command.gte(at) }]
      for (;;) {
        const documents = await page(collection, [...start, ...end])
        if (documents.length > 0) yield documents
        if (documents.length < PAGE) return
        start = [{ _id: command.gt(documents[PAGE - 1]!['_id']) }]
      }
    },
  }
}
