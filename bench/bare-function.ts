import { find, findById, insert, update, command, type Fields } from '../cloudfunctions/platform/sdk'

interface Asked {
  op: 'make' | 'change'
  /** Of the book that is copied, and of the copy. */
  from: string
  id: string
}

/** A function that only the bench deploys: what a decision is measured against, one read and one conditional update. */
export async function main({ op, from, id }: Asked): Promise<number> {
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
