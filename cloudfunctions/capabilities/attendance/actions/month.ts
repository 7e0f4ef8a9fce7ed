import { addDays, dayOf, monthOf } from '../../../kernel/day'
import { ok, rejected } from '../../../kernel/result'
import type { Action } from '../../../platform/capability'
import { absencesOf, readLeaveBook } from '../../leave'
import { readLedgerWithNext, type Ledger } from '../aggregate'
import { MonthInput, type AttendanceApi, type MonthView } from '../contract'
import { whoseWords } from '../messages'
import { monthView } from '../presenters/month'
import { evidenceOf } from '../rules/evidence'
import { monthRecords, summaryOf } from '../rules/month'
import { ownSubject, subjectBelow } from './subject'

/** One month of one's own ledger, or of somebody's below, each day with the evidence it rests on. */
export const month: Action<AttendanceApi['attendance.month']['input'], MonthView> = {
  input: MonthInput,
  run: async (request, { month: wanted, postingId }) => {
    const today = dayOf(request.now)
    const asked = wanted ?? monthOf(today)
    if (asked > monthOf(today)) return rejected('attendance.monthAhead')
    const own = ownSubject(request, postingId)
    const subject = own ?? (postingId ? await subjectBelow(request, postingId, asked) : null)
    if (!subject) return rejected(postingId ? 'record.notFound' : 'caller.notPosted')
    const { posting, policy, village, name } = subject
    const [{ ledger, next }, book] = await Promise.all([
      readLedgerWithNext(posting, asked),
      readLeaveBook(posting.id),
    ])
    const absences = book ? absencesOf(book, `${asked}-01`, addDays(`${asked}-01`, 31)) : []
    const context = { posting, policy, today, evidence: evidenceIn(ledger, next), absences }
    const records = monthRecords(context, asked)
    const summary = summaryOf(context, asked, records)
    const whose = whoseWords(village, name)
    return ok(monthView({ month: asked, today, posting, policy, whose }, records, summary))
  },
}

function evidenceIn(...ledgers: Array<Ledger | null>): ReturnType<typeof evidenceOf> {
  return ledgers.flatMap((ledger) => evidenceOf(ledger?.history ?? []))
}
