import type { CountyPolicy } from '../../../kernel/county-policy'
import { addDays, yearOf, type Day } from '../../../kernel/day'
import type { Posting, Unit } from '../../../kernel/people'
import { rejected, type Rejected } from '../../../kernel/result'
import type { LeaveCode } from '../codes'
import type { Kind } from '../contract'
import { liveOnes, overlapping, type Application, type Flag, type LeaveBookState, type Step } from './book'
import { emptyDays, type Mate } from './coverage'
import { isVacant, pathFor, type Holder } from './path'
import { calendarDays, partsOf, workingDays, type Span } from './span'
import { tierOf, type Tiered } from './tier'
import { overCap, usedIn } from './year'

/** Days ahead that a request may reach: longer than any leave the law grants. */
export const FARTHEST = 400
/** Applications of one posting; a posting lasts two or three years. */
const MOST_APPLICATIONS = 400

/** What somebody wants, and everything about them and their village that the rules need to know. */
export interface Asked {
  kind: Kind
  span: Span
  applicantId: string
  policy: CountyPolicy
  posting: Posting
  /** Units from the region down to the village. */
  offices: readonly Unit[]
  holders: readonly Holder[]
  mates: readonly Mate[]
  /** Live applications of the person's other postings: the year's days are the person's. */
  elsewhere?: readonly Application[]
}

/** What a request would be: shown before it is handed in, and what handing in records. */
export interface Plan {
  days: number
  calendarDays: number
  tiered: Tiered
  path: Step[]
  flags: Flag[]
  emptyDays: Day[]
  /** Days of this year asked for or granted before. */
  usedThisYear: number
  /** True when the seat that should decide first is held by nobody at all. */
  vacant: boolean
}

export type Planned = { ok: true; plan: Plan } | Rejected<LeaveCode>

/** Whether a request may be handed in, and what it amounts to. */
export function planLeave(state: LeaveBookState | null, asked: Asked, today: Day): Planned {
  const refusal = refuse(state, asked, today)
  if (refusal) return refusal
  const live = liveOnes(state)
  const { span, kind, offices, holders, applicantId, policy } = asked
  const allYear = [...live, ...(asked.elsewhere ?? [])]
  const tiered = tierOf(policy, { kind, ...span }, live)
  const path = pathFor(tiered.tier, offices, holders, applicantId)
  if (!path) return rejected('leave.nobodyDecides')
  const plan: Plan = {
    days: workingDays(policy, span),
    calendarDays: calendarDays(span),
    tiered,
    path,
    flags: flagsOf(asked, today, allYear, tiered),
    emptyDays: emptyDays(policy, partsOf(span), asked.mates),
    usedThisYear: usedIn(policy, allYear, yearOf(today)),
    vacant: isVacant(tiered.tier.decides[0], offices, holders),
  }
  return { ok: true, plan }
}

function refuse(
  state: LeaveBookState | null,
  { span, posting, policy }: Asked,
  today: Day,
): Rejected<LeaveCode> | null {
  const { from, to } = span
  if (from.day < addDays(today, -policy.leave.backdateDays))
    return rejected('leave.tooLate', { days: policy.leave.backdateDays })
  if (to.day > addDays(today, FARTHEST)) return rejected('leave.tooFar')
  if (from.day < posting.from || (posting.to !== null && to.day > posting.to))
    return rejected('leave.outsidePosting')
  const other = overlapping(state, span)
  if (other) return rejected('leave.overlaps', overlapParams(other))
  if (workingDays(policy, span) === 0) return rejected('leave.onlyRestDays')
  if ((state?.applications.length ?? 0) >= MOST_APPLICATIONS) return rejected('leave.bookFull')
  return null
}

/** The other application, for the shell to put into words and for the phone to open. */
function overlapParams({ id, kind, from, to }: Application): Record<string, string> {
  return { applicationId: id, kind, fromDay: from.day, toDay: to.day }
}

function flagsOf(
  { kind, span, policy }: Asked,
  today: Day,
  live: readonly Application[],
  tiered: Tiered,
): Flag[] {
  const flags: Flag[] = []
  if (span.from.day < today) flags.push('emergency')
  if (overCap(policy, policy.leave.yearCap, { kind, ...span }, live)) flags.push('overYearCap')
  if (tiered.unknown) flags.push('calendarUnknown')
  return flags
}
