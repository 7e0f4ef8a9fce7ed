import { addDays, dayOf, monthOf } from '../../../kernel/day'
import { ok, rejected } from '../../../kernel/result'
import type { Action, BoundRequest } from '../../../platform/capability'
import { absencesOf, readLeaveBook } from '../../leave'
import { readLedgerWithNext, type Ledger } from '../aggregate'
import { MonthInput, type AttendanceApi, type MonthView } from '../contract'
import { whoseWords } from '../messages'
import { monthView } from '../presenters/month'
import { evidenceOf } from '../rules/evidence'
import { monthRecords, summaryOf } from '../rules/month'
import { postFor, postOf, type Post } from './post'

/** One month of the caller's own ledger, each day with the evidence it rests on. */
export const month: Action<AttendanceApi['attendance.month']['input'], MonthView> = {
  input: MonthInput,
  run: async (request, input) => {
    const today = dayOf(request.now)
    const asked = input.month ?? monthOf(today)
    if (asked > monthOf(today)) return rejected('attendance.monthAhead')
    const post = ownPost(request, input.postingId)
    if (!post) return rejected(input.postingId ? 'record.notFound' : 'caller.notPosted')
    const { posting, policy, village } = post
    const [{ ledger, next }, book] = await Promise.all([
      readLedgerWithNext(posting, asked),
      readLeaveBook(posting.id),
    ])
    const absences = book ? absencesOf(book, `${asked}-01`, addDays(`${asked}-01`, 31)) : []
    const context = { posting, policy, today, evidence: evidenceIn(ledger, next), absences }
    const records = monthRecords(context, asked)
    const summary = summaryOf(context, asked, records)
    const whose = whoseWords(village.name, request.caller.name)
    return ok(monthView({ month: asked, today, posting, policy, whose }, records, summary))
  },
}

function ownPost(request: BoundRequest, postingId: string | undefined): Post | null {
  if (!postingId) return postOf(request)
  const posting = request.caller.postings.find((candidate) => candidate.id === postingId)
  return posting ? postFor(request, posting) : null
}

function evidenceIn(...ledgers: Array<Ledger | null>): ReturnType<typeof evidenceOf> {
  return ledgers.flatMap((ledger) => evidenceOf(ledger?.history ?? []))
}
