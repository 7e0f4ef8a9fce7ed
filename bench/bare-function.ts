import { find, findById, insert, update, command, type Fields } from '../cloudfunctions/platform/sdk'

interface Asked {
  op: 'make' | 'change' | 'read'
  /** Of the book that is copied, and of the copy. */
  from: string
  id: string
}

/** Round trips of a secretary's first page, the accepted path. */
const READS = 3

/**
 * A function that only the bench deploys. What a decision is measured against: one read and one conditional update. What
 * the first page is measured against: as many reads of one document, one after another.
 */
export async function main({ op, from, id }: Asked): Promise<number> {
  if (op === 'read') {
    for (let i = 0; i < READS; i++)
      if (!(await findById<Fields>('people', id))) throw new Error(`no document ${id} to read`)
    return READS
  }
  if (op === 'make') {
    const [book] = await find<Fields>('leaveBooks', { _id: from }, { limit: 1 })
    return Number(
      await insert('leaveBooks', { ...book, _id: id, postingId: id, waitingSeats: [], wakeAt: null }),
    )
  }
  const book = await findById<Fields & { version: number; state: object }>('leaveBooks', id)
  const { version, state } = book!
  return update(
    'leaveBooks',
    { _id: id, version },
    {
      version: version + 1,
      state: command.set(state),
      history: command.push([{ at: Date.now(), act: 'bench' }]),
    },
  )
}
