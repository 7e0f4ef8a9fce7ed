import { dayOf, yearOf } from '../../../kernel/day'
import { currentPosting, isOpen } from '../../../kernel/people'
import { ok } from '../../../kernel/result'
import { loadMany } from '../../../platform/aggregate-store'
import type { Action } from '../../../platform/capability'
import { postOf } from './post'
import { leaveBookType } from '../aggregate'
import { NoInput, type LeaveApi, type MineView, type WaitingView } from '../contract'
import { yearWords } from '../messages'
import { rowOf } from '../presenters/rows'
import { liveOnes } from '../rules/book'
import { usedIn } from '../rules/year'
import { waitingForMe } from '../waiting'
import { bookIds, elsewhereIn } from './reading'

/** Applications of one's own list; older ones stay in the book. */
const MOST = 60

/** The caller's own applications, latest first. */
export const mine: Action<LeaveApi['leave.mine']['input'], MineView> = {
  input: NoInput,
  run: async (request) => {
    const today = dayOf(request.now)
    const post = postOf(request)
    if (!post) return ok({ rows: [], note: '', mayAsk: false })
    const { posting, policy } = post
    const { caller } = request
    const books = await loadMany(leaveBookType, bookIds(caller.postings.map(({ id }) => id)))
    const book = books.find(({ state }) => state.postingId === posting.id) ?? null
    const elsewhere = elsewhereIn(books, caller.personId, posting.id)
    const latest = [...(book?.state.applications ?? [])].sort((a, b) => b.submittedAt - a.submittedAt)
    const used = usedIn(policy, [...liveOnes(book?.state ?? null), ...elsewhere], yearOf(today))
    const current = currentPosting(caller.postings, today)
    return ok({
      rows: latest.slice(0, MOST).map((application) => rowOf(book!.id, application)),
      note: yearWords(used, policy.leave.yearCap),
      mayAsk: current !== undefined && isOpen(current, today),
    })
  },
}

export const waiting: Action<LeaveApi['leave.waiting']['input'], WaitingView> = {
  input: NoInput,
  run: async (request) => ok({ items: await waitingForMe(request) }),
}
