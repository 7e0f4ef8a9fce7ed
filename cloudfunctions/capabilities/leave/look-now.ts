import type { Moment } from '../../kernel/aggregate'
import { dayOf } from '../../kernel/day'
import { change, loadMany } from '../../platform/aggregate-store'
import { deliver } from '../../platform/notices'
import { unhurried } from '../../platform/round'
import type { PostingWatcher } from '../organization'
import { wake } from './actions/wake'
import { bookIdOf, leaveBookType, type LeaveBook } from './aggregate'
import { liveOnes } from './rules/book'

/** Tries while somebody else writes the same book; after that the clock's own look finds what is to be found. */
const TRIES = 3

/**
 * Looks into the books of these postings now, as the clock does each morning: a posting that was ended closes or shortens
 * its leaves at once, and one that ends later is known by then. A book without anything open is left alone.
 */
export const lookNow: PostingWatcher = async (postingIds, now, requestId) => {
  let left = postingIds.map(bookIdOf)
  for (let tries = 0; left.length > 0 && tries < TRIES; tries++) {
    const books = await loadMany(leaveBookType, left)
    const open = books.filter(({ state }) => liveOnes(state).some(({ status }) => status !== 'returned'))
    const done = await Promise.all(open.map((book) => lookInto(book, now, `${requestId}-${tries}`)))
    left = open.filter((_, index) => !done[index]).map(({ id }) => id)
  }
}

/** false when the book changed meanwhile. */
async function lookInto(book: LeaveBook, now: number, runId: string): Promise<boolean> {
  const { id, version, scope, policyVersion } = book
  const requestId = `${runId}-${version}`
  const moment: Moment = { now, today: dayOf(now), by: 'system', requestId, policyVersion }
  const decision = await wake(book, moment, unhurried(now, runId))
  const changed = await change(leaveBookType, id, {
    moment,
    act: 'wake',
    input: null,
    scope,
    known: book,
    decide: (again) => (again?.version === version ? decision : CHANGED),
  })
  if (changed.ok) await deliver(leaveBookType, changed.saved, requestId)
  return changed.ok
}

const CHANGED = { ok: false as const, code: 'record.busy', params: {} }
