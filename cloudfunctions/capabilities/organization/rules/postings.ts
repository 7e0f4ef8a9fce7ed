import { accepted, type Decision, type Moment } from '../../../kernel/aggregate'
import { addDays, type Day } from '../../../kernel/day'
import { stableId } from '../../../kernel/hashing'
import type { Posting } from '../../../kernel/people'
import { rejected } from '../../../kernel/result'
import type { DutyCode } from '../codes'
import type { Person } from './person'
import { isSpanWithinReach, isWithinReach, overlaps, type Span } from './spans'

type PersonDecision = Decision<Person, DutyCode>

export interface PostCommand extends Span {
  personId: string
  villageId: string
  role: Posting['role']
  /** 调村: the posting that ends on the day before this one begins, in the same write. */
  leaving?: string
}

/** 派驻: a new posting of a known person; nobody is in two villages on the same day. */
export function decidePost(person: Person, command: PostCommand, moment: Moment): PersonDecision {
  const { personId, villageId, role, from, to, leaving } = command
  if (!isSpanWithinReach(command, moment.today)) return rejected('posting.dates')
  const left = leaving === undefined ? person : leave(person, leaving, addDays(from, -1), moment.today)
  if ('ok' in left) return left
  const other = left.postings.find((posting) => overlaps(posting, command))
  if (other) return rejected('posting.overlaps', { name: person.name, villageId: other.villageId })
  const id = newPostingId(personId, villageId, from, left.postings)
  const posting: Posting = { id, villageId, role, from, to }
  const state = { ...left, postings: [...left.postings, posting] }
  const before = person.postings.find((each) => each.id === leaving)
  const data = { ...posting, ...(before ? { left: { id: before.id, to: before.to } } : {}) }
  return accepted(state, moment, leaving ? 'move' : 'post', { data })
}

export interface EndPostingCommand {
  postingId: string
  lastDay: Day
  reason: string
}

/** 换人 begins with this: only a posting without a last day is handed on, so that of two organisers one succeeds. */
export function decideHandOn(person: Person, command: EndPostingCommand, moment: Moment): PersonDecision {
  const posting = person.postings.find(({ id }) => id === command.postingId)
  return posting?.to
    ? rejected('posting.ended', { name: person.name, day: posting.to })
    : decideEndPosting(person, command, moment)
}

/** Puts back a posting that was to be handed on, because the successor could not come after all. */
export function decideReopen(
  person: Person,
  { postingId }: { postingId: string },
  moment: Moment,
): PersonDecision {
  const posting = person.postings.find(({ id }) => id === postingId)
  if (!posting) return rejected('posting.gone')
  return accepted(withPosting(person, { ...posting, to: null }), moment, 'reopen-posting', {
    data: { postingId },
  })
}

/** 离任: the last day counts; the ledger and the leave book stay under the posting's id. */
export function decideEndPosting(person: Person, command: EndPostingCommand, moment: Moment): PersonDecision {
  const { postingId, lastDay, reason } = command
  const left = leave(person, postingId, lastDay, moment.today)
  if ('ok' in left) return left
  return accepted(left, moment, 'end-posting', { note: reason, data: { postingId, lastDay } })
}

function leave(
  person: Person,
  postingId: string,
  lastDay: Day,
  today: Day,
): Person | ReturnType<typeof rejected<DutyCode>> {
  const posting = person.postings.find(({ id }) => id === postingId)
  if (!posting) return rejected('posting.gone')
  if (posting.to !== null && posting.to <= lastDay)
    return rejected('posting.ended', { name: person.name, day: posting.to })
  if (lastDay < posting.from || !isWithinReach(lastDay, today)) return rejected('posting.lastDay')
  return withPosting(person, { ...posting, to: lastDay })
}

export interface CorrectPostingCommand extends Span {
  postingId: string
  reason: string
}

/** 改派驻的日子: a wrong day put right, as far back as ledgers are still open; the history keeps what it was. */
export function decideCorrectPosting(
  person: Person,
  command: CorrectPostingCommand,
  moment: Moment,
): PersonDecision {
  const { postingId, from, to, reason } = command
  const posting = person.postings.find(({ id }) => id === postingId)
  if (!posting) return rejected('posting.gone')
  const reach = (day: Day | null): boolean => day === null || isWithinReach(day, moment.today)
  if (from !== posting.from && !(reach(from) && reach(posting.from))) return rejected('posting.early')
  if (to !== posting.to && !(reach(to) && reach(posting.to))) return rejected('posting.early')
  if (to !== null && to < from) return rejected('posting.dates')
  const other = person.postings.find((each) => each.id !== postingId && overlaps(each, command))
  if (other) return rejected('posting.overlaps', { name: person.name, villageId: other.villageId })
  const before = { from: posting.from, to: posting.to }
  const data = { postingId, before, after: { from, to } }
  return accepted(withPosting(person, { ...posting, from, to }), moment, 'correct-posting', {
    note: reason,
    data,
  })
}

export interface WithdrawCommand {
  postingId: string
  /** The posting that was left for it, as it was. */
  left?: { id: string; to: Day | null }
}

/** Takes back a posting that two organisers made at the same moment for two people. */
export function decideWithdrawPosting(
  person: Person,
  { postingId, left }: WithdrawCommand,
  moment: Moment,
): PersonDecision {
  const postings = person.postings
    .filter(({ id }) => id !== postingId)
    .map((posting) => (posting.id === left?.id ? { ...posting, to: left.to } : posting))
  return accepted({ ...person, postings }, moment, 'withdraw-posting', { data: { postingId } })
}

/** The first secretary whom a posting would meet in the village: somebody else's, with days in common. */
export function secretaryMet(
  villageId: string,
  span: Span,
  personId: string,
  others: ReadonlyArray<{ id: string; state: Person }>,
): string | undefined {
  const met = others.find(
    ({ id, state }) =>
      id !== personId &&
      state.postings.some(
        (posting) =>
          posting.villageId === villageId && posting.role === 'secretary' && overlaps(posting, span),
      ),
  )
  return met?.state.name
}

function withPosting(person: Person, posting: Posting): Person {
  return {
    ...person,
    postings: person.postings.map((each) => (each.id === posting.id ? posting : each)),
  }
}

/** The id the roster would give it, if that one is free: the next roster then finds the same posting again. */
function newPostingId(personId: string, villageId: string, from: Day, others: Posting[]): string {
  const id = stableId('g', personId, villageId, from)
  return others.some((each) => each.id === id)
    ? stableId('g', personId, villageId, from, String(others.length))
    : id
}
