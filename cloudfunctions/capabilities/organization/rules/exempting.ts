import { accepted, type Decision, type Moment } from '../../../kernel/aggregate'
import { stableId } from '../../../kernel/hashing'
import type { Exemption, ExemptionKind, Posting } from '../../../kernel/people'
import type { Day } from '../../../kernel/day'
import { rejected } from '../../../kernel/result'
import type { DutyCode } from '../codes'
import type { Person } from './person'
import { isWithinReach, NEVER, overlaps, type Span } from './spans'

type PersonDecision = Decision<Person, DutyCode>

export interface ExemptCommand extends Span {
  postingId: string
  kind: ExemptionKind
  rota?: Day[]
}

/** 照顾: what a month asks of one person is less for these days; what was seen stays what it was. */
export function decideExempt(person: Person, command: ExemptCommand, moment: Moment): PersonDecision {
  const { postingId, kind, from, to, rota } = command
  const posting = person.postings.find(({ id }) => id === postingId)
  if (!posting) return rejected('posting.gone')
  if (!isWithin(command, posting) || !isWithinReach(from, moment.today)) return rejected('exemption.dates')
  if (rota && kind !== 'near-home') return rejected('exemption.rota')
  if (rota?.some((day) => day < from || day > (to ?? NEVER))) return rejected('exemption.dates')
  const known = posting.exemptions ?? []
  if (known.some((each) => each.kind === kind && overlaps(each, command)))
    return rejected('exemption.overlaps')
  const id = stableId('x', postingId, kind, from, String(known.length))
  const exemption: Exemption = { id, kind, from, to, ...(rota ? { rota } : {}) }
  const data = { postingId, exemption }
  return accepted(withExemptions(person, posting, [...known, exemption]), moment, 'exempt', { data })
}

export interface EndExemptionCommand {
  exemptionId: string
  lastDay: Day
}

/** Ended and kept. One that never began counts on no day. */
export function decideEndExemption(
  person: Person,
  { exemptionId, lastDay }: EndExemptionCommand,
  moment: Moment,
): PersonDecision {
  const posting = person.postings.find(({ exemptions = [] }) =>
    exemptions.some(({ id }) => id === exemptionId),
  )
  const exemption = posting?.exemptions?.find(({ id }) => id === exemptionId)
  if (!posting || !exemption) return rejected('exemption.gone')
  if (!isWithinReach(lastDay, moment.today) || lastDay > (exemption.to ?? NEVER))
    return rejected('exemption.dates')
  const exemptions = posting.exemptions!.map((each) =>
    each.id === exemptionId ? { ...each, to: lastDay } : each,
  )
  const data = { postingId: posting.id, exemptionId, lastDay }
  return accepted(withExemptions(person, posting, exemptions), moment, 'end-exemption', { data })
}

function withExemptions(person: Person, posting: Posting, exemptions: Exemption[]): Person {
  const postings = person.postings.map((each) => (each.id === posting.id ? { ...each, exemptions } : each))
  return { ...person, postings }
}

function isWithin(span: Span, posting: Posting): boolean {
  const inOrder = span.to === null || span.from <= span.to
  return inOrder && posting.from <= span.from && (span.to ?? span.from) <= (posting.to ?? NEVER)
}
