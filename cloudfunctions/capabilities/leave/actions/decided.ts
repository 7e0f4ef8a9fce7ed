import { addMonths, dayOf, monthOf, startOf, type Month } from '../../../kernel/day'
import { ok } from '../../../kernel/result'
import { list } from '../../../platform/aggregate-store'
import type { Action, BoundRequest } from '../../../platform/capability'
import { command } from '../../../platform/sdk'
import { whole } from '../../../platform/whole'
import { leaveBookType, type LeaveBook } from '../aggregate'
import { DecidedInput, type DecidedView, type LeaveApi } from '../contract'
import { decidedRow } from '../presenters/decided'
import {
  decidedBy,
  decidedMark,
  isAfter,
  latestFirst,
  monthsBack,
  readDecidedCursor,
  writeDecidedCursor,
} from '../rules/decided'
import { seenIn } from './own-or-entitled'

/** Rows of one page. */
const PAGE = 20
/** Months that the first query looks through, and those before them that a second one does where the page is not full. */
const RECENT = 2
const EARLIER = 22
/** Books of one query: a township has fewer people posted to its villages. */
const MOST = 100
/** A month in which somebody decided in so many books: no county has so many people posted. Throws there. */
const MOST_OF_MONTH = 1000

/** Books in which the caller decided, from the month `since` on: all of them. */
interface Found {
  books: LeaveBook[]
  since: Month
  /** It took both of the queries that one page may cost. */
  both: boolean
}

/** 办过的: what the caller did about applications of others. */
export const decided: Action<LeaveApi['leave.decided']['input'], DecidedView> = {
  input: DecidedInput,
  run: async (request, { cursor }) => ok(await pageFrom(request, cursor)),
}

/**
 * A page of what the caller did about applications of others, latest first. Months are read whole, so that a deed of
 * another person in the same book changes no order. At most two queries.
 */
async function pageFrom(request: BoundRequest, from: string | undefined): Promise<DecidedView> {
  const { caller, now } = request
  const cursor = readDecidedCursor(from)
  const first = firstMonth(request)
  const rowsOf = ({ books, since }: Found) =>
    books
      .flatMap((book) => decidedBy(book.state, caller.personId).map((decided) => ({ book, ...decided })))
      .filter((each) => isAfter(each, cursor) && monthOf(dayOf(each.deed.at)) >= since)
      .sort(latestFirst)
  const month = monthOf(dayOf(cursor?.at ?? now))
  if (month < first) return { rows: [], next: null }
  let found = await recent(caller.personId, month, first)
  if (rowsOf(found).length < PAGE && found.since > first && !found.both)
    found = await earlier(caller.personId, found, first)
  const rows = rowsOf(found)
  const page = rows.slice(0, PAGE)
  return {
    rows: page.map(({ book, ...decided }) =>
      decidedRow(book, decided, { opens: seenIn(request, book, decided.application) !== null, now }),
    ),
    next: nextOf(rows, found.since, first),
  }
}

/** Two years back, or as far as the caller's oldest role. */
function firstMonth({ caller, now }: BoundRequest): Month {
  const begun = caller.grants.map(({ from }) => monthOf(from))
  return [...begun, addMonths(monthOf(dayOf(now)), 1 - RECENT - EARLIER)].sort()[0]!
}

/** The month and the one before; the month alone where that would be more books than a query gives. */
async function recent(personId: string, month: Month, first: Month): Promise<Found> {
  const months = monthsBack(month, RECENT, first)
  const books = await booksOf(personId, months, MOST)
  if (books.length < MOST) return { books, since: months[months.length - 1]!, both: false }
  const ofMonth = await booksOf(personId, [month], MOST_OF_MONTH)
  return { books: whole(ofMonth, MOST_OF_MONTH - 1, 'leave books'), since: month, both: true }
}

/** With those of the months before, where one query gives all of them. */
async function earlier(personId: string, known: Found, first: Month): Promise<Found> {
  const months = monthsBack(addMonths(known.since, -1), EARLIER, first)
  const books = await booksOf(personId, months, MOST)
  if (books.length === MOST) return known
  const all = new Map([...known.books, ...books].map((book) => [book.id, book]))
  return { books: [...all.values()], since: months[months.length - 1]!, both: true }
}

function booksOf(personId: string, months: readonly Month[], limit: number): Promise<LeaveBook[]> {
  const marks = months.map((month) => decidedMark(personId, month))
  return list(leaveBookType, { decidedIn: command.in(marks) }, { limit, fields: FIELDS })
}

/** What a row is made of; the history stays in the database. */
const FIELDS = { schema: true, version: true, state: true, scope: true }

/** After the last row of a full page, else before the months that were looked through, else nowhere. */
function nextOf(rows: ReturnType<typeof decidedBy>, since: Month, first: Month): string | null {
  const last = rows.length > PAGE ? rows[PAGE - 1] : undefined
  if (last) return writeDecidedCursor({ at: last.deed.at, id: last.application.id })
  return since > first ? writeDecidedCursor({ at: startOf(`${since}-01`) - 1, id: '' }) : null
}
