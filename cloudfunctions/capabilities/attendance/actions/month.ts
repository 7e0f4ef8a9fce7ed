import { addDays, dayOf, monthOf } from '../../../kernel/day'
import { ok, rejected } from '../../../kernel/result'
import type { Action, BoundRequest } from '../../../platform/capability'
import { absencesOf, readLeaveBook } from '../../leave'
import { ledgerId, readLedgerWithNext, type Ledger } from '../aggregate'
import { MonthInput, type AttendanceApi, type MonthView } from '../contract'
import { whoseWords } from '../messages'
import { monthView } from '../presenters/month'
import { casesOf } from '../rules/case'
import { actsOn } from '../rules/day-acts'
import { monthRecords, summaryOf } from '../rules/month'
import { spotChecksOf } from '../rules/spot-check'
import { everything } from '../rules/vouch'
import { seesPhotos } from './photo'
import { ownSubject, subjectBelow, subjectOfPerson, type Subject } from './subject'

type Input = AttendanceApi['attendance.month']['input']

/** One month of one's own ledger, or of somebody's below, each day with the evidence it rests on. */
export const month: Action<Input, MonthView> = {
  input: MonthInput,
  run: async (request, input) => {
    const today = dayOf(request.now)
    const asked = input.month ?? monthOf(today)
    if (asked > monthOf(today)) return rejected('attendance.monthAhead')
    const own = ownSubject(request, input.postingId)
    const subject = own ?? (await below(request, input))
    if (!subject) return rejected(input.postingId ? 'record.notFound' : 'caller.notPosted')
    const { posting, policy, village, name, attests } = subject
    const [{ ledger, next }, book] = await Promise.all([
      readLedgerWithNext(posting, asked),
      readLeaveBook(posting.id),
    ])
    const absences = book ? absencesOf(book, `${asked}-01`, addDays(`${asked}-01`, 31)) : []
    const context = { posting, policy, today, evidence: evidenceIn(ledger, next), absences }
    const records = monthRecords(context, asked)
    const cases = casesOf(ledger?.history ?? [])
    const onlooker = { own: own !== null, attests: attests.length > 0 }
    const shown = {
      ...{ month: asked, today, posting, policy, whose: whoseWords(village, name), cases },
      personId: subject.personId,
      ledgerId: ledgerId(posting.id, asked),
      photos: seesPhotos(request, subject.personId, subject.scope),
      spots: { checks: spotChecksOf(ledger?.history ?? []), now: request.now },
      acts: (record: (typeof records)[number]) => actsOn(record, cases, today, policy, onlooker),
    }
    return ok(monthView(shown, records, summaryOf(context, asked, records)))
  },
}

async function below(request: BoundRequest, { postingId, personId }: Input): Promise<Subject | null> {
  if (!postingId) return null
  return personId ? subjectOfPerson(request, personId, postingId) : subjectBelow(request, postingId)
}

function evidenceIn(...ledgers: Array<Ledger | null>): ReturnType<typeof everything> {
  return ledgers.flatMap((ledger) => everything(ledger?.history ?? [], ledger?.state))
}
