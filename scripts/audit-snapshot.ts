import type { Fields } from '../cloudfunctions/kernel/sealed-form'
import type { Reader } from './audit-reading'

/**
 * Reads documents that lie in memory, for tests. `documents` is asked anew beside each page, and `between` is called before it,
 * so that somebody can work in them while they are read.
 */
export function snapshotReader(
  documents: (collection: string) => readonly Fields[],
  between: (collection: string, page: number) => void = () => undefined,
): Reader {
  return {
    async *pages(collection, atOnce, { at = '', to = '\uffff' } = {}) {
      let from = at
      for (let page = 0; ; page++) {
        between(collection, page)
        const inside = documents(collection).filter(({ _id }) =>
          page === 0 ? String(_id) >= from : String(_id) > from,
        )
        const found = inside.filter(({ _id }) => String(_id) < to).slice(0, atOnce)
        if (found.length > 0) yield found
        if (found.length < atOnce) return
        from = String(found[atOnce - 1]!['_id'])
      }
    },
  }
}
