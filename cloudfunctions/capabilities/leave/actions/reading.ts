import { addDays, dayOf, type Day } from '../../../kernel/day'
import type { Unit } from '../../../kernel/people'
import type { Rejected } from '../../../kernel/result'
import { rejected } from '../../../kernel/result'
import { loadMany } from '../../../platform/aggregate-store'
import type { BoundRequest } from '../../../platform/capability'
import { postOf, type Post } from './post'
import { teamAndHolders, type TeamMember } from '../../organization'
import { bookIdOf, leaveBookType, type LeaveBook } from '../aggregate'
import type { Kind } from '../contract'
import { awayWords, datesWords, kindWords, SETTLED_WORDS } from '../messages'
import { absencesIn } from '../rules/absences'
import { liveOnes, type Application } from '../rules/book'
import type { Mate } from '../rules/coverage'
import { seatsAbove, type Holder } from '../rules/path'
import type { Asked } from '../rules/plan'
import type { Edge } from '../rules/span'

/** Days before and after today of which a team's absences are looked at. */
const BACK = 60
const AHEAD = 460

/** What a request of one posted person is judged by. */
export interface Desk {
  post: Post
  offices: Unit[]
  book: LeaveBook | null
  mates: Mate[]
  holders: Holder[]
  /** Live applications of the caller's other postings, for the year's days. */
  elsewhere: Application[]
}

/** The caller's posting, their own book, the team and whoever could decide: two reads. null without a posting. */
export async function deskOf(request: BoundRequest): Promise<Desk | null> {
  const post = postOf(request)
  if (!post) return null
  const { village, posting } = post
  const offices = request.caller.units.filter((unit) => village.scope.includes(unit.id))
  const today = dayOf(request.now)
  const { team, holders } = await teamAndHolders(village.id, seatsAbove(offices), today)
  const others = team.filter(({ personId }) => personId !== request.caller.personId)
  const own = request.caller.postings.map(({ id }) => id)
  const books = await loadMany(leaveBookType, bookIds([...own, ...others.map((mate) => mate.posting.id)]))
  const book = books.find(({ id }) => id === bookIdOf(posting.id)) ?? null
  const elsewhere = elsewhereIn(books, request.caller.personId, posting.id)
  return { post, offices, book, mates: matesOf(others, books, today), holders, elsewhere }
}

/** What somebody asked for or was granted in their other postings: a move to another village starts no new year. */
export function elsewhereIn(books: readonly LeaveBook[], personId: string, postingId: string): Application[] {
  const others = books.filter(({ state }) => state.personId === personId && state.postingId !== postingId)
  return others.flatMap(({ state }) => liveOnes(state))
}

export function bookIds(postingIds: string[]): string[] {
  return postingIds.map(bookIdOf)
}

export function matesOf(others: readonly TeamMember[], books: readonly LeaveBook[], today: Day): Mate[] {
  return others.map(({ personId, name, posting }) => {
    const book = books.find(({ id }) => id === bookIdOf(posting.id))
    const window = [addDays(today, -BACK), addDays(today, AHEAD)] as const
    const until = posting.to
    return { personId, name, until, absences: book ? absencesIn(book.state, ...window, awayWords) : [] }
  })
}

export function askedBy(
  request: BoundRequest,
  desk: Desk,
  { kind, from, to }: { kind: Kind; from: Edge; to: Edge },
): Asked {
  const { post, offices, holders, mates, elsewhere } = desk
  const { posting, policy } = post
  const applicantId = request.caller.personId
  return { kind, span: { from, to }, applicantId, policy, posting, offices, holders, mates, elsewhere }
}

/** A refusal of the rules with the words its sentences need. */
export function worded<C extends string>(refusal: Rejected<C>, bookId: string): Rejected<C> {
  const { kind, fromDay, toDay, outcome } = refusal.params
  const params = { ...refusal.params }
  if ('applicationId' in params) params['bookId'] = bookId
  if (typeof fromDay === 'string' && typeof toDay === 'string') {
    const span = { from: { day: fromDay, half: 'full' as const }, to: { day: toDay, half: 'full' as const } }
    params['dates'] = datesWords(span)
    params['kindWords'] = kindWords(kind as Kind)
  }
  if (outcome === 'approved' || outcome === 'rejected') params['outcomeWords'] = SETTLED_WORDS[outcome]
  return rejected(refusal.code, params)
}
