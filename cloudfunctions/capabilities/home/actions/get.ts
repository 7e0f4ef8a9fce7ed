import { addDays, addMonths, dayOf, monthOf, type Day } from '../../../kernel/day'
import { currentPosting, isOpen } from '../../../kernel/people'
import { ok } from '../../../kernel/result'
import type { Action, BoundRequest, Request } from '../../../platform/capability'
import { cardOfMonth, casesWaitingFor, drawEntry, postFor, readLedger, todayCard, type Post } from '../../attendance'
import { absencesOf, leaveCard, readLeaveBook, waitingForMe } from '../../leave'
import { unreadCount } from '../../notifications'
import { roundCards } from '../../satisfaction'
import { HomeInput, type HomeView } from '../contract'
import { leaveEmpty, roundsEmpty, waitingEmpty, waitingTitle } from '../messages'
import { answersCases, asideOf, decidesLeave, entriesOf, headOf, organises, visitorView } from '../presenters'

/**
 * The whole first page in one call, by what the caller is: own ledger and leave for the posted, what waits for those
 * who decide, rounds for organisers. Everything is read at once: the caller, then at most three reads beside each other.
 */
export const get: Action<Record<string, never>, HomeView> = {
  input: HomeInput,
  run: async (request) => {
    const today = dayOf(request.now)
    if (!isBound(request)) return ok(visitorView(today))
    const { caller } = request
    const posting = currentPosting(caller.postings, today) ?? null
    const post = posting && isOpen(posting, today) ? postFor(request, posting) : null
    const organiser = organises(caller, today)
    // Counted where it does not cost the page a read too many: others see the way to the list.
    const answers = answersCases(caller, today)
    const [own, waiting, rounds, cases, unread] = await Promise.all([
      post ? ownCards(caller.personId, post, request.now, today) : nothing,
      decidesLeave(caller, today) ? waitingCard(request) : null,
      organiser ? roundsCard(request) : null,
      answers && !organiser && !post ? casesWaitingFor(request) : [],
      unreadCount(caller.personId),
    ])
    return ok({
      head: headOf(caller, posting, today),
      visitor: null,
      aside: asideOf(caller, posting, today),
      ...own,
      waiting,
      rounds,
      entries: entriesOf(organiser, answers ? cases.length : null, drawEntry(caller, today)),
      unread,
    })
  },
}

function isBound(request: Request): request is BoundRequest {
  return request.caller !== null
}

type OwnCards = Pick<HomeView, 'today' | 'month' | 'leave'>
const nothing: OwnCards = { today: null, month: null, leave: null }

/** Two reads: this month's ledger and the leave book. */
async function ownCards(
  personId: string,
  { posting, policy }: Post,
  now: number,
  today: Day,
): Promise<OwnCards> {
  const month = monthOf(today)
  const [ledger, book] = await Promise.all([readLedger(posting, month), readLeaveBook(posting.id)])
  const last = addDays(`${addMonths(month, 1)}-01`, -1)
  const absences = book ? absencesOf(book, `${month}-01`, last) : []
  return {
    today: todayCard(personId, ledger, policy, absences, now),
    month: cardOfMonth(ledger, posting, policy, absences, now),
    leave: { card: book ? leaveCard(book, today) : null, empty: leaveEmpty },
  }
}

async function waitingCard(request: BoundRequest): Promise<HomeView['waiting']> {
  const rows = await waitingForMe(request)
  return { count: rows.length, title: waitingTitle(rows.length), rows, empty: waitingEmpty }
}

async function roundsCard(request: BoundRequest): Promise<HomeView['rounds']> {
  return { rows: await roundCards(request), empty: roundsEmpty }
}
