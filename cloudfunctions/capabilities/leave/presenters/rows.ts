import type { Day } from '../../../kernel/day'
import { questionsOf } from '../act-messages'
import type { LeaveBook } from '../aggregate'
import type { ApplicationRow, BackCard, LeaveCard, WaitingItem } from '../contract'
import {
  claimWords,
  datesWords,
  emptyShort,
  spanWords,
  tagFor,
  tileOf,
  titleWords,
  waitedWords,
} from '../messages'
import { claimSeatsOf, openClaim, seatsOf, waitingSince, waitingStep, type Application } from '../rules/book'
import { isAway } from '../rules/life'
import { beginsAt } from '../rules/span'

export function rowOf(bookId: string, application: Application): ApplicationRow {
  const { id: applicationId, kind } = application
  return {
    bookId,
    applicationId,
    title: titleWords(application),
    when: spanWords(application),
    tag: tagFor(application),
    tile: tileOf(kind),
  }
}

/** The application that matters next: one that waits, else one that nobody closed, else the next one granted that is not over, else a fresh no. */
export function cardOf(book: LeaveBook | null, today: Day): LeaveCard | null {
  if (!book) return null
  const byStart = [...book.state.applications].sort((a, b) => a.from.day.localeCompare(b.from.day))
  const ahead = byStart.filter((application) => application.to.day >= today)
  const open = byStart.filter(({ status, to }) => status === 'approved' && to.day < today)
  const next =
    byStart.find(({ status }) => status === 'submitted') ??
    open.pop() ??
    ahead.find(({ status }) => status === 'approved') ??
    ahead.find(({ status }) => status === 'rejected')
  if (!next) return null
  const { tile: _tile, ...card } = rowOf(book.id, next)
  return card
}

/**
 * The absence that 我回来了 ends now: of several that have begun the last, since a return ends them all. Null for who is not
 * away, and for who said so already and waits for the township.
 */
export function backOf(book: LeaveBook | null, now: number): BackCard | null {
  if (!book) return null
  const away = book.state.applications.filter((application) => isAway(application, now))
  const last = away.sort((a, b) => beginsAt(a) - beginsAt(b)).pop()
  if (!last || openClaim(last)) return null
  const question = questionsOf({ name: book.state.name, own: true }).comeBack
  const what = `${titleWords(last)}，${datesWords(last)}`
  return { bookId: book.id, applicationId: last.id, what, question }
}

/** A request that waited this long is shown in brick. */
const LONG = 24 * 3_600_000

/** What of this book waits for one of these seats. */
export function waitingIn(book: LeaveBook, seats: readonly string[], now: number): WaitingItem[] {
  const waits = book.state.applications.filter((application) => {
    const step = application.path[waitingStep(application)]
    return step !== undefined && seatsOf(step).some((each) => seats.includes(each))
  })
  const said = book.state.applications.filter((application) => {
    const claim = openClaim(application)
    return claim !== undefined && claimSeatsOf(claim).some((each) => seats.includes(each))
  })
  return [
    ...waits.map((application) => waitingItem(book, application, now)),
    ...said.map((application) => claimItem(book, application, now)),
  ]
}

/** Somebody says they are back; the township confirms. */
function claimItem(book: LeaveBook, application: Application, now: number): WaitingItem {
  const since = openClaim(application)!.at
  const tone = now - since >= LONG ? 'brick' : 'wheat'
  return {
    ...waitingItem(book, application, now),
    what: claimWords(application),
    warning: '',
    tone: 'pine',
    sign: 'in',
    tag: { tone, text: waitedWords(since, now), sign: 'wait' },
  }
}

function waitingItem(book: LeaveBook, application: Application, now: number): WaitingItem {
  const { name: who, villageName: where } = book.state
  const since = waitingSince(application)
  const tone = now - since >= LONG ? 'brick' : 'wheat'
  return {
    bookId: book.id,
    applicationId: application.id,
    who,
    where,
    what: `${titleWords(application)}，${datesWords(application)}`,
    warning: emptyShort(application.emptyDays),
    ...tileOf(application.kind),
    tag: { tone, text: waitedWords(since, now), sign: 'wait' },
    since,
  }
}
