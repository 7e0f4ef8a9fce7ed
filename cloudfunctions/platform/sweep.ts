import type { Alarm } from './capability'
import { command, find, remove, type Fields } from './sdk'

/** Documents that are deleted at once. */
const BATCH = 200

/**
 * 到期删除 of documents that are no aggregates or have no life of their own after their time: whatever matches goes. Nothing
 * is noted, so a run that was killed is simply followed by the next one.
 */
export function sweep(collection: string, due: (now: number) => Fields): Alarm {
  return {
    ...{ name: collection, collection, due },
    run: async ({ now, more }) => {
      const where = due(now)
      let woken = 0
      while (more()) {
        const found = await find<{ _id: string }>(collection, where, { limit: BATCH, fields: { _id: true } })
        const ids = found.map(({ _id }) => _id)
        // Still due when it is deleted: what changed in between stays.
        if (ids.length > 0) woken += await remove(collection, { ...where, _id: command.in(ids) })
        if (ids.length < BATCH) return { woken, through: true }
      }
      return { woken, through: false }
    },
  }
}
