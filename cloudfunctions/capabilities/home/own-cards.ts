import { addDays, addMonths, dayOf, monthOf, type Day } from '../../kernel/day'
import { cardOfMonth, ledgersOf, todayCard, type Ledger, type Post } from '../attendance'
import { absencesOf, backCard, bookIdOf, booksOf, leaveCard, type LeaveBook } from '../leave'
import type { HomeView } from './contract'
import { leaveEmpty } from './messages'

/** What the cards of somebody posted are made of; on the 1st also the month before, whose last evening makes last night. */
export function ownReadings(post: Post | null, today: Day) {
  const ids = post ? [post.posting.id] : []
  const month = monthOf(today)
  const months = today.endsWith('-01') ? [month, addMonths(month, -1)] : [month]
  return { ownLedgers: ledgersOf(ids, months), ownBooks: booksOf(ids) }
}

type OwnCards = Pick<HomeView, 'today' | 'month' | 'leave'>

export function ownCards(
  personId: string,
  post: Post | null,
  { ownLedgers, ownBooks }: { ownLedgers: Ledger[]; ownBooks: LeaveBook[] },
  now: number,
): OwnCards {
  if (!post) return { today: null, month: null, leave: null }
  const { posting, policy } = post
  const today = dayOf(now)
  const month = monthOf(today)
  const of = (wanted: string): Ledger | null => ownLedgers.find(({ state }) => state.month === wanted) ?? null
  const ledger = of(month)
  const book = ownBooks[0] ?? null
  const last = addDays(`${addMonths(month, 1)}-01`, -1)
  const absences = book ? absencesOf(book, `${month}-01`, last) : []
  return {
    today: todayCard(personId, ledger, policy, absences, now, of(addMonths(month, -1))),
    month: cardOfMonth(ledger, posting, policy, absences, now),
    leave: {
      bookId: bookIdOf(posting.id),
      card: leaveCard(book, today),
      back: backCard(book, now),
      empty: leaveEmpty,
    },
  }
}
