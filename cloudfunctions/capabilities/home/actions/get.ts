import { dayOf } from '../../../kernel/day'
import { currentPosting, isOpen } from '../../../kernel/people'
import { ok } from '../../../kernel/result'
import type { Action, BoundRequest, Request } from '../../../platform/capability'
import { troubleOf } from '../../../kernel/heartbeat'
import { heartbeatFor } from '../../../platform/heartbeat'
import { together } from '../../../platform/together'
import {
  aroundOf,
  aroundReadings,
  casesAmong,
  drawEntry,
  ledgersUnder,
  ledgersWaitingFor,
  LOOKERS,
  looksOf,
  monthsOfLooks,
  postFor,
  todayOf,
  type Post,
} from '../../attendance'
import { complaintsEntry, complaintsWaitingFor } from '../../complaints'
import { booksWaitingFor, waitingAmong } from '../../leave'
import { unreadCount } from '../../notifications'
import { roundCards, roundsSeen, surveyEntries } from '../../satisfaction'
import { boardEntry, cardOf, cardReading } from '../../supervision'
import { HomeInput, type HomeView } from '../contract'
import { roundsEmpty } from '../messages'
import { ownCards, ownReadings } from '../own-cards'
import {
  alertOf,
  answersCases,
  asideOf,
  decidesLeave,
  entriesOf,
  headOf,
  holds,
  looksCard,
  organises,
  tendsClock,
  visitorView,
  waitingCard,
  villagesCard,
  watchedUnits,
} from '../presenters'

/**
 * The whole first page in one call, by everything the caller is: own ledger and leave for the posted, what waits for who
 * decides, where people are today for who leads, rounds for organisers. Four round trips for every role: the caller,
 * then beside each other what joins can read at once, the ledgers of a unit's month, and what is unread.
 */
export const get: Action<Record<string, never>, HomeView> = {
  input: HomeInput,
  run: async (request) => {
    const today = dayOf(request.now)
    if (!isBound(request)) return ok(visitorView(today))
    const { caller } = request
    const posting = currentPosting(caller.postings, today) ?? null
    const post = posting && isOpen(posting, today) ? postFor(request, posting) : null
    const watched = watchedUnits(request)
    const readings = readingsFor(request, post)
    const [{ read, around }, unread] = await Promise.all([
      watched ? readWithUnits(request, watched, readings) : readAlone(request, readings),
      unreadCount(caller.personId),
    ])
    const cases = casesAmong(request, read.waitingLedgers)
    const decides = decidesLeave(caller, today)
    const organiser = organises(caller, today)
    const answers = answersCases(caller, today)
    const looks =
      watched && around && holds(caller, LOOKERS, today) ? looksOf(request, watched, around) : null
    return ok({
      head: headOf(caller, posting, today),
      visitor: null,
      alert: tendsClock(caller, today) ? alertOf(troubleOf(read.heartbeat, request.now)) : null,
      aside: asideOf(caller, posting, today),
      ...ownCards(caller.personId, post, read, request.now),
      waiting: waitingCard(decides ? waitingAmong(request, read.waitingBooks) : [], cases, decides),
      villages: watched && around ? villagesCard(todayOf(request, watched, around)) : null,
      board: cardOf(request, read.figures),
      looks: looks && looksCard(looks, organiser || !decides),
      rounds: organiser ? { rows: roundCards(read.rounds, request.now), empty: roundsEmpty } : null,
      entries: entriesOf(organiser, answers ? cases.length : null, [
        ...surveyEntries(request, read.rounds),
        boardEntry(request),
        drawEntry(caller, today),
        complaintsEntry(request, read.waitingComplaints),
      ]),
      unread,
    })
  },
}

function isBound(request: Request): request is BoundRequest {
  return request.caller !== null
}

type Readings = ReturnType<typeof readingsFor>

function readingsFor(request: BoundRequest, post: Post | null) {
  return {
    ...ownReadings(post, dayOf(request.now)),
    waitingBooks: booksWaitingFor(request),
    waitingLedgers: ledgersWaitingFor(request),
    waitingComplaints: complaintsWaitingFor(request),
    heartbeat: heartbeatFor(tendsClock(request.caller, dayOf(request.now))),
    rounds: roundsSeen(request),
    figures: cardReading(request),
  }
}

async function readAlone({ caller }: BoundRequest, readings: Readings) {
  return { read: await together(caller.personId, readings), around: null }
}

/** With the villages of the caller's units: their ledgers are one more read, beside the joins. */
async function readWithUnits(request: BoundRequest, units: string[], readings: Readings) {
  const months = monthsOfLooks(request.now)
  const [read, ledgers] = await Promise.all([
    together(request.caller.personId, { ...readings, ...aroundReadings(request, units, months) }),
    ledgersUnder(units, months),
  ])
  return { read, around: aroundOf(request, read, ledgers, months) }
}
