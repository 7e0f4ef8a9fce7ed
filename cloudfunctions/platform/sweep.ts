import type { Alarm } from './capability'
import { command, find, remove, type Fields } from './sdk'

/** Documents that one run deletes; the next run, a minute later, deletes the rest. */
const BATCH = 200

/**
 * 到期删除 of documents that are no aggregates or have no life of their own after their time: whatever matches goes, some
 * hundreds a minute. Nothing is noted, so a run that was killed is simply followed by the next one.
 */
export function sweep(collection: string, due: (now: number) => Fields): Alarm {
  return {
    collection,
    run: async (now) => {
      const where = due(now)
      const found = await find<{ _id: string }>(collection, where, { limit: BATCH, fields: { _id: true } })
      if (found.length === 0) return 0
      const ids = found.map(({ _id }) => _id)
      // Still due when it is deleted: what changed in between stays.
      return remove(collection, { ...where, _id: command.in(ids) })
    },
  }
}
