import type { Day } from '../../../kernel/day'
import { leafOf, versionOf, type Fields } from '../../../kernel/sealed-form'
import { atOnce, SEALED, type SealedRecord } from '../../../kernel/sealed-records'
import type { Alarm } from '../../../platform/capability'
import { command, find, findById, insert, update, type FindOptions } from '../../../platform/sdk'
import {
  chunkId,
  chunkOf,
  closed,
  NO_SEALS,
  sealDue,
  sealId,
  withChunk,
  type Chunk,
  type Cursor,
  type OpenSeal,
  type Progress,
} from '../rules/seal'

/**
 * Seals lie beside the aggregates and not among them: nothing in one is ever changed, and what is hashed is never hashed
 * again. One document a night says what the seal says, its leaves lie in others, and one tells how far the clock is.
 */
const COLLECTION = 'seals'
const PROGRESS = 'progress'

type Stored = Progress & { _id: string; version: number }

/** 封存: the clock's part. Nothing is due most of the day, and that costs one read. */
export const sealing: Alarm = {
  ...{ name: COLLECTION, collection: COLLECTION },
  run: async ({ now, more }) => {
    const stored = await findById<Stored>(COLLECTION, PROGRESS)
    let version = stored?.version ?? 0
    let progress: Progress = stored ?? NO_SEALS
    let woken = 0
    for (let open = sealDue(progress, now); open; open = progress.open) {
      if (!more()) return { woken, through: false }
      const step = await nextStep(open, progress)
      progress = step.progress
      // Another clock is at it: it goes on from the same chunks.
      if (!(await saveProgress(progress, version))) return { woken: 0, through: false }
      version += 1
      woken += Math.max(1, step.leaves)
    }
    return { woken, through: true }
  },
}

/** Either one chunk more, or the seal is whole. Done again, it comes to the same: what lies there already is taken. */
async function nextStep(open: OpenSeal, progress: Progress): Promise<{ progress: Progress; leaves: number }> {
  const chunk = await nextChunk(open)
  if (chunk) return { progress: { ...progress, open: withChunk(open, chunk) }, leaves: chunk.leaves.length }
  const seal = closed(open)
  await insert(COLLECTION, { _id: sealId(seal.day), ...seal })
  return { progress: { last: { day: seal.day, seal: seal.seal }, open: null }, leaves: 0 }
}

/** Writes the next chunk; a run that was cut off may have written it, and what is written stays. null when there is none. */
async function nextChunk(open: OpenSeal): Promise<Chunk | null> {
  const _id = chunkId(open.day, open.chunks)
  for (let { at, cursor }: Pick<OpenSeal, 'at' | 'cursor'> = open; at < SEALED.length; at++, cursor = null) {
    const record = SEALED[at]!
    const documents = await changedAfter(record, open, cursor)
    const last = documents[documents.length - 1]
    if (!last) continue
    // What an import laid ready and nobody sees yet is not there.
    const there = documents.filter((document) => versionOf(document) > 0)
    const to: Cursor = { changedOn: last['changedOn'] as Day, id: last['_id'] as string }
    const chunk = chunkOf(
      { ...open, at },
      there.map((document) => leafOf(record, document)),
      to,
    )
    if (await insert(COLLECTION, { _id, ...chunk })) return chunk
    return findById<Chunk>(COLLECTION, _id)
  }
  return findById<Chunk>(COLLECTION, _id)
}

/** The next documents of the seal's days, in the order of their day and id. */
async function changedAfter(
  record: SealedRecord,
  { day, after }: OpenSeal,
  cursor: Cursor | null,
): Promise<Fields[]> {
  const { collection } = record
  const limit = atOnce(record)
  const order: FindOptions['order'] = [
    ['changedOn', 'asc'],
    ['_id', 'asc'],
  ]
  const later = (from: Day | ''): Fields => ({ changedOn: command.gt(from).and(command.lte(day)) })
  if (!cursor) return find<Fields>(collection, later(after), { limit, order })
  const sameDay = { changedOn: cursor.changedOn, _id: command.gt(cursor.id) }
  const rest = await find<Fields>(collection, sameDay, { limit, order: [['_id', 'asc']] })
  if (rest.length > 0 || cursor.changedOn >= day) return rest
  return find<Fields>(collection, later(cursor.changedOn), { limit, order })
}

async function saveProgress({ last, open }: Progress, version: number): Promise<boolean> {
  if (version === 0) return insert(COLLECTION, { _id: PROGRESS, version: 1, last, open })
  const data = { version: version + 1, last: command.set(last), open: command.set(open) }
  return (await update(COLLECTION, { _id: PROGRESS, version }, data)) === 1
}
