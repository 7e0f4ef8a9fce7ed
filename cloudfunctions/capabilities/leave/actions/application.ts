import type { CountyPolicy } from '../../../kernel/county-policy'
import { dayOf, monthOf, yearOf } from '../../../kernel/day'
import { grantsOver, seat, type Posting } from '../../../kernel/people'
import { ok, rejected } from '../../../kernel/result'
import { loadMany } from '../../../platform/aggregate-store'
import type { Action, BoundRequest } from '../../../platform/capability'
import { policyOver } from '../../../platform/request'
import { monthSummary, readLedger, type MonthSummary } from '../../attendance'
import { CALLERS, holdersOf, teamAndHolders } from '../../organization'
import { leaveBookType, type LeaveBook } from '../aggregate'
import { ApplicationInput, type ApplicationView, type LeaveApi } from '../contract'
import { awayWords } from '../messages'
import { applicationView, type Offering, type Surroundings } from '../presenters/application'
import { statsOf } from '../presenters/stats'
import { teamOf, warningsOf } from '../presenters/team'
import { absencesIn } from '../rules/absences'
import { claimSeatsOf, liveOnes, openClaim, seatsOf, waitingStep, type Application } from '../rules/book'
import { usedIn } from '../rules/year'
import { waitingForMe } from '../waiting'
import { idsOf } from './ask'
import { seenBy } from './own-or-entitled'
import { bookIds, elsewhereIn, matesOf } from './reading'

/** One screen for who asked, who decides and who is told. */
export const application: Action<LeaveApi['leave.application']['input'], ApplicationView> = {
  input: ApplicationInput,
  run: async (request, input) => {
    const seen = await seenBy(request, input)
    if (!seen) return rejected('record.notFound')
    const { book, application: found, own, grants } = seen
    const { personId } = request.caller
    const seats = grants.map(({ role, unitId }) => seat(role, unitId))
    const waits = found.status === 'submitted'
    const around = waits ? await surroundings(request, book, found) : await afterwards(request, book, found)
    const templates = own ? idsOf('leave-decided') : idsOf('leave-to-decide', 'leave-informed')
    const calls = grantsOver(request.caller, CALLERS, book.scope, dayOf(request.now)).length > 0
    const viewer = { personId, own, seats, now: request.now, calls }
    return ok(applicationView(book, found, viewer, around, templates))
  },
}

/**
 * A decided application needs no weighing; whoever decides goes on to the next one. One read, none without a role; one more
 * while a return waits to be confirmed.
 */
async function afterwards(
  request: BoundRequest,
  book: LeaveBook,
  found: Application,
): Promise<Surroundings & Offering> {
  const claim = openClaim(found)
  const [[next], holders] = await Promise.all([
    waitingForMe(request),
    claim ? holdersOf(claimSeatsOf(claim), dayOf(request.now)) : [],
  ])
  const { bookId, applicationId } = next ?? {}
  const nextWaiting = bookId && applicationId ? { bookId, applicationId } : null
  const policy = policyOver(request, book.scope)
  return { stats: [], team: null, warnings: [], nextWaiting, policy, holders }
}

/** What a decision is weighed by: the month so far, the year's leave, and who would stay. Three reads. */
async function surroundings(
  request: BoundRequest,
  book: LeaveBook,
  found: Application,
): Promise<Surroundings & Offering> {
  const { state } = book
  const today = dayOf(request.now)
  const policy = policyOver(request, book.scope)
  const step = found.path[waitingStep(found)]
  const { team, holders } = await teamAndHolders(state.villageId, step ? seatsOf(step) : [], today)
  const others = team.filter(({ personId }) => personId !== state.personId)
  const member = team.find(({ personId }) => personId === state.personId)
  const own = (member?.postings ?? []).map(({ id }) => id)
  const [books, summary] = await Promise.all([
    loadMany(leaveBookType, bookIds([...own, ...others.map(({ posting }) => posting.id)])),
    member ? monthOfApplicant(request, book, policy, member.posting) : null,
  ])
  const elsewhere = elsewhereIn(books, state.personId, state.postingId)
  const counted = [...liveOnes(state).filter(({ id }) => id !== found.id), ...elsewhere]
  const stats = statsOf(summary, usedIn(policy, counted, yearOf(today)), policy.leave.yearCap)
  const mates = matesOf(others, books, today)
  return {
    stats,
    team: teamOf(state.name, found, mates, policy),
    warnings: warningsOf(found, mates, policy),
    nextWaiting: null,
    policy,
    holders,
  }
}

async function monthOfApplicant(
  request: BoundRequest,
  { state }: LeaveBook,
  policy: CountyPolicy,
  posting: Posting,
): Promise<MonthSummary> {
  const month = monthOf(dayOf(request.now))
  const ledger = await readLedger(posting, month)
  const absences = absencesIn(state, `${month}-01`, `${month}-31`, awayWords)
  return monthSummary(ledger, posting, policy, month, request.now, absences)
}
